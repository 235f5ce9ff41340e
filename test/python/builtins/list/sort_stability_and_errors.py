data = [("b", 1), ("a", 1), ("c", 0), ("a", 0)]
print(sorted(data, key=lambda p: p[1]), sorted(data, key=lambda p: p[0], reverse=True))
# expect: [('c', 0), ('a', 0), ('b', 1), ('a', 1)] [('c', 0), ('b', 1), ('a', 1), ('a', 0)]
class C:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return f"C{self.v}"
print(sorted([C(3), C(1), C(2)]))  # expect: [C1, C2, C3]
class Bad:
    def __lt__(self, o): raise ValueError("cmp")
l = [Bad(), Bad()]
try:
    l.sort()
except ValueError as e:
    print(e, len(l))  # expect: cmp 2
l = [3, 1, 2]
def key(x):
    l.append(x)
    return x
try:
    l.sort(key=key)
except ValueError as e:
    print(e)  # expect: list modified during sort
print(l)  # expect: [1, 2, 3]
def boom(x): raise KeyError(x)
try:
    l.sort(key=boom)
except KeyError as e:
    print(e, l)  # expect: 1 [1, 2, 3]
