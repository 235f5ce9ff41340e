l = [3, 1, 2]
l.append(4); l.extend("ab"); l.insert(0, 0); l.insert(-1, "i"); l.insert(100, "end")
print(l)  # expect: [0, 3, 1, 2, 4, 'a', 'i', 'b', 'end']
print(l.pop(), l.pop(0), l.pop(-2), l)  # expect: end 0 i [3, 1, 2, 4, 'a', 'b']
l.remove("a"); print(l)  # expect: [3, 1, 2, 4, 'b']
l = [3, 1, 2, 1]
print(l.index(1), l.index(1, 2), l.count(1), l.copy(), l.copy() is l)  # expect: 1 3 2 [3, 1, 2, 1] False
l.sort(); print(l)  # expect: [1, 1, 2, 3]
l.sort(reverse=True, key=lambda x: -x); print(l)  # expect: [1, 1, 2, 3]
l.reverse(); print(l)  # expect: [3, 2, 1, 1]
l.clear(); print(l)  # expect: []
print([1] + [2], [1, 2] * 2, 2 * [1], [0] * -1, [1, 2] == [1, 2], [1] < [2], [1, 2] < [1], [] < [1], 1 in [1], [1, 2] != [1, 2], [1, [2]] == [1, [2]])
# expect: [1, 2] [1, 2, 1, 2] [1, 1] [] True True False True True False True
for f in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1].index(1, 1), lambda: [][0], lambda: [1][-2], lambda: [1] + (2,), lambda: [1] * "a", lambda: [1] < 1, lambda: [1, "a"].sort(), lambda: [1].pop("a"), lambda: [1].insert("a", 1), lambda: [1].extend(None), lambda: [1] * 1.5, lambda: [1] * [2]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: IndexError pop from empty list
        # expect: IndexError pop index out of range
        # expect: ValueError list.remove(x): x not in list
        # expect: ValueError 2 is not in list
        # expect: ValueError 1 is not in list
        # expect: IndexError list index out of range
        # expect: IndexError list index out of range
        # expect: TypeError can only concatenate list (not "tuple") to list
        # expect: TypeError can't multiply sequence by non-int of type 'str'
        # expect: TypeError '<' not supported between instances of 'list' and 'int'
        # expect: TypeError '<' not supported between instances of 'str' and 'int'
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError 'NoneType' object is not iterable
        # expect: TypeError can't multiply sequence by non-int of type 'float'
        # expect: TypeError can't multiply sequence by non-int of type 'list'
