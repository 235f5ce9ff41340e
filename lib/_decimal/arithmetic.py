"""The operations of the specification on two or three decimals and a context.

A function takes Decimals and a context and gives a Decimal; what happens on the way is told to the context, which raises what it
traps. `_make` (Decimal's constructor from parts) is put in by number.py, which imports this file.
"""
from _decimal.rounding import (
    ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, count_digits, drop_digits, fit, without_trailing_zeros)
from _decimal.signals import (
    CLAMPED, DIVISION_BY_ZERO, DIVISION_IMPOSSIBLE, DIVISION_UNDEFINED, INEXACT, INVALID_OPERATION, OVERFLOW, ROUNDED, SUBNORMAL,
    UNDERFLOW)


def _make(sign, coefficient, exponent, kind=''):
    raise NotImplementedError


def finish(context, sign, coefficient, exponent, status=0, mode=None):
    """The result of an operation: rounded to the context."""
    coefficient, exponent, met = fit(sign, coefficient, exponent, context, mode)
    status |= met
    if status & SUBNORMAL and status & INEXACT:
        status |= UNDERFLOW
    if status:
        context._note(status)
    return _make(sign, 0, 0, 'F') if coefficient is None else _make(sign, coefficient, exponent)


def invalid(context, status=INVALID_OPERATION):
    """No result: a NaN, unless the context traps it."""
    context._note(status)
    return _make(0, 0, 0, 'n')


def infinity(sign):
    """An infinity."""
    return _make(sign, 0, 0, 'F')


def nan_of(context, *operands):
    """What an operation gives for NaNs: the first signaling one, else the first quiet one; None if there is none."""
    for operand in operands:
        if operand._kind == 'N':
            context._note(INVALID_OPERATION)
            return _quiet(context, operand)
    for operand in operands:
        if operand._kind == 'n':
            return _quiet(context, operand)
    return None


def _quiet(context, nan):
    payload = nan._coefficient
    room = context._prec - context._clamps
    if count_digits(payload) > room:
        payload %= 10 ** room
    elif nan._kind == 'n':
        return nan
    return _make(nan._sign, payload, 0, 'n')


# ---- addition and the like ----

def plus(a, context):
    """+a."""
    if a._kind:
        return nan_of(context, a) or a
    sign = a._sign
    if not a._coefficient and context._rounding != ROUND_FLOOR:
        sign = 0
    return finish(context, sign, a._coefficient, a._exponent)


def minus(a, context):
    """-a."""
    if a._kind:
        return nan_of(context, a) or _make(1 - a._sign, 0, 0, 'F')
    return plus(_make(1 - a._sign, a._coefficient, a._exponent), context)


def absolute(a, context):
    """abs(a)."""
    return minus(a, context) if a._sign else plus(a, context)


def add(a, b, context):
    """a + b."""
    if a._kind or b._kind:
        return nan_of(context, a, b) or _add_infinity(a, a._sign, b, b._sign, context)
    return _sum(a._sign, a._coefficient, a._exponent, b._sign, b._coefficient, b._exponent, context)


def subtract(a, b, context):
    """a - b."""
    if a._kind or b._kind:
        return nan_of(context, a, b) or _add_infinity(a, a._sign, b, 1 - b._sign, context)
    return _sum(a._sign, a._coefficient, a._exponent, 1 - b._sign, b._coefficient, b._exponent, context)


def _add_infinity(a, sign, b, other_sign, context):
    if not a._kind:
        return infinity(other_sign)
    if b._kind and sign != other_sign:
        return invalid(context)
    return infinity(sign)


def _sum(sign1, n1, exp1, sign2, n2, exp2, context):
    if exp1 < exp2:
        sign1, n1, exp1, sign2, n2, exp2 = sign2, n2, exp2, sign1, n1, exp1
    gap = exp1 - exp2
    if gap > context._prec:
        n1, exp1, n2, exp2 = _bring_near(n1, exp1, n2, exp2, context._prec)
        gap = exp1 - exp2
    if gap:
        n1 *= 10 ** gap
    total = (-n1 if sign1 else n1) + (-n2 if sign2 else n2)
    if total:
        sign = 1 if total < 0 else 0
    else:
        sign = sign1 if sign1 == sign2 else 1 if context._rounding == ROUND_FLOOR else 0
    return finish(context, sign, -total if total < 0 else total, exp2)


def _bring_near(n1, exp1, n2, exp2, prec):
    """Operands whose exponents are far apart (exp1 is larger), so that the digits that matter stay and rounding sees the rest."""
    if not n1:
        return 0, exp2, n2, exp2
    last = exp1 + count_digits(n1) - prec - 2
    if last > exp1:
        last = exp1 - 1
    if last == exp1:
        last -= 1
    if not n2:
        return n1, exp1, 0, max(exp2, last)
    if exp2 + count_digits(n2) <= last:
        return n1, exp1, 1, last
    return n1, exp1, n2, exp2


def multiply(a, b, context):
    """a * b."""
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        return nan_of(context, a, b) or _times_infinity(a, b, sign, context)
    return finish(context, sign, a._coefficient * b._coefficient, a._exponent + b._exponent)


def _times_infinity(a, b, sign, context):
    if not a._kind and not a._coefficient or not b._kind and not b._coefficient:
        return invalid(context)
    return infinity(sign)


def fma(a, b, c, context):
    """a * b + c, rounded once."""
    if a._kind or b._kind or c._kind:
        return nan_of(context, a, b, c) or _fma_special(a, b, c, context)
    return _sum(a._sign ^ b._sign, a._coefficient * b._coefficient, a._exponent + b._exponent,
                c._sign, c._coefficient, c._exponent, context)


def _fma_special(a, b, c, context):
    product = _times_infinity(a, b, a._sign ^ b._sign, context) if a._kind or b._kind else _make(0, 0, 0)
    return nan_of(context, product, c) or _add_infinity(product, product._sign, c, c._sign, context)


# ---- division ----

def divide(a, b, context):
    """a / b."""
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        return nan_of(context, a, b) or _divide_infinity(a, b, sign, context)
    n, d = a._coefficient, b._coefficient
    ideal = a._exponent - b._exponent
    if not d:
        if not n:
            return invalid(context, DIVISION_UNDEFINED)
        context._note(DIVISION_BY_ZERO)
        return infinity(sign)
    if not n:
        return finish(context, sign, 0, ideal)
    shift = max(0, count_digits(d) - count_digits(n) + context._prec + 1)
    quotient, remainder = divmod(n * 10 ** shift, d)
    exponent = ideal - shift
    if remainder:
        # One digit too many, and it tells rounding that there is more behind it.
        if quotient % 5 == 0:
            quotient += 1
    else:
        while exponent < ideal and quotient % 10 == 0:
            step = 1
            while exponent + 2 * step <= ideal and quotient % 10 ** (2 * step) == 0:
                step *= 2
            quotient //= 10 ** step
            exponent += step
    return finish(context, sign, quotient, exponent)


def _divide_infinity(a, b, sign, context):
    if a._kind and b._kind:
        return invalid(context)
    if a._kind:
        return infinity(sign)
    context._note(CLAMPED)
    return _make(sign, 0, context._emin - context._prec + 1)


def _integer_quotient(a, b, context):
    """(quotient, remainder, exponent of the remainder) of coefficients, or None where the precision does not suffice."""
    exponent = min(a._exponent, b._exponent)
    if a._exponent + count_digits(a._coefficient) - b._exponent - count_digits(b._coefficient) > context._prec and a._coefficient:
        return None
    if a._exponent <= b._exponent and a._exponent + count_digits(a._coefficient) < b._exponent + count_digits(b._coefficient) - 1:
        return 0, a._coefficient, a._exponent
    n = a._coefficient * 10 ** (a._exponent - exponent)
    d = b._coefficient * 10 ** (b._exponent - exponent)
    quotient, remainder = divmod(n, d)
    return None if quotient >= 10 ** context._prec else (quotient, remainder, exponent)


def divide_int(a, b, context):
    """a // b, rounded towards zero."""
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        nan = nan_of(context, a, b)
        if nan is not None:
            return nan
        if a._kind and b._kind:
            return invalid(context)
        return infinity(sign) if a._kind else finish(context, sign, 0, 0)
    if not b._coefficient:
        if not a._coefficient:
            return invalid(context, DIVISION_UNDEFINED)
        context._note(DIVISION_BY_ZERO)
        return infinity(sign)
    parts = _integer_quotient(a, b, context)
    return invalid(context, DIVISION_IMPOSSIBLE) if parts is None else finish(context, sign, parts[0], 0)


def remainder(a, b, context):
    """a % b: with the sign of a."""
    if a._kind or b._kind:
        nan = nan_of(context, a, b)
        if nan is not None:
            return nan
        return invalid(context) if a._kind else plus_as_is(a, context)
    if not b._coefficient:
        return invalid(context, INVALID_OPERATION if a._coefficient else DIVISION_UNDEFINED)
    parts = _integer_quotient(a, b, context)
    if parts is None:
        return invalid(context, DIVISION_IMPOSSIBLE)
    return _remainder_result(a, b, parts, context)


def _remainder_result(a, b, parts, context):
    _, rest, exponent = parts
    ideal = min(a._exponent, b._exponent)
    if not rest:
        exponent = ideal
    return finish(context, a._sign, rest, exponent)


def plus_as_is(a, context):
    """a rounded to the context, with the sign that it has."""
    if a._kind:
        return nan_of(context, a) or a
    return finish(context, a._sign, a._coefficient, a._exponent)


def divide_modulo(a, b, context):
    """divmod(a, b)."""
    nan = nan_of(context, a, b) if a._kind or b._kind else None
    if nan is not None:
        return nan, nan
    sign = a._sign ^ b._sign
    if a._kind:
        if b._kind:
            return invalid(context), _make(0, 0, 0, 'n')
        context._note(INVALID_OPERATION)
        return infinity(sign), _make(0, 0, 0, 'n')
    if b._kind:
        return _make(sign, 0, 0), plus_as_is(a, context)
    if not b._coefficient:
        if not a._coefficient:
            return invalid(context, DIVISION_UNDEFINED), _make(0, 0, 0, 'n')
        context._note(DIVISION_BY_ZERO | INVALID_OPERATION)
        return infinity(sign), _make(0, 0, 0, 'n')
    parts = _integer_quotient(a, b, context)
    if parts is None:
        return invalid(context, DIVISION_IMPOSSIBLE), _make(0, 0, 0, 'n')
    return finish(context, sign, parts[0], 0), _remainder_result(a, b, parts, context)


def remainder_near(a, b, context):
    """a - b * n, n being the integer nearest to a / b."""
    if a._kind or b._kind:
        nan = nan_of(context, a, b)
        if nan is not None:
            return nan
        return invalid(context) if a._kind else plus_as_is(a, context)
    if not b._coefficient:
        return invalid(context, INVALID_OPERATION if a._coefficient else DIVISION_UNDEFINED)
    exponent = min(a._exponent, b._exponent)
    gap = a._exponent + count_digits(a._coefficient) - b._exponent - count_digits(b._coefficient)
    if a._coefficient and gap > context._prec + 1:
        return invalid(context, DIVISION_IMPOSSIBLE)
    if gap < -2 and a._exponent <= b._exponent:
        return plus_as_is(a, context)
    n = a._coefficient * 10 ** (a._exponent - exponent)
    d = b._coefficient * 10 ** (b._exponent - exponent)
    quotient, rest = divmod(n, d)
    sign = a._sign
    if 2 * rest > d or 2 * rest == d and quotient & 1:
        quotient += 1
        rest = d - rest
        sign = 1 - sign
    if quotient >= 10 ** context._prec:
        return invalid(context, DIVISION_IMPOSSIBLE)
    return finish(context, sign, rest, exponent)


# ---- exponents and integers ----

def normalize(a, context):
    """a without trailing zeros."""
    if a._kind:
        return nan_of(context, a) or a
    a = plus_as_is(a, context)
    if a._kind:
        return a
    if not a._coefficient:
        return _make(a._sign, 0, 0)
    coefficient, count = without_trailing_zeros(a._coefficient)
    highest = context._emax - context._prec + 1 if context._clamps else context._emax
    surplus = max(0, a._exponent + count - highest)
    return _make(a._sign, coefficient * 10 ** surplus, a._exponent + count - surplus)


def quantize(a, b, context, mode=None):
    """a with the exponent of b."""
    if a._kind or b._kind:
        nan = nan_of(context, a, b)
        if nan is not None:
            return nan
        return a if a._kind and b._kind else invalid(context)
    return rescale(a, b._exponent, context, mode)


def rescale(a, exponent, context, mode=None):
    """A finite number with an exponent, rounded; invalid where the context cannot hold it."""
    if exponent > context._emax or exponent < context._emin - context._prec + 1:
        return invalid(context)
    if not a._coefficient:
        return finish(context, a._sign, 0, exponent)
    gap = a._exponent - exponent
    if a._exponent + count_digits(a._coefficient) - exponent > context._prec:
        return invalid(context)
    if gap >= 0:
        coefficient, status = a._coefficient * 10 ** gap, 0
    else:
        coefficient, status = drop_digits(a._sign, a._coefficient, -gap, mode or context._rounding)
    length = count_digits(coefficient)
    if length > context._prec or coefficient and exponent + length - 1 > context._emax:
        return invalid(context)
    coefficient, exponent, met = fit(a._sign, coefficient, exponent, context)
    context._note(status | met)
    return _make(a._sign, coefficient, exponent)


def to_integral_exact(a, context, mode=None):
    """a as an integer; tells whether it was rounded."""
    return _to_integral(a, context, mode, True)


def to_integral_value(a, context, mode=None):
    """a as an integer."""
    return _to_integral(a, context, mode, False)


def _to_integral(a, context, mode, tells):
    if a._kind:
        return nan_of(context, a) or a
    if a._exponent >= 0:
        return a
    coefficient, status = drop_digits(a._sign, a._coefficient, -a._exponent, mode or context._rounding)
    if tells and a._coefficient:
        context._note(status)
    return _make(a._sign, coefficient, 0)


def scaleb(a, b, context):
    """a with b added to its exponent."""
    nan = nan_of(context, a, b)
    if nan is not None:
        return nan
    amount = small_integer(b, 2 * (context._emax + context._prec))
    if amount is None:
        return invalid(context)
    if a._kind:
        return a
    return finish(context, a._sign, a._coefficient, a._exponent + amount)


def small_integer(a, limit):
    """The value of an integral Decimal (exponent 0) not beyond a limit, or None."""
    if a._kind or a._exponent or a._coefficient > limit:
        return None
    return -a._coefficient if a._sign else a._coefficient


def logb(a, context):
    """The exponent of a's first digit."""
    if a._kind:
        return nan_of(context, a) or infinity(0)
    if not a._coefficient:
        context._note(DIVISION_BY_ZERO)
        return infinity(1)
    exponent = a._exponent + count_digits(a._coefficient) - 1
    return finish(context, 1 if exponent < 0 else 0, abs(exponent), 0)


# ---- neighbours ----

def next_minus(a, context):
    """The largest number below a."""
    return nan_of(context, a) or _neighbour(a, 1, context)


def next_plus(a, context):
    """The smallest number above a."""
    return nan_of(context, a) or _neighbour(a, 0, context)


def _neighbour(a, down, context):
    lowest = context._emin - context._prec + 1
    if a._kind:
        if a._sign == down:
            return a
        return _make(a._sign, 10 ** context._prec - 1, context._emax - context._prec + 1)
    mode = ROUND_FLOOR if down else ROUND_CEILING
    coefficient, exponent, _ = fit(a._sign, a._coefficient, a._exponent, context, mode)
    if coefficient is None:
        return infinity(a._sign)
    rounded = _make(a._sign, coefficient, exponent)
    if coefficient != a._coefficient or exponent != a._exponent:
        from _decimal.comparing import order
        if order(rounded, a):
            return rounded
    room = context._prec - count_digits(coefficient)
    exponent_of_step = max(lowest, exponent - room) if coefficient else lowest
    n = coefficient * 10 ** (exponent - exponent_of_step) if coefficient else 0
    if (1 if down else 0) == a._sign or not n:
        n += 1
        sign = (1 if down else 0) if not coefficient else a._sign
    else:
        sign = a._sign
        if n == 10 ** (context._prec - 1) and exponent_of_step > lowest:
            n, exponent_of_step = n * 10 - 1, exponent_of_step - 1
        else:
            n -= 1
    coefficient, exponent, _ = fit(sign, n, exponent_of_step, context, ROUND_HALF_EVEN)
    return infinity(sign) if coefficient is None else _make(sign, coefficient, exponent)


def next_toward(a, b, context):
    """a's neighbour on the way to b."""
    from _decimal.comparing import order
    nan = nan_of(context, a, b)
    if nan is not None:
        return nan
    way = order(a, b)
    if not way:
        return a if a._kind else _make(b._sign, a._coefficient, a._exponent)
    result = _neighbour(a, 1 if way > 0 else 0, context)
    if result._kind:
        if not a._kind:
            context._note(OVERFLOW | ROUNDED | INEXACT)
    elif result._exponent + count_digits(result._coefficient) - 1 < context._emin:
        status = UNDERFLOW | SUBNORMAL | ROUNDED | INEXACT
        context._note(status if result._coefficient else status | CLAMPED)
    return result

