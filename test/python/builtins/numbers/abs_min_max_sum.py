print(abs(-5), abs(-2.5), abs(True), abs(-10 ** 30), abs(3 - 4j))  # expect: 5 2.5 1 1000000000000000000000000000000 5.0
print(min(3, 1, 2), max([3, 1, 2]), min("hello"), max({"a": 1, "b": 2}), min([], default="d"), max((), default=None))
# expect: 1 3 e b d None
print(max("aa", "b", key=len), min([3, -4, 1], key=abs), max([1, 1.0, True]), min(1, 1.0), max([(1, "b"), (1, "a")]))
# expect: aa 1 1 1 (1, 'b')
print(sum([]), sum([1, 2.5]), sum([[1], [2]], []), sum((1, 2), 10), sum([0.1] * 10), sum(range(101)), sum([1], start=5), sum([True, 2]))
# expect: 0 3.5 [1, 2] 13 1.0 5050 6 3
print(sum([1e308, 1e308, -1e308]) , sum([0.1, 0.2, 0.3]), sum([1, 10 ** 30, 0.5]))  # expect: inf 0.6 1e+30
for f in (lambda: abs("x"), lambda: min(), lambda: max([]), lambda: min(1), lambda: max(1, "a"), lambda: min([], key=len), lambda: max(1, 2, default=3), lambda: sum(5), lambda: sum(["a"]), lambda: sum(["a"], ""), lambda: sum([b""], b""), lambda: sum([1, None]), lambda: min([1], foo=2), lambda: sum([bytearray()], bytearray())):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: TypeError bad operand type for abs(): 'str'
        # expect: TypeError min expected at least 1 argument, got 0
        # expect: ValueError max() iterable argument is empty
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError '>' not supported between instances of 'str' and 'int'
        # expect: ValueError min() iterable argument is empty
        # expect: TypeError Cannot specify a default for max() with multiple positional arguments
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
        # expect: TypeError sum() can't sum strings [use ''.join(seq) instead]
        # expect: TypeError sum() can't sum bytes [use b''.join(seq) instead]
        # expect: TypeError unsupported operand type(s) for +: 'int' and 'NoneType'
        # expect: TypeError min() got an unexpected keyword argument 'foo'
        # expect: TypeError sum() can't sum bytearray [use b''.join(seq) instead]
