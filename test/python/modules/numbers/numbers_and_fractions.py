"""numbers and fractions."""
import copy
import math
import numbers
import operator
import pickle
from fractions import Fraction

F = Fraction



# ---- the abstract classes ----

print([issubclass(int, c) for c in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)])  # expect: [True, True, True, True, True]
print(isinstance(1.5, numbers.Real), isinstance(1.5, numbers.Rational), isinstance(1j, numbers.Complex), isinstance(True, numbers.Integral))  # expect: True False True True
print(len(numbers.Integral.__abstractmethods__), numbers.Real.imag.__get__(1.5), numbers.Complex.__hash__)  # expect: 34 0 None

# ---- making fractions ----

print(F(), F(6, -4), repr(F("-3/4")), F(" 1_000.25e-2 "), F(0.1), F(F(1, 2), F(3, 4)), F(True))  # expect: 0 -3/2 Fraction(-3, 4) 4001/400 3602879701896397/36028797018963968 2/3 1
print(F(1, 2).as_integer_ratio(), F(4, 2).is_integer(), F.from_float(0.75), F.from_float(3))  # expect: (1, 2) True 3/4 3
try:
    F("1/0")
except ZeroDivisionError as e:
    print(e)  # expect: Fraction(1, 0)
for args in ((1, 0), (1.5, 2), (None,), ("x",), ("1/",), (float("nan"),), (float("inf"),)):
    try:
        F(*args)
    except Exception as e:
        print(type(e).__name__, e)
# expect: ZeroDivisionError Fraction(1, 0)
# expect: TypeError both arguments should be Rational instances
# expect: TypeError argument should be a string or a Rational instance
# expect: ValueError Invalid literal for Fraction: 'x'
# expect: ValueError Invalid literal for Fraction: '1/'
# expect: ValueError cannot convert NaN to integer ratio
# expect: OverflowError cannot convert Infinity to integer ratio

# ---- arithmetic ----

a, b = F(3, 4), F(-5, 6)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), -a, +b, abs(b))  # expect: -1/12 19/12 -5/8 -9/10 -1 -1/12 (-1, Fraction(-1, 12)) -3/4 -5/6 5/6
print(a + 1, 1 - a, 2 * a, 1 / a, 7 // a, 7 % a, a + 0.5, 1j * a, a**2, a**-2, b**-3, 2**F(3), 4**a)  # expect: 7/4 1/4 3/2 4/3 9 1/4 1.25 0.75j 9/16 16/9 -216/125 8 2.8284271247461903
print(round(F(5, 2)), round(F(7, 2)), round(F(22, 7), 3), round(F(12345), -2), math.floor(b), math.ceil(b), math.trunc(b), int(b), float(b))  # expect: 2 4 3143/1000 12300 -1 0 0 0 -0.8333333333333334
print(a == 0.75, a == F(6, 8), a < 1, a >= 0.8, a != 1, F(1) == 1 + 0j, a < float("inf"), a > float("nan"))  # expect: True True True False True True True False
print(hash(F(7)) == hash(7), hash(F(1, 2)) == hash(0.5), {F(1, 2): "half"}[0.5], sorted([F(1, 3), 0.25, 1]))  # expect: True True half [0.25, Fraction(1, 3), 1]
print(F(355, 113).limit_denominator(100), F(math.pi).limit_denominator(1000), F(math.pi).limit_denominator())  # expect: 311/99 355/113 3126535/995207
print(sum([F(1, n) for n in range(1, 21)]), math.prod([F(n, n + 1) for n in range(1, 9)]))  # expect: 55835135/15519504 1/9
try:
    a / 0
except ZeroDivisionError as e:
    print(e)  # expect: Fraction(1, 0)
try:
    a < 1j
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'Fraction' and 'complex'
try:
    F(0) ** -1
except ZeroDivisionError as e:
    print(e)  # expect: Fraction(1, 0)
try:
    a.limit_denominator(0)
except ValueError as e:
    print(e)  # expect: max_denominator should be at least 1
print(pickle.loads(pickle.dumps(a)), copy.copy(a) is a, copy.deepcopy(a) is a, bool(F(0)), bool(a))  # expect: 3/4 True True False True

# ---- formatting ----

print(f"{F(22, 7)}", f"{F(22, 7):>10}", f"{F(3):#}", f"{F(-1234567, 3):,}", f"{F(1, 3):*^+9}")  # expect: 22/7       22/7 3/1 -1,234,567/3 **+1/3***
print(f"{F(22, 7):.3f} {F(22, 7):e} {F(1, 3):%} {F(1, 3):g} {F(10**10, 3):.2g} {F(-1, 10**9):z.2f} {F(10**9, 7):,.1f} {F(1, 8):010.2f}")  # expect: 3.143 3.142857e+00 33.333333% 0.333333 3.3e+09 0.00 142,857,142.9 0000000.12
try:
    f"{a:d}"
except ValueError as e:
    print(e)  # expect: Invalid format specifier 'd' for object of type 'Fraction'
