if True  # expect syntax error: expected ':'
    pass
