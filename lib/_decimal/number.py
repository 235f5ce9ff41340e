"""The type Decimal, and the operations as methods of Context.

A Decimal is (sign, coefficient, exponent) and a kind: '' for a finite number, 'F' for infinity, 'n' for a quiet NaN and 'N' for
a signaling one, whose coefficient is its payload.
"""
import math
import numbers
import sys
from collections import namedtuple

from _decimal import arithmetic, comparing, functions
from _decimal.context import MAX_EMAX, MIN_ETINY, Context, check_rounding, getcontext
from _decimal.rounding import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, count_digits, digits_of, drop_digits, integer_of
from _decimal.signals import CONVERSION_SYNTAX, FLOAT_OPERATION, INVALID_OPERATION
from _decimal.text import format_decimal, parse, to_text

DecimalTuple = namedtuple('DecimalTuple', 'sign digits exponent', module='decimal')


def _make(sign, coefficient, exponent, kind=''):
    number = _new(Decimal)
    number._sign = sign
    number._coefficient = coefficient
    number._exponent = exponent
    number._kind = kind
    return number


arithmetic._make = _make
_new = object.__new__


def _from_int(n):
    return _make(1, -n, 0) if n < 0 else _make(0, n, 0)


def _from_float(x):
    """The exact value of a float."""
    if not math.isfinite(x):
        sign = 1 if math.copysign(1.0, x) < 0 else 0
        return _make(sign, 0, 0, 'n' if x != x else 'F')
    n, d = float.as_integer_ratio(float.__abs__(x))
    places = d.bit_length() - 1
    return _make(1 if math.copysign(1.0, x) < 0 else 0, n * 5 ** places, -places)


def _from_tuple(value):
    if len(value) != 3:
        raise ValueError('argument must be a sequence of length 3')
    sign, digits, exponent = value
    if not isinstance(sign, int) or sign not in (0, 1):
        raise ValueError('sign must be an integer with the value 0 or 1')
    kind = ''
    if isinstance(exponent, str):
        if exponent not in ('F', 'n', 'N'):
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
        kind, exponent = exponent, 0
    elif not isinstance(exponent, int):
        raise ValueError('exponent must be an integer')
    if kind == 'F':
        return _make(sign, 0, 0, kind)
    if not isinstance(digits, (list, tuple)) or not all(isinstance(digit, int) and 0 <= digit <= 9 for digit in digits):
        raise ValueError('coefficient must be a tuple of digits')
    return _make(sign, integer_of(''.join(map(str, map(int, digits)))), exponent, kind)


def _from_text(text, context, strips=True):
    parts = parse(text) if strips or text == text.strip() and '_' not in text else None
    if parts is None:
        return arithmetic.invalid(context, CONVERSION_SYNTAX)
    return _checked(_make(*parts), context)


def _checked(number, context):
    """A number that no context could hold is invalid."""
    if number._exponent and not number._kind:
        adjusted = number._exponent + count_digits(number._coefficient) - 1
        if adjusted > MAX_EMAX or number._exponent < MIN_ETINY:
            return arithmetic.invalid(context)
    return number


def _exact(value, context, strips=True):
    """A Decimal with the exact value of anything that the constructor takes."""
    if isinstance(value, str):
        return _from_text(value, context, strips)
    if isinstance(value, int):
        return _from_int(int(value))
    if isinstance(value, Decimal):
        return value if type(value) is Decimal else _make(value._sign, value._coefficient, value._exponent, value._kind)
    if isinstance(value, (tuple, list)):
        return _checked(_from_tuple(value), context)
    if isinstance(value, float):
        context._note(FLOAT_OPERATION)
        return _from_float(value)
    raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')


def _operand(value):
    """An int or a Decimal as an operand of an operator, else NotImplemented."""
    if isinstance(value, Decimal):
        return value
    return _from_int(int(value)) if isinstance(value, int) else NotImplemented


def _argument(value):
    """An int or a Decimal as an argument of a method."""
    number = _operand(value)
    if number is NotImplemented:
        raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')
    return number


def _context(context):
    """The context to use."""
    if context is None:
        return getcontext()
    if not isinstance(context, Context):
        raise TypeError('optional argument must be a context')
    return context


def _comparands(number, other, is_equality):
    """Two decimals that compare as number and other do, or None."""
    if isinstance(other, Decimal):
        return number, other
    if isinstance(other, int):
        return number, _from_int(other)
    if isinstance(other, complex) and is_equality and not other.imag:
        other = other.real
    if isinstance(other, float):
        context = getcontext()
        if is_equality:
            context._flags._bits |= FLOAT_OPERATION
        else:
            context._note(FLOAT_OPERATION)
        return number, _from_float(other)
    if isinstance(other, numbers.Rational):
        if number._kind:
            return number, _make(0, 0, 0)
        product = _make(number._sign, number._coefficient * other.denominator, number._exponent)
        return product, _from_int(other.numerator)
    return None


def _comparison(holds, is_equality, without_order):
    """A comparison operator: `holds` tells of the order whether it does."""
    def compare(self, other):
        if type(other) is Decimal and not self._kind and not other._kind:
            return holds(comparing.order(self, other))
        pair = _comparands(self, other, is_equality)
        if pair is None:
            return NotImplemented
        self, other = pair
        if self._kind in ('n', 'N') or other._kind in ('n', 'N'):
            if not is_equality or self._kind == 'N' or other._kind == 'N':
                getcontext()._note(INVALID_OPERATION)
            return without_order
        return holds(comparing.order(self, other))
    return compare


def _operator(operation):
    def forward(self, other):
        other = _operand(other)
        return other if other is NotImplemented else operation(self, other, getcontext())

    def backward(self, other):
        other = _operand(other)
        return other if other is NotImplemented else operation(other, self, getcontext())
    return forward, backward


class Decimal:
    """A decimal number: exact when it is made, rounded to the context by operations."""
    __module__ = 'decimal'
    __slots__ = ('_sign', '_coefficient', '_exponent', '_kind')

    def __new__(cls, value='0', context=None):
        number = _exact(value, _context(context))
        if cls is Decimal:
            return number
        self = object.__new__(cls)
        self._sign, self._coefficient, self._exponent, self._kind = number._sign, number._coefficient, number._exponent, number._kind
        return self

    @classmethod
    def from_float(cls, f, /):
        """The exact value of a float or an int."""
        if isinstance(f, int):
            number = _from_int(int(f))
        elif isinstance(f, float):
            number = _from_float(f)
        else:
            raise TypeError('argument must be int or float')
        return number if cls is Decimal else cls(number)

    # ---- operators ----

    __add__, __radd__ = _operator(arithmetic.add)
    __sub__, __rsub__ = _operator(arithmetic.subtract)
    __mul__, __rmul__ = _operator(arithmetic.multiply)
    __truediv__, __rtruediv__ = _operator(arithmetic.divide)
    __floordiv__, __rfloordiv__ = _operator(arithmetic.divide_int)
    __mod__, __rmod__ = _operator(arithmetic.remainder)
    __divmod__, __rdivmod__ = _operator(arithmetic.divide_modulo)
    _, __rpow__ = _operator(functions.power)
    del _

    def __pow__(self, other, modulo=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        if modulo is None:
            return functions.power(self, other, getcontext())
        modulo = _operand(modulo)
        return modulo if modulo is NotImplemented else functions.power_modulo(self, other, modulo, getcontext())

    def __neg__(self):
        return arithmetic.minus(self, getcontext())

    def __pos__(self):
        return arithmetic.plus(self, getcontext())

    def __abs__(self):
        return arithmetic.absolute(self, getcontext())

    __eq__ = _comparison(lambda order: order == 0, True, False)
    __ne__ = _comparison(lambda order: order != 0, True, True)
    __lt__ = _comparison(lambda order: order < 0, False, False)
    __le__ = _comparison(lambda order: order <= 0, False, False)
    __gt__ = _comparison(lambda order: order > 0, False, False)
    __ge__ = _comparison(lambda order: order >= 0, False, False)

    def __bool__(self):
        return self._coefficient != 0 or self._kind != ''

    def __hash__(self):
        if self._kind:
            if self._kind == 'N':
                raise TypeError('Cannot hash a signaling NaN value')
            if self._kind == 'n':
                return object.__hash__(self)
            return -sys.hash_info.inf if self._sign else sys.hash_info.inf
        modulus = sys.hash_info.modulus
        result = self._coefficient * pow(10, self._exponent, modulus) % modulus
        if self._sign:
            result = -result
        return -2 if result == -1 else result

    # ---- conversion ----

    def _to_int(self, mode):
        if self._kind:
            if self._kind == 'F':
                raise OverflowError('cannot convert Infinity to integer')
            raise ValueError('cannot convert NaN to integer')
        if self._exponent >= 0:
            n = self._coefficient * 10 ** self._exponent
        else:
            n, _ = drop_digits(self._sign, self._coefficient, -self._exponent, mode)
        return -n if self._sign else n

    def __int__(self):
        return self._to_int(ROUND_DOWN)

    __trunc__ = __int__

    def __floor__(self):
        return self._to_int(ROUND_FLOOR)

    def __ceil__(self):
        return self._to_int(ROUND_CEILING)

    def __round__(self, ndigits=None, /):
        if ndigits is None:
            return self._to_int(ROUND_HALF_EVEN)
        if not isinstance(ndigits, int):
            raise TypeError('optional arg must be an integer')
        if not -1 << 63 <= ndigits < 1 << 63:
            raise OverflowError('Python int too large to convert to C ssize_t')
        return arithmetic.quantize(self, _make(0, 1, -ndigits), getcontext())

    def __float__(self):
        if self._kind in ('n', 'N'):
            if self._kind == 'N':
                raise ValueError('cannot convert signaling NaN to float')
            return float('-nan' if self._sign else 'nan')
        return float(to_text(self))

    def __complex__(self):
        return complex(float(self))

    def __str__(self):
        return to_text(self, getcontext()._capitals)

    def __repr__(self):
        return f"Decimal('{to_text(self, getcontext()._capitals)}')"

    def __format__(self, spec, override=None, /):
        if not isinstance(spec, str):
            raise TypeError('format arg must be str')
        if override is not None:
            raise NotImplementedError('Decimal.__format__() takes no overrides')
        return format_decimal(self, spec, getcontext())

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo, /):
        return self

    @property
    def real(self):
        """The number itself."""
        return self

    @property
    def imag(self):
        """Decimal(0)."""
        return _make(0, 0, 0)

    def conjugate(self):
        """The number itself."""
        return self

    def as_tuple(self):
        """(sign, digits, exponent)."""
        if self._kind == 'F':
            return DecimalTuple(self._sign, (0,), 'F')
        digits = () if self._kind and not self._coefficient else tuple(map(int, digits_of(self._coefficient)))
        return DecimalTuple(self._sign, digits, self._kind or self._exponent)

    def as_integer_ratio(self):
        """(numerator, denominator) in lowest terms."""
        if self._kind:
            if self._kind == 'F':
                raise OverflowError('cannot convert Infinity to integer ratio')
            raise ValueError('cannot convert NaN to integer ratio')
        n = -self._coefficient if self._sign else self._coefficient
        if self._exponent >= 0:
            return n * 10 ** self._exponent, 1
        d = 10 ** -self._exponent
        divisor = math.gcd(n, d)
        return n // divisor, d // divisor

    def to_eng_string(self, context=None):
        """As str(), with exponents that are multiples of three."""
        return to_text(self, _context(context)._capitals, True)

    # ---- what it is ----

    def adjusted(self):
        """The exponent of the first digit."""
        return 0 if self._kind else self._exponent + count_digits(self._coefficient) - 1

    def canonical(self):
        """The number itself."""
        return self

    def is_canonical(self):
        """True."""
        return True

    def is_finite(self):
        """Is it neither infinite nor a NaN?"""
        return not self._kind

    def is_infinite(self):
        """Is it infinite?"""
        return self._kind == 'F'

    def is_nan(self):
        """Is it a NaN?"""
        return self._kind in ('n', 'N')

    def is_qnan(self):
        """Is it a quiet NaN?"""
        return self._kind == 'n'

    def is_snan(self):
        """Is it a signaling NaN?"""
        return self._kind == 'N'

    def is_signed(self):
        """Has it a minus?"""
        return self._sign == 1

    def is_zero(self):
        """Is it 0?"""
        return not self._kind and not self._coefficient

    def is_normal(self, context=None):
        """Is it finite, not 0, and its exponent not below Emin?"""
        context = _context(context)
        return not self._kind and self._coefficient != 0 and self.adjusted() >= context._emin

    def is_subnormal(self, context=None):
        """Is it finite, not 0, and its exponent below Emin?"""
        context = _context(context)
        return not self._kind and self._coefficient != 0 and self.adjusted() < context._emin

    def number_class(self, context=None):
        """What it is, in a word."""
        context = _context(context)
        if self._kind in ('n', 'N'):
            return 'NaN' if self._kind == 'n' else 'sNaN'
        sign = '-' if self._sign else '+'
        if self._kind:
            return sign + 'Infinity'
        if not self._coefficient:
            return sign + 'Zero'
        return sign + ('Subnormal' if self.is_subnormal(context) else 'Normal')

    def radix(self):
        """Decimal(10)."""
        return _make(0, 10, 0)

    def copy_abs(self):
        """Without its sign."""
        return _make(0, self._coefficient, self._exponent, self._kind)

    def copy_negate(self):
        """With the other sign."""
        return _make(1 - self._sign, self._coefficient, self._exponent, self._kind)

    def copy_sign(self, other, context=None):
        """With the sign of another."""
        _context(context)
        return _make(_argument(other)._sign, self._coefficient, self._exponent, self._kind)

    def same_quantum(self, other, context=None):
        """Have both the same exponent?"""
        _context(context)
        other = _argument(other)
        if self._kind or other._kind:
            return (self._kind or '').lower() == (other._kind or '').lower()
        return self._exponent == other._exponent

    # ---- operations with an argument for the context ----

    def quantize(self, exp, rounding=None, context=None):
        """With the exponent of another."""
        exp = _argument(exp)
        mode = None if rounding is None else check_rounding(rounding)
        return arithmetic.quantize(self, exp, _context(context), mode)

    def to_integral_value(self, rounding=None, context=None):
        """Rounded to an integer."""
        mode = None if rounding is None else check_rounding(rounding)
        return arithmetic.to_integral_value(self, _context(context), mode)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        """Rounded to an integer; tells whether digits were lost."""
        mode = None if rounding is None else check_rounding(rounding)
        return arithmetic.to_integral_exact(self, _context(context), mode)

    def fma(self, other, third, context=None):
        """self * other + third, rounded once."""
        return arithmetic.fma(self, _argument(other), _argument(third), _context(context))


_UNARY = {
    'exp': functions.exponential, 'ln': functions.natural_logarithm, 'log10': functions.common_logarithm, 'logb': arithmetic.logb,
    'logical_invert': comparing.logical_invert, 'next_minus': arithmetic.next_minus, 'next_plus': arithmetic.next_plus,
    'normalize': arithmetic.normalize, 'sqrt': functions.square_root,
}
_BINARY = {
    'compare': comparing.compare, 'compare_signal': comparing.compare_signal, 'compare_total': comparing.compare_total,
    'compare_total_mag': comparing.compare_total_mag, 'logical_and': comparing.logical_and, 'logical_or': comparing.logical_or,
    'logical_xor': comparing.logical_xor, 'max': comparing.maximum, 'max_mag': comparing.maximum_magnitude,
    'min': comparing.minimum, 'min_mag': comparing.minimum_magnitude, 'next_toward': arithmetic.next_toward,
    'remainder_near': arithmetic.remainder_near, 'rotate': comparing.rotate, 'scaleb': arithmetic.scaleb, 'shift': comparing.shift,
}


def _unary_methods(operation):
    def of_decimal(self, context=None):
        return operation(self, _context(context))

    def of_context(self, x, /):
        return operation(_argument(x), self)
    return of_decimal, of_context


def _binary_methods(operation):
    def of_decimal(self, other, context=None):
        return operation(self, _argument(other), _context(context))

    def of_context(self, x, y, /):
        return operation(_argument(x), _argument(y), self)
    return of_decimal, of_context


def _predicate(name, takes_context):
    method = getattr(Decimal, name)
    if name in ('canonical', 'is_canonical'):
        return _only_decimal(method)

    def of_context(self, x, /):
        return method(_argument(x), self) if takes_context else method(_argument(x))
    return of_context


def _only_decimal(method):
    def of_context(self, x, /):
        if not isinstance(x, Decimal):
            raise TypeError('argument must be a Decimal')
        return method(x)
    return of_context


def _attach(cls, name, method, doc):
    method.__name__ = name
    method.__qualname__ = f'{cls.__name__}.{name}'
    method.__doc__ = doc
    method.__module__ = None
    setattr(cls, name, method)


def _attach_all():
    for table, methods in ((_UNARY, _unary_methods), (_BINARY, _binary_methods)):
        for name, operation in table.items():
            of_decimal, of_context = methods(operation)
            _attach(Decimal, name, of_decimal, operation.__doc__)
            _attach(Context, name, of_context, operation.__doc__)
    for name, operation in (('abs', arithmetic.absolute), ('minus', arithmetic.minus), ('plus', arithmetic.plus),
                            ('to_integral_value', arithmetic.to_integral_value), ('to_integral', arithmetic.to_integral_value),
                            ('to_integral_exact', arithmetic.to_integral_exact)):
        _attach(Context, name, _unary_methods(operation)[1], operation.__doc__)
    for name, operation in (('add', arithmetic.add), ('subtract', arithmetic.subtract), ('multiply', arithmetic.multiply),
                            ('divide', arithmetic.divide), ('divide_int', arithmetic.divide_int), ('remainder', arithmetic.remainder),
                            ('divmod', arithmetic.divide_modulo), ('quantize', arithmetic.quantize)):
        _attach(Context, name, _binary_methods(operation)[1], operation.__doc__)
    for name in ('canonical', 'copy_abs', 'copy_negate', 'is_canonical', 'is_finite', 'is_infinite', 'is_nan', 'is_normal', 'is_qnan',
                 'is_signed', 'is_snan', 'is_subnormal', 'is_zero', 'number_class', 'to_eng_string'):
        takes_context = name in ('is_normal', 'is_subnormal', 'number_class', 'to_eng_string')
        _attach(Context, name, _predicate(name, takes_context), getattr(Decimal, name).__doc__)
    for name, method in vars(Decimal).items():
        if name.startswith('__') and getattr(method, '__name__', name) != name and callable(method) and not isinstance(method, type):
            method.__name__ = name
            method.__qualname__ = f'Decimal.{name}'


class _ContextMethods:
    """Methods of Context that are like no other."""

    def copy_decimal(self, x, /):
        """The number itself."""
        return _argument(x)

    def copy_sign(self, x, y, /):
        """x with the sign of y."""
        return _argument(x).copy_sign(y)

    def same_quantum(self, x, y, /):
        """Have both the same exponent?"""
        return _argument(x).same_quantum(y)

    def to_sci_string(self, x, /):
        """As str()."""
        return to_text(_argument(x), self._capitals)

    def fma(self, x, y, z, /):
        """x * y + z, rounded once."""
        return arithmetic.fma(_argument(x), _argument(y), _argument(z), self)

    def power(self, a, b, modulo=None):
        """a ** b, or a ** b % modulo."""
        if modulo is None:
            return functions.power(_argument(a), _argument(b), self)
        return functions.power_modulo(_argument(a), _argument(b), _argument(modulo), self)

    def create_decimal(self, num='0', /):
        """A Decimal, rounded to this context."""
        number = _exact(num, self, strips=False)
        if number._kind:
            if number._kind != 'F' and count_digits(number._coefficient) > self._prec - self._clamps:
                return arithmetic.invalid(self, CONVERSION_SYNTAX)
            return number
        return arithmetic.finish(self, number._sign, number._coefficient, number._exponent)

    def create_decimal_from_float(self, f, /):
        """A Decimal from a float or an int, rounded to this context."""
        number = Decimal.from_float(f)
        return number if number._kind else arithmetic.finish(self, number._sign, number._coefficient, number._exponent)

    def _apply(self, x, /):
        return arithmetic.plus_as_is(_argument(x), self)


_attach_all()
for _name, _method in vars(_ContextMethods).items():
    if callable(_method):
        _attach(Context, _name, _method, _method.__doc__)
del Decimal.__slots__, _ContextMethods
numbers.Number.register(Decimal)
