"""statistics: exact where the types allow, rounded once."""
import math
import pickle
import statistics as s
from fractions import Fraction as F
from statistics import NormalDist, StatisticsError

data = [2, 4, 4, 4, 5, 5, 7, 9]
print(s.mean(data), s.mean([1, 2]), s.mean([0.1] * 10), s.mean([F(1, 3), F(1, 2)]), s.mean([1e100, 1, -1e100]), s.mean([True, 1, 0]))  # expect: 5 1.5 0.1 5/12 0.3333333333333333 0.6666666666666666
print(s.fmean(data), s.fmean([1, 2, 3], [1, 0, 3]), s.geometric_mean([54, 24, 36]), s.harmonic_mean([40, 60]), s.harmonic_mean([40, 60], weights=[5, 30]), s.harmonic_mean([0, 1]))  # expect: 5.0 2.5 36.000000000000014 48.0 56.0 0
print(s.median(data), s.median([1, 3, 5]), s.median_low(data), s.median_high([1, 3, 5, 7]), s.median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]), s.median_grouped([52, 52, 53, 54], 2))  # expect: 4.5 3 4 5 3.7 52.0
print(s.mode("aabbc"), s.mode([1]), s.multimode("aabbbbccddddeeffffgg"), s.multimode([]))  # expect: a 1 ['b', 'd', 'f'] []
print(s.variance(data), s.pvariance(data), s.stdev(data), s.pstdev(data), s.variance(data, 5), s.pvariance([F(1, 4), F(5, 4), F(1, 2)]), s.stdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]))  # expect: 4.571428571428571 4 2.138089935299395 2.0 4.571428571428571 13/72 1.0810874155219827
print(s.quantiles(range(10)), s.quantiles([1, 2, 3, 4, 5], n=10), s.quantiles([1, 5, 9], n=3, method="inclusive"), s.quantiles([7], n=3))  # expect: [1.75, 4.5, 7.25] [0.6, 1.2, 1.8, 2.4, 3.0, 3.6, 4.2, 4.8, 5.4] [3.6666666666666665, 6.333333333333333] [7, 7]
x, y = [1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 1, 2, 3, 1, 2, 3]
print(s.covariance(x, y), s.correlation(x, y), s.correlation(x, [v**3 for v in x], method="ranked"), s.linear_regression(x, [3 * v + 1 for v in x]), s.linear_regression([1, 2], [2, 4.5], proportional=True))  # expect: 0.75 0.31622776601683794 1.0 LinearRegression(slope=3.0, intercept=1.0) LinearRegression(slope=2.2, intercept=0.0)
print(s.mean([1.0, math.inf]), s.mean([math.nan, 1]), s.stdev([1e200, 1e200 + 1e184]), s.pstdev([2, 2]))  # expect: inf nan 1.201828084692953e+184 0.0

n = NormalDist(100, 15)
print(n, n.pdf(110), n.cdf(130), n.inv_cdf(0.9), n.zscore(85), n.quantiles(4), n.overlap(NormalDist(110, 10)), n.overlap(NormalDist(110, 15)))  # expect: NormalDist(mu=100.0, sigma=15.0) 0.02129653370149015 0.9772498680518208 119.22327348316901 -1.0 [89.88265374705878, 100.0, 110.11734625294122] 0.6538769160102378 0.7388826803635273
print(n.mean, n.median, n.mode, n.stdev, n.variance, n + 5, 5 - n, n * -2, n / 2, -n, n + NormalDist(1, 8), n == NormalDist(100.0, 15.0), hash(n) == hash(+n))  # expect: 100.0 100.0 100.0 15.0 225.0 NormalDist(mu=105.0, sigma=15.0) NormalDist(mu=-95.0, sigma=15.0) NormalDist(mu=-200.0, sigma=30.0) NormalDist(mu=50.0, sigma=7.5) NormalDist(mu=-100.0, sigma=15.0) NormalDist(mu=101.0, sigma=17.0) True True
print(NormalDist.from_samples([1, 2, 3, 4]), NormalDist(5, 2).samples(3, seed=1), pickle.loads(pickle.dumps(n)), [NormalDist().inv_cdf(p) for p in (1e-300, 1e-9, 0.05, 0.5, 0.999)])  # expect: NormalDist(mu=2.5, sigma=1.2909944487358056) [2.7880090975380383, 7.050977944681107, 6.436994437882863] NormalDist(mu=100.0, sigma=15.0) [-37.0470962993612, -5.9978070150076865, -1.6448536269514726, 0.0, 3.090232306167813]

for f in (lambda: s.mean([]), lambda: s.median([]), lambda: s.mode([]), lambda: s.stdev([1]), lambda: s.pvariance([]), lambda: s.mean(["a"]), lambda: s.mean([1, "a"]), lambda: s.fmean([]), lambda: s.fmean([1], [1, 2]), lambda: s.geometric_mean([-1]), lambda: s.harmonic_mean([-1, 2]), lambda: s.quantiles([1, 2], n=0), lambda: s.quantiles([]), lambda: s.quantiles([1, 2], method="x"), lambda: s.correlation([1, 1], [1, 2]), lambda: s.covariance([1], [1, 2]), lambda: s.linear_regression([1, 1], [1, 2]), lambda: NormalDist(0, -1), lambda: NormalDist(0, 0).pdf(1), lambda: n.inv_cdf(1), lambda: n.overlap(1), lambda: n < 1):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# expect: StatisticsError mean requires at least one data point
# expect: StatisticsError no median for empty data
# expect: StatisticsError no mode for empty data
# expect: StatisticsError stdev requires at least two data points
# expect: StatisticsError pvariance requires at least one data point
# expect: TypeError can't convert type 'str' to numerator/denominator
# expect: TypeError can't convert type 'str' to numerator/denominator
# expect: StatisticsError fmean requires at least one data point
# expect: StatisticsError data and weights must be the same length
# expect: StatisticsError ('No negative inputs allowed', -1)
# expect: StatisticsError harmonic mean does not support negative values
# expect: StatisticsError n must be at least 1
# expect: StatisticsError must have at least one data point
# expect: ValueError Unknown method: 'x'
# expect: StatisticsError at least one of the inputs is constant
# expect: StatisticsError covariance requires that both inputs have same number of data points
# expect: StatisticsError x is constant
# expect: StatisticsError sigma must be non-negative
# expect: StatisticsError pdf() not defined when sigma is zero
# expect: StatisticsError p must be in the range 0.0 < p < 1.0
# expect: TypeError Expected another NormalDist instance
# expect: TypeError '<' not supported between instances of 'NormalDist' and 'int'
print(issubclass(StatisticsError, ValueError), StatisticsError.__module__)  # expect: True statistics
