"""Exact arithmetic with fractions of ints."""

import functools
import math
import numbers
import operator
import re
import sys

__all__ = ["Fraction"]

_LITERAL = re.compile(
    r"""\s*(?P<sign>[-+]?)
        (?=\d|\.\d)
        (?P<whole>\d*|\d+(?:_\d+)*)
        (?: (?: \s*/\s* (?P<below>\d+(?:_\d+)*) )?
          | (?: \. (?P<decimals>\d*|\d+(?:_\d+)*) )?
            (?: e (?P<exponent>[-+]?\d+(?:_\d+)*) )?
        )
        \s*""",
    re.VERBOSE | re.IGNORECASE,
).fullmatch

_PADDING = r"(?: (?P<fill>.)? (?P<align>[<>=^]) )? (?P<sign>[-+ ]?)"
_PLAIN_FORMAT = re.compile(
    _PADDING + r"(?P<alternate>\#)? (?P<width>0|[1-9][0-9]*)? (?P<thousands>[,_])?",
    re.VERBOSE | re.DOTALL,
).fullmatch
_DECIMAL_FORMAT = re.compile(
    _PADDING + r"""(?P<no_negative_zero>z)? (?P<alternate>\#)?
        (?P<zeros>0(?=[0-9]))? (?P<width>0|[1-9][0-9]*)? (?P<thousands>[,_])?
        (?: \. (?P<precision>0|[1-9][0-9]*) )?
        (?P<type>[eEfFgG%])""",
    re.VERBOSE | re.DOTALL,
).fullmatch


def _is_decimal(value):
    """Is it a decimal.Decimal? Without the module loaded, nothing is."""
    decimal = sys.modules.get("decimal")
    return decimal is not None and isinstance(value, decimal.Decimal)


def _parse(text):
    """Numerator and denominator, not reduced, of what a string says."""
    match = _LITERAL(text)
    if match is None:
        raise ValueError(f"Invalid literal for Fraction: {text!r}")
    numerator = int(match["whole"] or "0")
    denominator = 1
    if match["below"]:
        denominator = int(match["below"])
    else:
        if decimals := (match["decimals"] or "").replace("_", ""):
            denominator = 10 ** len(decimals)
            numerator = numerator * denominator + int(decimals)
        if match["exponent"]:
            exponent = int(match["exponent"])
            if exponent >= 0:
                numerator *= 10**exponent
            else:
                denominator *= 10**-exponent
    return (-numerator if match["sign"] == "-" else numerator), denominator


# ---- formatting ----


def _divide_round(n, d):
    """n / d to the nearest int, half to even; d is positive."""
    quotient, remainder = divmod(n, d)
    if 2 * remainder > d or 2 * remainder == d and quotient & 1:
        quotient += 1
    return quotient


def _multiple_of_power(n, d, exponent):
    """How often 10**exponent goes into n / d, rounded."""
    if exponent >= 0:
        return _divide_round(n, d * 10**exponent)
    return _divide_round(n * 10**-exponent, d)


def _significant(n, d, figures):
    """(digits, exponent): n / d, not negative, is about digits * 10**exponent, the digits having as many figures."""
    if n == 0:
        return 0, 1 - figures
    above, below = str(n), str(d)
    # Digits before the decimal point; negative for zeros behind it.
    exponent = len(above) - len(below) + (below <= above) - figures
    digits = _multiple_of_power(n, d, exponent)
    if digits == 10**figures:
        # Rounded up to one figure more.
        return digits // 10, exponent + 1
    return digits, exponent


def _pad(sign, body, match):
    """The number in its field."""
    fill = (match["fill"] or " ") * (int(match["width"] or "0") - len(sign) - len(body))
    align = match["align"] or ">"
    if align == "=":
        return sign + fill + body
    left = {">": len(fill), "<": 0, "^": len(fill) // 2}[align]
    return fill[:left] + sign + body + fill[left:]


def _positive_sign(match):
    return "" if match["sign"] == "-" else match["sign"]


def _group(digits, separator):
    """The digits with a separator before every third from the right."""
    first = 1 + (len(digits) - 1) % 3
    return digits[:first] + "".join(separator + digits[i : i + 3] for i in range(first, len(digits), 3))


def _format_plain(n, d, match):
    """As a fraction."""
    thousands = match["thousands"] or ""
    body = f"{abs(n):{thousands}}"
    if d > 1 or match["alternate"]:
        body += f"/{d:{thousands}}"
    return _pad("-" if n < 0 else _positive_sign(match), body, match)


def _decimal_digits(n, d, kind, precision):
    """(digits, how many of them are behind the point, exponent to be shown or None)."""
    if kind in "f%":
        return _multiple_of_power(n, d, -precision - 2 * (kind == "%")), precision, None
    figures = precision + 1 if kind == "e" else max(precision, 1)
    digits, exponent = _significant(n, d, figures)
    if kind == "e" or exponent > 0 or exponent + figures <= -4:
        return digits, figures - 1, exponent + figures - 1
    return digits, -exponent, None


def _format_decimal(n, d, match):
    """As a float is formatted, but exactly."""
    kind = match["type"].lower()
    digits, behind, exponent = _decimal_digits(abs(n), d, kind, int(match["precision"] or "6"))
    negative = n < 0 and not (match["no_negative_zero"] and digits == 0)
    sign = "-" if negative else _positive_sign(match)
    text = f"{digits:0{behind + 1}d}"
    whole, rest = text[: len(text) - behind], text[len(text) - behind :]
    if kind == "g" and not match["alternate"]:
        rest = rest.rstrip("0")
    if rest or match["alternate"]:
        rest = "." + rest
    if exponent is not None:
        rest += f"{'e' if match['type'].islower() else 'E'}{exponent:+03d}"
    elif kind == "%":
        rest += "%"
    if match["zeros"]:
        width = int(match["width"] or "0") - len(sign) - len(rest)
        # Of a group of four, the separator is one.
        whole = whole.zfill(3 * width // 4 + 1 if match["thousands"] else width)
    if match["thousands"]:
        whole = _group(whole, match["thousands"])
    return _pad(sign, whole + rest, match)


# ---- operators ----


def _operators(rational, general, of_complex=True):
    """The method of an operator and the reflected one.

    rational works on Fractions. With floats and complexes, general is applied to both as such. The reflected method
    is the last that is asked, so that it also takes other kinds of numbers.
    """

    def forward(a, b):
        if isinstance(b, Fraction):
            return rational(a, b)
        if isinstance(b, int):
            return rational(a, Fraction(b))
        if isinstance(b, float):
            return general(float(a), b)
        if of_complex and isinstance(b, complex):
            return general(complex(a), b)
        return NotImplemented

    def reflected(b, a):
        if isinstance(a, numbers.Rational):
            return rational(Fraction(a), b)
        if isinstance(a, numbers.Real):
            return general(float(a), float(b))
        if of_complex and isinstance(a, numbers.Complex):
            return general(complex(a), complex(b))
        return NotImplemented

    forward.__name__ = f"__{general.__name__}__"
    reflected.__name__ = f"__r{general.__name__}__"
    forward.__doc__ = reflected.__doc__ = rational.__doc__
    return forward, reflected


def _sum(na, da, nb, db):
    """na / da + nb / db of numbers in lowest terms, with small intermediate results (Knuth, TAOCP 4.5.1)."""
    common = math.gcd(da, db)
    if common == 1:
        return Fraction._from_coprime_ints(na * db + nb * da, da * db)
    rest = da // common
    n = na * (db // common) + nb * rest
    common = math.gcd(n, common)
    return Fraction._from_coprime_ints(n // common, rest * (db // common))


def _product(na, da, nb, db):
    """(na / da) * (nb / db) of numbers in lowest terms; only crosswise can they have common factors."""
    first = math.gcd(na, db)
    second = math.gcd(nb, da)
    return Fraction._from_coprime_ints((na // first) * (nb // second), (da // second) * (db // first))


@functools.lru_cache(maxsize=1 << 14)
def _hash(n, d):
    """The hash of n / d modulo the prime of sys.hash_info, so that equal numbers of all types have equal hashes."""
    modulus = sys.hash_info.modulus
    try:
        value = hash(hash(abs(n)) * pow(d, -1, modulus))
    except ValueError:
        value = sys.hash_info.inf
    value = value if n >= 0 else -value
    return -2 if value == -1 else value


class Fraction(numbers.Rational):
    """A rational number in lowest terms.

    Fraction(8, 6), Fraction(other_number), Fraction("-4/3") and Fraction("1.25e-2") make one.
    """

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        """The fraction of two rational numbers, or of the value of an int, float, Decimal, string or Rational."""
        self = super().__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, numbers.Rational):
                self._numerator, self._denominator = numerator.numerator, numerator.denominator
                return self
            if isinstance(numerator, float) or _is_decimal(numerator):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational instance")
            numerator, denominator = _parse(numerator)
        elif type(numerator) is int is type(denominator):
            pass
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            numerator, denominator = (
                numerator.numerator * denominator.denominator,
                denominator.numerator * numerator.denominator,
            )
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        common = math.gcd(numerator, denominator)
        if denominator < 0:
            common = -common
        self._numerator = numerator // common
        self._denominator = denominator // common
        return self

    @classmethod
    def _from_coprime_ints(cls, numerator, denominator, /):
        """The fraction of ints that are known to be in lowest terms, the denominator positive."""
        self = super().__new__(cls)
        self._numerator = numerator
        self._denominator = denominator
        return self

    @classmethod
    def from_float(cls, f):
        """Exactly the value of a float (or an int)."""
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls._from_coprime_ints(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """Exactly the value of a Decimal (or an int)."""
        if isinstance(dec, numbers.Integral):
            return cls(int(dec))
        if not _is_decimal(dec):
            raise TypeError(f"{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})")
        return cls._from_coprime_ints(*dec.as_integer_ratio())

    def is_integer(self):
        """Is it a whole number?"""
        return self._denominator == 1

    def as_integer_ratio(self):
        """The pair (numerator, denominator)."""
        return (self._numerator, self._denominator)

    def limit_denominator(self, max_denominator=1000000):
        """The fraction nearest to this one whose denominator is not larger than max_denominator."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # The convergents of the continued fraction, as far as the bound allows; then the last semiconvergent.
        before, last = (0, 1), (1, 0)
        n, d = self._numerator, self._denominator
        while True:
            quotient = n // d
            following = before[1] + quotient * last[1]
            if following > max_denominator:
                break
            before, last = last, (before[0] + quotient * last[0], following)
            n, d = d, n - quotient * d
        times = (max_denominator - before[1]) // last[1]
        between = (before[0] + times * last[0], before[1] + times * last[1])
        # d / (last's denominator * ours) is how far last is away; last and between differ by 1 / their product.
        nearest = last if 2 * d * between[1] <= self._denominator else between
        return Fraction._from_coprime_ints(*nearest)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def __repr__(self):
        """repr(self)"""
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        """str(self)"""
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __format__(self, format_spec, /):
        """As a fraction, or with the types e, f, g and % as a decimal number."""
        if match := _PLAIN_FORMAT(format_spec):
            return _format_plain(self._numerator, self._denominator, match)
        match = _DECIMAL_FORMAT(format_spec)
        # Both say how to fill the field.
        if match and not (match["align"] and match["zeros"]):
            return _format_decimal(self._numerator, self._denominator, match)
        raise ValueError(f"Invalid format specifier {format_spec!r} for object of type {type(self).__name__!r}")

    def _add(a, b):
        """a + b"""
        return _sum(a._numerator, a._denominator, b._numerator, b._denominator)

    __add__, __radd__ = _operators(_add, operator.add)

    def _sub(a, b):
        """a - b"""
        return _sum(a._numerator, a._denominator, -b._numerator, b._denominator)

    __sub__, __rsub__ = _operators(_sub, operator.sub)

    def _mul(a, b):
        """a * b"""
        return _product(a._numerator, a._denominator, b._numerator, b._denominator)

    __mul__, __rmul__ = _operators(_mul, operator.mul)

    def _div(a, b):
        """a / b"""
        n, d = b._denominator, b._numerator
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        if d < 0:
            n, d = -n, -d
        return _product(a._numerator, a._denominator, n, d)

    __truediv__, __rtruediv__ = _operators(_div, operator.truediv)

    def _floordiv(a, b):
        """a // b"""
        return (a.numerator * b.denominator) // (a.denominator * b.numerator)

    __floordiv__, __rfloordiv__ = _operators(_floordiv, operator.floordiv, False)

    def _divmod(a, b):
        """(a // b, a % b)"""
        quotient, remainder = divmod(a.numerator * b.denominator, a.denominator * b.numerator)
        return quotient, Fraction(remainder, a.denominator * b.denominator)

    __divmod__, __rdivmod__ = _operators(_divmod, divmod, False)

    def _mod(a, b):
        """a % b"""
        remainder = (a.numerator * b.denominator) % (b.numerator * a.denominator)
        return Fraction(remainder, a.denominator * b.denominator)

    __mod__, __rmod__ = _operators(_mod, operator.mod, False)

    def __pow__(a, b):
        """a ** b: a Fraction when b is a whole number, else a float or complex."""
        if isinstance(b, (float, complex)):
            return float(a) ** b
        if not isinstance(b, numbers.Rational):
            return NotImplemented
        if b.denominator != 1:
            return float(a) ** float(b)
        power = b.numerator
        n, d = a._numerator, a._denominator
        if power < 0:
            n, d, power = d, n, -power
            if d == 0:
                raise ZeroDivisionError(f"Fraction({n**power}, 0)")
            if d < 0:
                n, d = -n, -d
        return Fraction._from_coprime_ints(n**power, d**power)

    def __rpow__(b, a):
        """a ** b"""
        whole = b._denominator == 1
        if whole and b._numerator >= 0:
            return a**b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        return a ** (b._numerator if whole else float(b))

    def __pos__(a):
        """+a"""
        return Fraction._from_coprime_ints(a._numerator, a._denominator)

    def __neg__(a):
        """-a"""
        return Fraction._from_coprime_ints(-a._numerator, a._denominator)

    def __abs__(a):
        """abs(a)"""
        return Fraction._from_coprime_ints(abs(a._numerator), a._denominator)

    def __int__(a):
        """int(a)"""
        return operator.index(a.__trunc__())

    def __trunc__(a):
        """math.trunc(a)"""
        return a.__ceil__() if a._numerator < 0 else a.__floor__()

    def __floor__(a):
        """math.floor(a)"""
        return a._numerator // a._denominator

    def __ceil__(a):
        """math.ceil(a)"""
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        """round(self, ndigits), half to even."""
        if ndigits is None:
            return _divide_round(self._numerator, self._denominator)
        power = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * power), power)
        return Fraction(round(self / power) * power)

    def __hash__(self):
        """hash(self)"""
        return _hash(self._numerator, self._denominator)

    def __eq__(a, b):
        """a == b"""
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            return a == a.from_float(b) if math.isfinite(b) else False
        return NotImplemented

    def _compare(self, other, op):
        """The result of a comparison for order."""
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            # Beside an infinity or nan, every fraction is like 0.
            return op(self, self.from_float(other)) if math.isfinite(other) else op(0.0, other)
        return NotImplemented

    def __lt__(a, b):
        """a < b"""
        return a._compare(b, operator.lt)

    def __gt__(a, b):
        """a > b"""
        return a._compare(b, operator.gt)

    def __le__(a, b):
        """a <= b"""
        return a._compare(b, operator.le)

    def __ge__(a, b):
        """a >= b"""
        return a._compare(b, operator.ge)

    def __bool__(a):
        """a != 0"""
        # The numerator need not be an int, nor its comparison a bool.
        return bool(a._numerator)

    def __reduce__(self):
        return (self.__class__, (self._numerator, self._denominator))

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()
