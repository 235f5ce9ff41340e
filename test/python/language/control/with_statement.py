class M:
    def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, t, v, tb):
        print("exit", self.n, t and t.__name__, v, tb is not None)
        return self.swallow
with M("a") as x: print("body", x)
with M("a") as x, M("b") as y: print(x, y)
with (M(1) as p, M(2, True) as q):
    raise ValueError("inside")
print("after")
def f():
    with M("r"):
        return "value"
print(f())
for i in range(3):
    with M(i):
        if i == 0: continue
        break
try:
    with M("p"):
        raise KeyError("k")
except KeyError as e:
    print("caught", e)
with M((1, 2)) as (u, w): print(u, w)
class A: pass
a = A()
with M(5) as a.attr: print(a.attr)
with M(7) as [*z] if False else M([1]) as z: print(z)  # expect error: SyntaxError: invalid syntax
