def f():
    nonlocal zz  # expect syntax error: no binding for nonlocal 'zz' found
