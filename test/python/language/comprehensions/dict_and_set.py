print({x: x * x for x in range(4)})  # expect: {0: 0, 1: 1, 2: 4, 3: 9}
print({k: v for k, v in [("a", 1), ("b", 2), ("a", 3)]})  # expect: {'a': 3, 'b': 2}
print(sorted({x % 3 for x in range(10)}))  # expect: [0, 1, 2]
print({v: k for k, v in {"a": 1, "b": 2}.items()})  # expect: {1: 'a', 2: 'b'}
print({i: {j: i * j for j in range(2)} for i in range(2)})  # expect: {0: {0: 0, 1: 0}, 1: {0: 0, 1: 1}}
try:
    {[]: 1 for _ in range(1)}
except TypeError as e:
    print(e)  # expect: unhashable type: 'list'
try:
    {{} for _ in range(1)}
except TypeError as e:
    print(e)  # expect: unhashable type: 'dict'
def order():
    log = []
    def k(x): log.append(("k", x)); return x
    def v(x): log.append(("v", x)); return x
    {k(i): v(i) for i in range(2)}
    return log
print(order())  # expect: [('k', 0), ('v', 0), ('k', 1), ('v', 1)]
