print(type(1), type("a"), type(None), type([]), type(type), type(...), type(NotImplemented), type(range(1)), type(slice(1)), type(1j), type(b""))
# expect: <class 'int'> <class 'str'> <class 'NoneType'> <class 'list'> <class 'type'> <class 'ellipsis'> <class 'NotImplementedType'> <class 'range'> <class 'slice'> <class 'complex'> <class 'bytes'>
print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance([], ()), issubclass(bool, int), issubclass(int, object), isinstance(int, type), isinstance(None, type(None)))
# expect: True True True False True True True True
print(int.__mro__, bool.__bases__, type.__mro__, int.__name__, type(int))
# expect: (<class 'int'>, <class 'object'>) (<class 'int'>,) (<class 'type'>, <class 'object'>) int <class 'type'>
for f in (lambda: isinstance(1), lambda: isinstance(1, "int"), lambda: issubclass(1, int), lambda: type(), lambda: type(1, 2), lambda: type(None)(1), lambda: type(...)(), lambda: type(NotImplemented)(), lambda: type(iter([]))()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# expect: TypeError isinstance expected 2 arguments, got 1
# expect: TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: TypeError issubclass() arg 1 must be a class
# expect: TypeError type() takes 1 or 3 arguments
# expect: TypeError type() takes 1 or 3 arguments
# expect: TypeError NoneType takes no arguments
# expect: Ellipsis
# expect: NotImplemented
# expect: TypeError cannot create 'list_iterator' instances
