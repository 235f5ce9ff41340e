"""A priority queue in a list: a[k] <= a[2*k+1] and a[k] <= a[2*k+2] for all k, so that a[0] is the smallest item."""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def _check(heap, argument, smallest=0):
    if not isinstance(heap, list):
        raise TypeError(f"{argument} must be list, not {type(heap).__name__}")
    if len(heap) < smallest:
        raise IndexError("index out of range")


def heappush(heap, item, /):
    """Push item onto the heap."""
    _check(heap, "heappush() argument 1")
    heap.append(item)
    _siftdown(heap, 0, len(heap) - 1)


def heappop(heap, /):
    """Pop the smallest item off the heap."""
    _check(heap, "heappop() argument", 1)
    last = heap.pop()
    if not heap:
        return last
    smallest = heap[0]
    heap[0] = last
    _siftup(heap, 0)
    return smallest


def heapreplace(heap, item, /):
    """Pop the smallest item, then push item: faster than one after the other."""
    _check(heap, "heapreplace() argument 1", 1)
    smallest = heap[0]
    heap[0] = item
    _siftup(heap, 0)
    return smallest


def heappushpop(heap, item, /):
    """Push item, then pop the smallest item: faster than one after the other."""
    _check(heap, "heappushpop() argument 1")
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _siftup(heap, 0)
    return item


def heapify(heap, /):
    """Make a heap of the list, in place and in linear time."""
    _check(heap, "heapify() argument")
    for i in reversed(range(len(heap) // 2)):
        _siftup(heap, i)


def _heappop_max(heap, /):
    """heappop for a heap with the largest item first."""
    _check(heap, "_heappop_max() argument", 1)
    last = heap.pop()
    if not heap:
        return last
    largest = heap[0]
    heap[0] = last
    _siftup_max(heap, 0)
    return largest


def _heapreplace_max(heap, item, /):
    """heapreplace for a heap with the largest item first."""
    _check(heap, "_heapreplace_max() argument 1", 1)
    largest = heap[0]
    heap[0] = item
    _siftup_max(heap, 0)
    return largest


def _heapify_max(heap, /):
    """heapify with the largest item first."""
    _check(heap, "_heapify_max() argument")
    for i in reversed(range(len(heap) // 2)):
        _siftup_max(heap, i)


def _changed(heap, size):
    if len(heap) != size:
        raise RuntimeError("list changed size during iteration")


def _siftdown(heap, start, pos):
    """Move the item at pos towards start until its parent is not larger."""
    size = len(heap)
    while pos > start:
        parent = (pos - 1) >> 1
        smaller = heap[pos] < heap[parent]
        _changed(heap, size)
        if not smaller:
            break
        heap[pos], heap[parent] = heap[parent], heap[pos]
        pos = parent


def _siftup(heap, pos):
    """Move the item at pos down to a leaf, smaller children up, then up again to where it belongs."""
    size = len(heap)
    start = pos
    while (child := 2 * pos + 1) < size:
        if child + 1 < size:
            left_first = heap[child] < heap[child + 1]
            _changed(heap, size)
            if not left_first:
                child += 1
        heap[pos], heap[child] = heap[child], heap[pos]
        pos = child
    _siftdown(heap, start, pos)


def _siftdown_max(heap, start, pos):
    """_siftdown for a heap with the largest item first."""
    size = len(heap)
    while pos > start:
        parent = (pos - 1) >> 1
        larger = heap[parent] < heap[pos]
        _changed(heap, size)
        if not larger:
            break
        heap[pos], heap[parent] = heap[parent], heap[pos]
        pos = parent


def _siftup_max(heap, pos):
    """_siftup for a heap with the largest item first."""
    size = len(heap)
    start = pos
    while (child := 2 * pos + 1) < size:
        if child + 1 < size:
            left_first = heap[child + 1] < heap[child]
            _changed(heap, size)
            if not left_first:
                child += 1
        heap[pos], heap[child] = heap[child], heap[pos]
        pos = child
    _siftdown_max(heap, start, pos)


def merge(*iterables, key=None, reverse=False):
    """An iterator over the items of sorted iterables, sorted as a whole; none is read further than needed."""
    heap = []
    direction = -1 if reverse else 1
    if reverse:
        _heapify, _heappop, _heapreplace = _heapify_max, _heappop_max, _heapreplace_max
    else:
        _heapify, _heappop, _heapreplace = heapify, heappop, heapreplace
    for order, iterable in enumerate(map(iter, iterables)):
        try:
            advance = iterable.__next__
            value = advance()
        except StopIteration:
            continue
        # No two entries have the same order, so values that are equal are not compared further.
        heap.append([value if key is None else key(value), order * direction, value, advance])
    _heapify(heap)
    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                _, _, value, advance = entry
                yield value
                value = advance()
                entry[0] = value if key is None else key(value)
                entry[2] = value
                _heapreplace(heap, entry)
        except StopIteration:
            _heappop(heap)
    if heap:
        _, _, value, advance = heap[0]
        yield value
        yield from advance.__self__


def nsmallest(n, iterable, key=None):
    """The n smallest items, smallest first: sorted(iterable, key=key)[:n]."""
    if n == 1:
        nothing = object()
        result = min(iterable, default=nothing, key=key)
        return [] if result is nothing else [result]
    return _extremes(n, iterable, key, 1, _heapify_max, _heapreplace_max, lambda new, top: new < top)


def nlargest(n, iterable, key=None):
    """The n largest items, largest first: sorted(iterable, key=key, reverse=True)[:n]."""
    if n == 1:
        nothing = object()
        result = max(iterable, default=nothing, key=key)
        return [] if result is nothing else [result]
    return _extremes(n, iterable, key, -1, heapify, heapreplace, lambda new, top: top < new)


def _extremes(n, iterable, key, direction, make, replace, better):
    """The n best items, best first. A heap with the worst of them on top is kept; the order of arrival decides between equals."""
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=direction < 0)[:n]
    iterator = iter(iterable)
    best = []
    order = 0
    for item in iterator:
        value = item if key is None else key(item)
        entry = (value, order, item)
        order += direction
        if len(best) < n:
            best.append(entry)
            if len(best) == n:
                make(best)
        elif n > 0 and better(value, best[0][0]):
            replace(best, entry)
    best.sort(reverse=direction < 0)
    return [item for _, _, item in best]


try:
    from _heapq import *
    from _heapq import _heapify_max, _heappop_max, _heapreplace_max
except ImportError:
    # It was taken away on purpose; the functions of this file do the same, slower.
    pass
