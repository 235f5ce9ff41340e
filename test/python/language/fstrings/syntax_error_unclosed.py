print(f"{1")  # expect syntax error: f-string: expecting '}'
