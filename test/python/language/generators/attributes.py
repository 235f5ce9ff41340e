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
