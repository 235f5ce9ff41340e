import sys
M = type(sys)
m = M("made", "doc")
print(m, m.__doc__, m.__name__)  # expect: <module 'made'> doc made
m.x = 5
print(m.x, m.__dict__["x"])  # expect: 5 5
sys.modules["made"] = m
import made
from made import x
print(made is m, x)  # expect: True 5
print(__name__, sys.modules["__main__"].__name__)  # expect: __main__ __main__
m.__getattr__ = lambda n: "dynamic " + n
print(m.foo)  # expect: dynamic foo
from made import bar
print(bar)  # expect: dynamic bar
del sys.modules["made"]
try:
    import made
except ImportError as e:
    print(e)  # expect: No module named 'made'
print(repr(sys), repr(sys.modules["builtins"]))  # expect: <module 'sys' (built-in)> <module 'builtins' (built-in)>
def f():
    import math
    from math import floor as fl
    return math.pi, fl(2.5)
print(f())  # expect: (3.141592653589793, 2)
print(__import__("math").sqrt(16))  # expect: 4.0
