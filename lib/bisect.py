"""Where an item belongs in a sorted list, by binary search."""


def bisect_right(a, x, lo=0, hi=None, *, key=None):
    """The index at which to insert x so that the list stays sorted, after the items that equal it.

    Only a[lo:hi] is searched. With key, the items (but not x) are compared by what it gives.
    """
    if lo < 0:
        raise ValueError("lo must be non-negative")
    if hi is None:
        hi = len(a)
    if key is None:
        while lo < hi:
            mid = (lo + hi) // 2
            if x < a[mid]:
                hi = mid
            else:
                lo = mid + 1
    else:
        while lo < hi:
            mid = (lo + hi) // 2
            if x < key(a[mid]):
                hi = mid
            else:
                lo = mid + 1
    return lo


def bisect_left(a, x, lo=0, hi=None, *, key=None):
    """The index at which to insert x so that the list stays sorted, before the items that equal it.

    Only a[lo:hi] is searched. With key, the items (but not x) are compared by what it gives.
    """
    if lo < 0:
        raise ValueError("lo must be non-negative")
    if hi is None:
        hi = len(a)
    if key is None:
        while lo < hi:
            mid = (lo + hi) // 2
            if a[mid] < x:
                lo = mid + 1
            else:
                hi = mid
    else:
        while lo < hi:
            mid = (lo + hi) // 2
            if key(a[mid]) < x:
                lo = mid + 1
            else:
                hi = mid
    return lo


def insort_right(a, x, lo=0, hi=None, *, key=None):
    """Insert x where it belongs, after the items that equal it."""
    lo = bisect_right(a, x if key is None else key(x), lo, hi, key=key)
    a.insert(lo, x)


def insort_left(a, x, lo=0, hi=None, *, key=None):
    """Insert x where it belongs, before the items that equal it."""
    lo = bisect_left(a, x if key is None else key(x), lo, hi, key=key)
    a.insert(lo, x)


try:
    from _bisect import *
except ImportError:
    # It was taken away on purpose; the functions of this file do the same, slower.
    pass

bisect = bisect_right
insort = insort_right
