print((lambda: 1)())  # expect: 1
print((lambda x, y=2: x + y)(1))  # expect: 3
print((lambda *a, **k: (a, k))(1, 2, z=3))  # expect: ((1, 2), {'z': 3})
print((lambda a, /, b, *, c: (a, b, c))(1, b=2, c=3))  # expect: (1, 2, 3)
print((lambda x: lambda y: x - y)(5)(3))  # expect: 2
f = lambda: (yield 1)
print(list(f()))  # expect: [1]
print((lambda: 1).__name__, (lambda: 1).__qualname__)  # expect: <lambda> <lambda>
