d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
d["c"] = 3
print(k, v, i, len(k), "a" in k, 2 in v, ("a", 1) in i, ("a", 2) in i)
# expect: dict_keys(['a', 'b', 'c']) dict_values([1, 2, 3]) dict_items([('a', 1), ('b', 2), ('c', 3)]) 3 True True True False
print(sorted(k & {"a", "z"}), sorted(k | {"z"}), sorted(k - {"a"}), sorted(k ^ {"a", "q"}), k == {"a", "b", "c"}, sorted(i & {("a", 1)}), k.isdisjoint({"q"}), k <= {"a", "b", "c", "d"})
# expect: ['a'] ['a', 'b', 'c', 'z'] ['b', 'c'] ['b', 'c', 'q'] True [('a', 1)] True True
print(list(reversed(d)), list(reversed(d.values())), k.mapping["a"])  # expect: ['c', 'b', 'a'] [3, 2, 1] 1
for f in (lambda: k["a"], lambda: v[0], lambda: k.add(1), lambda: k & 5):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: TypeError 'dict_keys' object is not subscriptable
        # expect: TypeError 'dict_values' object is not subscriptable
        # expect: AttributeError 'dict_keys' object has no attribute 'add'
        # expect: TypeError 'int' object is not iterable
