# What int(), float(), complex() and indexing make of the results of special methods: subclasses and __trunc__ are deprecated.
import warnings


class Int(int): ...


class Float(float): ...


class Complex(complex): ...


class Subclasses:
    def __int__(self):
        return Int(1)

    def __float__(self):
        return Float(1)

    def __complex__(self):
        return Complex(1)

    def __index__(self):
        return Int(2)


class Wrong:
    def __int__(self):
        return "x"

    __float__ = __complex__ = __index__ = __int__


class Trunc:
    def __init__(self, result):
        self.result = result

    def __trunc__(self):
        return self.result


def attempt(function, *args):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = function(*args)
            print(type(result).__name__, result)
        except Exception as error:
            print(type(error).__name__, error)
    for warning in caught:
        print(" ", warning.category.__name__, str(warning.message)[:50].rstrip())


for function in (int, float, complex, hex, [1, 2, 3].__getitem__):
    attempt(function, Subclasses())
    attempt(function, Wrong())
# expect: int 1
# expect:   DeprecationWarning __int__ returned non-int (type Int).  The ability
# expect: TypeError __int__ returned non-int (type str)
# expect: float 1.0
# expect:   DeprecationWarning Subclasses.__float__ returned non-float (type Floa
# expect: TypeError Wrong.__float__ returned non-float (type str)
# expect: complex (1+0j)
# expect:   DeprecationWarning __complex__ returned non-complex (type Complex).
# expect: TypeError __complex__ returned non-complex (type str)
# expect: str 0x2
# expect:   DeprecationWarning __index__ returned non-int (type Int).  The abilit
# expect: TypeError __index__ returned non-int (type str)
# expect: int 3
# expect:   DeprecationWarning __index__ returned non-int (type Int).  The abilit
# expect: TypeError __index__ returned non-int (type str)

attempt(int, Trunc(5))
# expect: int 5
# expect:   DeprecationWarning The delegation of int() to __trunc__ is deprecated
attempt(int, Trunc(1.5))
# expect: TypeError __trunc__ returned non-Integral (type float)
# expect:   DeprecationWarning The delegation of int() to __trunc__ is deprecated
attempt(float, Trunc(5))  # expect: TypeError float() argument must be a string or a real number, not 'Trunc'
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        int(Subclasses())
    except DeprecationWarning:
        print("an error")  # expect: an error
