import sys
from collections.abc import Mapping, MutableMapping

def shown(what):
    try:
        return what()
    except Exception as e:
        return f"{type(e).__name__}: {e}"

def reads(a, b=2):
    x = 1
    inner = lambda: x
    p = sys._getframe().f_locals
    return p, inner

# A mapping of the bound variables, in the order of the code.
p, inner = reads(1)
print(type(p), type(p).__mro__)  # expect: <class 'FrameLocalsProxy'> (<class 'FrameLocalsProxy'>, <class 'object'>)
print(list(p)[:2], len(p), p.keys())  # expect: ['a', 'b'] 5 ['a', 'b', 'inner', 'p', 'x']
print(p.values()[:2], p.items()[:2], type(p.items()))  # expect: [1, 2] [('a', 1), ('b', 2)] <class 'list'>
print(p["x"], p.get("b"), p.get("nope"), p.get("nope", 4))  # expect: 1 2 None 4
print("a" in p, "nope" in p, 1 in p)  # expect: True False False
print(isinstance(p, Mapping), isinstance(p, MutableMapping))  # expect: True False
print(list(reversed(p)), type(iter(p)).__name__)  # expect: ['x', 'p', 'inner', 'b', 'a'] list_iterator
match p:
    case {"b": b}:
        print("matched", b)  # expect: matched 2

# Errors
print(shown(lambda: p["nope"]))  # expect: KeyError: "local variable ''nope'' is not defined"
print(shown(lambda: p[3]))  # expect: KeyError: "local variable '3' is not defined"
print(shown(lambda: p[[]]))  # expect: TypeError: unhashable type: 'list'
print(shown(lambda: [] in p))  # expect: TypeError: unhashable type: 'list'
print(shown(lambda: p.__setitem__([], 1)))  # expect: TypeError: unhashable type: 'list'
for key in "a", "nope", 1, []:
    print(shown(lambda: p.__delitem__(key)))
    # expect: TypeError: cannot remove variables from FrameLocalsProxy
    # expect: TypeError: cannot remove variables from FrameLocalsProxy
    # expect: TypeError: cannot remove variables from FrameLocalsProxy
    # expect: TypeError: cannot remove variables from FrameLocalsProxy
for name in "pop", "popitem", "clear", "fromkeys":
    print(shown(lambda: getattr(p, name)))
    # expect: AttributeError: 'FrameLocalsProxy' object has no attribute 'pop'
    # expect: AttributeError: 'FrameLocalsProxy' object has no attribute 'popitem'
    # expect: AttributeError: 'FrameLocalsProxy' object has no attribute 'clear'
    # expect: AttributeError: 'FrameLocalsProxy' object has no attribute 'fromkeys'
print(shown(lambda: p.get()))  # expect: TypeError: get expected 1 or 2 arguments
print(shown(lambda: p.get(1, 2, 3)))  # expect: TypeError: get expected 1 or 2 arguments
print(shown(lambda: p.setdefault()))  # expect: TypeError: setdefault expected 1 or 2 arguments
print(shown(lambda: p.get("a", default=4)))  # expect: TypeError: FrameLocalsProxy.get() takes no keyword arguments
print(shown(lambda: hash(p)))  # expect: TypeError: unhashable type: 'FrameLocalsProxy'
P = type(p)
print(shown(lambda: P()))  # expect: TypeError: FrameLocalsProxy expected 1 argument, got 0
print(shown(lambda: P(3)))  # expect: TypeError: expect frame, not int
print(shown(lambda: P(1, 2)))  # expect: TypeError: FrameLocalsProxy expected 1 argument, got 2
print(shown(lambda: type("Q", (P,), {})))  # expect: TypeError: type 'FrameLocalsProxy' is not an acceptable base type

# Equality, union, update
def operators(a):
    p = sys._getframe().f_locals
    print(p == p, p != p, p == sys._getframe().f_locals, p is sys._getframe().f_locals)  # expect: True False True False
    print(p == {"a": 1, "p": p}, p == {}, p == 3)  # expect: True False False
    print(shown(lambda: p < p))  # expect: TypeError: '<' not supported between instances of 'FrameLocalsProxy' and 'FrameLocalsProxy'
    print((p | {"z": 1})["z"], ({"z": 1, "a": 5} | p)["a"])  # expect: 1 1
    print(shown(lambda: p | 3))  # expect: TypeError: unsupported operand type(s) for |: 'FrameLocalsProxy' and 'int'
    print(shown(lambda: 3 | p))  # expect: AttributeError: 'int' object has no attribute 'keys'
    print(p.update({"a": 70}), a)  # expect: None 70
    p |= {"a": 71}
    print(a, type(p).__name__)  # expect: 71 FrameLocalsProxy
    for other in 3, [("a", 1)]:
        print(shown(lambda: p.update(other)))
        print(p.__ior__(other))
        # expect: TypeError: update() argument must be dict or another FrameLocalsProxy
        # expect: NotImplemented
        # expect: TypeError: update() argument must be dict or another FrameLocalsProxy
        # expect: NotImplemented
    print(shown(lambda: p.update()))  # expect: TypeError: FrameLocalsProxy.update() takes exactly one argument (0 given)
    print(shown(lambda: p.update(a=3)))  # expect: TypeError: FrameLocalsProxy.update() takes no keyword arguments
    print(type(p.copy()), p.setdefault("a", 5), p.setdefault("new", 6), p["new"])  # expect: <class 'dict'> 71 6 6
operators(1)

# Writing binds the variable, a cell's too; unknown names are kept by the frame.
def writes():
    shared = 1
    def show(): return shared
    p = sys._getframe().f_locals
    p["shared"] = 2
    print(shared, show())  # expect: 2 2
    p["p2"] = 3
    p[4] = 5
    print(list(p), locals()["p2"])  # expect: ['show', 'p', 'shared', 'p2', 4] 3
    class Name(str): pass
    p[Name("shared")] = 6
    print(shared, [type(k).__name__ for k in p])  # expect: 6 ['str', 'str', 'str', 'str', 'str', 'int']
    p["late"] = 7
    print(late)  # expect: 7
    del late
    print("late" in p, shown(lambda: p["late"]))  # expect: False KeyError: "local variable ''late'' is not defined"
    if 0: late = 1
writes()

def repr_of_itself():
    p = sys._getframe().f_locals
    print(p)  # expect: {'p': {...}}
    p["again"] = p
    print(p)  # expect: {'p': {...}, 'again': {...}}
repr_of_itself()

# Frames that returned, were cleared, or wait
def leaves():
    k = 1
    return sys._getframe()
frame = leaves()
frame.f_locals["k"] = 2
frame.f_locals["n"] = 3
print(frame.f_locals, frame.f_locals["k"])  # expect: {'k': 2, 'n': 3} 2
frame.clear()
print(frame.f_locals, len(frame.f_locals))  # expect: {} 0
def waits():
    v = 1
    yield
    yield v
g = waits()
next(g)
g.gi_frame.f_locals["v"] = 7
print(next(g), g.gi_frame.f_locals)  # expect: 7 {'v': 7}

# locals() is a snapshot, each call a new one
def snapshots():
    x = 1
    first = locals()
    x = 2
    print(first is locals(), first["x"])  # expect: False 1
    first["x"] = 3
    exec("x = 4; y = 5")
    print(x, "y" in locals())  # expect: 2 False
    exec("x = 6", None, sys._getframe().f_locals)
    print(x)  # expect: 6
snapshots()

# A body has its own mapping.
print(sys._getframe().f_locals is globals() is locals())  # expect: True
class C:
    y = 1
    print(sys._getframe().f_locals is locals())  # expect: True
    [print(type(sys._getframe().f_locals).__name__, list(sys._getframe().f_locals)[-1:]) for x in [1]]  # expect: FrameLocalsProxy ['x']
