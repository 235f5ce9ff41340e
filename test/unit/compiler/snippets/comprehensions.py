a = [x for x in y]
b = {x for x in y if x if not z}
c = {k: v for k, v in y for w in k if w}
d = (x for x in y)
e = [[x for x in z] for z in y]
f = [x for x in [1, 2, 3] for y in [x * 2] if y]
g = [(lambda: x) for x in y]
h = [last := x for x in y]


def inside(x, y):
    r = [x for x in y]
    s = [x + z for z in y]
    t = [lambda: x + z for z in y]
    u = {x: [y for y in x] for x in y}
    v = (x for x in y if x)
    if any(x > y for x in r): return r
    try:
        w = [q := z for z in y]
    finally:
        return w, q


class C:
    names = [n for n in y]
    both = [(n, names) for n in names]
    gen = (n for n in names)
    def m(self): return [self.n for n in self]


def shadow():
    x = 1
    def f(): return x
    return [x for x in f()], x
