o = object()
print(o == o, o != object(), o is o, hash(o) == hash(o), bool(o), isinstance(o, object), type(o), object.__bases__, object.__mro__, object.__doc__ is not None)
# expect: True True True True True True <class 'object'> () (<class 'object'>,) True
for f in (lambda: object(1), lambda: o.x, lambda: setattr(o, "x", 1), lambda: o < o, lambda: o + 1, lambda: o(), lambda: o[0], lambda: len(o), lambda: iter(o), lambda: int(o)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: TypeError object() takes no arguments
        # expect: AttributeError 'object' object has no attribute 'x'
        # expect: AttributeError 'object' object has no attribute 'x' and no __dict__ for setting new attributes
        # expect: TypeError '<' not supported between instances of 'object' and 'object'
        # expect: TypeError unsupported operand type(s) for +: 'object' and 'int'
        # expect: TypeError 'object' object is not callable
        # expect: TypeError 'object' object is not subscriptable
        # expect: TypeError object of type 'object' has no len()
        # expect: TypeError 'object' object is not iterable
        # expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'object'
print(o.__class__, o.__eq__(1), o.__ne__(o), o.__str__() == repr(o), o.__format__("") == str(o), o.__sizeof__() > 0, o.__dir__().__class__, "__eq__" in dir(o))
# expect: <class 'object'> NotImplemented False True True True <class 'list'> True
