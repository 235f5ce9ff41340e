class O: 
    def who(self): return ["O"]
class A(O):
    def who(self): return ["A"] + super().who()
class B(O):
    def who(self): return ["B"] + super().who()
class C(A, B):
    def who(self): return ["C"] + super().who()
print(C().who())  # expect: ['C', 'A', 'B', 'O']
print([c.__name__ for c in C.__mro__])  # expect: ['C', 'A', 'B', 'O', 'object']
try:
    class Bad(O, A): pass
except TypeError as e:
    print(e)  # expect: Cannot create a consistent method resolution order (MRO) for bases O, A
try:
    class Twice(A, A): pass
except TypeError as e:
    print(e)  # expect: duplicate base class A
try:
    class Layout(int, str): pass
except TypeError as e:
    print(e)  # expect: multiple bases have instance lay-out conflict
