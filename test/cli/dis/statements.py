import sys
from math import sqrt as root

class A:
    """Doc."""
    x = 1
    def __init__(self, a, *args, b=2, **kw):
        self.a = a
        super().__init__()
    @property
    def y(self):
        return self.a[0]

def gen(n):
    for i in range(n):
        yield i
    else:
        print("done")
    yield from gen(n - 1)

def tr(f):
    try:
        with open(f) as g, open(f, "w") as h:
            return g.read()
    except (OSError, ValueError) as e:
        raise RuntimeError("x") from e
    except KeyError:
        pass
    finally:
        print("bye")

def outer(a, b=1):
    def inner():
        nonlocal a
        a += 1
        return a, b
    return inner

def loops(x):
    while x:
        if x == 3: continue
        if x > 5: break
        x -= 1
    return [i * 2 for i in x if i], {i: j for i, j in x}, {*x}, (k for k in x)

def m(x):
    match x:
        case {"a": 1, **rest}: return rest
        case [a, b, *c]: return c
        case A(a=3): return 1
        case _: return None

def fs(x):
    global zz
    zz = f"{x!r:>10} {x=} a"
    del zz
    a, (b, *c) = x
    x[1:2] = a if b else c
    assert x, "no"
    return lambda y=1: y < x <= 3 and not y or x is None
