import sys
o = object()
base = sys.getrefcount(o)
for i in range(10):
    try:
        x = [o, o]
        raise ValueError(o)
    except ValueError as e:
        y = e.args[0]
del x, y
print(sys.getrefcount(o) - base)  # expect: 0
def f(a, *b, **c):
    d = a
    raise KeyError(a)
for _ in range(5):
    try:
        f(o, o, k=o)
    except KeyError:
        pass
print(sys.getrefcount(o) - base)  # expect: 0
def g(v):
    yield v
    yield v
it = g(o); next(it); del it
print(sys.getrefcount(o) - base)  # expect: 0
[o for _ in range(3)]
{o: o}; (o, [o]); f"{o}"
a, *b = o, o, o
del a, b
print(sys.getrefcount(o) - base)  # expect: 0
class C:
    def m(self, x=o): return x
print(sys.getrefcount(o) - base)  # expect: 1
C().m(); C().m(o); C().m(x=o)
del C
print(sys.getrefcount(o) - base <= 1)  # expect: True
l = [o] * 100
print(sys.getrefcount(o) - base >= 100)  # expect: True
l[10:90] = []
l.sort(key=id); l.reverse(); l *= 2; l.pop(); l.remove(o); del l
d = dict.fromkeys(range(50), o); d.update(d); d.pop(3); d.popitem(); d = {**d}; d.clear()
s = set([o]) | {o}; s.discard(o)
list(zip([o], [o])); list(map(lambda q: q, [o])); list(enumerate([o])); sorted([o], key=id); max([o], key=id)
getattr(o, "nope", o); print(sys.getrefcount(o) - base <= 1)  # expect: True
