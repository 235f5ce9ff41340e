"""Sums, products, distances"""
from math import *


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: (hypot(), hypot(3), hypot(3, 4), hypot(1, 2, 3), hypot(inf, nan)))  # expect: (0.0, 3.0, 5.0, 3.7416573867739413, inf)
attempt(lambda: hypot('a'))  # expect: TypeError: must be real number, not str
attempt(lambda: hypot(1e+200, 1e+200, 1e-200))  # expect: 1.414213562373095e+200
attempt(lambda: dist((1, 2), (3, 4)))  # expect: 2.8284271247461903
attempt(lambda: dist((1,), (3, 4)))  # expect: ValueError: both points must have the same number of dimensions
attempt(lambda: dist([1], [2]))  # expect: 1.0
attempt(lambda: dist(1, 2))  # expect: TypeError: 'int' object is not iterable
attempt(lambda: dist((), ()))  # expect: 0.0
attempt(lambda: fsum([0.1] * 10))  # expect: 1.0
attempt(lambda: fsum([1e+308, 1e+308]))  # expect: OverflowError: intermediate overflow in fsum
attempt(lambda: fsum([inf, -inf]))  # expect: ValueError: -inf + inf in fsum
attempt(lambda: fsum([1e+16, 1, 1e-16]))  # expect: 1.0000000000000002e+16
attempt(lambda: fsum(['a']))  # expect: TypeError: must be real number, not str
attempt(lambda: fsum(5))  # expect: TypeError: 'int' object is not iterable
attempt(lambda: (prod([1, 2, 3]), prod([], start=5), prod([1.5, 2]), prod(['a', 2], start=1)))  # expect: (6, 5, 3.0, 'aa')
attempt(lambda: prod([1, 'a', 2]))  # expect: 'aa'
attempt(lambda: prod([[1], 2]))  # expect: [1, 1]
attempt(lambda: prod(5))  # expect: TypeError: 'int' object is not iterable
attempt(lambda: prod([2], 3))  # expect: TypeError: prod() takes exactly 1 positional argument (2 given)
attempt(lambda: (sumprod([1, 2], [3, 4]), sumprod([1.5], [2]), sumprod([], [])))  # expect: (11, 3.0, 0)
attempt(lambda: sumprod([1], [1, 2]))  # expect: ValueError: Inputs are not the same length
attempt(lambda: sumprod([10 ** 20], [10 ** 20]))  # expect: 10000000000000000000000000000000000000000
attempt(lambda: sumprod([0.1] * 10, [0.1] * 10))  # expect: 0.1
attempt(lambda: sumprod(['a'], [2]))  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
attempt(lambda: sumprod([True], [2]))  # expect: 2
attempt(lambda: dist((1.0, 2), (3, 'a')))  # expect: TypeError: must be real number, not str
attempt(lambda: fsum([1e+308, 1e+308, -1e+308]))  # expect: OverflowError: intermediate overflow in fsum
attempt(lambda: sumprod(5, [1]))  # expect: TypeError: 'int' object is not iterable
attempt(lambda: sumprod([1], 5))  # expect: TypeError: 'int' object is not iterable
attempt(lambda: sumprod([nan, inf], [1, 0]))  # expect: nan
attempt(lambda: (prod([0.1] * 3), prod(range(1, 30)), prod([2, 0.5, 3])))  # expect: (0.0010000000000000002, 8841761993739701954543616000000, 3.0)
