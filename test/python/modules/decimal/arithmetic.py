"""Operators round to the context; specials and conditions."""
from decimal import *
from fractions import Fraction

# Exact when made, rounded by operations
print(Decimal('1.10') + Decimal('2.20'), Decimal('1.20') * 3, -Decimal('0'), +Decimal('-0'))  # expect: 3.30 3.60 0 0
print(Decimal(1) / 3, Decimal(2) / Decimal('0.5'), Decimal('100') / 8)  # expect: 0.3333333333333333333333333333 4 12.5
print(Decimal(10 ** 40), +Decimal(10 ** 40))  # expect: 10000000000000000000000000000000000000000 1.000000000000000000000000000E+40
print(Decimal(7) // 2, Decimal(-7) // 2, Decimal(-7) % 3, divmod(Decimal('7.5'), 2))  # expect: 3 -3 -1 (Decimal('3'), Decimal('1.5'))
print(Decimal(2) ** 10, Decimal(2) ** -3, Decimal(2) ** Decimal('0.5'), Decimal('1.00') ** 3, pow(Decimal(3), 20, 7))  # expect: 1024 0.125 1.414213562373095048801688724 1.000000 2
print(Decimal('1e30') + Decimal('1e-30'), Decimal('1e30') - Decimal('1e-30'))  # expect: 1.000000000000000000000000000E+30 1.000000000000000000000000000E+30
print(1 + Decimal('0.1'), 2 ** Decimal(3), 10 - Decimal('0.5'), abs(Decimal('-3.0')))  # expect: 1.1 8 9.5 3.0
print(Decimal('2').sqrt(), Decimal('2.25').sqrt(), Decimal(1).exp(), Decimal(10).ln(), Decimal(1000).log10(), Decimal(2).log10())  # expect: 1.414213562373095048801688724 1.5 2.718281828459045235360287471 2.302585092994045684017991455 3 0.3010299956639811952137388947

# Rounding
for mode in (ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    # expect: ROUND_CEILING 3 -2 3 -2
    # expect: ROUND_FLOOR 2 -3 2 -3
    # expect: ROUND_UP 3 -3 3 -3
    # expect: ROUND_DOWN 2 -2 2 -2
    # expect: ROUND_HALF_UP 3 -3 2 -2
    # expect: ROUND_HALF_DOWN 2 -2 2 -2
    # expect: ROUND_HALF_EVEN 2 -2 2 -2
    # expect: ROUND_05UP 2 -2 2 -2
    print(mode, *(Decimal(x).quantize(1, mode) for x in ('2.5', '-2.5', '2.4', '-2.4')))
print(round(Decimal('2.675'), 2), round(Decimal('2.5')), round(Decimal('1234'), -2), Decimal('3.14159').quantize(Decimal('.01')))  # expect: 2.68 2 1.2E+3 3.14
print(Decimal('1.200').normalize(), Decimal('1.5').to_integral_value(), Decimal('1234').scaleb(-3), Decimal('123.45').logb())  # expect: 1.2 2 1.234 2
print(Decimal(10).remainder_near(6), Decimal(2).fma(3, 5), Decimal('1.1').next_plus(), Decimal(1).next_minus())  # expect: -2 11 1.100000000000000000000000001 0.9999999999999999999999999999

# Comparison and hash: with ints, floats, fractions
print(Decimal('1.0') == 1, Decimal('0.5') == 0.5, Decimal('0.1') == 0.1, Decimal('0.5') == Fraction(1, 2), Decimal(2) < 2.5, Decimal(3) > Fraction(5, 2))  # expect: True True False True True True
print(hash(Decimal('1.0')) == hash(1), hash(Decimal('0.5')) == hash(0.5), {Decimal('1.00'): 'x'}[1])  # expect: True True x
print(max(Decimal('1.5'), Decimal('1.50')), Decimal('1.5').max(Decimal('1.50')), Decimal('1.0').compare_total(1), Decimal('NaN').max(3))  # expect: 1.5 1.5 -1 3
print(sum([Decimal('0.1')] * 10), sorted(map(Decimal, ['3', '-1', '2.5', '1E+1'])))  # expect: 1.0 [Decimal('-1'), Decimal('2.5'), Decimal('3'), Decimal('1E+1')]

# Infinities and NaNs
print(Decimal('inf') + 1, 1 / Decimal('-inf'), Decimal('nan') + 1, Decimal('nan') == Decimal('nan'), Decimal('NaN12') * 2)  # expect: Infinity -0E-1000026 NaN False NaN12
print(Decimal('-0').is_signed(), Decimal('sNaN').is_snan(), Decimal('1e-999999').is_normal(), Decimal(5).number_class())  # expect: True True True +Normal


def told(function):
    """What it raises."""
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, *error.args)


told(lambda: Decimal(1) / 0)  # expect: DivisionByZero [<class 'decimal.DivisionByZero'>]
told(lambda: Decimal(0) / 0)  # expect: InvalidOperation [<class 'decimal.DivisionUndefined'>]
told(lambda: Decimal('x'))  # expect: InvalidOperation [<class 'decimal.ConversionSyntax'>]
told(lambda: Decimal('1e999999') * 10)  # expect: Overflow [<class 'decimal.Overflow'>]
told(lambda: Decimal(-1).sqrt())  # expect: InvalidOperation [<class 'decimal.InvalidOperation'>]
told(lambda: Decimal('inf') - Decimal('inf'))  # expect: InvalidOperation [<class 'decimal.InvalidOperation'>]
told(lambda: Decimal(1).quantize(Decimal('1e-30')))  # expect: InvalidOperation [<class 'decimal.InvalidOperation'>]
told(lambda: Decimal('nan') < 1)  # expect: InvalidOperation [<class 'decimal.InvalidOperation'>]
told(lambda: int(Decimal('inf')))  # expect: OverflowError cannot convert Infinity to integer
told(lambda: Decimal((0, (1, 10), 0)))  # expect: ValueError coefficient must be a tuple of digits
told(lambda: Decimal(None))  # expect: TypeError conversion from NoneType to Decimal is not supported
print(issubclass(DivisionByZero, ZeroDivisionError), issubclass(FloatOperation, TypeError), InvalidOperation.__base__)  # expect: True True <class 'decimal.DecimalException'>
