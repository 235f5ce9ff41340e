except ValueError: pass  # expect syntax error: invalid syntax
