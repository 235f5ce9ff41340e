print(range(5), list(range(5)), list(range(2, 8, 3)), list(range(5, 0, -2)), list(range(0)), range(1, 10, 2)[2], range(10)[2:5], range(10)[::-1], range(10)[-1])
# expect: range(0, 5) [0, 1, 2, 3, 4] [2, 5] [5, 3, 1] [] 5 range(2, 5) range(9, -1, -1) 9
r = range(0, 20, 5)
print(len(r), 10 in r, 11 in r, "x" in r, 10.0 in r, r.index(15), r.count(5), r.start, r.stop, r.step, r == range(0, 18, 5), hash(range(0)) == hash(range(1, 1)))
# expect: 4 True False False True 3 1 0 20 5 True True
print(range(3) == [0, 1, 2], list(reversed(range(4))), range(10 ** 20)[10 ** 19], len(range(0, 10 ** 9, 3)), max(range(7)), bool(range(0)))
# expect: False [3, 2, 1, 0] 10000000000000000000 333333334 6 False
print(range(True), [x for x in range(10 ** 20, 10 ** 20 + 2)], range(0, -5, -1), repr(range(0, 3, 1)))
# expect: range(0, 1) [100000000000000000000, 100000000000000000001] range(0, -5, -1) range(0, 3)
for f in (lambda: range(), lambda: range(1, 2, 0), lambda: range("a"), lambda: range(1.5), lambda: range(5)[5], lambda: range(5).index(9), lambda: range(5)["a"], lambda: range(1, 2, 3, 4), lambda: len(range(10 ** 20)), lambda: range(3).x, lambda: setattr(range(3), "start", 1), lambda: range(stop=3)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: TypeError range expected at least 1 argument, got 0
        # expect: ValueError range() arg 3 must not be zero
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError 'float' object cannot be interpreted as an integer
        # expect: IndexError range object index out of range
        # expect: ValueError 9 is not in range
        # expect: TypeError range indices must be integers or slices, not str
        # expect: TypeError range expected at most 3 arguments, got 4
        # expect: OverflowError Python int too large to convert to C ssize_t
        # expect: AttributeError 'range' object has no attribute 'x'
        # expect: AttributeError readonly attribute
        # expect: TypeError range() takes no keyword arguments
