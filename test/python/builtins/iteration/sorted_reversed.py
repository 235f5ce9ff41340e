print(sorted([3, 1, 2]), sorted("hello"), sorted([3, 1, 2], reverse=True), sorted(["b", "A", "c"], key=str.lower), sorted({"b": 1, "a": 2}), sorted([]))
# expect: [1, 2, 3] ['e', 'h', 'l', 'l', 'o'] [3, 2, 1] ['A', 'b', 'c'] ['a', 'b'] []
print(sorted([(1, "b"), (0, "z"), (1, "a")], key=lambda t: t[0]), sorted([(1, "b"), (0, "z"), (1, "a")], key=lambda t: t[0], reverse=True))
# expect: [(0, 'z'), (1, 'b'), (1, 'a')] [(1, 'b'), (1, 'a'), (0, 'z')]
print(list(reversed([1, 2, 3])), list(reversed("ab")), list(reversed({"a": 1, "b": 2})), list(reversed((1, 2))), list(reversed({1: 2}.items())))
# expect: [3, 2, 1] ['b', 'a'] ['b', 'a'] [2, 1] [(1, 2)]
print(sorted([1.5, 1, True, 0]), sorted([[2], [1, 5], [1]]), sorted([-1, 3, -2], key=abs))
# expect: [0, 1, True, 1.5] [[1], [1, 5], [2]] [-1, -2, 3]
for f in (lambda: sorted([1, "a"]), lambda: sorted(5), lambda: sorted([1], 2), lambda: sorted([None, None]), lambda: sorted([1], key=5), lambda: reversed(5), lambda: reversed({1}), lambda: sorted([1], foo=1), lambda: sorted(), lambda: sorted([1, 2], reverse="x"), lambda: reversed()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# expect: TypeError '<' not supported between instances of 'str' and 'int'
# expect: TypeError 'int' object is not iterable
# expect: TypeError sorted expected 1 argument, got 2
# expect: TypeError '<' not supported between instances of 'NoneType' and 'NoneType'
# expect: TypeError 'int' object is not callable
# expect: TypeError 'int' object is not reversible
# expect: TypeError 'set' object is not reversible
# expect: TypeError sort() got an unexpected keyword argument 'foo'
# expect: TypeError sorted expected 1 argument, got 0
# expect: [2, 1]
# expect: TypeError reversed expected 1 argument, got 0
import sys
l = [(i * 7919) % 1009 for i in range(2000)]
s = sorted(l)
print(all(s[i] <= s[i + 1] for i in range(len(s) - 1)), sum(s) == sum(l), s[:5], s[-3:])
# expect: True True [0, 0, 1, 1, 2] [1007, 1008, 1008]
