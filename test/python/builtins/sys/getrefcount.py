import sys
a = []
b = a
print(sys.getrefcount(a))  # expect: 3
c = []
print(sys.getrefcount(c))  # expect: 2
print(sys.getrefcount([]))  # expect: 1
def f(x):
    return sys.getrefcount(x)
print(f([]))  # expect: 2
for immortal in (None, True, 1, 256, (), ''):
    print(sys.getrefcount(immortal))
# expect: 4294967295
# expect: 4294967295
# expect: 4294967295
# expect: 4294967295
# expect: 4294967295
# expect: 4294967295
for args in ((), (1, 2)):
    try:
        sys.getrefcount(*args)
    except TypeError as e:
        print(e)
# expect: sys.getrefcount() takes exactly one argument (0 given)
# expect: sys.getrefcount() takes exactly one argument (2 given)
