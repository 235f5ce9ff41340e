def f(a, b: int = 1, *c: str, d=2, **e) -> float:
    "doc of f"
    x = 1
    return x
print(f.__name__, f.__qualname__, f.__module__, f.__doc__)  # expect: f f __main__ doc of f
print(f.__annotations__)  # expect: {'b': <class 'int'>, 'c': <class 'str'>, 'return': <class 'float'>}
print(f.__defaults__, f.__kwdefaults__)  # expect: (1,) {'d': 2}
print(f.__code__.co_name, f.__code__.co_argcount, f.__code__.co_kwonlyargcount, f.__code__.co_posonlyargcount)  # expect: f 2 1 0
print(f.__code__.co_varnames, f.__code__.co_nlocals, f.__code__.co_flags)  # expect: ('a', 'b', 'd', 'c', 'e', 'x') 6 15
f.colour = "red"
print(f.colour, f.__dict__)  # expect: red {'colour': 'red'}
del f.colour
try:
    f.colour
except AttributeError as e:
    print(e)  # expect: 'function' object has no attribute 'colour'
f.__name__ = "g"
print(f.__name__, f.__qualname__)  # expect: g f
try:
    f.__name__ = 3
except TypeError as e:
    print(e)  # expect: __name__ must be set to a string object
try:
    f.__code__ = 3
except TypeError as e:
    print(e)  # expect: __code__ must be set to a code object
