# What is a sequence of some kind, but cannot be repeated, is not repeated by its right operand in place.
class A: pass
class I:
    def __index__(self): return 2
for x in ({}, {1}, A(), 1.5, None, 3, range(2), object(), I(), True, "s", [1]):
    for y in ("ab", 2):
        z = x
        try:
            z *= y
            print(z)
        except TypeError as e:
            print(e)
# expect: unsupported operand type(s) for *=: 'dict' and 'str'
# expect: unsupported operand type(s) for *=: 'dict' and 'int'
# expect: unsupported operand type(s) for *=: 'set' and 'str'
# expect: unsupported operand type(s) for *=: 'set' and 'int'
# expect: unsupported operand type(s) for *=: 'A' and 'str'
# expect: unsupported operand type(s) for *=: 'A' and 'int'
# expect: can't multiply sequence by non-int of type 'float'
# expect: 3.0
# expect: can't multiply sequence by non-int of type 'NoneType'
# expect: unsupported operand type(s) for *=: 'NoneType' and 'int'
# expect: ababab
# expect: 6
# expect: unsupported operand type(s) for *=: 'range' and 'str'
# expect: unsupported operand type(s) for *=: 'range' and 'int'
# expect: can't multiply sequence by non-int of type 'object'
# expect: unsupported operand type(s) for *=: 'object' and 'int'
# expect: unsupported operand type(s) for *=: 'I' and 'str'
# expect: unsupported operand type(s) for *=: 'I' and 'int'
# expect: ab
# expect: 2
# expect: can't multiply sequence by non-int of type 'str'
# expect: ss
# expect: can't multiply sequence by non-int of type 'str'
# expect: [1, 1]
print(I() * "ab", "ab" * I())  # expect: abab abab
