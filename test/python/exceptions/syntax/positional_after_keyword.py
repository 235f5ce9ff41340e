f(a=1, 2)  # expect syntax error: positional argument follows keyword argument
