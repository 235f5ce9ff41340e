class A: pass
a = A(); b = A()
a.b = b; b.a = a
l = []; l.append(l)
d = {}; d["self"] = d
def f():
    def g(): return g
    return g
h = f()
class Node:
    def __init__(self): self.parent = None; self.children = []
root = Node()
for i in range(10):
    c = Node(); c.parent = root; root.children.append(c)
a.method = a.__init__
try:
    1 / 0
except ZeroDivisionError as e:
    kept = e
    a.exc = e
gen = (x for x in [a, b])
next(gen)
a.gen = gen
class Meta(type): pass
class M(metaclass=Meta):
    self_list = []
M.self_list.append(M)
print("done")  # expect: done
