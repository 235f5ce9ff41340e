def f(a=1, b): pass  # expect syntax error: parameter without a default follows parameter with a default
