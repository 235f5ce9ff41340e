class N:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v if isinstance(o, N) else NotImplemented
    def __lt__(self, o): return self.v < o.v
    def __le__(self, o): return self.v <= o.v
    def __repr__(self): return f"N{self.v}"
print(N(1) == N(1), N(1) != N(1), N(1) == 1, N(1) != 1)  # expect: True False False True
print(N(1) < N(2), N(1) > N(2), N(1) >= N(1), N(1) <= N(0))  # expect: True False True False
print(sorted([N(3), N(1), N(2)]), max(N(1), N(5)), min([N(4), N(2)]))  # expect: [N1, N2, N3] N5 N2
print(N(1) in [N(2), N(1)], [N(1), N(2)].index(N(2)), [N(1)] == [N(1)])  # expect: True 1 True
try:
    hash(N(1))
except TypeError as e:
    print(e)  # expect: unhashable type: 'N'
try:
    {N(1)}
except TypeError as e:
    print(e)  # expect: unhashable type: 'N'
print(N.__hash__)  # expect: None
class P: pass
try:
    P() < P()
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'P' and 'P'
try:
    P() >= 1
except TypeError as e:
    print(e)  # expect: '>=' not supported between instances of 'P' and 'int'
