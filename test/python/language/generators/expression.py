g = (x * x for x in range(4))
print(type(g), list(g), list(g))  # expect: <class 'generator'> [0, 1, 4, 9] []
print(sum(i for i in range(10) if i % 2))  # expect: 25
print(max((len(w), w) for w in ["a", "ccc", "bb"]))  # expect: (3, 'ccc')
print(list((x, y) for x in range(2) for y in "ab"))  # expect: [(0, 'a'), (0, 'b'), (1, 'a'), (1, 'b')]
print(dict((k, v) for k, v in zip("ab", [1, 2])))  # expect: {'a': 1, 'b': 2}
print(any(x > 3 for x in [1, 5]), all(x for x in []))  # expect: True True
x = 5
g = (x for _ in range(1))
x = 6
print(list(g))  # expect: [6]
l = [1, 2]
g = (i for i in l)
l.append(3)
l = []
print(list(g))  # expect: [1, 2, 3]
try:
    (i for i in 5)
except TypeError as e:
    print(e)  # expect: 'int' object is not iterable
print(",".join(str(i) for i in range(3)), set(c for c in "aab") == {"a", "b"})  # expect: 0,1,2 True
print(sorted((v for v in [3, 1, 2]), reverse=True))  # expect: [3, 2, 1]
