class A: pass
l, d, t, s = [1], {"a": 1}, (1,), "abc"
tests = [lambda: undefined_name, lambda: l[5], lambda: d["x"], lambda: t[9], lambda: s[9], lambda: l.foo, lambda: A().foo, lambda: A.foo, lambda: l + 1, lambda: 1 + s, lambda: s + 1, lambda: l["a"], lambda: d[l], lambda: l[0](), lambda: A(1), lambda: int("q"), lambda: float("q"), lambda: [].pop(), lambda: 1 < "a", lambda: len(5), lambda: -"a", lambda: ~"a", lambda: "a" * "b", lambda: [1] * "b", lambda: {}.pop("k"), lambda: set().pop(), lambda: sum(["a"]), lambda: "x".index("y"), lambda: [1].index(3), lambda: (1).index(3), lambda: l.__foo__, lambda: chr(-5), lambda: "%d" % "x", lambda: "{}".format(), lambda: open("/no/such/file"), lambda: A() < A(), lambda: A()[0], lambda: A()(), lambda: iter(A()), lambda: len(A()), lambda: 1 in A(), lambda: 3 in 5, lambda: [*5], lambda: {**5}, lambda: print(*5), lambda: {1: 2}[3][4], lambda: (lambda x: x)(), lambda: __import__("nope_nope"), lambda: isinstance(1, 2), lambda: None.foo, lambda: None + 1, lambda: 1 << -1, lambda: 2 ** 3 ** "a", lambda: divmod(1, 0), lambda: 1 % 0, lambda: 1.0 % 0, lambda: range(1, 2, 0), lambda: bytes([300]), lambda: memoryview]
for f in tests[:-1]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
        # expect: NameError: name 'undefined_name' is not defined
        # expect: IndexError: list index out of range
        # expect: KeyError: 'x'
        # expect: IndexError: tuple index out of range
        # expect: IndexError: string index out of range
        # expect: AttributeError: 'list' object has no attribute 'foo'
        # expect: AttributeError: 'A' object has no attribute 'foo'
        # expect: AttributeError: type object 'A' has no attribute 'foo'
        # expect: TypeError: can only concatenate list (not "int") to list
        # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
        # expect: TypeError: can only concatenate str (not "int") to str
        # expect: TypeError: list indices must be integers or slices, not str
        # expect: TypeError: unhashable type: 'list'
        # expect: TypeError: 'int' object is not callable
        # expect: TypeError: A() takes no arguments
        # expect: ValueError: invalid literal for int() with base 10: 'q'
        # expect: ValueError: could not convert string to float: 'q'
        # expect: IndexError: pop from empty list
        # expect: TypeError: '<' not supported between instances of 'int' and 'str'
        # expect: TypeError: object of type 'int' has no len()
        # expect: TypeError: bad operand type for unary -: 'str'
        # expect: TypeError: bad operand type for unary ~: 'str'
        # expect: TypeError: can't multiply sequence by non-int of type 'str'
        # expect: TypeError: can't multiply sequence by non-int of type 'str'
        # expect: KeyError: 'k'
        # expect: KeyError: 'pop from an empty set'
        # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
        # expect: ValueError: substring not found
        # expect: ValueError: 3 is not in list
        # expect: AttributeError: 'int' object has no attribute 'index'
        # expect: AttributeError: 'list' object has no attribute '__foo__'
        # expect: ValueError: chr() arg not in range(0x110000)
        # expect: TypeError: %d format: a real number is required, not str
        # expect: IndexError: Replacement index 0 out of range for positional args tuple
        # expect: FileNotFoundError: [Errno 2] No such file or directory: '/no/such/file'
        # expect: TypeError: '<' not supported between instances of 'A' and 'A'
        # expect: TypeError: 'A' object is not subscriptable
        # expect: TypeError: 'A' object is not callable
        # expect: TypeError: 'A' object is not iterable
        # expect: TypeError: object of type 'A' has no len()
        # expect: TypeError: argument of type 'A' is not iterable
        # expect: TypeError: argument of type 'int' is not iterable
        # expect: TypeError: Value after * must be an iterable, not int
        # expect: TypeError: 'int' object is not a mapping
        # expect: TypeError: print() argument after * must be an iterable, not int
        # expect: KeyError: 3
        # expect: TypeError: <lambda>.<locals>.<lambda>() missing 1 required positional argument: 'x'
        # expect: ModuleNotFoundError: No module named 'nope_nope'
        # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
        # expect: AttributeError: 'NoneType' object has no attribute 'foo'
        # expect: TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'
        # expect: ValueError: negative shift count
        # expect: TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'str'
        # expect: ZeroDivisionError: integer division or modulo by zero
        # expect: ZeroDivisionError: integer modulo by zero
        # expect: ZeroDivisionError: float modulo by zero
        # expect: ValueError: range() arg 3 must not be zero
        # expect: ValueError: bytes must be in range(0, 256)
