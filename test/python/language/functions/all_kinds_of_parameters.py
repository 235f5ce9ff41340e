def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw
print(f(1, d=4))  # expect: (1, 2, 3, (), 4, 5, {})
print(f(1, 20, 30, 40, 50, d=4, e=6, z=7))  # expect: (1, 20, 30, (40, 50), 4, 6, {'z': 7})
print(f(1, c=30, d=4, y=8))  # expect: (1, 2, 30, (), 4, 5, {'y': 8})
print(f(*range(5), **{"d": 1, "q": 2}))  # expect: (0, 1, 2, (3, 4), 1, 5, {'q': 2})
