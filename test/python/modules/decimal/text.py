"""Decimals as text: literals, str(), repr(), format(), tuples."""
from decimal import *

print(Decimal(), Decimal(' 1_000.50 '), Decimal('-.5e-3'), Decimal('1E+5'), Decimal('٣'), Decimal(True))  # expect: 0 1000.50 -0.0005 1E+5 3 1
print(Decimal('0.000001'), Decimal('0.0000001'), Decimal('1e6'), Decimal('123e-10'), Decimal('0e-10'), Decimal('-0e3'))  # expect: 0.000001 1E-7 1E+6 1.23E-8 0E-10 -0E+3
print(repr(Decimal('-1.20')), repr(Decimal('nan12')), [Decimal('Infinity'), Decimal('-sNaN')])  # expect: Decimal('-1.20') Decimal('NaN12') [Decimal('Infinity'), Decimal('-sNaN')]
print(Decimal(0.1))  # expect: 0.1000000000000000055511151231257827021181583404541015625
print(Decimal((1, (1, 2, 3), -2)), Decimal('-12.30').as_tuple(), Decimal('0.75').as_integer_ratio())  # expect: -1.23 DecimalTuple(sign=1, digits=(1, 2, 3, 0), exponent=-2) (3, 4)
print(Decimal.from_float(0.5), int(Decimal('-3.9')), float(Decimal('1e400')), bool(Decimal('0.0')), complex(Decimal('1.5')))  # expect: 0.5 -3 inf False (1.5+0j)
print(Decimal('1.2E+7').to_eng_string(), Decimal('12345').adjusted(), Decimal('9' * 30 + '.5').to_integral_value())  # expect: 12E+6 4 1000000000000000000000000000000

n = Decimal('-1234567.891')
print(f'{n:.2f}', f'{n:,}', f'{n:,.1f}', f'{n:.3e}', f'{n:.4g}', f'{n:.0f}', f'{n:#.0f}', f'{n:%}')  # expect: -1234567.89 -1,234,567.891 -1,234,567.9 -1.235e+6 -1.235e+6 -1234568 -1234568. -123456789.1%
print(f'{n:20.1f}|', f'{n:<20}|', f'{n:^20}|', f'{n:020.2f}', f'{n:020,.2f}', f'{n:*>18}', f'{n:*=18}')  # expect:           -1234567.9| -1234567.891        |     -1234567.891    | -0000000001234567.89 -0,000,001,234,567.89 ******-1234567.891 -******1234567.891
print(f'{Decimal("1.5"):+}', f'{Decimal("1.5"): }', f'{Decimal("-0.001"):.1f}', f'{Decimal("-0.001"):z.1f}', f'{Decimal("0.045"):.1%}')  # expect: +1.5  1.5 -0.0 0.0 4.5%
print(f'{Decimal("1e10")}', f'{Decimal("1e10"):f}', f'{Decimal("1E-10"):g}', f'{Decimal("0e5"):e}', f'{Decimal("0.00"):.3e}')  # expect: 1E+10 10000000000 1e-10 0e+5 0.000e+1
print(f'{Decimal("nan"):010}|', f'{Decimal("-inf"):+8.2f}|', '%.2f' % Decimal('2.675'), f'{Decimal("2.675"):.2f}', f'{Decimal(1):5}|')  # expect:        NaN| -Infinity| 2.67 2.68     1|
try:
    f'{n:x}'
except ValueError as error:
    print(error)  # expect: invalid format string


class Money(Decimal):
    """A subclass with state of its own."""
    currency = 'EUR'


price = Money('9.99')
price.note = 'x'
print(repr(price), type(price + 1).__name__, price.note, price == Decimal('9.99'), Money(price).currency)  # expect: Decimal('9.99') Decimal x True EUR
