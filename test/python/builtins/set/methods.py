s = {1, 2, 3}
s.add(4); s.discard(9); s.remove(1); print(sorted(s), len(s), 2 in s, 9 not in s)  # expect: [2, 3, 4] 3 True True
print(sorted(s | {5}), sorted(s & {2, 9}), sorted(s - {2}), sorted(s ^ {2, 8}), s <= {2, 3, 4, 5}, s < s, s >= {2}, s == {4, 3, 2}, s.isdisjoint({7}), s.issubset([2, 3, 4]), s.issuperset([2]))
# expect: [2, 3, 4, 5] [2] [3, 4] [3, 4, 8] True False True True True True True
print(sorted(s.union([7], "a" and [8])), sorted(s.intersection([2, 3], {3})), sorted(s.difference([2])), sorted(s.symmetric_difference([2, 100])), s.copy() == s, s.copy() is s)
# expect: [2, 3, 4, 7, 8] [3] [3, 4] [3, 4, 100] True False
s.update([10, 11], (12,)); s.intersection_update({2, 10, 11}); s.difference_update([2]); s.symmetric_difference_update({10, 13}); print(sorted(s))
# expect: [11, 13]
print(set(), frozenset(), set("aab") == {"a", "b"}, {1, True, 1.0}, frozenset([1]) == {1}, type(frozenset([1]) | {2}), type({1} | frozenset([2])), {frozenset([1]): "f"}[frozenset([1])])
# expect: set() frozenset() True {1} True <class 'frozenset'> <class 'set'> f
x = {5}
print(x.pop(), x)  # expect: 5 set()
for f in (lambda: set().pop(), lambda: {1}.remove(2), lambda: {[]}, lambda: {1} | [2], lambda: {1} < 5, lambda: {1} + {2}, lambda: set().add({}), lambda: frozenset().add(1), lambda: hash({1}), lambda: {1}.union(5), lambda: {(1, 2)}.remove((3, 4))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: KeyError 'pop from an empty set'
        # expect: KeyError 2
        # expect: TypeError unhashable type: 'list'
        # expect: TypeError unsupported operand type(s) for |: 'set' and 'list'
        # expect: TypeError '<' not supported between instances of 'set' and 'int'
        # expect: TypeError unsupported operand type(s) for +: 'set' and 'set'
        # expect: TypeError unhashable type: 'dict'
        # expect: AttributeError 'frozenset' object has no attribute 'add'
        # expect: TypeError unhashable type: 'set'
        # expect: TypeError 'int' object is not iterable
        # expect: KeyError (3, 4)
