def f():
    x = 1
    global x  # expect syntax error: name 'x' is assigned to before global declaration
