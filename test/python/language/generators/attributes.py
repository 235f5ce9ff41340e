def gen():
    yield 1
    yield 2
g = gen()
print(g.__name__, g.__qualname__, g.gi_running, g.gi_suspended, g.gi_yieldfrom)  # expect: gen gen False False None
next(g)
print(g.gi_running, g.gi_suspended, g.gi_code is gen.__code__, g.gi_frame.f_lineno)  # expect: False True True 2
list(g)
print(g.gi_frame, g.gi_suspended)  # expect: None False
print(repr(g).startswith("<generator object gen at 0x"))  # expect: True


# The frame of a generator that has not begun can be cleared: the generator ends then.
def suspended():
    yield sys._getframe()


import sys
it = suspended()
try:
    next(it).clear()
except RuntimeError as error:
    print(error)  # expect: cannot clear a suspended frame
it = suspended()
it.gi_frame.clear()
print(it.gi_frame, list(it))  # expect: None []
print(type(it)[int, str, None])  # expect: generator[int, str, None]
