"""What the test files of CPython import from test.support.hashlib_helper."""


def requires_hashdigest(digestname, openssl=None, usedforsecurity=True):
    """The usual hash functions are there."""
    return lambda test: test
