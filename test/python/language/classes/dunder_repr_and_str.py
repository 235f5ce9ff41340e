class A:
    def __repr__(self): return "<A repr>"
class B:
    def __str__(self): return "B str"
    def __repr__(self): return "B repr"
class C:
    def __repr__(self): return 3
class D:
    def __str__(self): return None
print(A(), str(A()), [A()], f"{A()}", "%s %r" % (A(), A()))  # expect: <A repr> <A repr> [<A repr>] <A repr> <A repr> <A repr>
print(B(), repr(B()), [B()], {1: B()}, f"{B()} {B()!r}", (B(),))  # expect: B str B repr [B repr] {1: B repr} B str B repr (B repr,)
try:
    repr(C())
except TypeError as e:
    print(e)  # expect: __repr__ returned non-string (type int)
try:
    str(D())
except TypeError as e:
    print(e)  # expect: __str__ returned non-string (type NoneType)
class E: pass
print(str(E()).startswith("<__main__.E object at 0x"))  # expect: True
def f():
    class L: pass
    return L
print(f(), repr(f()()).startswith("<__main__.f.<locals>.L object at 0x"))  # expect: <class '__main__.f.<locals>.L'> True
