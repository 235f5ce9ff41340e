def f(a, a): pass  # expect syntax error: duplicate argument 'a' in function definition
