def f(a, b=2, /, c=3):
    return (a, b, c)
print(f(1))  # expect: (1, 2, 3)
print(f(1, 5, 6))  # expect: (1, 5, 6)
print(f(1, c=9))  # expect: (1, 2, 9)
for call in (lambda: f(a=1), lambda: f(1, b=2), lambda: f(a=1, b=2), lambda: f()):
    try:
        call()
    except TypeError as e:
        print(e)
        # expect: f() got some positional-only arguments passed as keyword arguments: 'a'
        # expect: f() got some positional-only arguments passed as keyword arguments: 'b'
        # expect: f() got some positional-only arguments passed as keyword arguments: 'a, b'
        # expect: f() missing 1 required positional argument: 'a'
def g(a, /, **kw):
    return a, kw
print(g(1, a=2))  # expect: (1, {'a': 2})
