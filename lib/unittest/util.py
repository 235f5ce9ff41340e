"""Text and list helpers of unittest."""

__unittest = True

_MAX_LENGTH = 80
_PLACEHOLDER_LEN = 12
_MIN_END_LEN = 5
_MIN_DIFF_LEN = _MAX_LENGTH - (3 * _MIN_END_LEN + 2 * _PLACEHOLDER_LEN)


def _shorten(text, head, tail):
    skipped = len(text) - head - tail
    if skipped <= _PLACEHOLDER_LEN:
        return text
    return f'{text[:head]}[{skipped} chars]{text[len(text) - tail:]}'


def _common_prefix_length(texts):
    low, high = min(texts), max(texts)
    for i, char in enumerate(low):
        if char != high[i]:
            return i
    return len(low)


def _common_shorten_repr(*args):
    """The reprs, with long common beginnings and long ends left out."""
    texts = tuple(map(safe_repr, args))
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return texts
    length = _common_prefix_length(texts)
    prefix = texts[0][:length]
    room = _MAX_LENGTH - (longest - length + _MIN_END_LEN + _PLACEHOLDER_LEN)
    if room > _MIN_END_LEN:
        prefix = _shorten(prefix, _MIN_END_LEN, room)
        return tuple(prefix + text[length:] for text in texts)
    prefix = _shorten(prefix, _MIN_END_LEN, _MIN_END_LEN)
    return tuple(prefix + _shorten(text[length:], _MIN_DIFF_LEN, _MIN_END_LEN) for text in texts)


def safe_repr(obj, short=False):
    """repr(obj), whatever it does; with `short` at most 80 characters of it."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if not short or len(text) < _MAX_LENGTH:
        return text
    return text[:_MAX_LENGTH] + ' [truncated]...'


def strclass(cls):
    """module.qualname of a class."""
    return f'{cls.__module__}.{cls.__qualname__}'


def sorted_list_difference(expected, actual):
    """(missing, unexpected) items of two sorted lists, without duplicates."""
    missing, unexpected = [], []
    for source, other, out in ((expected, actual, missing), (actual, expected, unexpected)):
        for item in source:
            if item not in other and item not in out:
                out.append(item)
    return missing, unexpected


def unorderable_list_difference(expected, actual):
    """(missing, unexpected) items; both lists are used up."""
    missing = []
    while expected:
        item = expected.pop()
        try:
            actual.remove(item)
        except ValueError:
            missing.append(item)
    return missing, actual


def three_way_cmp(x, y):
    """-1, 0 or 1."""
    return (x > y) - (x < y)


def _count_diff_all_purpose(actual, expected):
    """[(count in actual, count in expected, item)] where these differ, by == alone."""
    result = []
    rest = list(expected)
    seen = []
    for item in actual:
        if any(item == other for other in seen):
            continue
        seen.append(item)
        first = sum(other == item for other in actual)
        second = sum(other == item for other in rest)
        rest = [other for other in rest if not other == item]
        if first != second:
            result.append((first, second, item))
    while rest:
        item = rest[0]
        second = sum(other == item for other in rest)
        rest = [other for other in rest if not other == item]
        result.append((0, second, item))
    return result


def _count_diff_hashable(actual, expected):
    """As _count_diff_all_purpose, through the items' hashes."""
    counts = {}
    for item in actual:
        counts.setdefault(item, [0, 0])[0] += 1
    for item in expected:
        counts.setdefault(item, [0, 0])[1] += 1
    return [(first, second, item) for item, (first, second) in counts.items() if first != second]
