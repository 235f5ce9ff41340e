print(any([]), all([]), any([0, 1]), all([1, 0]), any("a"), all({}), any(x > 2 for x in range(4)), all(range(1, 3)))
# expect: False True True False True True True True
it = iter([0, 1, 2, 3])
print(any(it), list(it))  # expect: True [2, 3]
for f in (lambda: any(5), lambda: all(), lambda: any([], [])):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: 'int' object is not iterable
        # expect: all() takes exactly one argument (0 given)
        # expect: any() takes exactly one argument (2 given)
