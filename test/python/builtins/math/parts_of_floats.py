"""Functions that take floats apart or compare them"""
from math import *


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: fmod(5, 0))  # expect: ValueError: math domain error
attempt(lambda: fmod(inf, 1))  # expect: ValueError: math domain error
attempt(lambda: fmod(5, inf))  # expect: 5.0
attempt(lambda: fmod(-5, 3))  # expect: -2.0
attempt(lambda: remainder(5, 0))  # expect: ValueError: math domain error
attempt(lambda: remainder(inf, 1))  # expect: ValueError: math domain error
attempt(lambda: (remainder(5, 3), remainder(2.5, 1), remainder(-3.5, 2), remainder(5, inf)))  # expect: (-1.0, 0.5, 0.5, 5.0)
attempt(lambda: (frexp(0), frexp(inf), frexp(5), frexp(-1e-310)))  # expect: ((0.0, 0), (inf, 0), (0.625, 3), (-0.5752618031559393, -1029))
attempt(lambda: ldexp(1, 2000))  # expect: OverflowError: math range error
attempt(lambda: ldexp(1, -2000))  # expect: 0.0
attempt(lambda: ldexp(1.5, 10 ** 20))  # expect: OverflowError: math range error
attempt(lambda: ldexp(0, 10 ** 20))  # expect: 0.0
attempt(lambda: ldexp(1, 1.5))  # expect: TypeError: Expected an int as second argument to ldexp.
attempt(lambda: (ldexp(1, -1074), ldexp(3, -1075), ldexp(5, -1076)))  # expect: (5e-324, 1e-323, 5e-324)
attempt(lambda: (modf(1.5), modf(-inf), modf(nan), modf(-0.0)))  # expect: ((0.5, 1.0), (-0.0, -inf), (nan, nan), (-0.0, -0.0))
attempt(lambda: copysign(1, -0.0))  # expect: -1.0
attempt(lambda: (fma(2, 3, 4), fma(0.1, 10, -1)))  # expect: (10.0, 5.551115123125783e-17)
attempt(lambda: fma(inf, 0, nan))  # expect: nan
attempt(lambda: fma(inf, 0, 1))  # expect: ValueError: invalid operation in fma
attempt(lambda: fma(1e+308, 10, -1e+308))  # expect: OverflowError: overflow in fma
attempt(lambda: fma(inf, 1, -inf))  # expect: ValueError: invalid operation in fma
attempt(lambda: (nextafter(1, 2), nextafter(1, 2, steps=5), nextafter(0, -1), nextafter(1, 1), nextafter(nan, 1)))  # expect: (1.0000000000000002, 1.000000000000001, -5e-324, 1.0, nan)
attempt(lambda: nextafter(1, 2, steps=-1))  # expect: ValueError: steps must be a non-negative integer
attempt(lambda: nextafter(1, 2, steps=2 ** 70))  # expect: 2.0
attempt(lambda: nextafter(1, 2, steps=1.5))  # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt(lambda: (ulp(1), ulp(0), ulp(inf), ulp(nan), ulp(-5)))  # expect: (2.220446049250313e-16, 5e-324, inf, nan, 8.881784197001252e-16)
attempt(lambda: (isclose(1, 1.0000000001), isclose(1, 1.1, rel_tol=0.2), isclose(inf, inf), isclose(1, 2, abs_tol=1)))  # expect: (True, True, True, True)
attempt(lambda: isclose(1, 2, rel_tol=-1))  # expect: ValueError: tolerances must be non-negative
attempt(lambda: (isfinite(1), isinf(-inf), isnan(nan)))  # expect: (True, True, True)
attempt(lambda: isnan('a'))  # expect: TypeError: must be real number, not str
attempt(lambda: (degrees(pi), radians(180)))  # expect: (180.0, 3.141592653589793)
attempt(lambda: fabs(-5))  # expect: 5.0
attempt(lambda: fabs('a'))  # expect: TypeError: must be real number, not str
attempt(lambda: (ldexp(inf, 5), ldexp('a', 1)))  # expect: TypeError: must be real number, not str
attempt(lambda: fmod(nan, 0))  # expect: nan
attempt(lambda: remainder(nan, 0))  # expect: nan
attempt(lambda: isclose(1, 1, rel_tol='a'))  # expect: TypeError: must be real number, not str
attempt(lambda: (ulp(5e-324), ulp(1.7976931348623157e+308)))  # expect: (5e-324, 1.99584030953472e+292)
attempt(lambda: (nextafter(inf, 0), nextafter(5e-324, 0), nextafter(0, 1, steps=0), nextafter(1, -inf, steps=10 ** 25)))  # expect: (1.7976931348623157e+308, 0.0, 0.0, -inf)
