"""Functions on ints, and rounding to ints"""
from math import *


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: factorial(-1))  # expect: ValueError: factorial() not defined for negative values
attempt(lambda: factorial(5.0))  # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt(lambda: (factorial(20), factorial(21)))  # expect: (2432902008176640000, 51090942171709440000)
attempt(lambda: factorial('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: factorial(10 ** 20))  # expect: OverflowError: factorial() argument should not exceed 9223372036854775807
attempt(lambda: factorial(True))  # expect: 1
attempt(lambda: (gcd(), gcd(5), gcd(12, 18), gcd(-12, 18, 27)))  # expect: (0, 5, 6, 3)
attempt(lambda: gcd(1.5))  # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt(lambda: gcd(10 ** 50, 10 ** 30))  # expect: 1000000000000000000000000000000
attempt(lambda: (lcm(), lcm(4, 6), lcm(0, 5), lcm(-4, 6)))  # expect: (1, 12, 0, 12)
attempt(lambda: lcm('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: isqrt(-1))  # expect: ValueError: isqrt() argument must be nonnegative
attempt(lambda: isqrt(10 ** 50))  # expect: 10000000000000000000000000
attempt(lambda: isqrt(1.5))  # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt(lambda: (comb(5, 2), comb(5, 6), comb(0, 0), comb(100, 50)))  # expect: (10, 0, 1, 100891344545564193334812497256)
attempt(lambda: comb(-1, 2))  # expect: ValueError: n must be a non-negative integer
attempt(lambda: comb(5, -1))  # expect: ValueError: k must be a non-negative integer
attempt(lambda: comb(5, 1.5))  # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt(lambda: comb(10 ** 20, 2))  # expect: 4999999999999999999950000000000000000000
attempt(lambda: comb(10 ** 20, 10 ** 20 - 2))  # expect: 4999999999999999999950000000000000000000
attempt(lambda: comb(2 ** 70, 2 ** 65))  # expect: OverflowError: min(n - k, k) must not exceed 9223372036854775807
attempt(lambda: (perm(5), perm(5, 2), perm(5, 6)))  # expect: (120, 20, 0)
attempt(lambda: perm(-1))  # expect: ValueError: factorial() not defined for negative values
attempt(lambda: perm(5, -1))  # expect: ValueError: k must be a non-negative integer
attempt(lambda: perm(5, None))  # expect: 120
attempt(lambda: perm(2 ** 70, 2 ** 65))  # expect: OverflowError: k must not exceed 9223372036854775807
attempt(lambda: (floor(1.5), ceil(1.5), trunc(1.5), floor(-0.5)))  # expect: (1, 2, 1, -1)
attempt(lambda: floor('a'))  # expect: TypeError: must be real number, not str
attempt(lambda: ceil('a'))  # expect: TypeError: must be real number, not str
attempt(lambda: trunc('a'))  # expect: TypeError: type str doesn't define __trunc__ method
attempt(lambda: trunc(5))  # expect: 5
attempt(lambda: gcd(2 ** 200 * 3, 2 ** 100 * 9))  # expect: 3802951800684688204490109616128
attempt(lambda: isqrt(True))  # expect: 1
attempt(lambda: factorial(3.5))  # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt(lambda: comb(True, 1))  # expect: 1
attempt(lambda: comb(n=5, k=2))  # expect: TypeError: math.comb() takes no keyword arguments
attempt(lambda: comb(5))  # expect: TypeError: comb expected 2 arguments, got 1
attempt(lambda: gcd('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: floor(inf))  # expect: OverflowError: cannot convert float infinity to integer
attempt(lambda: ceil(nan))  # expect: ValueError: cannot convert float NaN to integer
attempt(lambda: floor(10 ** 30))  # expect: 1000000000000000000000000000000
attempt(lambda: perm(10 ** 10, 2))  # expect: 99999999990000000000
