"""Digits of integers, and rounding: a coefficient that is too long for its context loses digits, an exponent that does not fit
becomes infinity, zero or something near.
"""
from _decimal.signals import CLAMPED, INEXACT, OVERFLOW, ROUNDED, SUBNORMAL, UNDERFLOW

ROUND_CEILING = 'ROUND_CEILING'
ROUND_FLOOR = 'ROUND_FLOOR'
ROUND_UP = 'ROUND_UP'
ROUND_DOWN = 'ROUND_DOWN'
ROUND_HALF_UP = 'ROUND_HALF_UP'
ROUND_HALF_DOWN = 'ROUND_HALF_DOWN'
ROUND_HALF_EVEN = 'ROUND_HALF_EVEN'
ROUND_05UP = 'ROUND_05UP'

MODES = (ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)

# Below the smallest limit that sys.set_int_max_str_digits() takes, so that str() and int() never refuse.
_CHUNK = 600
_CHUNK_LIMIT = 10 ** _CHUNK


def count_digits(n):
    """How many decimal digits an integer >= 0 has; 1 for 0."""
    if n < _CHUNK_LIMIT:
        return len(str(n))
    exponent = int((n.bit_length() - 1) * 0.30102999566398)
    while n >= 10 ** (exponent + 1):
        exponent += 1
    return exponent + 1


def digits_of(n):
    """str(n) of an integer >= 0 of any length."""
    if n < _CHUNK_LIMIT:
        return str(n)
    half = count_digits(n) // 2
    high, low = divmod(n, 10 ** half)
    return digits_of(high) + digits_of(low).zfill(half)


def integer_of(digits):
    """int(digits) of any length; digits may be in any script."""
    if len(digits) <= _CHUNK:
        return int(digits or '0')
    half = len(digits) // 2
    return integer_of(digits[:-half]) * 10 ** half + integer_of(digits[-half:])


def without_trailing_zeros(coefficient):
    """(coefficient without its trailing zeros, how many they were); the coefficient is not 0."""
    count = 0
    step = 1
    while coefficient % 10 == 0:
        power = 10 ** step
        rest, lost = divmod(coefficient, power)
        if lost:
            step = max(1, step // 2)
            continue
        coefficient = rest
        count += step
        step *= 2
    return coefficient, count


def increments(mode, negative, quotient, remainder, unit):
    """Does rounding quotient + remainder/unit away from zero follow the mode? The remainder is not 0."""
    if mode == ROUND_HALF_EVEN:
        twice = 2 * remainder
        return twice > unit or twice == unit and quotient & 1 == 1
    if mode == ROUND_HALF_UP:
        return 2 * remainder >= unit
    if mode == ROUND_HALF_DOWN:
        return 2 * remainder > unit
    if mode == ROUND_DOWN:
        return False
    if mode == ROUND_UP:
        return True
    if mode == ROUND_CEILING:
        return not negative
    if mode == ROUND_FLOOR:
        return bool(negative)
    return quotient % 5 == 0  # ROUND_05UP


def drop_digits(sign, coefficient, count, mode):
    """(coefficient without its last `count` digits, rounded; the status)."""
    if count > count_digits(coefficient) + 1:
        quotient, remainder, unit = 0, 1 if coefficient else 0, 10
    else:
        unit = 10 ** count
        quotient, remainder = divmod(coefficient, unit)
    if not remainder:
        return quotient, ROUNDED
    if increments(mode, sign, quotient, remainder, unit):
        quotient += 1
    return quotient, ROUNDED | INEXACT


def fit(sign, coefficient, exponent, context, mode=None):
    """(coefficient, exponent, status) as the context can hold it; the coefficient is None for infinity."""
    if not coefficient:
        return _fit_zero(exponent, context)
    mode = mode or context._rounding
    prec = context._prec
    status = 0
    length = count_digits(coefficient)
    adjusted = exponent + length - 1
    if adjusted > context._emax:
        return _overflow(sign, context, mode)
    lowest = exponent + length - prec
    if adjusted < context._emin:
        status = SUBNORMAL
        lowest = context._emin - prec + 1
    if lowest > exponent:
        coefficient, lost = drop_digits(sign, coefficient, lowest - exponent, mode)
        status |= lost
        exponent = lowest
        if count_digits(coefficient) > prec:
            coefficient //= 10
            exponent += 1
        if status & SUBNORMAL and lost & INEXACT:
            status |= UNDERFLOW
            if not coefficient:
                status |= CLAMPED
        elif exponent + prec - 1 > context._emax and count_digits(coefficient) + exponent - 1 > context._emax:
            return _overflow(sign, context, mode)
    if context._clamps:
        excess = exponent - (context._emax - prec + 1)
        if excess > 0:
            return coefficient * 10 ** excess, exponent - excess, status | CLAMPED
    return coefficient, exponent, status


def _fit_zero(exponent, context):
    lowest = context._emin - context._prec + 1
    highest = context._emax - context._prec + 1 if context._clamps else context._emax
    if exponent < lowest:
        return 0, lowest, CLAMPED
    if exponent > highest:
        return 0, highest, CLAMPED
    return 0, exponent, 0


def _overflow(sign, context, mode):
    status = OVERFLOW | INEXACT | ROUNDED
    toward_zero = mode in (ROUND_DOWN, ROUND_05UP) or mode == (ROUND_FLOOR if not sign else ROUND_CEILING)
    if toward_zero:
        prec = context._prec
        return 10 ** prec - 1, context._emax - prec + 1, status
    return None, 0, status
