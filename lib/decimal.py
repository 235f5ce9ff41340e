"""Decimal numbers: exact as they are written, with precision and rounding as the context says."""
from _decimal.context import (
    MAX_EMAX, MAX_PREC, MIN_EMIN, MIN_ETINY, BasicContext, Context, DefaultContext, ExtendedContext, getcontext, localcontext, setcontext)
from _decimal.number import Decimal, DecimalTuple
from _decimal.rounding import (
    ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP)
from _decimal.signals import (
    Clamped, ConversionSyntax, DecimalException, DivisionByZero, DivisionImpossible, DivisionUndefined, FloatOperation, Inexact,
    InvalidContext, InvalidOperation, Overflow, Rounded, Subnormal, Underflow)

HAVE_THREADS = True
HAVE_CONTEXTVAR = True
__version__ = '1.70'
__libmpdec_version__ = '2.5.1'
