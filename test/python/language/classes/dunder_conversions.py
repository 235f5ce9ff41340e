class A:
    def __int__(self): return 7
    def __float__(self): return 2.5
    def __index__(self): return 3
    def __complex__(self): return 1j
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
    def __bytes__(self): return b"bytes"
a = A()
print(int(a), float(a), [10, 20, 30, 40][a], "abc" * a, hex(a), bin(a), range(a), complex(a))
# expect: 7 2.5 40 abcabcabc 0x3 0b11 range(0, 3) 1j
print(round(a), round(a, 2), bytes(a), chr(a) == "\x03")  # expect: ('round', None) ('round', 2) b'bytes' True
print([1, 2, 3, 4, 5][a:], "x".center(a) + "|")  # expect: [4, 5]  x |
class B:
    def __int__(self): return "no"
try:
    int(B())
except TypeError as e:
    print(e)  # expect: __int__ returned non-int (type str)
class C:
    def __index__(self): return 5
print(int(C()), float(C()))  # expect: 5 5.0
l = [1]
for f in (lambda: int(object()), lambda: float(object()), lambda: l[object()], lambda: l["a"], lambda: tuple(l)[1.0], lambda: str(l)[None], lambda: range("x")):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: int() argument must be a string, a bytes-like object or a real number, not 'object'
        # expect: float() argument must be a string or a real number, not 'object'
        # expect: list indices must be integers or slices, not object
        # expect: list indices must be integers or slices, not str
        # expect: tuple indices must be integers or slices, not float
        # expect: string indices must be integers, not 'NoneType'
        # expect: 'str' object cannot be interpreted as an integer
