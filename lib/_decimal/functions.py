"""Square root, exponential, logarithms and powers, correctly rounded (powers that are not integral: nearly always).

They are computed in binary fixed point, an integer that stands for integer / 2**bits, with more and more digits until no error
in the last ones can change how the result rounds.
"""
import math

from _decimal import arithmetic
from _decimal.arithmetic import finish, infinity, invalid, nan_of
from _decimal.comparing import abs_order, order
from _decimal.rounding import ROUND_HALF_EVEN, count_digits
from _decimal.signals import INEXACT, OVERFLOW, ROUNDED


def square_root(a, context):
    """The square root."""
    if a._kind:
        return nan_of(context, a) or (invalid(context) if a._sign else a)
    ideal = a._exponent // 2
    if not a._coefficient:
        return finish(context, a._sign, 0, ideal)
    if a._sign:
        return invalid(context)
    coefficient = a._coefficient * (10 if a._exponent & 1 else 1)
    shift = context._prec + 1 - (count_digits(coefficient) + 1) // 2
    if shift >= 0:
        scaled, lost = coefficient * 100 ** shift, 0
    else:
        scaled, lost = divmod(coefficient, 100 ** -shift)
    root = math.isqrt(scaled)
    if not lost and root * root == scaled:
        root = root // 10 ** shift if shift >= 0 else root * 10 ** -shift
        return finish(context, 0, root, ideal, mode=ROUND_HALF_EVEN)
    if root % 5 == 0:
        root += 1
    return finish(context, 0, root, ideal - shift, mode=ROUND_HALF_EVEN)


# ---- fixed point ----

def _inverse_tanh(n, bits):
    """atanh(1/n)."""
    power = total = (1 << bits) // n
    square = n * n
    k = 1
    while power:
        power //= square
        k += 2
        total += power // k
    return total


def _ln10(bits):
    """The natural logarithm of 10."""
    guarded = bits + 16
    total = 46 * _inverse_tanh(31, guarded) + 34 * _inverse_tanh(49, guarded) + 20 * _inverse_tanh(161, guarded)
    return total >> 16


def _exp_near_zero(x, bits):
    """e**x for 0 <= x < 3."""
    halvings = math.isqrt(bits) // 2 + 2
    guarded = bits + 2 * halvings
    x = (x << (guarded - bits)) >> halvings
    total = term = 1 << guarded
    k = 0
    while term:
        k += 1
        term = (term * x >> guarded) // k
        total += term
    for _ in range(halvings):
        total = total * total >> guarded
    return total >> (guarded - bits)


def _exp_parts(x, bits):
    """(mantissa, exponent): e**x is mantissa * 10**exponent, the mantissa in fixed point between 1 and 10."""
    exponent, rest = divmod(x, _ln10(bits))
    return _exp_near_zero(rest, bits), exponent


def _ln_near_one(n, d, bits):
    """The natural logarithm of n/d, which is between 0.1 and 10."""
    y = (n << bits) // d
    z = int(math.log(n / d) * (1 << 60))
    z = z << (bits - 60) if bits > 60 else z >> (60 - bits)
    good = 48
    while True:
        power = _exp_signed(z, bits)
        z += 2 * ((y - power << bits) // (y + power))
        good *= 3
        if good > bits:
            return z


def _exp_signed(x, bits):
    if x >= 0:
        return _exp_near_zero(x, bits)
    return (1 << 2 * bits) // _exp_near_zero(-x, bits)


def _ln_fixed(coefficient, exponent, bits):
    """The natural logarithm of coefficient * 10**exponent."""
    scale = count_digits(coefficient) - 1
    if coefficient > 3 * 10 ** scale:
        scale += 1
    near = _ln_near_one(coefficient, 10 ** scale, bits)
    tens = exponent + scale
    return near + tens * _ln10(bits) if tens else near


def _fixed(coefficient, exponent, bits):
    """coefficient * 10**exponent in fixed point."""
    if exponent >= 0:
        return coefficient * 10 ** exponent << bits
    return (coefficient << bits) // 10 ** -exponent


def _bits_for(digits):
    return digits * 3322 // 1000 + 40


def _settle(context, compute, digits, mode=ROUND_HALF_EVEN):
    """The result whose first digits compute(digits) gives as (sign, coefficient, exponent), true to about a unit of the last."""
    prec = context._prec
    limit = 4 * digits + 60
    while True:
        sign, coefficient, exponent = compute(digits)
        surplus = count_digits(coefficient) - prec if coefficient else -1
        if surplus >= 5:
            unit = 10 ** surplus
            rest = coefficient % unit
            if 5 < rest < unit - 5 and abs(rest - unit // 2) > 5 or digits > limit:
                if rest <= 5 or rest >= unit - 5:
                    coefficient = (coefficient + unit // 2) // unit * unit
                return finish(context, sign, coefficient, exponent, INEXACT | ROUNDED, mode)
        digits += max(10 - surplus, digits // 2)


def _one(context, sign=0):
    """1 with all digits of the precision, as an inexact result."""
    context._note(INEXACT | ROUNDED)
    zeros = context._prec - 1
    return arithmetic._make(sign, 10 ** zeros, -zeros)


# ---- exponential and logarithms ----

def exponential(a, context):
    """e**a."""
    if a._kind:
        return nan_of(context, a) or (arithmetic._make(0, 0, 0) if a._sign else a)
    if not a._coefficient:
        return arithmetic._make(0, 1, 0)
    adjusted = a._exponent + count_digits(a._coefficient) - 1
    if adjusted < -context._prec - 1:
        return _one(context)
    if adjusted > count_digits(max(context._emax, context._prec - context._emin)) + 1:
        return _out_of_range(context, 0, a._sign)
    n = -a._coefficient if a._sign else a._coefficient

    def compute(digits):
        bits = _bits_for(digits + max(adjusted, 0))
        mantissa, exponent = _exp_parts(_fixed(n, a._exponent, bits), bits)
        return 0, mantissa * 10 ** digits >> bits, exponent - digits
    return _settle(context, compute, context._prec + 10)


def _out_of_range(context, sign, is_small, mode=ROUND_HALF_EVEN):
    """What is above all numbers, or below."""
    if is_small:
        return finish(context, sign, 1, context._emin - 2 * context._prec - 5, INEXACT | ROUNDED, mode)
    return finish(context, sign, 1, context._emax + context._prec + 5, OVERFLOW | INEXACT | ROUNDED, mode)


def _logarithm_of_special(a, context):
    """The logarithm of what has none that must be computed, or None."""
    if a._kind:
        return nan_of(context, a) or (invalid(context) if a._sign else a)
    if not a._coefficient:
        return infinity(1)
    if a._sign:
        return invalid(context)
    return None


def _nearness_to_one(a):
    """How many zeros or nines follow the point of a number near 1."""
    adjusted = a._exponent + count_digits(a._coefficient) - 1
    if adjusted not in (0, -1) or a._exponent >= 0:
        return 0
    distance = abs(a._coefficient - 10 ** -a._exponent)
    return max(0, -a._exponent - count_digits(distance)) if distance else 0


def natural_logarithm(a, context):
    """ln(a)."""
    special = _logarithm_of_special(a, context)
    if special is not None:
        return special
    if order(a, arithmetic._make(0, 1, 0)) == 0:
        return arithmetic._make(0, 0, 0)

    def compute(digits):
        bits = _bits_for(digits)
        return _signed_digits(_ln_fixed(a._coefficient, a._exponent, bits), digits, bits)
    return _settle(context, compute, context._prec + 10 + _nearness_to_one(a))


def _signed_digits(value, digits, bits):
    return 1 if value < 0 else 0, abs(value) * 10 ** digits >> bits, -digits


def common_logarithm(a, context):
    """The logarithm in base 10."""
    special = _logarithm_of_special(a, context)
    if special is not None:
        return special
    length = count_digits(a._coefficient)
    if a._coefficient == 10 ** (length - 1):
        power = a._exponent + length - 1
        return finish(context, 1 if power < 0 else 0, abs(power), 0, mode=ROUND_HALF_EVEN)

    def compute(digits):
        bits = _bits_for(digits)
        return _signed_digits((_ln_fixed(a._coefficient, a._exponent, bits) << bits) // _ln10(bits), digits, bits)
    return _settle(context, compute, context._prec + 10 + _nearness_to_one(a))


# ---- powers ----

def _integer_value(a):
    """The integer that a finite decimal is, or None; not for huge exponents."""
    if a._exponent >= 0:
        n = a._coefficient * 10 ** a._exponent
    else:
        n, rest = divmod(a._coefficient, 10 ** -a._exponent)
        if rest:
            return None
    return -n if a._sign else n


def _is_odd(a):
    """Is a finite integral decimal odd?"""
    if a._exponent > 0:
        return False
    return a._coefficient // 10 ** -a._exponent & 1 == 1


def _is_integral(a):
    if a._kind:
        return False
    if a._exponent >= 0 or not a._coefficient:
        return True
    return count_digits(a._coefficient) > -a._exponent and a._coefficient % 10 ** -a._exponent == 0


def power(a, b, context):
    """a ** b."""
    nan = nan_of(context, a, b)
    if nan is not None:
        return nan
    integral = _is_integral(b)
    sign = 1 if a._sign and integral and _is_odd(b) else 0
    if not a._kind and not a._coefficient:
        return _power_of_zero(b, sign, context)
    if a._sign and not integral:
        return invalid(context)
    if b._kind:
        return _power_to_infinity(a, b, context)
    if a._kind:
        if not b._coefficient:
            return arithmetic._make(0, 1, 0)
        return arithmetic._make(sign, 0, 0) if b._sign else infinity(sign)
    if not b._coefficient:
        return arithmetic._make(0, 1, 0)
    if abs_order(a, arithmetic._make(0, 1, 0)) == 0:
        return _power_of_one(a, b, sign, integral, context)
    beyond = _beyond_bounds(a, b, context)
    if beyond is not None:
        return _out_of_range(context, sign, beyond < 0, context._rounding)
    if integral and b._exponent + count_digits(b._coefficient) <= 19:
        return _integral_power(a, _integer_value(b), sign, context)
    return _real_power(a, b, sign, context)


def _power_of_zero(b, sign, context):
    if not b._kind and not b._coefficient:
        return invalid(context)
    return infinity(sign) if b._sign else arithmetic._make(sign, 0, 0)


def _power_to_infinity(a, b, context):
    relation = abs_order(a, arithmetic._make(0, 1, 0))
    if not relation:
        return _one(context)
    return arithmetic._make(0, 0, 0) if (relation > 0) == bool(b._sign) else infinity(0)


def _power_of_one(a, b, sign, integral, context):
    if not integral:
        return _one(context, sign)
    if b._sign or a._exponent >= 0:
        return arithmetic._make(sign, 1, 0)
    zeros = -a._exponent * abs(_integer_value(b)) if b._exponent < 20 else context._prec
    if zeros >= context._prec:
        zeros = context._prec - 1
        context._note(ROUNDED)
    return arithmetic._make(sign, 10 ** zeros, -zeros)


def _beyond_bounds(a, b, context):
    """1 where a ** b is surely above all numbers, -1 where it is below, else None."""
    adjusted = a._exponent + count_digits(a._coefficient) - 1
    if adjusted > 0:
        logarithm = adjusted
    elif adjusted < -1:
        logarithm = adjusted + 1
    else:
        # Between 0.1 and 10: by how far it is from 1.
        distance = abs(a._coefficient - 10 ** -a._exponent) if a._exponent < 0 else a._coefficient - 1
        size = count_digits(distance) - 1 + min(a._exponent, 0)
        below = a._exponent < 0 and a._coefficient < 10 ** -a._exponent
        digits = size - 1 + b._exponent + count_digits(b._coefficient) - 1
        if digits <= count_digits(max(context._emax, context._prec - context._emin)) + 1:
            return None
        return -1 if below != bool(b._sign) else 1
    size = b._exponent + count_digits(b._coefficient) - 1 + count_digits(abs(logarithm)) - 1
    if size <= count_digits(max(context._emax, -context._emin + context._prec)):
        return None
    return 1 if (logarithm > 0) != bool(b._sign) else -1


def _integral_power(a, n, sign, context):
    digits = context._prec + 4 + count_digits(abs(n))
    base, exponent, is_inexact, is_rounded = a._coefficient, a._exponent, False, False

    def shortened(coefficient, exponent):
        nonlocal is_inexact, is_rounded
        surplus = count_digits(coefficient) - digits
        if surplus <= 0:
            return coefficient, exponent
        unit = 10 ** surplus
        quotient, rest = divmod(coefficient, unit)
        is_rounded = True
        if rest:
            is_inexact = True
            quotient += 2 * rest > unit or 2 * rest == unit and quotient & 1
        return quotient, exponent + surplus

    if n < 0:
        digits += 1
        shift = count_digits(base) + digits
        quotient, rest = divmod(10 ** shift, base)
        exponent = -exponent - shift
        if rest:
            base, exponent = shortened(quotient * 10 + 1, exponent - 1)
        else:
            while quotient % 10 == 0 and exponent < -a._exponent:
                quotient //= 10
                exponent += 1
            base = quotient
    result, scale = base, exponent
    for bit in format(abs(n), 'b')[1:]:
        result, scale = shortened(result * result, 2 * scale)
        if bit == '1':
            result, scale = shortened(result * base, scale + exponent)
    status = (INEXACT | ROUNDED if is_inexact else 0) | (ROUNDED if is_rounded else 0)
    return finish(context, sign, result, scale, status)


def _real_power(a, b, sign, context):
    n = -b._coefficient if b._sign else b._coefficient
    size = max(0, b._exponent + count_digits(b._coefficient))
    ln_size = max(0, count_digits(abs(a._exponent + count_digits(a._coefficient))))

    def compute(digits):
        bits = _bits_for(digits + size + ln_size + 4)
        logarithm = _ln_fixed(a._coefficient, a._exponent, bits) * n
        if b._exponent >= 0:
            logarithm *= 10 ** b._exponent
        else:
            logarithm //= 10 ** -b._exponent
        mantissa, exponent = _exp_parts(logarithm, bits)
        return sign, mantissa * 10 ** digits >> bits, exponent - digits
    if _is_far_below(a, b, context):
        above = (order(a, arithmetic._make(0, 1, 0)) > 0) != bool(b._sign)
        places = context._prec + 3
        return finish(context, sign, 10 ** places + (1 if above else -1), -places)
    return _settle(context, compute, context._prec + 10, context._rounding)


def _is_far_below(a, b, context):
    """Is b * ln(a) too small to change 1?"""
    size = b._exponent + count_digits(b._coefficient)
    return size + count_digits(abs(a._exponent) + count_digits(a._coefficient)) + 1 < -context._prec - 2


def power_modulo(a, b, modulus, context):
    """a ** b % modulus of integral decimals."""
    nan = nan_of(context, a, b, modulus)
    if nan is not None:
        return nan
    if not (_is_integral(a) and _is_integral(b) and _is_integral(modulus)) or b._sign and b._coefficient or not modulus._coefficient:
        return invalid(context)
    if not a._coefficient and not b._coefficient:
        return invalid(context)
    if modulus._exponent + count_digits(modulus._coefficient) > context._prec:
        return invalid(context)
    sign = 1 if a._sign and _is_odd(b) else 0
    limit = abs(_integer_value(modulus))
    base = a._coefficient * pow(10, a._exponent, limit) if a._exponent > 0 else abs(_integer_value(a))
    exponent = _integer_value(b)
    return arithmetic._make(sign, pow(base % limit, exponent, limit), 0)

