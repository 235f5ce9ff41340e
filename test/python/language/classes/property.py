class T:
    def __init__(self): self._c = 0
    @property
    def c(self):
        "the value"
        return self._c
    @c.setter
    def c(self, v):
        print("set", v)
        self._c = v
    @c.deleter
    def c(self):
        print("del")
        self._c = None
    @property
    def ro(self): return "ro"
t = T()
t.c = 5  # expect: set 5
print(t.c)  # expect: 5
t.c += 1  # expect: set 6
print(t.c)  # expect: 6
del t.c  # expect: del
print(t.c, T.c.__doc__)  # expect: None the value
for f in (lambda: setattr(t, "ro", 1), lambda: delattr(t, "ro")):
    try:
        f()
    except AttributeError as e:
        print(e)
        # expect: property 'ro' of 'T' object has no setter
        # expect: property 'ro' of 'T' object has no deleter
p = property()
class U:
    p = p
try:
    U().p
except AttributeError as e:
    print(e)  # expect: property 'p' of 'U' object has no getter
print(type(T.c), isinstance(T.c.fget, type(lambda: 0)), T.ro.fset)  # expect: <class 'property'> True None
