"""Averages, spread, quantiles and relations of data, and the normal distribution.

Sums are exact: data are taken as fractions, and only the result is rounded, to the type of the data. Left out: kde and kde_random.
"""

import random
import sys
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict, namedtuple
from fractions import Fraction
from functools import reduce
from itertools import count, groupby, repeat
from math import erf, erfc, exp, fabs, fsum, hypot, isfinite, isinf, isnan, isqrt, log, sqrt, sumprod, tau
from numbers import Real
from operator import itemgetter

__all__ = [
    "NormalDist",
    "StatisticsError",
    "correlation",
    "covariance",
    "fmean",
    "geometric_mean",
    "harmonic_mean",
    "linear_regression",
    "mean",
    "median",
    "median_grouped",
    "median_high",
    "median_low",
    "mode",
    "multimode",
    "pstdev",
    "pvariance",
    "quantiles",
    "stdev",
    "variance",
]

_SQRT2 = sqrt(2.0)


class StatisticsError(ValueError):
    """The data do not have what was asked for."""


# ---- exact sums ----


def _coerce(T, S):
    """The type of a result of data of both types."""
    if T is S or S is int or S is bool:
        return T
    if T is int or issubclass(S, T):
        return S
    if issubclass(T, S):
        return T
    if issubclass(T, int):
        return S
    if issubclass(S, int):
        return T
    if issubclass(T, Fraction) and issubclass(S, float):
        return S
    if issubclass(T, float) and issubclass(S, Fraction):
        return T
    raise TypeError(f"don't know how to coerce {T.__name__} and {S.__name__}")


def _exact_ratio(x):
    """The value as (numerator, denominator); of a NaN or infinity (x, None)."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return (x, None)
    try:
        return (x.numerator, x.denominator)
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _total(partials):
    """The sum of numerators by denominator. A NaN or infinity, under None, wins."""
    if None in partials:
        return partials[None]
    return sum(Fraction(n, d) for d, n in partials.items())


def _sum(data):
    """(type of the result, exact sum, number of data)"""
    size = 0
    types = set()
    partials = defaultdict(int)
    for size, x in enumerate(data, 1):
        types.add(type(x))
        n, d = _exact_ratio(x)
        partials[d] += n
    return reduce(_coerce, types, int), _total(partials), size


def _squares(data, center=None):
    """(type of the result, sum of the squares of the deviations from the center, which by default is the mean, the center, number of data)"""
    if center is not None:
        T, total, size = _sum((deviation := x - center) * deviation for x in data)
        return T, total, center, size
    size = 0
    types = set()
    sums = defaultdict(int)
    squares = defaultdict(int)
    for size, x in enumerate(data, 1):
        types.add(type(x))
        n, d = _exact_ratio(x)
        sums[d] += n
        squares[d] += n * n
    T = reduce(_coerce, types, int)
    if not size:
        return T, Fraction(0), Fraction(0), 0
    if None in sums:
        return T, sums[None], sums[None], size
    total = _total(sums)
    total_squares = sum(Fraction(n, d * d) for d, n in squares.items())
    return T, (size * total_squares - total * total) / size, total / size, size


def _convert(value, T):
    """The value, as a T when it can be one."""
    if type(value) is T:
        return value
    if issubclass(T, int) and value.denominator != 1:
        T = float
    return T(value)


def _square_root(value):
    """The float nearest to the root of a fraction."""
    if not isinstance(value, Fraction):
        return sqrt(value)
    n, d = value.numerator, value.denominator
    if n == 0:
        return 0.0
    # The root with 55 bits or more, the last of which says whether anything was cut off: then rounding to 53 bits is right.
    shift = (n.bit_length() - d.bit_length() - 109) // 2
    if shift >= 0:
        d <<= 2 * shift
    else:
        n <<= -2 * shift
    root = isqrt(n // d)
    root |= root * root * d != n
    return float(root << shift) if shift >= 0 else root / (1 << -shift)


def _not_negative(values, message):
    for x in values:
        if x < 0:
            raise StatisticsError(message)
        yield x


# ---- averages ----


def mean(data):
    """The arithmetic mean."""
    T, total, n = _sum(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    return _convert(total / n, T)


def fmean(data, weights=None):
    """The arithmetic mean as a float, faster than mean(); with weights, a weighted one."""
    if not hasattr(data, "__len__"):
        data = list(data)
    if weights is None:
        total = fsum(data)
        if not len(data):
            raise StatisticsError("fmean requires at least one data point")
        return total / len(data)
    if not isinstance(weights, (list, tuple)):
        weights = list(weights)
    try:
        total = sumprod(data, weights)
    except ValueError:
        raise StatisticsError("data and weights must be the same length")
    weight = fsum(weights)
    if not weight:
        raise StatisticsError("sum of weights must be non-zero")
    return total / weight


def geometric_mean(data):
    """The n-th root of the product of n data, as a float."""
    n = 0
    zero = False
    logarithms = []
    for n, x in enumerate(data, 1):
        if x > 0.0 or isnan(x):
            logarithms.append(log(x))
        elif x == 0.0:
            zero = True
        else:
            raise StatisticsError("No negative inputs allowed", x)
    total = fsum(logarithms)
    if not n:
        raise StatisticsError("Must have a non-empty dataset")
    if isnan(total):
        return total
    if zero:
        return float("nan") if total == float("inf") else 0.0
    return exp(total / n)


def harmonic_mean(data, weights=None):
    """The reciprocal of the mean of the reciprocals."""
    if iter(data) is data:
        data = list(data)
    message = "harmonic mean does not support negative values"
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        x = data[0]
        if not isinstance(x, Real):
            raise TypeError("unsupported type")
        if x < 0:
            raise StatisticsError(message)
        return x
    if weights is None:
        weights = repeat(1, n)
        weight = n
    else:
        if iter(weights) is weights:
            weights = list(weights)
        if len(weights) != n:
            raise StatisticsError("Number of weights does not match data size")
        _, weight, _ = _sum(_not_negative(weights, message))
    try:
        T, total, _ = _sum(w / x if w else 0 for w, x in zip(weights, _not_negative(data, message)))
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(weight / total, T)


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median(data):
    """The middle one of the sorted data, or the mean of the two middle ones."""
    data = _sorted(data)
    middle = len(data) // 2
    return data[middle] if len(data) % 2 else (data[middle - 1] + data[middle]) / 2


def median_low(data):
    """The middle one of the sorted data, the smaller one of two."""
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    """The middle one of the sorted data, the larger one of two."""
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    """The median of data that are midpoints of classes as wide as interval, by interpolation within the middle class."""
    data = _sorted(data)
    size = len(data)
    x = data[size // 2]
    below = bisect_left(data, x)
    within = bisect_right(data, x, lo=below) - below
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    return x - interval / 2.0 + interval * (size / 2 - below) / within


def mode(data):
    """The value that is there most often, the first of several."""
    commonest = Counter(iter(data)).most_common(1)
    if not commonest:
        raise StatisticsError("no mode for empty data")
    return commonest[0][0]


def multimode(data):
    """All values that are there most often, in the order in which they came first."""
    counts = Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, times in counts.items() if times == most]


def quantiles(data, *, n=4, method="exclusive"):
    """The n - 1 points that cut the data into n intervals of equal probability.

    Exclusive: the population may have values beyond those of the data. Inclusive: the data have its extremes.
    """
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    if method == "inclusive":
        result = []
        for i in range(1, n):
            j, part = divmod(i * (size - 1), n)
            result.append((data[j] * (n - part) + data[j + 1] * part) / n)
        return result
    if method == "exclusive":
        result = []
        for i in range(1, n):
            j = min(max(i * (size + 1) // n, 1), size - 1)
            part = i * (size + 1) - j * n
            result.append((data[j - 1] * (n - part) + data[j] * part) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")


# ---- spread ----


def _mean_square(name, data, center, sample):
    """(type of the result, mean of the squares of the deviations), for a sample or the whole population."""
    T, total, _, n = _squares(data, center)
    if n < 1 + sample:
        needed = "two data points" if sample else "one data point"
        raise StatisticsError(f"{name} requires at least {needed}")
    return T, total / (n - sample)


def variance(data, xbar=None):
    """The variance of a population of which data are a sample."""
    T, value = _mean_square("variance", data, xbar, True)
    return _convert(value, T)


def pvariance(data, mu=None):
    """The variance of the data."""
    T, value = _mean_square("pvariance", data, mu, False)
    return _convert(value, T)


def stdev(data, xbar=None):
    """The standard deviation of a population of which data are a sample."""
    return _square_root(_mean_square("stdev", data, xbar, True)[1])


def pstdev(data, mu=None):
    """The standard deviation of the data."""
    return _square_root(_mean_square("pstdev", data, mu, False)[1])


# ---- relations of two variables ----


def _check_pairs(name, x, y):
    if len(x) != len(y):
        raise StatisticsError(f"{name} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{name} requires at least two data points")


def _deviations(data):
    """(the mean, how far each is from it)"""
    center = fsum(data) / len(data)
    return center, [x - center for x in data]


def _ranks(data):
    """The place of each in the order of size, around 0; equal data share the mean of their places."""
    ranks = [0.0] * len(data)
    first = (len(data) - 1) / -2
    for _, group in groupby(sorted(zip(data, count())), key=itemgetter(0)):
        group = list(group)
        for _, position in group:
            ranks[position] = first + (len(group) - 1) / 2
        first += len(group)
    return ranks


def _root_of_product(x, y):
    """sqrt(x * y) without overflow and underflow on the way, and with a correction of the rounding."""
    root = sqrt(x * y)
    if isinf(root) and isfinite(x) and isfinite(y):
        return _root_of_product(x * 2.0**-512, y * 2.0**-512) * 2.0**512
    if not root and x and y:
        return _root_of_product(x * 2.0**537, y * 2.0**537) * 2.0**-537
    if not root or not isfinite(root):
        return root
    return root + sumprod((x, root), (y, -root)) / (2.0 * root)


def covariance(x, y, /):
    """How much the two vary together."""
    _check_pairs("covariance", x, y)
    return sumprod(_deviations(x)[1], _deviations(y)[1]) / (len(x) - 1)


def correlation(x, y, /, *, method="linear"):
    """Pearson's coefficient of correlation, -1 to +1; with the method "ranked", Spearman's."""
    _check_pairs("correlation", x, y)
    if method not in {"linear", "ranked"}:
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        x, y = _ranks(x), _ranks(y)
    else:
        x, y = _deviations(x)[1], _deviations(y)[1]
    try:
        return sumprod(x, y) / _root_of_product(sumprod(x, x), sumprod(y, y))
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


def linear_regression(x, y, /, *, proportional=False):
    """Slope and intercept of the line nearest to the points, by least squares; proportional: through the origin."""
    _check_pairs("linear regression", x, y)
    if not proportional:
        x_mean, x = _deviations(x)
        y_mean, y = _deviations(y)
    try:
        slope = (sumprod(x, y) + 0.0) / sumprod(x, x)
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return LinearRegression(slope=slope, intercept=0.0 if proportional else y_mean - slope * x_mean)


# ---- the normal distribution ----

# Wichura's algorithm AS 241 (1988): quotients of polynomials in the middle, in the tails and far out; highest powers first.
_MIDDLE = (
    (2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
     13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.3871328727963666080),
    (5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
     5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1.0),
)
_TAIL = (
    (7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
     3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734),
    (1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
     0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1.0),
)
_FAR = (
    (2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
     0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772),
    (2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
     0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1.0),
)


def _polynomial(coefficients, x):
    return reduce(lambda value, coefficient: value * x + coefficient, coefficients)


def _standard_inv_cdf(p):
    """Where the standard normal distribution function is p."""
    q = p - 0.5
    if fabs(q) <= 0.425:
        r = 0.180625 - q * q
        return _polynomial(_MIDDLE[0], r) * q / _polynomial(_MIDDLE[1], r)
    r = sqrt(-log(p if q <= 0.0 else 1.0 - p))
    (numerator, denominator), r = (_TAIL, r - 1.6) if r <= 5.0 else (_FAR, r - 5.0)
    x = _polynomial(numerator, r) / _polynomial(denominator, r)
    return -x if q < 0.0 else x


class NormalDist:
    """A normal distribution: mean mu, standard deviation sigma. Of such, + - * / make what sums and multiples of independent variables have."""

    __slots__ = {
        "_mu": "Arithmetic mean of a normal distribution",
        "_sigma": "Standard deviation of a normal distribution",
    }

    def __init__(self, mu=0.0, sigma=1.0):
        """mu is where the bell is, sigma how wide."""
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        """The distribution with the mean and standard deviation of the data."""
        T, total, center, n = _squares(data)
        if n < 2:
            raise StatisticsError("stdev requires at least two data points")
        return cls(float(center), _square_root(total / (n - 1)))

    def samples(self, n, *, seed=None):
        """n random values."""
        draw = random.random if seed is None else random.Random(seed).random
        return [self._mu + _standard_inv_cdf(draw() or sys.float_info.min) * self._sigma for _ in repeat(None, n)]

    def pdf(self, x):
        """The probability density at x."""
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        difference = x - self._mu
        return exp(difference * difference / (-2.0 * variance)) / sqrt(tau * variance)

    def cdf(self, x):
        """The probability of a value up to x."""
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * erfc((self._mu - x) / (self._sigma * _SQRT2))

    def inv_cdf(self, p):
        """The x with the probability p of a value up to it."""
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        return self._mu + _standard_inv_cdf(p) * self._sigma

    def quantiles(self, n=4):
        """The n - 1 points between n intervals of equal probability."""
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        """The area that the densities of both have in common, 0.0 to 1.0."""
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        a, b = sorted((self, other), key=lambda dist: (dist._sigma, dist._mu))
        if not a.variance or not b.variance:
            raise StatisticsError("overlap() not defined when sigma is zero")
        widening = b.variance - a.variance
        distance = fabs(b._mu - a._mu)
        if not widening:
            return 1.0 - erf(distance / (2.0 * a._sigma * _SQRT2))
        # The densities cross twice.
        middle = a._mu * b.variance - b._mu * a.variance
        apart = a._sigma * b._sigma * sqrt(distance * distance + widening * log(b.variance / a.variance))
        x1 = (middle + apart) / widening
        x2 = (middle - apart) / widening
        return 1.0 - (fabs(b.cdf(x1) - a.cdf(x1)) + fabs(b.cdf(x2) - a.cdf(x2)))

    def zscore(self, x):
        """How many standard deviations x is above the mean."""
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        """The arithmetic mean."""
        return self._mu

    @property
    def median(self):
        """The median, which is the mean."""
        return self._mu

    @property
    def mode(self):
        """The most probable value, which is the mean."""
        return self._mu

    @property
    def stdev(self):
        """The standard deviation."""
        return self._sigma

    @property
    def variance(self):
        """The square of the standard deviation."""
        return self._sigma * self._sigma

    def __add__(x1, x2):
        """Shifted by a constant, or the sum of two independent variables."""
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu + x2._mu, hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu + x2, x1._sigma)

    def __sub__(x1, x2):
        """Shifted by a constant, or the difference of two independent variables."""
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu - x2._mu, hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu - x2, x1._sigma)

    def __mul__(x1, x2):
        """Scaled by a constant."""
        return NormalDist(x1._mu * x2, x1._sigma * fabs(x2))

    def __truediv__(x1, x2):
        """Scaled by the reciprocal of a constant."""
        return NormalDist(x1._mu / x2, x1._sigma / fabs(x2))

    def __pos__(x1):
        """A copy."""
        return NormalDist(x1._mu, x1._sigma)

    def __neg__(x1):
        """Mirrored at 0."""
        return NormalDist(-x1._mu, x1._sigma)

    __radd__ = __add__

    def __rsub__(x1, x2):
        """A constant minus it."""
        return -(x1 - x2)

    __rmul__ = __mul__

    def __eq__(x1, x2):
        """Of the same mean and standard deviation?"""
        if not isinstance(x2, NormalDist):
            return NotImplemented
        return x1._mu == x2._mu and x1._sigma == x2._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state
