class A:
    def f(self): return 1
a = A()
print(a.f())  # expect: 1
A.f = lambda self: 2
print(a.f())  # expect: 2
a.f = lambda: 3
print(a.f())  # expect: 3
del a.f
A.g = len
A.__len__ = lambda self: 10
print(len(a))  # expect: 10
try:
    print(a.g())
except TypeError as e:
    print(e)  # expect: len() takes exactly one argument (0 given)
del A.__len__
try:
    len(a)
except TypeError as e:
    print(e)  # expect: object of type 'A' has no len()
def loop():
    out = []
    for i in range(6):
        out.append(a.f())
        if i == 2: A.f = lambda self: "new"
    return out
print(loop())  # expect: [2, 2, 2, 'new', 'new', 'new']
