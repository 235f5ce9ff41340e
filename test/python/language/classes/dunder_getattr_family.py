class A:
    real = 1
    def __getattr__(self, n):
        if n.startswith("dyn"): return "dynamic " + n
        raise AttributeError("no " + n)
print(A().real, A().dyn1, hasattr(A(), "dynx"), hasattr(A(), "zip"), getattr(A(), "q", "default"))
# expect: 1 dynamic dyn1 True False default
try:
    A().other
except AttributeError as e:
    print(e)  # expect: no other
class B:
    def __getattribute__(self, n):
        if n == "magic": return 42
        return super().__getattribute__(n)
    def __getattr__(self, n): return "fallback"
b = B()
b.x = 1
print(b.magic, b.x, b.none)  # expect: 42 1 fallback
class C:
    def __setattr__(self, n, v):
        print("setattr", n, v)
        object.__setattr__(self, n, v * 2)
    def __delattr__(self, n):
        print("delattr", n)
        super().__delattr__(n)
c = C()
c.x = 4  # expect: setattr x 4
print(c.x)  # expect: 8
del c.x  # expect: delattr x
c.y = 1  # expect: setattr y 1
c.y += 1  # expect: setattr y 3
print(c.y)  # expect: 6
