def g():
    yield 1
    raise StopIteration(7)
it = g()
next(it)
try:
    next(it)
except RuntimeError as e:
    print(e, e.__cause__ is e.__context__, e.__cause__.value, e.__suppress_context__)  # expect: generator raised StopIteration True 7 True
