class A:
    def f(self): return "A.f"
    @classmethod
    def c(cls): return "A.c " + cls.__name__
    @staticmethod
    def s(): return "A.s"
    @property
    def p(self): return "A.p"
class B(A):
    def f(self): return "B+" + super(B, self).f()
    @classmethod
    def c(cls): return "B+" + super().c()
    @property
    def p(self): return "B+" + super().p
    def g(self):
        return super().s()
    def missing(self): return super().nope
b = B()
print(b.f(), b.c(), B.c(), b.p, b.g())  # expect: B+A.f B+A.c B B+A.c B B+A.p A.s
try:
    b.missing()
except AttributeError as e:
    print(e)  # expect: 'super' object has no attribute 'nope'
def outside(): super()
try:
    outside()
except RuntimeError as e:
    print(e)  # expect: super(): no arguments
def noclass(self): super()
try:
    noclass(1)
except RuntimeError as e:
    print(e)  # expect: super(): __class__ cell not found
try:
    super(int, "x")
except TypeError as e:
    print(e)  # expect: super(type, obj): obj (instance of str) is not an instance or subtype of type (int).
print(super(B, b).__thisclass__, super(B, b).__self_class__)  # expect: <class '__main__.B'> <class '__main__.B'>
