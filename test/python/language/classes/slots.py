class P:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
p = P(1, 2)
print(p.x, p.y, P.__slots__, hasattr(p, "__dict__"))  # expect: 1 2 ('x', 'y') False
try:
    p.z = 1
except AttributeError as e:
    print(e)  # expect: 'P' object has no attribute 'z' and no __dict__ for setting new attributes
del p.x
try:
    p.x
except AttributeError as e:
    print(e)  # expect: 'P' object has no attribute 'x'
class Q(P):
    pass
q = Q(1, 2)
q.z = 3
print(q.z, q.__dict__)  # expect: 3 {'z': 3}
class R(P):
    __slots__ = "w"
r = R(5, 6)
r.w = 7
print(r.x, r.w)  # expect: 5 7
for ns in ({"__slots__": ("a", "a")}, {"__slots__": ("1a",)}, {"__slots__": (1,)}, {"__slots__": ("a",), "a": 1}, {"__slots__": ("__dict__", "__dict__")}):
    try:
        print(type("T", (), ns).__slots__)  # expect: ('a', 'a')
    except (TypeError, ValueError) as e:
        print(e)
        # expect: __slots__ must be identifiers
        # expect: __slots__ items must be strings, not 'int'
        # expect: 'a' in __slots__ conflicts with class variable
        # expect: __dict__ slot disallowed: we already got one
print(type(P.x))  # expect: <class 'member_descriptor'>
