print(f"}")  # expect syntax error: f-string: single '}' is not allowed
