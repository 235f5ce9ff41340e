try:
    x = 1
y = 2  # expect syntax error: expected 'except' or 'finally' block
