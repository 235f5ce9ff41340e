x = [1 2]  # expect syntax error: invalid syntax. Perhaps you forgot a comma?
