def t(f):
    try:
        return f()
    except (KeyError, IndexError) as e:
        return "lookup", type(e).__name__
    except ZeroDivisionError:
        return "zero"
    except ArithmeticError as e:
        return "arith", e.args
    except Exception as e:
        return "other", e.args
    except:
        return "bare"
print(t(lambda: {}[1]), t(lambda: [][1]), t(lambda: 1 / 0), t(lambda: 2.0 ** 5000), t(lambda: int("x")))
# expect: ('lookup', 'KeyError') ('lookup', 'IndexError') zero ('arith', (34, 'Numerical result out of range')) ('other', ("invalid literal for int() with base 10: 'x'",))
def exit_(): raise SystemExit
print(t(exit_))  # expect: bare
try:
    try:
        raise ValueError
    except 5: pass
except TypeError as e:
    print(e)  # expect: catching classes that do not inherit from BaseException is not allowed
try:
    try:
        raise ValueError
    except (KeyError, "x"): pass
except TypeError as e:
    print(e)  # expect: catching classes that do not inherit from BaseException is not allowed
try:
    raise ValueError(1)
except ValueError as e:
    pass
try:
    e
except NameError as n:
    print(n)  # expect: name 'e' is not defined
e = "kept"
try:
    pass
except ValueError as e:
    pass
print(e)  # expect: kept
def gen(): return ValueError
try:
    raise ValueError("dyn")
except gen() as x:
    print(x)  # expect: dyn
