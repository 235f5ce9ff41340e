# {**x} took pairs, as dict.update does.
for x in (5, [(1, 2)], "ab", None, [], ()):
    try:
        print({"a": 1, **x})
    except TypeError as e:
        print(e)
        # expect: 'int' object is not a mapping
        # expect: 'list' object is not a mapping
        # expect: 'str' object is not a mapping
        # expect: 'NoneType' object is not a mapping
        # expect: 'list' object is not a mapping
        # expect: 'tuple' object is not a mapping
class M:
    def keys(self): return ["k"]
    def __getitem__(self, k): return k + "!"
print({**M()}, dict([(1, 2)], **M()))  # expect: {'k': 'k!'} {1: 2, 'k': 'k!'}
