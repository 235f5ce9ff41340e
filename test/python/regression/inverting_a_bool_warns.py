import warnings


def invert(value):
    return ~value


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    print(invert(True), invert(1))  # expect: -2 -2
print(len(caught), caught[0].category.__name__, caught[0].lineno)  # expect: 1 DeprecationWarning 5
warnings.simplefilter('error')
try:
    invert(False)
except DeprecationWarning as error:
    print(str(error)[:34])  # expect: Bitwise inversion '~' on bool is d

zero = 0
print(zero / -10**30, 0 / -10**30)  # expect: -0.0 -0.0
