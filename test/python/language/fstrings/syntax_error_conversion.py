print(f"{1!x}")  # expect syntax error: f-string: invalid conversion character 'x': expected 's', 'r', or 'a'
