x = y = 1
del x, (y)
for n in ("x", "y"):
    print(n in globals())
    # expect: False
    # expect: False
l = [0, 1, 2, 3, 4, 5]
del l[0], l[-1]
print(l)  # expect: [1, 2, 3, 4]
del l[1:3]
print(l)  # expect: [1, 4]
d = {"a": 1, "b": 2}
del d["a"]
print(d)  # expect: {'b': 2}
class A: pass
a = A()
a.b = 1
del a.b
print(a.__dict__)  # expect: {}
def err(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
def e1(): del d["zz"]
def e2(): del l[10]
def e3(): del a.b
def e4(): del nothing
def e5():
    global nothing
    del nothing
def e6(): del (1, 2)[0]
def e7(): del "abc"[0]
def e8(): del None.x
def e9():
    q = 1
    del q
    del q
for f in (e1, e2, e3, e5, e6, e7, e8, e9): err(f)
# expect: KeyError 'zz'
# expect: IndexError list assignment index out of range
# expect: AttributeError 'A' object has no attribute 'b'
# expect: NameError name 'nothing' is not defined
# expect: TypeError 'tuple' object doesn't support item deletion
# expect: TypeError 'str' object doesn't support item deletion
# expect: AttributeError 'NoneType' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: UnboundLocalError cannot access local variable 'q' where it is not associated with a value
z = 3
del [z]
print("z" in globals())  # expect: False
