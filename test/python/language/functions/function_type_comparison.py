def f(): pass
g = f
print(f == g, f is g, f != (lambda: 0), hash(f) == hash(g))  # expect: True True True True
try:
    f < g
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'function' and 'function'
class A:
    def m(self): pass
a = A()
print(a.m == a.m, a.m is a.m, A().m == a.m)  # expect: True False False
print(a.m.__self__ is a, a.m.__func__ is A.m)  # expect: True True
