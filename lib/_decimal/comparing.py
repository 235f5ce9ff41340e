"""Comparing decimals, and the operations on their digits."""
from _decimal import arithmetic
from _decimal.arithmetic import invalid, nan_of, plus_as_is, small_integer
from _decimal.rounding import count_digits, digits_of, integer_of
from _decimal.signals import INVALID_OPERATION


def order(a, b):
    """-1, 0 or 1 as a is less than, equal to or greater than b; neither is a NaN."""
    zero1 = not a._kind and not a._coefficient
    zero2 = not b._kind and not b._coefficient
    if zero1 or zero2:
        if zero1 and zero2:
            return 0
        if zero1:
            return 1 if b._sign else -1
        return -1 if a._sign else 1
    if a._sign != b._sign:
        return -1 if a._sign else 1
    magnitude = _magnitude_order(a, b)
    return -magnitude if a._sign else magnitude


def _magnitude_order(a, b):
    if a._kind or b._kind:
        return (a._kind == 'F') - (b._kind == 'F')
    n1, exp1, n2, exp2 = a._coefficient, a._exponent, b._coefficient, b._exponent
    if exp1 == exp2:
        return (n1 > n2) - (n1 < n2)
    high1, high2 = exp1 + count_digits(n1), exp2 + count_digits(n2)
    if high1 != high2:
        return 1 if high1 > high2 else -1
    if exp1 > exp2:
        n1 *= 10 ** (exp1 - exp2)
    else:
        n2 *= 10 ** (exp2 - exp1)
    return (n1 > n2) - (n1 < n2)


def _decimal_of(n):
    return arithmetic._make(1 if n < 0 else 0, abs(n), 0)


def compare(a, b, context):
    """-1, 0, 1 or a NaN."""
    return nan_of(context, a, b) or _decimal_of(order(a, b))


def compare_signal(a, b, context):
    """As compare(), but every NaN signals."""
    nan = nan_of(context, a, b)
    if nan is None:
        return _decimal_of(order(a, b))
    context._note(INVALID_OPERATION)
    return nan


def total_order(a, b):
    """-1, 0 or 1 in the order of all representations, NaNs included."""
    if a._sign != b._sign:
        return -1 if a._sign else 1
    rank1, rank2 = _rank(a), _rank(b)
    if rank1 != rank2:
        result = 1 if rank1 > rank2 else -1
    elif rank1 > 1:
        result = (a._coefficient > b._coefficient) - (a._coefficient < b._coefficient)
    else:
        result = abs_order(a, b) or (a._exponent > b._exponent) - (a._exponent < b._exponent)
    return -result if a._sign else result


def _rank(a):
    return ('', 'F', 'N', 'n').index(a._kind)


def abs_order(a, b):
    """As order(), without the signs."""
    if not a._kind and not b._kind and not (a._coefficient and b._coefficient):
        return bool(a._coefficient) - bool(b._coefficient)
    if not a._kind and not a._coefficient:
        return -1
    if not b._kind and not b._coefficient:
        return 1
    return _magnitude_order(a, b)


def compare_total(a, b, context=None):
    """-1, 0 or 1 in the order of all representations."""
    return _decimal_of(total_order(a, b))


def compare_total_mag(a, b, context=None):
    """As compare_total(), without the signs."""
    return _decimal_of(total_order(_unsigned(a), _unsigned(b)))


def _unsigned(a):
    return arithmetic._make(0, a._coefficient, a._exponent, a._kind)


def _extreme(a, b, context, wanted, by):
    if a._kind in ('n', 'N') or b._kind in ('n', 'N'):
        if a._kind == 'n' and b._kind not in ('n', 'N'):
            return plus_as_is(b, context)
        if b._kind == 'n' and a._kind not in ('n', 'N'):
            return plus_as_is(a, context)
        return nan_of(context, a, b)
    relation = by(a, b) or total_order(a, b)
    return plus_as_is(a if relation == wanted or not relation else b, context)


def maximum(a, b, context):
    """The larger one; a quiet NaN does not count."""
    return _extreme(a, b, context, 1, order)


def minimum(a, b, context):
    """The smaller one; a quiet NaN does not count."""
    return _extreme(a, b, context, -1, order)


def maximum_magnitude(a, b, context):
    """The one with the larger absolute value."""
    return _extreme(a, b, context, 1, abs_order)


def minimum_magnitude(a, b, context):
    """The one with the smaller absolute value."""
    return _extreme(a, b, context, -1, abs_order)


# ---- digits ----

def _bits_of(a, context):
    """The digits of a logical operand as an integer in base 2, or None."""
    if a._kind or a._sign or a._exponent:
        return None
    digits = digits_of(a._coefficient)[-context._prec:]
    return None if digits.strip('01') else int(digits, 2)


def _logical(a, b, context, combine):
    bits1, bits2 = _bits_of(a, context), _bits_of(b, context)
    if bits1 is None or bits2 is None:
        return invalid(context)
    return arithmetic._make(0, integer_of(format(combine(bits1, bits2), 'b')), 0)


def logical_and(a, b, context):
    """Digit by digit: 1 where both are."""
    return _logical(a, b, context, int.__and__)


def logical_or(a, b, context):
    """Digit by digit: 1 where one is."""
    return _logical(a, b, context, int.__or__)


def logical_xor(a, b, context):
    """Digit by digit: 1 where they differ."""
    return _logical(a, b, context, int.__xor__)


def logical_invert(a, context):
    """Each digit of the precision inverted."""
    if count_digits(a._coefficient) > context._prec:
        return invalid(context)
    ones = arithmetic._make(0, integer_of('1' * context._prec), 0)
    return _logical(a, ones, context, int.__xor__)


def rotate(a, b, context):
    """The digits of the precision, rotated to the left by b."""
    nan = nan_of(context, a, b)
    if nan is not None:
        return nan
    count = small_integer(b, context._prec)
    if count is None:
        return invalid(context)
    if a._kind:
        return a
    prec = context._prec
    coefficient = a._coefficient % 10 ** prec
    high, low = divmod(coefficient, 10 ** ((prec - count) % prec))
    return arithmetic._make(a._sign, low * 10 ** (count % prec) + high if count % prec else coefficient, a._exponent)


def shift(a, b, context):
    """The digits of the precision, shifted to the left by b."""
    nan = nan_of(context, a, b)
    if nan is not None:
        return nan
    count = small_integer(b, context._prec)
    if count is None:
        return invalid(context)
    if a._kind:
        return a
    limit = 10 ** context._prec
    coefficient = a._coefficient % limit
    coefficient = coefficient * 10 ** count % limit if count >= 0 else coefficient // 10 ** -count
    return arithmetic._make(a._sign, coefficient, a._exponent)
