print(callable(len), callable(int), callable(lambda: 0), callable(1), callable("s"), callable(None), callable([].append))
# expect: True True True False False False True
x = []
print(id(x) == id(x), id(x) != id([]), type(id(x)), isinstance(hash("a"), int))  # expect: True True <class 'int'> True
print(hash(1) == hash(1.0) == hash(True), hash("abc") == hash("abc"), hash((1, 2)) == hash((1, 2)), hash(()) == hash(()), hash(None) == hash(None), hash(frozenset([1])) == hash(frozenset([1])))
# expect: True True True True True True
for v in ([], {}, set(), slice(1), bytearray()):
    try:
        print(hash(v) is not None)
    except TypeError as e:
        print(e)
# expect: unhashable type: 'list'
# expect: unhashable type: 'dict'
# expect: unhashable type: 'set'
# expect: True
# expect: unhashable type: 'bytearray'
try:
    hash((1, [2]))
except TypeError as e:
    print(e)  # expect: unhashable type: 'list'
try:
    {}[[]]
except TypeError as e:
    print(e)  # expect: unhashable type: 'list'
