def f():
    continue  # expect syntax error: 'continue' not properly in loop
