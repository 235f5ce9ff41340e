class D:
    def __set_name__(self, owner, name): print("set_name", owner.__name__, name); self.name = name
    def __get__(self, obj, owner=None): return ("get", obj is None, owner.__name__)
    def __set__(self, obj, v): print("set", self.name, v)
    def __delete__(self, obj): print("delete", self.name)
class A:  # expect: set_name A d
    d = D()
a = A()
print(a.d, A.d)  # expect: ('get', False, 'A') ('get', True, 'A')
a.d = 1  # expect: set d 1
del a.d  # expect: delete d
a.__dict__["d"] = "inst"
print(a.d)  # expect: ('get', False, 'A')
class ND:
    def __get__(self, obj, owner=None): return "non-data"
class B:
    n = ND()
b = B()
print(b.n)  # expect: non-data
b.n = "own"
print(b.n)  # expect: own
class OnlySet:
    def __set__(self, o, v): o.__dict__["v"] = v
class C:
    v = OnlySet()
c = C()
c.v = 3
print(c.v)  # expect: 3
