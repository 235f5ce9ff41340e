lambda: x = 1  # expect syntax error: cannot assign to lambda
