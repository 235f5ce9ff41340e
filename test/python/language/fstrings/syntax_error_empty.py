print(f"{}")  # expect syntax error: f-string: valid expression required before '}'
