class A:
    def __init__(self): self.log = []
    def __iadd__(self, o): self.log.append(("iadd", o)); return self
    def __isub__(self, o): self.log.append(("isub", o)); return self
    def __imul__(self, o): self.log.append(("imul", o)); return self
    def __itruediv__(self, o): self.log.append(("itruediv", o)); return self
    def __ifloordiv__(self, o): self.log.append(("ifloordiv", o)); return self
    def __imod__(self, o): self.log.append(("imod", o)); return self
    def __ipow__(self, o): self.log.append(("ipow", o)); return self
    def __ilshift__(self, o): self.log.append(("ilshift", o)); return self
    def __irshift__(self, o): self.log.append(("irshift", o)); return self
    def __iand__(self, o): self.log.append(("iand", o)); return self
    def __ior__(self, o): self.log.append(("ior", o)); return self
    def __ixor__(self, o): self.log.append(("ixor", o)); return self
    def __imatmul__(self, o): self.log.append(("imatmul", o)); return self
a = b = A()
a += 1; a -= 2; a *= 3; a /= 4; a //= 5; a %= 6; a **= 7
a <<= 8; a >>= 9; a &= 10; a |= 11; a ^= 12; a @= 13
print(a is b)  # expect: True
print(a.log)
# expect: [('iadd', 1), ('isub', 2), ('imul', 3), ('itruediv', 4), ('ifloordiv', 5), ('imod', 6), ('ipow', 7), ('ilshift', 8), ('irshift', 9), ('iand', 10), ('ior', 11), ('ixor', 12), ('imatmul', 13)]
class B:
    def __add__(self, o): return "add"
    def __iadd__(self, o): return NotImplemented
x = B()
x += 1
print(x)  # expect: add
class C: pass
c = C()
try:
    c += 1
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for +=: 'C' and 'int'
try:
    c **= 1
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for **=: 'C' and 'int'
