class A:
    def __new__(cls, *args):
        print("new", args)
        return super().__new__(cls)
    def __init__(self, *args):
        print("init", args)
A(1, 2)
# expect: new (1, 2)
# expect: init (1, 2)
class B:
    def __new__(cls): return 42
    def __init__(self): print("not called")
print(B())  # expect: 42
class Single:
    one = None
    def __new__(cls):
        if cls.one is None: cls.one = object.__new__(cls)
        return cls.one
print(Single() is Single())  # expect: True
class C:
    def __init__(self): return 1
try:
    C()
except TypeError as e:
    print(e)  # expect: __init__() should return None, not 'int'
class D: pass
try:
    D(1)
except TypeError as e:
    print(e)  # expect: D() takes no arguments
class E:
    def __init__(self, a): pass
try:
    E()
except TypeError as e:
    print(e)  # expect: E.__init__() missing 1 required positional argument: 'a'
try:
    E(1, 2)
except TypeError as e:
    print(e)  # expect: E.__init__() takes 2 positional arguments but 3 were given
class F(int):
    def __new__(cls, x): return super().__new__(cls, x * 2)
print(F(4), type(F(4)), F(4) + 1, type(F(4) + 1))  # expect: 8 <class '__main__.F'> 9 <class 'int'>
try:
    object(1)
except TypeError as e:
    print(e)  # expect: object() takes no arguments
try:
    object.__new__(int)
except TypeError as e:
    print(e)  # expect: object.__new__(int) is not safe, use int.__new__()
