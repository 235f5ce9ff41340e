class Meta(type):
    def __instancecheck__(cls, o): return o == 42
    def __subclasscheck__(cls, c): return c is int
class A(metaclass=Meta): pass
print(isinstance(42, A), isinstance(1, A), issubclass(int, A), issubclass(str, A))  # expect: True False True False
print(isinstance(A(), A), isinstance(1, (A, int)))  # expect: True True
for f in (lambda: isinstance(1, 1), lambda: isinstance(1, (int, "x")), lambda: isinstance("", (int, "x")), lambda: issubclass(1, int), lambda: issubclass(int, 1)):
    try:
        print(f())
    except TypeError as e:
        print(e)
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: True
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: issubclass() arg 1 must be a class
# expect: issubclass() arg 2 must be a class, a tuple of classes, or a union
class Fake:
    @property
    def __class__(self): return int
print(isinstance(Fake(), int), type(Fake()) is int)  # expect: True False
