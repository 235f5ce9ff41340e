print(list(enumerate("ab")), list(enumerate([5], 10)), list(enumerate(iterable="x", start=-1)))
# expect: [(0, 'a'), (1, 'b')] [(10, 5)] [(-1, 'x')]
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), list(zip([1, 2], "ab", strict=True)), dict(zip("ab", range(2))))
# expect: [(1, 'a'), (2, 'b')] [] [(1,)] [(1, 'a'), (2, 'b')] {'a': 0, 'b': 1}
print(list(map(str, [1, 2])), list(map(lambda a, b: a * b, [1, 2, 3], [4, 5])), list(map(None.__class__, [])))
# expect: ['1', '2'] [4, 10] []
print(list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])))  # expect: [1, 'a'] [2, 3]
print(list(zip(*[(1, 2), (3, 4)])), list(map(max, [1, 5], [3, 2])))  # expect: [(1, 3), (2, 4)] [3, 5]
e = enumerate("xy")
print(next(e), list(e), list(e))  # expect: (0, 'x') [(1, 'y')] []
for f in (lambda: list(zip([1], [1, 2], strict=True)), lambda: list(zip([1, 2], [1], strict=True)), lambda: list(zip([1], [1], [], strict=True)), lambda: zip(1), lambda: map(len), lambda: map(), lambda: list(map(5, [1])), lambda: filter(len), lambda: filter(None, 5), lambda: enumerate(), lambda: enumerate(5), lambda: enumerate([], "a"), lambda: list(map(lambda: 0, [1])), lambda: zip([1], foo=2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: ValueError zip() argument 2 is longer than argument 1
        # expect: ValueError zip() argument 2 is shorter than argument 1
        # expect: ValueError zip() argument 3 is shorter than arguments 1-2
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError map() must have at least two arguments.
        # expect: TypeError map() must have at least two arguments.
        # expect: TypeError 'int' object is not callable
        # expect: TypeError filter expected 2 arguments, got 1
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError enumerate() missing required argument 'iterable'
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError <lambda>.<locals>.<lambda>() takes 0 positional arguments but 1 was given
        # expect: TypeError zip() got an unexpected keyword argument 'foo'
