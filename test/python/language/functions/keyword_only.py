def f(a, *, b, c=3):
    return (a, b, c)
print(f(1, b=2))  # expect: (1, 2, 3)
print(f(1, c=5, b=2))  # expect: (1, 2, 5)
print(f.__kwdefaults__)  # expect: {'c': 3}
for call in (lambda: f(1), lambda: f(1, 2), lambda: f(1, 2, b=3), lambda: f(1, b=2, d=4), lambda: f(b=2)):
    try:
        call()
    except TypeError as e:
        print(e)
        # expect: f() missing 1 required keyword-only argument: 'b'
        # expect: f() takes 1 positional argument but 2 were given
        # expect: f() takes 1 positional argument but 2 positional arguments (and 1 keyword-only argument) were given
        # expect: f() got an unexpected keyword argument 'd'
        # expect: f() missing 1 required positional argument: 'a'
