def f(x):
    match x:
        case {"type": "a", "v": v}: return ("a", v)
        case {"type": t, **rest}: return (t, rest)
        case {1: {"in": z}}: return ("in", z)
        case {}: return "any mapping"
        case _: return "not"
print(f({"type": "a", "v": 1, "w": 2}), f({"type": "b", "w": 2}), f({1: {"in": [3]}}), f({}), f({5: 5}), f([]))
# expect: ('a', 1) ('b', {'w': 2}) ('in', [3]) any mapping any mapping not
