import sys
print(sys.exc_info())  # expect: (None, None, None)
try:
    1 / 0
except ZeroDivisionError:
    print(sys.exc_info()[0].__name__)  # expect: ZeroDivisionError
    try:
        raise ValueError("v")
    except ValueError:
        print(sys.exc_info()[0].__name__, sys.exception())  # expect: ValueError v
    print(sys.exc_info()[0].__name__)  # expect: ZeroDivisionError
print(sys.exc_info())  # expect: (None, None, None)
def g():
    try:
        raise KeyError
    except KeyError:
        yield sys.exception().__class__.__name__
        yield sys.exception().__class__.__name__
    yield sys.exception()
it = g()
print(next(it), sys.exception())  # expect: KeyError None
try:
    raise IndexError
except IndexError:
    print(next(it), sys.exception().__class__.__name__)  # expect: KeyError IndexError
    print(next(it).__class__.__name__)  # expect: IndexError
