"""Module docstring.

    Indented.
"""


def plain(a, b=1, /, c=2, *args, d, e=3, **kwargs):
    """First line.

        Second.
	Tabbed.
    """
    return a, b, c, args, d, e, kwargs


def annotated(a: int, *args: "str", b: list[int] = (), **kwargs: dict) -> None:
    pass


def starred(*args: *Ts):
    return


@first
@second(1)
def decorated():
    nested = lambda x, *, y=1: (x, y)
    return nested(1)


def closure(a):
    b = 1
    def inner(c):
        nonlocal b
        b = a + c
        def innermost():
            return a, b, c
        return innermost
    return inner


def unbound(flag):
    if flag:
        value = 1
    print(value)
    del value
    print(value)
    for i in flag:
        pass
    return i


def global_names():
    global counter
    counter += 1
    return counter, len(counter)


def only_pass(): pass
def only_constant(): return "text"
def only_name(): return None
print(plain(1, d=2), (lambda: 0)())
