"""The conditions that an operation may meet, as bits, and the exceptions that stand for them.

A context keeps two sets of bits: what has happened (flags) and what is to be raised (traps). Several conditions share the
signal InvalidOperation; only their bits tell them apart.
"""
from collections.abc import MutableMapping


class DecimalException(ArithmeticError):
    """The base of all signals."""
    __module__ = 'decimal'


class Clamped(DecimalException):
    """The exponent was changed to fit."""
    __module__ = 'decimal'


class InvalidOperation(DecimalException):
    """The operation has no result."""
    __module__ = 'decimal'


class ConversionSyntax(InvalidOperation):
    """A text is no number."""
    __module__ = 'decimal'


class DivisionByZero(DecimalException, ZeroDivisionError):
    """A number that is not zero was divided by zero."""
    __module__ = 'decimal'


class DivisionImpossible(InvalidOperation):
    """An integer quotient needs more digits than the precision."""
    __module__ = 'decimal'


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    """Zero was divided by zero."""
    __module__ = 'decimal'


class Inexact(DecimalException):
    """Digits that were not zero were lost."""
    __module__ = 'decimal'


class InvalidContext(InvalidOperation):
    """The context cannot hold the result."""
    __module__ = 'decimal'


class Rounded(DecimalException):
    """Digits were lost."""
    __module__ = 'decimal'


class Subnormal(DecimalException):
    """The exponent was below Emin before rounding."""
    __module__ = 'decimal'


class Overflow(Inexact, Rounded):
    """The exponent is above Emax."""
    __module__ = 'decimal'


class Underflow(Inexact, Rounded, Subnormal):
    """A subnormal result was inexact."""
    __module__ = 'decimal'


class FloatOperation(DecimalException, TypeError):
    """Floats and decimals were mixed."""
    __module__ = 'decimal'


INVALID_OPERATION = 0x0001
FLOAT_OPERATION = 0x0002
DIVISION_BY_ZERO = 0x0004
OVERFLOW = 0x0008
UNDERFLOW = 0x0010
SUBNORMAL = 0x0020
INEXACT = 0x0040
ROUNDED = 0x0080
CLAMPED = 0x0100
CONVERSION_SYNTAX = 0x0200
DIVISION_IMPOSSIBLE = 0x0400
DIVISION_UNDEFINED = 0x0800
INVALID_CONTEXT = 0x1000

# What counts as the signal InvalidOperation.
ANY_INVALID = INVALID_OPERATION | CONVERSION_SYNTAX | DIVISION_IMPOSSIBLE | DIVISION_UNDEFINED | INVALID_CONTEXT

SIGNALS = {InvalidOperation: ANY_INVALID, FloatOperation: FLOAT_OPERATION, DivisionByZero: DIVISION_BY_ZERO, Overflow: OVERFLOW,
           Underflow: UNDERFLOW, Subnormal: SUBNORMAL, Inexact: INEXACT, Rounded: ROUNDED, Clamped: CLAMPED}

_CONDITIONS = {InvalidOperation: INVALID_OPERATION, ConversionSyntax: CONVERSION_SYNTAX, DivisionImpossible: DIVISION_IMPOSSIBLE,
               DivisionUndefined: DIVISION_UNDEFINED, InvalidContext: INVALID_CONTEXT}

_VALID_SIGNALS = '''valid values for signals are:
  [InvalidOperation, FloatOperation, DivisionByZero,
   Overflow, Underflow, Subnormal, Inexact, Rounded,
   Clamped]'''


def exception_for(status):
    """The exception that conditions raise: its argument lists them."""
    kind = next(signal for signal, bits in SIGNALS.items() if status & bits)
    met = [condition for condition, bit in _CONDITIONS.items() if status & bit]
    met += [signal for signal, bits in SIGNALS.items() if signal is not InvalidOperation and status & bits]
    return kind(met)


def signals_in(bits):
    """The signals of a set of bits, in order."""
    return [signal for signal, mask in SIGNALS.items() if bits & mask]


# The order in which a context shows conditions, by the names of their signals.
_SHOWN = {CLAMPED: Clamped, CONVERSION_SYNTAX: InvalidOperation, DIVISION_BY_ZERO: DivisionByZero,
          DIVISION_IMPOSSIBLE | DIVISION_UNDEFINED: InvalidOperation, INEXACT: Inexact,
          INVALID_CONTEXT | INVALID_OPERATION: InvalidOperation, FLOAT_OPERATION: FloatOperation, OVERFLOW: Overflow,
          ROUNDED: Rounded, SUBNORMAL: Subnormal, UNDERFLOW: Underflow}


def shown(bits):
    """The names of the signals of a set of bits, as a context shows them."""
    return ', '.join(dict.fromkeys(signal.__name__ for mask, signal in _SHOWN.items() if bits & mask))


def bits_of(signal):
    """The bits of a signal."""
    try:
        return SIGNALS[signal]
    except (KeyError, TypeError):
        raise KeyError(_VALID_SIGNALS) from None


def bits_from(value):
    """The bits of a list of signals, or of a mapping of all of them."""
    if isinstance(value, SignalDict):
        return value._bits
    if isinstance(value, list):
        bits = 0
        for signal in value:
            bits |= bits_of(signal)
        return bits
    if not isinstance(value, dict):
        raise TypeError('argument must be a signal dict')
    if len(value) != len(SIGNALS):
        raise KeyError('invalid signal dict')
    bits = 0
    for signal, is_set in value.items():
        if signal not in SIGNALS:
            raise KeyError('invalid signal dict')
        if is_set:
            bits |= SIGNALS[signal]
    return bits


class SignalDict(MutableMapping):
    """Flags or traps of a context: True or False for each signal."""
    __module__ = 'decimal'
    __slots__ = ('_bits',)

    def __init__(self, bits=0):
        self._bits = bits

    def __getitem__(self, signal):
        return bool(self._bits & bits_of(signal))

    def __setitem__(self, signal, value):
        mask = bits_of(signal)
        self._bits = self._bits & ~mask | (mask if value else 0)

    def __delitem__(self, signal):
        raise ValueError('signal keys cannot be deleted')

    def __iter__(self):
        return iter(SIGNALS)

    def __len__(self):
        return len(SIGNALS)

    def __eq__(self, other):
        if isinstance(other, SignalDict):
            return signals_in(self._bits) == signals_in(other._bits)
        if isinstance(other, dict):
            try:
                return bits_from(other) == bits_from(dict(self))
            except KeyError:
                return False
        return NotImplemented

    __hash__ = None

    def __repr__(self):
        return '{' + ', '.join(f"<class 'decimal.{signal.__name__}'>:{is_set}" for signal, is_set in self.items()) + '}'

    def copy(self):
        """The same as a dict."""
        return dict(self)
