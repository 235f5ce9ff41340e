d = {"a": 1, "b": 2}
print(d["a"], d.get("z"), d.get("z", 0), d.setdefault("c", 3), d.setdefault("a", 9), d.pop("c"), d.pop("zz", None), len(d))
# expect: 1 None 0 3 1 3 None 2
print(list(d), list(d.keys()), list(d.values()), list(d.items()), "a" in d, 1 in d, d.copy(), d.copy() is d)
# expect: ['a', 'b'] ['a', 'b'] [1, 2] [('a', 1), ('b', 2)] True False {'a': 1, 'b': 2} False
d.update({"x": 1}, y=2); d.update([("z", 3)]); print(d)  # expect: {'a': 1, 'b': 2, 'x': 1, 'y': 2, 'z': 3}
print(d.popitem(), d)  # expect: ('z', 3) {'a': 1, 'b': 2, 'x': 1, 'y': 2}
print(dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict(a=1), dict([("k", 1)], z=2), dict({"q": 1}), {**d, "new": 1})
# expect: {'a': None, 'b': None} {1: 0, 2: 0} {'a': 1} {'k': 1, 'z': 2} {'q': 1} {'a': 1, 'b': 2, 'x': 1, 'y': 2, 'new': 1}
print(d | {"a": 9}, {"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {} != {1: 1})
# expect: {'a': 9, 'b': 2, 'x': 1, 'y': 2} True True True
del d["a"]; d["a"] = 5; print(d)  # expect: {'b': 2, 'x': 1, 'y': 2, 'a': 5}
d.clear(); print(d)  # expect: {}
for f in (lambda: {}["k"], lambda: {}[1], lambda: {}.pop("k"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: {} | 5, lambda: {} < {}, lambda: dict([(1,)]), lambda: {}.fromkeys(5), lambda: {(1, 2): 3}[(1, 3)], lambda: {}["it's"]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: KeyError 'k'
        # expect: KeyError 1
        # expect: KeyError 'k'
        # expect: KeyError 'popitem(): dictionary is empty'
        # expect: TypeError unhashable type: 'list'
        # expect: TypeError unsupported operand type(s) for |: 'dict' and 'int'
        # expect: TypeError '<' not supported between instances of 'dict' and 'dict'
        # expect: ValueError dictionary update sequence element #0 has length 1; 2 is required
        # expect: TypeError 'int' object is not iterable
        # expect: KeyError (1, 3)
        # expect: KeyError "it's"
