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

# ---- beyond 2**53 and beyond what an index may be ----

import itertools
import sys

MAX = sys.maxsize


class Sized:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size

    def __getitem__(self, index):
        return index


for n in (2**30, 2**53 + 1, MAX):
    assert len(range(n)) == len(Sized(n)) == n and range(n)[-1] == n - 1 and bool(Sized(n))
    assert range(n)[2:-2:3] == range(2, n - 2, 3) and n - 1 in range(n) and range(0, n, 7).index((n - 1) // 7 * 7) == (n - 1) // 7
for n in (MAX + 1, 10**30):
    for sized in (range(n), Sized(n)):
        try:
            len(sized)
        except OverflowError as e:
            print(e)
# expect: Python int too large to convert to C ssize_t
# expect: cannot fit 'int' into an index-sized integer
# expect: Python int too large to convert to C ssize_t
# expect: cannot fit 'int' into an index-sized integer
print(range(10**30)[10**29], range(10**30)[-1:-3:-1], list(range(10**30, 10**30 + 3)))  # expect: 100000000000000000000000000000 range(999999999999999999999999999999, 999999999999999999999999999997, -1) [1000000000000000000000000000000, 1000000000000000000000000000001, 1000000000000000000000000000002]
print(next(iter(reversed(range(10**30)))), hash(range(10**30)) == hash(range(0, 10**30, 1)), sum(range(10**30, 10**30 + 4)))  # expect: 999999999999999999999999999999 True 4000000000000000000000000000006
iterator = iter(range(-2**70, 2**70, 2**69))
iterator.__setstate__(1)
print(next(iterator), iterator.__length_hint__(), list(iterator))  # expect: -590295810358705651712 2 [0, 590295810358705651712]
iterator = iter(range(2**70))
iterator.__setstate__(2**80)
print(list(iterator))  # expect: []
print([1, 2, 3][-MAX - 1:MAX], "abc".find("c", MAX), list(itertools.islice([1, 2, 3], MAX)), list(itertools.islice(itertools.count(10**30, 10**30), 2)))  # expect: [1, 2, 3] -1 [1, 2, 3] [1000000000000000000000000000000, 2000000000000000000000000000000]
