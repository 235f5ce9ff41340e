def g():
    yield 1
    raise StopIteration("inner")
try:
    list(g())
except RuntimeError as e:
    print(e, repr(e.__cause__), repr(e.__context__))  # expect: generator raised StopIteration StopIteration('inner') StopIteration('inner')
def h():
    yield next(iter([]))
try:
    print(list(h()))
except RuntimeError as e:
    print(e)  # expect: generator raised StopIteration
