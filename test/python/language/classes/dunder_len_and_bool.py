class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
print(bool(L(0)), bool(L(2)), not L(0))  # expect: False True True
for n in (-1, "x", 2**100, 1.5):
    try:
        len(L(n))
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
        # expect: ValueError __len__() should return >= 0
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: OverflowError cannot fit 'int' into an index-sized integer
        # expect: TypeError 'float' object cannot be interpreted as an integer
class B:
    def __bool__(self): return self.v
    def __init__(self, v): self.v = v
print(bool(B(True)), "t" if B(False) else "f", B(False) or "other", B(True) and "x")  # expect: True f other x
try:
    bool(B(1))
except TypeError as e:
    print(e)  # expect: __bool__ should return bool, returned int
try:
    if B("x"): pass
except TypeError as e:
    print(e)  # expect: __bool__ should return bool, returned str
class P: pass
print(bool(P()))  # expect: True
try:
    len(P())
except TypeError as e:
    print(e)  # expect: object of type 'P' has no len()
