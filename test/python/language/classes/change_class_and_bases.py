class A:
    def f(self): return "A"
class B:
    def f(self): return "B"
a = A()
a.__class__ = B
print(a.f(), type(a).__name__)  # expect: B B
class C(A): pass
c = C()
print(c.f())  # expect: A
C.__bases__ = (B,)
print(c.f(), C.__mro__)  # expect: B (<class '__main__.C'>, <class '__main__.B'>, <class 'object'>)
try:
    a.__class__ = int
except TypeError as e:
    print(e)  # expect: __class__ assignment only supported for mutable types or ModuleType subclasses
try:
    a.__class__ = 3
except TypeError as e:
    print(e)  # expect: __class__ must be set to a class, not 'int' object
try:
    C.__bases__ = ()
except TypeError as e:
    print(e)  # expect: can only assign non-empty tuple to C.__bases__, not ()
