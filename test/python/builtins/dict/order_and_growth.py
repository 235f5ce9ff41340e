d = {}
for i in range(1000): d[i * 7 % 1009] = i
for i in range(0, 1000, 2): del d[i * 7 % 1009]
print(len(d), list(d)[:5], list(d.values())[-3:], sum(d), sum(d.values()))  # expect: 500 [7, 21, 35, 49, 63] [995, 997, 999] 248608 250000
for i in range(5): d[f"s{i}"] = i
print(list(d)[-5:])  # expect: ['s0', 's1', 's2', 's3', 's4']
d = {1: "a", 1.0: "b", True: "c"}
print(d, len(d))  # expect: {1: 'c'} 1
d = {}
d["x"] = 1; d["y"] = 2; d["x"] = 3
print(d)  # expect: {'x': 3, 'y': 2}
d.pop("x"); d["x"] = 4
print(d)  # expect: {'y': 2, 'x': 4}
d = {i: i for i in range(5)}
print([d.popitem()[0] for _ in range(5)])  # expect: [4, 3, 2, 1, 0]
keys = [0, -1, 2 ** 31, 2 ** 64, "", "a", None, 1.5, (1,), frozenset([1]), b"x", True, range(2), int, len]
d = {k: n for n, k in enumerate(keys)}
print(all(d[k] == n for n, k in enumerate(keys)), len(d))  # expect: True 15
