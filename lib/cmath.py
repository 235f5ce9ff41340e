"""Functions of complex numbers, with the results that C99 gives at infinities, zeros and NaNs."""
import math
from math import e, inf, nan, pi, tau

infj = complex(0.0, inf)
nanj = complex(0.0, nan)

_LARGE = 2.0 ** 1022
_LN2 = 0.6931471805599453


def _complex(z):
    """The argument as a complex number."""
    if type(z) is complex:
        return z
    if isinstance(z, str):
        raise TypeError(f'must be real number, not {type(z).__name__}')
    if isinstance(z, complex) or hasattr(z, '__complex__') or hasattr(z, '__float__') or hasattr(z, '__index__'):
        return complex(z)
    raise TypeError(f'must be real number, not {type(z).__name__}')


# ---- what it is ----

def isfinite(z, /):
    """Whether both parts are finite."""
    z = _complex(z)
    return math.isfinite(z.real) and math.isfinite(z.imag)


def isnan(z, /):
    """Whether a part is a NaN."""
    z = _complex(z)
    return math.isnan(z.real) or math.isnan(z.imag)


def isinf(z, /):
    """Whether a part is infinite."""
    z = _complex(z)
    return math.isinf(z.real) or math.isinf(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    """Whether two numbers are close to each other."""
    a, b = _complex(a), _complex(b)
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError('tolerances must be non-negative')
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    distance = abs(a - b)
    return distance <= rel_tol * abs(b) or distance <= rel_tol * abs(a) or distance <= abs_tol


# ---- polar coordinates ----

def phase(z, /):
    """The angle."""
    z = _complex(z)
    return math.atan2(z.imag, z.real)


def polar(z, /):
    """(distance from 0, angle)."""
    z = _complex(z)
    return abs(z), math.atan2(z.imag, z.real)


def rect(r, phi, /):
    """The number with that distance from 0 and that angle."""
    r, phi = float(r), float(phi)
    if math.isfinite(r) and math.isfinite(phi):
        if phi == 0.0:
            # The sign of the zero stays.
            return complex(r, r * phi)
        return complex(r * math.cos(phi), r * math.sin(phi))
    if math.isinf(phi):
        if r == 0.0:
            return complex(r, 0.0)
        if math.isnan(r):
            return complex(nan, nan)
        raise ValueError('math domain error')
    if math.isnan(phi):
        return complex(r, 0.0) if r == 0.0 else complex(abs(r) if math.isinf(r) else nan, nan)
    if math.isinf(r):
        if phi == 0.0:
            return complex(r, math.copysign(1.0, r) * phi)
        return complex(r * math.cos(phi), r * math.sin(phi))
    return complex(r, r * phi if phi == 0.0 else nan)


# ---- roots, powers, logarithms ----

def sqrt(z, /):
    """The square root: its real part is not negative."""
    z = _complex(z)
    x, y = z.real, z.imag
    if math.isinf(y):
        return complex(inf, y)
    if math.isnan(x):
        return complex(nan, nan)
    if math.isinf(x):
        if x > 0:
            return complex(x, y if math.isnan(y) else math.copysign(0.0, y))
        return complex(nan if math.isnan(y) else 0.0, math.copysign(inf, y))
    if math.isnan(y):
        return complex(nan, nan)
    if x == 0.0 and y == 0.0:
        return complex(0.0, y)
    ax, ay = abs(x), abs(y)
    if max(ax, ay) < 4.5e-308:
        # Where numbers lose their digits.
        ax, ay = math.ldexp(ax, 54), math.ldexp(ay, 54)
        s = math.ldexp(math.sqrt((ax + math.hypot(ax, ay)) / 2), -27)
    else:
        ax8 = ax / 8.0
        s = 2.0 * math.sqrt(ax8 + math.hypot(ax8, ay / 8.0))
    d = abs(y) / (2.0 * s)
    return complex(s, math.copysign(d, y)) if x >= 0.0 else complex(d, math.copysign(s, y))


def exp(z, /):
    """e to the power of the number."""
    z = _complex(z)
    x, y = z.real, z.imag
    if math.isfinite(x) and math.isfinite(y):
        if y == 0.0:
            return complex(math.exp(x), y)
        # The power may be too large where the product is not.
        shift = 1.0 if x > 709.0 else 0.0
        scale = math.exp(x - shift)
        result = complex(scale * math.cos(y), scale * math.sin(y))
        if shift:
            result = complex(result.real * e, result.imag * e)
        if isinf(result):
            raise OverflowError('math range error')
        return result
    if math.isnan(x):
        return complex(x, y if y == 0.0 else nan)
    if math.isfinite(x):
        if math.isinf(y):
            raise ValueError('math domain error')
        return complex(nan, nan)
    if x > 0:
        if y == 0.0:
            return complex(x, y)
        if math.isinf(y):
            raise ValueError('math domain error')
        return complex(inf, nan) if math.isnan(y) else complex(inf * math.cos(y), inf * math.sin(y))
    if not math.isfinite(y):
        return complex(0.0, 0.0)
    return complex(math.copysign(0.0, math.cos(y)), math.copysign(0.0, math.sin(y)))


def _log(z):
    x, y = z.real, z.imag
    if math.isinf(x) or math.isinf(y):
        return complex(inf, math.atan2(y, x))
    if math.isnan(x) or math.isnan(y):
        return complex(nan, nan)
    ax, ay = abs(x), abs(y)
    if max(ax, ay) > _LARGE:
        real = math.log(math.hypot(ax / 2.0, ay / 2.0)) + _LN2
    elif max(ax, ay) < 2.2250738585072014e-308:
        if ax == 0.0 == ay:
            raise ValueError('math domain error')
        real = math.log(math.hypot(math.ldexp(ax, 53), math.ldexp(ay, 53))) - 53 * _LN2
    else:
        h = math.hypot(ax, ay)
        if 0.71 <= h <= 1.73:
            big, small = max(ax, ay), min(ax, ay)
            real = math.log1p((big - 1) * (big + 1) + small * small) / 2.0
        else:
            real = math.log(h)
    return complex(real, math.atan2(y, x))


def log(z, base=None, /):
    """The logarithm, natural or to a base."""
    result = _log(_complex(z))
    return result if base is None else result / _log(_complex(base))


def log10(z, /):
    """The logarithm to the base 10."""
    result = _log(_complex(z))
    return complex(result.real / math.log(10.0), result.imag / math.log(10.0))


# ---- trigonometric and hyperbolic ----

def _refuse_infinite(z, name):
    if not isfinite(z):
        raise NotImplementedError(f'cmath.{name}() of a number that is not finite')


def _checked(result):
    if isinf(result):
        raise OverflowError('math range error')
    return result


def cosh(z, /):
    """The hyperbolic cosine."""
    z = _complex(z)
    _refuse_infinite(z, 'cosh')
    x, y = z.real, z.imag
    if abs(x) > 709.0:
        shifted = x - math.copysign(1.0, x)
        return _checked(complex(math.cos(y) * _cosh(shifted) * e, math.sin(y) * _sinh(shifted) * e))
    return complex(math.cos(y) * math.cosh(x), math.sin(y) * math.sinh(x))


def sinh(z, /):
    """The hyperbolic sine."""
    z = _complex(z)
    _refuse_infinite(z, 'sinh')
    x, y = z.real, z.imag
    if abs(x) > 709.0:
        shifted = x - math.copysign(1.0, x)
        return _checked(complex(math.cos(y) * _sinh(shifted) * e, math.sin(y) * _cosh(shifted) * e))
    return complex(math.cos(y) * math.sinh(x), math.sin(y) * math.cosh(x))


def _or_infinite(function):
    def bounded(x):
        try:
            return function(x)
        except OverflowError:
            return math.copysign(inf, x) if function is math.sinh else inf
    return bounded


_cosh, _sinh = _or_infinite(math.cosh), _or_infinite(math.sinh)


def tanh(z, /):
    """The hyperbolic tangent."""
    z = _complex(z)
    _refuse_infinite(z, 'tanh')
    x, y = z.real, z.imag
    if abs(x) > 354.0:
        return complex(math.copysign(1.0, x), 4.0 * math.sin(y) * math.cos(y) * math.exp(-2.0 * abs(x)))
    tx, ty = math.tanh(x), math.tan(y)
    cx = 1.0 / math.cosh(x)
    txty = tx * ty
    denominator = 1.0 + txty * txty
    return complex(tx * (1.0 + ty * ty) / denominator, ty / denominator * cx * cx)


def cos(z, /):
    """The cosine."""
    z = _complex(z)
    return cosh(complex(-z.imag, z.real))


def _turned(function, z):
    """-i f(i z): what makes a trigonometric function of a hyperbolic one."""
    z = _complex(z)
    result = function(complex(-z.imag, z.real))
    return complex(result.imag, -result.real)


def sin(z, /):
    """The sine."""
    return _turned(sinh, z)


def tan(z, /):
    """The tangent."""
    return _turned(tanh, z)


# ---- their inverses ----

def acos(z, /):
    """The arc cosine."""
    z = _complex(z)
    _refuse_infinite(z, 'acos')
    x, y = z.real, z.imag
    if max(abs(x), abs(y)) > _LARGE / 4:
        real = math.atan2(abs(y), x)
        imag = math.log(math.hypot(x / 2.0, y / 2.0)) + 2 * _LN2
        return complex(real, -math.copysign(imag, y))
    s1, s2 = sqrt(complex(1.0 - x, -y)), sqrt(complex(1.0 + x, y))
    return complex(2.0 * math.atan2(s1.real, s2.real), math.asinh(s2.real * s1.imag - s2.imag * s1.real))


def acosh(z, /):
    """The inverse hyperbolic cosine."""
    z = _complex(z)
    _refuse_infinite(z, 'acosh')
    x, y = z.real, z.imag
    if max(abs(x), abs(y)) > _LARGE / 4:
        return complex(math.log(math.hypot(x / 2.0, y / 2.0)) + 2 * _LN2, math.atan2(y, x))
    s1, s2 = sqrt(complex(x - 1.0, y)), sqrt(complex(x + 1.0, y))
    return complex(math.asinh(s1.real * s2.real + s1.imag * s2.imag), 2.0 * math.atan2(s1.imag, s2.real))


def asinh(z, /):
    """The inverse hyperbolic sine."""
    z = _complex(z)
    _refuse_infinite(z, 'asinh')
    x, y = z.real, z.imag
    if max(abs(x), abs(y)) > _LARGE / 4:
        real = math.log(math.hypot(x / 2.0, y / 2.0)) + 2 * _LN2
        return complex(math.copysign(real, x), math.atan2(y, abs(x)))
    s1, s2 = sqrt(complex(1.0 + y, -x)), sqrt(complex(1.0 - y, x))
    return complex(math.asinh(s1.real * s2.imag - s2.real * s1.imag),
                   math.atan2(y, s1.real * s2.real - s1.imag * s2.imag))


def asin(z, /):
    """The arc sine."""
    return _turned(asinh, z)


def atanh(z, /):
    """The inverse hyperbolic tangent."""
    z = _complex(z)
    _refuse_infinite(z, 'atanh')
    x, y = z.real, z.imag
    if x < 0.0 or x == 0.0 and math.copysign(1.0, x) < 0.0:
        result = atanh(-z)
        return complex(-result.real, -result.imag)
    ay = abs(y)
    if x > 6.7e153 or ay > 6.7e153:
        h = math.hypot(x / 2.0, y / 2.0)
        return complex(x / 4.0 / h / h, -math.copysign(pi / 2.0, -y))
    if x == 1.0 and ay < 1.5e-154:
        if ay == 0.0:
            raise ValueError('math domain error')
        return complex(-math.log(math.sqrt(ay) / math.sqrt(math.hypot(ay, 2.0))),
                       math.copysign(math.atan2(2.0, -ay) / 2, y))
    real = math.log1p(4.0 * x / ((1 - x) * (1 - x) + ay * ay)) / 4.0
    return complex(real, -math.atan2(-2.0 * y, (1 - x) * (1 + x) - ay * ay) / 2.0)


def atan(z, /):
    """The arc tangent."""
    return _turned(atanh, z)
