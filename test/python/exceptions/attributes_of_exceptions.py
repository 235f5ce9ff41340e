e = ValueError("a", 1)
print(e.args, str(e), repr(e), e.__cause__, e.__context__, e.__traceback__, e.__suppress_context__, e.__dict__)
# expect: ('a', 1) ('a', 1) ValueError('a', 1) None None None False {}
print([str(ValueError())], repr(ValueError()), str(ValueError("x")), repr(ValueError("x")), str(KeyError("k")), repr(KeyError("k")), str(KeyError("a", "b")), [str(KeyError())])
# expect: [''] ValueError() x ValueError('x') 'k' KeyError('k') ('a', 'b') ['']
e.args = [5]
print(e.args, str(e))  # expect: (5,) 5
e.extra = 1
print(e.__dict__)  # expect: {'extra': 1}
s = StopIteration(5)
print(s.value, s.args, StopIteration().value)  # expect: 5 (5,) None
x = SystemExit(3)
print(x.code, SystemExit().code, SystemExit(1, 2).code)  # expect: 3 None (1, 2)
o = OSError(2, "No such file", "name")
print(o.errno, o.strerror, o.filename, str(o), type(o).__name__, repr(o), o.args)
# expect: 2 No such file name [Errno 2] No such file: 'name' FileNotFoundError FileNotFoundError(2, 'No such file') (2, 'No such file')
print(str(OSError(5, "m")), str(OSError("only")), type(OSError(13, "x")).__name__, OSError().errno)
# expect: [Errno 5] m only PermissionError None
i = ImportError("m", name="n", path="p")
print(i.name, i.path, i.msg, str(i))  # expect: n p m m
a = AttributeError("m", name="n", obj=5)
print(a.name, a.obj, NameError("m", name="q").name)  # expect: n 5 q
u = UnicodeDecodeError("utf-8", b"abc", 1, 2, "why")
print(u.encoding, u.object, u.start, u.end, u.reason, u)
# expect: utf-8 b'abc' 1 2 why 'utf-8' codec can't decode byte 0x62 in position 1: why
sy = SyntaxError("msg", ("f.py", 3, 4, "text"))
print(sy.msg, sy.filename, sy.lineno, sy.offset, sy.text, sy)  # expect: msg f.py 3 4 text msg (f.py, line 3)
for f in (lambda: setattr(e, "args", 5), lambda: setattr(e, "__cause__", 5), lambda: setattr(e, "__context__", 5), lambda: setattr(e, "__traceback__", 5), lambda: ValueError(x=1), lambda: delattr(e, "args"), lambda: UnicodeDecodeError("a"), lambda: ImportError("a", foo=1)):
    try:
        print(f())
    except Exception as x:
        print(type(x).__name__, x)
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError exception cause must be None or derive from BaseException
        # expect: TypeError exception context must be None or derive from BaseException
        # expect: TypeError __traceback__ must be a traceback or None
        # expect: TypeError ValueError() takes no keyword arguments
        # expect: TypeError args may not be deleted
        # expect: TypeError function takes exactly 5 arguments (1 given)
        # expect: TypeError ImportError() got an unexpected keyword argument 'foo'
