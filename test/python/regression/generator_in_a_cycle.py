# The collector noted that a generator in a cycle was finalised, and its end did not erase the note.
import gc
def g(l):
    try:
        yield 1
    finally:
        print("closed", len(l))
def make(started):
    l = []
    l.append(g(l))
    if started: next(l[0])
make(True)
gc.collect()  # expect: closed 1
make(False)
print(gc.collect())  # expect: 2
for _ in range(3):
    it = g([])
    next(it)
    del it
    # expect: closed 0
    # expect: closed 0
    # expect: closed 0
