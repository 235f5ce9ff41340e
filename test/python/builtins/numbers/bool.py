print(True + True, True * 3, -True, ~0, True & False, True | False, True ^ True, True & 1, type(True & 1), type(True & True))
# expect: 2 3 -1 -1 False True False 1 <class 'int'> <class 'bool'>
print(bool([]), bool([0]), bool(""), bool("0"), bool(0.0), bool(None), bool(()), bool({}), bool(range(0)), bool(object()), bool(float("nan")))
# expect: False True False True False False False False False True True
print(True == 1, isinstance(True, int), issubclass(bool, int), str(True), repr(False), int(True), float(True), hash(True))
# expect: True True True True False 1 1.0 1
print([10, 20][True], {1: "a"}[True], {True: "b"}[1], sum([True, True, False]), True < 2, sorted([True, False]))
# expect: 20 a b 2 True [False, True]
print("%d %s %r" % (True, True, False), f"{True:5}|{True!s:>6}")  # expect: 1 True False     1|  True
try:
    bool(1, 2)
except TypeError as e:
    print(e)  # expect: bool expected at most 1 argument, got 2
