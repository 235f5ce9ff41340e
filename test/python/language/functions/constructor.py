"""types.FunctionType makes a function of a code object."""
import types
def outer(a):
    def f(x, y=2, *, k=3): "doc"; return x + y + k + a
    return f
f = outer(10)
F = types.FunctionType
g = F(f.__code__, {"__name__": "m", "__builtins__": __builtins__}, "gg", (7,), f.__closure__, {"k": 100})
print(g(1), g.__name__, g.__qualname__, g.__module__, g.__defaults__, g.__kwdefaults__, g.__doc__, g.__closure__ is f.__closure__)
h = F((lambda x: x * 2).__code__, {})
print(h(4), h.__name__, h.__module__, h.__qualname__)
print(F(code=h.__code__, globals={}, argdefs=(5,))())
for args in [(), (1, {}), (h.__code__, 1), (h.__code__, {}, 3), (h.__code__, {}, None, [1]), (f.__code__, {}), (f.__code__, {}, None, None, (1, 2)), (f.__code__, {}, None, None, (1,)), (h.__code__, {}, None, None, ()), (h.__code__, {}, None, None, [1]), (h.__code__, {}, None, None, None, 3), (1,2,3,4,5,6,7), (f.__code__, {}, None, None, ()), (h.__code__, {}, None, None, (1,))]:
    try: print(F(*args).__name__)
    except Exception as e: print(type(e).__name__, e)
class S(dict): pass
try: print(F(h.__code__, S())(3))
except Exception as e: print(e)
try: type("X", (F,), {})
except TypeError as e: print(e)
# expect: 118 gg outer.<locals>.f m (7,) {'k': 100} doc True
# expect: 8 <lambda> None <lambda>
# expect: 10
# expect: TypeError function() missing required argument 'code' (pos 1)
# expect: TypeError function() argument 'code' must be code, not int
# expect: TypeError function() argument 'globals' must be dict, not int
# expect: TypeError arg 3 (name) must be None or string
# expect: TypeError arg 4 (defaults) must be None or tuple
# expect: TypeError arg 5 (closure) must be tuple
# expect: ValueError f requires closure of length 1, not 2
# expect: TypeError arg 5 (closure) expected cell, found int
# expect: <lambda>
# expect: TypeError arg 5 (closure) must be None or tuple
# expect: TypeError arg 6 (kwdefaults) must be None or dict
# expect: TypeError function() takes at most 6 arguments (7 given)
# expect: ValueError f requires closure of length 1, not 0
# expect: ValueError <lambda> requires closure of length 0, not 1
# expect: 6
# expect: type 'function' is not an acceptable base type
