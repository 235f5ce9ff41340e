A = type("A", (), {"x": 1, "f": lambda self: self.x})
print(A, A().f(), A.__name__, A.__module__)  # expect: <class '__main__.A'> 1 A __main__
B = type("B", (A,), {"x": 2})
print(B().f(), B.__bases__)  # expect: 2 (<class '__main__.A'>,)
for args in (("A", (), 1), ("A", 1, {}), (1, (), {}), ("A", (1,), {}), ("A",), ("A", ())):
    try:
        print(type(*args))
    except TypeError as e:
        print(e)
# expect: type.__new__() argument 3 must be dict, not int
# expect: type.__new__() argument 2 must be tuple, not int
# expect: type.__new__() argument 1 must be str, not int
# expect: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
# expect: <class 'str'>
# expect: type() takes 1 or 3 arguments
try:
    type("B", (bool,), {})
except TypeError as e:
    print(e)  # expect: type 'bool' is not an acceptable base type
