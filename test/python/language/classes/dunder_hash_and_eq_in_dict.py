class K:
    def __init__(self, v): self.v = v
    def __hash__(self): return hash(self.v)
    def __eq__(self, o): return isinstance(o, K) and self.v == o.v
d = {K(1): "one", K(2): "two"}
print(d[K(1)], K(2) in d, K(3) in d, len({K(1), K(1), K(2)}))  # expect: one True False 2
d[K(1)] = "uno"
print(len(d), d[K(1)])  # expect: 2 uno
class Bad:
    def __hash__(self): return "x"
try:
    hash(Bad())
except TypeError as e:
    print(e)  # expect: __hash__ method should return an integer
class Big:
    def __hash__(self): return -1
print(hash(Big()))  # expect: -2
