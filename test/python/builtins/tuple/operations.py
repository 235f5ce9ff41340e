t = (1, 2, 3)
print(t + (4,), t * 2, t[0], t[-1], t[1:], t[::-1], t.index(2), t.count(1), len(t), 2 in t, t == (1, 2, 3), t < (1, 3), () < (0,), hash(t) == hash((1, 2, 3)))
# expect: (1, 2, 3, 4) (1, 2, 3, 1, 2, 3) 1 3 (2, 3) (3, 2, 1) 1 1 3 True True True True True
print(tuple(), tuple("ab"), tuple([1]), (1,), (), tuple(t) is t, t[:] is t, (1, 2) + ())
# expect: () ('a', 'b') (1,) (1,) () True True (1, 2)
x, y, z = t
print(x, y, z, min(t), max(t), sum(t), sorted(t, reverse=True), (1, (2, [3])))  # expect: 1 2 3 1 3 6 [3, 2, 1] (1, (2, [3]))
for f in (lambda: t[3], lambda: t["a"], lambda: t + [1], lambda: t.index(9), lambda: t * "a", lambda: t < 1, lambda: setattr(t, "x", 1), lambda: t.append(1), lambda: (1, 2) < (1, "a")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: IndexError tuple index out of range
        # expect: TypeError tuple indices must be integers or slices, not str
        # expect: TypeError can only concatenate tuple (not "list") to tuple
        # expect: ValueError tuple.index(x): x not in tuple
        # expect: TypeError can't multiply sequence by non-int of type 'str'
        # expect: TypeError '<' not supported between instances of 'tuple' and 'int'
        # expect: AttributeError 'tuple' object has no attribute 'x' and no __dict__ for setting new attributes
        # expect: AttributeError 'tuple' object has no attribute 'append'
        # expect: TypeError '<' not supported between instances of 'int' and 'str'
try:
    t[0] = 1
except TypeError as e:
    print(e)  # expect: 'tuple' object does not support item assignment
try:
    del t[0]
except TypeError as e:
    print(e)  # expect: 'tuple' object doesn't support item deletion
