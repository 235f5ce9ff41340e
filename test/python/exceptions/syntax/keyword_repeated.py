f(a=1, a=2)  # expect syntax error: keyword argument repeated: a
