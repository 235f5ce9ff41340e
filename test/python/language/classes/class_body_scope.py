x = "global"
class A:
    x = "class"
    y = [x for _ in range(2)]
    z = x
    def f(self): return x
print(A.y, A.z, A().f())  # expect: ['global', 'global'] class global
def outer():
    v = "outer"
    class B:
        w = v
        v2 = "inner"
        def get(self): return v
    return B
B = outer()
print(B.w, B.v2, B().get())  # expect: outer inner outer
try:
    class Bad:
        x = x2
        x2 = 1
except NameError as e:
    print(e)  # expect: name 'x2' is not defined
class C:
    for i in range(3): pass
    if i: j = "set"
    del i
print(C.j, hasattr(C, "i"))  # expect: set False
