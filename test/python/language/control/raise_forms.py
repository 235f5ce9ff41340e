def t(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, e, "| cause", repr(e.__cause__), "| context", repr(e.__context__), e.__suppress_context__)
def a(): raise ValueError
def b(): raise ValueError("x", 1)
def c(): raise ValueError("x") from KeyError("k")
def d(): raise ValueError("x") from None
def e():
    try: 1 / 0
    except ZeroDivisionError: raise ValueError("ctx")
def f():
    try: 1 / 0
    except ZeroDivisionError as z: raise ValueError("both") from z
def g():
    try: 1 / 0
    except ZeroDivisionError: raise
def h(): raise
def i(): raise 5
def j(): raise int
def k(): raise ValueError from 5
def l(): raise ValueError from KeyError
def m():
    try: raise KeyError("first")
    finally: raise ValueError("second")
def n():
    try: 1 / 0
    except ZeroDivisionError: raise KeyError from None
class Odd(Exception):
    def __new__(cls): return 5
def o(): raise Odd
def p():
    try: raise KeyError(1)
    except KeyError:
        try: raise ValueError(2)
        except ValueError: pass
        raise
for x in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p): t(x)
# expect: ValueError  | cause None | context None False
# expect: ValueError ('x', 1) | cause None | context None False
# expect: ValueError x | cause KeyError('k') | context None True
# expect: ValueError x | cause None | context None True
# expect: ValueError ctx | cause None | context ZeroDivisionError('division by zero') False
# expect: ValueError both | cause ZeroDivisionError('division by zero') | context ZeroDivisionError('division by zero') True
# expect: ZeroDivisionError division by zero | cause None | context None False
# expect: RuntimeError No active exception to reraise | cause None | context None False
# expect: TypeError exceptions must derive from BaseException | cause None | context None False
# expect: TypeError exceptions must derive from BaseException | cause None | context None False
# expect: TypeError exception causes must derive from BaseException | cause None | context None False
# expect: ValueError  | cause KeyError() | context None True
# expect: ValueError second | cause None | context KeyError('first') False
# expect: KeyError  | cause None | context ZeroDivisionError('division by zero') True
# expect: TypeError calling <class '__main__.Odd'> should have returned an instance of BaseException, not <class 'int'> | cause None | context None False
# expect: KeyError 1 | cause None | context None False
