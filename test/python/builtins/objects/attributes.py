class A:
    x = 1
a = A()
setattr(a, "y", 2)
print(getattr(a, "x"), getattr(a, "y"), getattr(a, "z", 3), hasattr(a, "y"), hasattr(a, "q"))  # expect: 1 2 3 True False
delattr(a, "y")
print(hasattr(a, "y"))  # expect: False
class P:
    @property
    def bad(self): raise ValueError("prop")
    @property
    def attr(self): raise AttributeError("inner")
print(hasattr(P(), "attr"), getattr(P(), "attr", "dflt"))  # expect: False dflt
for f in (lambda: getattr(a, "no"), lambda: getattr(a, 1), lambda: setattr(a, 1, 2), lambda: delattr(a, "no"), lambda: hasattr(a, 1), lambda: hasattr(P(), "bad"), lambda: getattr(a), lambda: setattr(a, "x"), lambda: setattr(5, "x", 1), lambda: getattr(5, "real"), lambda: delattr(A, "nope")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# expect: AttributeError 'A' object has no attribute 'no'
# expect: TypeError attribute name must be string, not 'int'
# expect: TypeError attribute name must be string, not 'int'
# expect: AttributeError 'A' object has no attribute 'no'
# expect: TypeError attribute name must be string, not 'int'
# expect: ValueError prop
# expect: TypeError getattr expected at least 2 arguments, got 1
# expect: TypeError setattr expected 3 arguments, got 2
# expect: AttributeError 'int' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: 5
# expect: AttributeError type object 'A' has no attribute 'nope'
setattr(a, "not an identifier", 1)
print(vars(a), getattr(a, "not an identifier"))  # expect: {'not an identifier': 1} 1
