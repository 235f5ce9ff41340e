class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Q(P): pass
def f(v):
    match v:
        case Q(0, 0): return "Q origin"
        case P(0, y): return ("on y", y)
        case P(x=x, y=0): return ("on x", x)
        case P(x, y) if x == y: return ("diagonal", x)
        case P(): return "P"
        case int(n) if n > 100: return ("big", n)
        case int() | float(): return "number"
        case str(s): return ("str", s)
        case list([a, b]): return ("list", a, b)
        case _: return None
print(f(Q(0, 0)), f(P(0, 5)), f(P(3, 0)), f(P(2, 2)), f(P(1, 2)), f(500), f(5), f(1.5), f("x"), f([1, 2]), f([1]), f(True))
class N: pass
def g(v, n):
    match v:
        case N(a) if n == 1: pass
        case int(a, b) if n == 2: pass
        case P(1, x=2): pass
        case 5(): pass  # expect error: SyntaxError: invalid syntax
