None = 1  # expect syntax error: cannot assign to None
