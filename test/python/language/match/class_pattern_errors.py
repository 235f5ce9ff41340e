class N: pass
class P:
    __match_args__ = ("x",)
    x = 1
class B:
    __match_args__ = ["x"]
class C:
    __match_args__ = (1,)
def t(f):
    try:
        print(f())
    except TypeError as e:
        print(e)
def a():
    match N():
        case N(x): return x
def b():
    match 5:
        case int(x, y): return x
def c():
    match P():
        case P(1, x=2): return 1
    return "no match"
def d():
    match B():
        case B(1): return 1
def e():
    match C():
        case C(1): return 1
notype = 5
def f():
    match 5:
        case notype(): return 1
def g():
    match P():
        case P(1, 2): return 1
for x in (a, b, c, d, e, f, g): t(x)
# expect: N() accepts 0 positional sub-patterns (1 given)
# expect: int() accepts 1 positional sub-pattern (2 given)
# expect: P() got multiple sub-patterns for attribute 'x'
# expect: B.__match_args__ must be a tuple (got list)
# expect: __match_args__ elements must be strings (got int)
# expect: called match pattern must be a class
# expect: P() accepts 1 positional sub-pattern (2 given)
