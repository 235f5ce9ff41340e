class V:
    def __init__(self, x): self.x = x
    def __add__(self, o): return V(self.x + o.x) if isinstance(o, V) else NotImplemented
    def __radd__(self, o): return V(o + self.x)
    def __sub__(self, o): return "sub"
    def __rsub__(self, o): return "rsub"
    def __mul__(self, o): return "mul"
    def __rmul__(self, o): return "rmul"
    def __truediv__(self, o): return "truediv"
    def __rtruediv__(self, o): return "rtruediv"
    def __floordiv__(self, o): return "floordiv"
    def __mod__(self, o): return "mod"
    def __rmod__(self, o): return "rmod"
    def __divmod__(self, o): return "divmod"
    def __rdivmod__(self, o): return "rdivmod"
    def __pow__(self, o, m=None): return ("pow", m)
    def __rpow__(self, o, m=None): return "rpow"
    def __lshift__(self, o): return "lshift"
    def __rshift__(self, o): return "rshift"
    def __and__(self, o): return "and"
    def __or__(self, o): return "or"
    def __xor__(self, o): return "xor"
    def __rxor__(self, o): return "rxor"
    def __matmul__(self, o): return "matmul"
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __abs__(self): return "abs"
    def __repr__(self): return f"V({self.x})"
a = V(1)
print(a + V(2), 5 + a, a - 1, 1 - a, a * 1, 1 * a, a / 1, 1 / a)  # expect: V(3) V(6) sub rsub mul rmul truediv rtruediv
print(a // 1, a % 1, 5 % a, divmod(a, 1), divmod(1, a), a ** 2, 2 ** a, pow(a, 2, 3))
# expect: floordiv mod rmod divmod rdivmod ('pow', None) rpow ('pow', 3)
print(a << 1, a >> 1, a & 1, a | 1, a ^ 1, 1 ^ a, a @ 1)  # expect: lshift rshift and or xor rxor matmul
print(-a, +a, ~a, abs(a))  # expect: neg pos invert abs
print(sum([V(1), V(2)], V(0)), sum([V(1), V(2)]))  # expect: V(3) V(3)
for f in (lambda: 1 << a, lambda: 1 @ a, lambda: "s" // a):
    try:
        print(f())
    except TypeError as e:
        print(e)
        # expect: unsupported operand type(s) for <<: 'int' and 'V'
        # expect: unsupported operand type(s) for @: 'int' and 'V'
        # expect: unsupported operand type(s) for //: 'str' and 'V'
