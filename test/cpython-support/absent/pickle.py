"""minipy has no pickle: a test that uses it fails, one that does not runs."""
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4


class PickleError(Exception):
    """As in CPython."""


class PicklingError(PickleError):
    """As in CPython."""


class UnpicklingError(PickleError):
    """As in CPython."""


def dumps(*args, **kwargs):
    """Not there."""
    raise NotImplementedError('minipy has no pickle')


loads = dump = load = dumps
