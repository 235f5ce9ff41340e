import sys
a = ''.join(['ab', 'cd', ' ef'])
b = ''.join(['ab', 'cd', ' ef'])
print(a is b, sys.intern(a) is sys.intern(b))  # expect: False True
try:
    sys.intern(3)
except TypeError as e:
    print(e)  # expect: intern() argument must be str, not int
print(sys.getsizeof([]) > 0, sys.getsizeof([0] * 100) > sys.getsizeof([]))  # expect: True True
class Sized:
    def __sizeof__(self):
        return 1000
print(sys.getsizeof(Sized()) >= 1000)  # expect: True
class Bad:
    def __sizeof__(self):
        raise TypeError('no size')
print(sys.getsizeof(Bad(), 'default'))  # expect: default
