def g():
    yield 1
    1 / 0
    yield 2
it = g()
print(next(it))  # expect: 1
try:
    next(it)
except ZeroDivisionError as e:
    print(e, e.__traceback__.tb_next.tb_frame.f_code.co_name)  # expect: division by zero g
print(list(it))  # expect: []
def w():
    try:
        yield 1
    finally:
        raise ValueError("in finally")
it = w()
next(it)
try:
    it.close()
except ValueError as e:
    print(e, repr(e.__context__))  # expect: in finally GeneratorExit()
