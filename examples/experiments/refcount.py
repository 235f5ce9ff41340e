"""What sys.getrefcount counts: the names of an object, and its own argument."""
import sys


def two_names():
    a = []
    b = a
    return sys.getrefcount(a)


def one_name():
    a = []
    return sys.getrefcount(a)


def no_name():
    return sys.getrefcount([])


print('two names: %d' % two_names())
print('one name: %d' % one_name())
print('no name: %d' % no_name())
print('None: %d' % sys.getrefcount(None))
