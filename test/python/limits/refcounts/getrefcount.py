import sys
a = []
print(sys.getrefcount(a))  # expect: 2
b = a
print(sys.getrefcount(a))  # expect: 3
print(sys.getrefcount([]))  # expect: 1
def f(z): return sys.getrefcount(z)
print(f([]), f(a))  # expect: 2 4
del b
print(sys.getrefcount(a))  # expect: 2
c = [a, a, a]
print(sys.getrefcount(a))  # expect: 5
d = {"k": a, "j": c}
print(sys.getrefcount(a), sys.getrefcount(c))  # expect: 6 3
c.clear(); d.clear()
print(sys.getrefcount(a))  # expect: 2
print(sys.getrefcount(None), sys.getrefcount(True), sys.getrefcount(1), sys.getrefcount(256), sys.getrefcount(()), sys.getrefcount(""))
# expect: 4294967295 4294967295 4294967295 4294967295 4294967295 4294967295
def local():
    x = object()
    y = x
    return sys.getrefcount(x)
print(local())  # expect: 3
class A: pass
i = A()
print(sys.getrefcount(i))  # expect: 2
m = i
print(sys.getrefcount(i))  # expect: 3
for args in ((), (1, 2)):
    try:
        sys.getrefcount(*args)
    except TypeError as e:
        print(e)
        # expect: sys.getrefcount() takes exactly one argument (0 given)
        # expect: sys.getrefcount() takes exactly one argument (2 given)
try:
    sys.getrefcount(object=1)
except TypeError as e:
    print(e)  # expect: sys.getrefcount() takes no keyword arguments
