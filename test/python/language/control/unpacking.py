a, b = 1, 2
(c, d) = [3, 4]
[e, f] = "xy"
print(a, b, c, d, e, f)  # expect: 1 2 3 4 x y
a, *b = 1, 2, 3
print(a, b)  # expect: 1 [2, 3]
*a, b = "abc"
print(a, b)  # expect: ['a', 'b'] c
a, *b, c = range(2)
print(a, b, c)  # expect: 0 [] 1
(a, (b, *c)), d = (1, (2, 3, 4)), 5
print(a, b, c, d)  # expect: 1 2 [3, 4] 5
a, = [9]
print(a)  # expect: 9
for code in ("a, b = 1, 2, 3", "a, b = 1,", "a, b, c = 'xy'", "a, *b, c = [1]", "a, b = 5", "a, b = {}", "a, b = iter([1, 2, 3])", "[a] = None", "*a, = 7", "a, b = {1: 1, 2: 2, 3: 3}"):
    pass
def check(f):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
def f1(): a, b = 1, 2, 3
def f2(): a, b = (1,)
def f3(): a, b, c = "xy"
def f4(): a, *b, c = [1]
def f5(): a, b = 5
def f6(): a, b = {}
def f7(): a, b = iter([1, 2, 3])
def f8(): [a] = None
def f9(): *a, = 7
def f10(): a, b = {1: 1, 2: 2, 3: 3}
def f11():
    for a, b in [1]: pass
def f12(): a, b, *c = []
for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12): check(f)
# expect: ValueError too many values to unpack (expected 2)
# expect: ValueError not enough values to unpack (expected 2, got 1)
# expect: ValueError not enough values to unpack (expected 3, got 2)
# expect: ValueError not enough values to unpack (expected at least 2, got 1)
# expect: TypeError cannot unpack non-iterable int object
# expect: ValueError not enough values to unpack (expected 2, got 0)
# expect: ValueError too many values to unpack (expected 2)
# expect: TypeError cannot unpack non-iterable NoneType object
# expect: TypeError cannot unpack non-iterable int object
# expect: ValueError too many values to unpack (expected 2)
# expect: TypeError cannot unpack non-iterable int object
# expect: ValueError not enough values to unpack (expected at least 2, got 0)
print([*range(3), *"ab"], (*[1], 2), {*[1, 1]}, {**{"a": 1}, "b": 2, **{"a": 3}})  # expect: [0, 1, 2, 'a', 'b'] (1, 2) {1} {'a': 3, 'b': 2}
