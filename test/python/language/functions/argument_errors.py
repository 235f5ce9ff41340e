def none(): pass
def one(a): pass
def two(a, b): pass
def three(a, b, c): pass
def opt(a, b=1, c=2): pass
def var(a, *args): pass
def kwonly(*, a, b): pass
calls = [
    lambda: none(1), lambda: none(1, 2), lambda: none(a=1), lambda: one(), lambda: one(1, 2), lambda: one(1, a=2),
    lambda: two(), lambda: two(1), lambda: three(), lambda: three(1, 2, 3, 4), lambda: opt(), lambda: opt(1, 2, 3, 4),
    lambda: opt(1, 2, b=3), lambda: var(), lambda: kwonly(), lambda: kwonly(a=1), lambda: kwonly(1, 2), lambda: one(b=1),
    lambda: one(1, **{"a": 2}), lambda: one(*[1, 2, 3]), lambda: one(**{1: 2}), lambda: one(*1), lambda: one(**1), lambda: one(1, *None),
]
for call in calls:
    try:
        call()
        print("no error")
    except TypeError as e:
        print(e)
        # expect: none() takes 0 positional arguments but 1 was given
        # expect: none() takes 0 positional arguments but 2 were given
        # expect: none() got an unexpected keyword argument 'a'
        # expect: one() missing 1 required positional argument: 'a'
        # expect: one() takes 1 positional argument but 2 were given
        # expect: one() got multiple values for argument 'a'
        # expect: two() missing 2 required positional arguments: 'a' and 'b'
        # expect: two() missing 1 required positional argument: 'b'
        # expect: three() missing 3 required positional arguments: 'a', 'b', and 'c'
        # expect: three() takes 3 positional arguments but 4 were given
        # expect: opt() missing 1 required positional argument: 'a'
        # expect: opt() takes from 1 to 3 positional arguments but 4 were given
        # expect: opt() got multiple values for argument 'b'
        # expect: var() missing 1 required positional argument: 'a'
        # expect: kwonly() missing 2 required keyword-only arguments: 'a' and 'b'
        # expect: kwonly() missing 1 required keyword-only argument: 'b'
        # expect: kwonly() takes 0 positional arguments but 2 were given
        # expect: one() got an unexpected keyword argument 'b'
        # expect: one() got multiple values for argument 'a'
        # expect: one() takes 1 positional argument but 3 were given
        # expect: keywords must be strings
        # expect: __main__.one() argument after * must be an iterable, not int
        # expect: __main__.one() argument after ** must be a mapping, not int
        # expect: Value after * must be an iterable, not NoneType
