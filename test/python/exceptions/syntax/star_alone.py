*a = [1]  # expect syntax error: starred assignment target must be in a list or tuple
