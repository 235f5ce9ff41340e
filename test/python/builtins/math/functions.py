"""Elementary functions: values and errors"""
from math import *


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: acos(2))  # expect: ValueError: math domain error
attempt(lambda: acosh(0.5))  # expect: ValueError: math domain error
attempt(lambda: asin(-2))  # expect: ValueError: math domain error
attempt(lambda: atanh(1))  # expect: ValueError: math domain error
attempt(lambda: atanh(2))  # expect: ValueError: math domain error
attempt(lambda: cos(inf))  # expect: ValueError: math domain error
attempt(lambda: sin(inf))  # expect: ValueError: math domain error
attempt(lambda: tan(-inf))  # expect: ValueError: math domain error
attempt(lambda: exp(1000))  # expect: OverflowError: math range error
attempt(lambda: exp(-1000))  # expect: 0.0
attempt(lambda: exp2(2000))  # expect: OverflowError: math range error
attempt(lambda: expm1(1000))  # expect: OverflowError: math range error
attempt(lambda: cosh(1000))  # expect: OverflowError: math range error
attempt(lambda: sinh(-1000))  # expect: OverflowError: math range error
attempt(lambda: log(0))  # expect: ValueError: math domain error
attempt(lambda: log(-1))  # expect: ValueError: math domain error
attempt(lambda: log(10 ** 400))  # expect: 921.0340371976182
attempt(lambda: log(-10 ** 400))  # expect: ValueError: math domain error
attempt(lambda: log(0, 2))  # expect: ValueError: math domain error
attempt(lambda: log(8, 2))  # expect: 3.0
attempt(lambda: log(8, 0))  # expect: ValueError: math domain error
attempt(lambda: log(8, 1))  # expect: ZeroDivisionError: float division by zero
attempt(lambda: log(8, -1))  # expect: ValueError: math domain error
attempt(lambda: log(1, 2, 3))  # expect: TypeError: log expected at most 2 arguments, got 3
attempt(lambda: log())  # expect: TypeError: log expected at least 1 argument, got 0
attempt(lambda: log(b=1))  # expect: TypeError: math.log() takes no keyword arguments
attempt(lambda: log('a'))  # expect: TypeError: must be real number, not str
attempt(lambda: log10(0))  # expect: ValueError: math domain error
attempt(lambda: log10(10 ** 400))  # expect: 400.0
attempt(lambda: log2(2 ** 1000))  # expect: 1000.0
attempt(lambda: log2(-1))  # expect: ValueError: math domain error
attempt(lambda: log2(3 ** 1000))  # expect: 1584.9625007211562
attempt(lambda: log1p(-1))  # expect: ValueError: math domain error
attempt(lambda: log1p(-2))  # expect: ValueError: math domain error
attempt(lambda: sqrt(-1))  # expect: ValueError: math domain error
attempt(lambda: sqrt('a'))  # expect: TypeError: must be real number, not str
attempt(lambda: sqrt(10 ** 400))  # expect: OverflowError: int too large to convert to float
attempt(lambda: pow(0, -1))  # expect: ValueError: math domain error
attempt(lambda: pow(-1, 0.5))  # expect: ValueError: math domain error
attempt(lambda: pow(10, 400))  # expect: OverflowError: math range error
attempt(lambda: pow(inf, -inf))  # expect: 0.0
attempt(lambda: pow(2, 3))  # expect: 8.0
attempt(lambda: gamma(0))  # expect: ValueError: math domain error
attempt(lambda: gamma(-1))  # expect: ValueError: math domain error
attempt(lambda: gamma(-0.0))  # expect: ValueError: math domain error
attempt(lambda: gamma(172))  # expect: OverflowError: math range error
attempt(lambda: gamma(-inf))  # expect: ValueError: math domain error
attempt(lambda: gamma(0.5))  # expect: 1.7724538509055159
attempt(lambda: gamma(5))  # expect: 24.0
attempt(lambda: gamma(171))  # expect: 7.257415615307998e+306
attempt(lambda: gamma(-170.5))  # expect: -3.312739521538607e-308
attempt(lambda: gamma(1e-310))  # expect: OverflowError: math range error
attempt(lambda: lgamma(0))  # expect: ValueError: math domain error
attempt(lambda: lgamma(-1))  # expect: ValueError: math domain error
attempt(lambda: lgamma(-inf))  # expect: inf
attempt(lambda: lgamma(1e+308))  # expect: OverflowError: math range error
attempt(lambda: lgamma(3))  # expect: 0.693147180559945
attempt(lambda: lgamma(1e+306))  # expect: OverflowError: math range error
attempt(lambda: lgamma(0.5))  # expect: 0.5723649429247004
attempt(lambda: (erf(0.5), erf(-3), erf(30), erfc(30), erfc(-3), erfc(0.5)))  # expect: (0.5204998778130465, -0.9999779095030014, 1.0, 0.0, 1.9999779095030015, 0.4795001221869535)
attempt(lambda: (atan2(0, -1), atan2(-0.0, -1)))  # expect: (3.141592653589793, -3.141592653589793)
attempt(lambda: (exp2(10), exp2(-1074), exp2(0.5)))  # expect: (1024.0, 5e-324, 1.4142135623730951)
attempt(lambda: (log(2 ** 1024), log(10 ** 30, 10), log(2 ** 60, 2), log(1000, 10)))  # expect: (709.782712893384, 29.999999999999996, 60.0, 2.9999999999999996)
attempt(lambda: (log2(8), log10(1000), log2(0.125)))  # expect: (3.0, 3.0, -3.0)
attempt(lambda: (pow(2, 0.5), sqrt(2), 2 ** 0.5))  # expect: (1.4142135623730951, 1.4142135623730951, 1.4142135623730951)
attempt(lambda: (sin(1e+22), cos(1e+22), tan(1e+308)))  # expect: (-0.8522008497671888, 0.523214785395139, -0.5086861259107568)
attempt(lambda: (sin(pi), cos(pi / 2)))  # expect: (1.2246467991473532e-16, 6.123233995736766e-17)
attempt(lambda: (tanh(0.5), sinh(0.5), cosh(0.5), asinh(0.5), acosh(1.5), atanh(0.5), expm1(1e-05), log1p(1e-05)))  # expect: (0.46211715726000974, 0.5210953054937474, 1.1276259652063807, 0.48121182505960347, 0.9624236501192069, 0.5493061443340548, 1.0000050000166668e-05, 9.999950000333332e-06)
attempt(lambda: (pow(nan, 0), pow(1, nan), pow(-inf, 3), pow(-inf, -3), pow(0.0, -inf), pow(-0.0, -3)))  # expect: ValueError: math domain error
attempt(lambda: (log(float('nan')), log(inf), exp(-inf), exp(inf), exp(nan)))  # expect: (nan, inf, 0.0, inf, nan)
attempt(lambda: (sqrt(inf), sqrt(nan), acos(nan)))  # expect: (inf, nan, nan)
attempt(lambda: log(0.0))  # expect: ValueError: math domain error
attempt(lambda: acosh(-inf))  # expect: ValueError: math domain error
attempt(lambda: (lgamma(-0.5), lgamma(1e-310), lgamma(-1e-300)))  # expect: (1.265512123484645, 713.8013788281542, 690.7755278982137)
attempt(lambda: (gamma(nan), gamma(inf), lgamma(nan), lgamma(inf)))  # expect: (nan, inf, nan, inf)
attempt(lambda: (pow(1e-200, 2), pow(1e+200, -2)))  # expect: (0.0, 0.0)
attempt(lambda: (exp(709.782712893384), exp(709.8)))  # expect: OverflowError: math range error
attempt(lambda: (log(5e-324), log2(5e-324), log10(5e-324)))  # expect: (-744.4400719213812, -1074.0, -323.3062153431158)
attempt(lambda: sin())  # expect: TypeError: math.sin() takes exactly one argument (0 given)
attempt(lambda: sin(1, 2))  # expect: TypeError: math.sin() takes exactly one argument (2 given)
attempt(lambda: sin(x=1))  # expect: TypeError: math.sin() takes no keyword arguments
attempt(lambda: atan2(1))  # expect: TypeError: atan2 expected 2 arguments, got 1
attempt(lambda: (log(True), log(3, True)))  # expect: ZeroDivisionError: float division by zero
