"""Keyed hashes of messages (RFC 2104)."""
import hashlib

__all__ = ['new', 'digest', 'compare_digest', 'HMAC', 'trans_5C', 'trans_36']

trans_5C = bytes(x ^ 0x5C for x in range(256))
trans_36 = bytes(x ^ 0x36 for x in range(256))
digest_size = None


def compare_digest(a, b, /):
    """Are two str of ASCII, or two bytes, equal? The time does not depend on where they differ."""
    if isinstance(a, str) and isinstance(b, str):
        if not a.isascii() or not b.isascii():
            raise TypeError('comparing strings with non-ASCII characters is not supported')
        a, b = a.encode(), b.encode()
    elif isinstance(a, str) or isinstance(b, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    a, b = bytes(memoryview(a)), bytes(memoryview(b))
    difference = len(a) ^ len(b)
    for x, y in zip(a, b):
        difference |= x ^ y
    return difference == 0


def _constructor_of(digestmod):
    if callable(digestmod):
        return digestmod
    if isinstance(digestmod, str):
        return lambda data=b'': hashlib.new(digestmod, data)
    return lambda data=b'': digestmod.new(data)


class HMAC:
    """The keyed hash of the bytes that were given so far."""

    blocksize = 64
    __slots__ = ('_inner', '_outer', 'block_size', 'digest_size')

    def __init__(self, key, msg=None, digestmod=''):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError('key: expected bytes or bytearray, but got %r' % type(key).__name__)
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        constructor = _constructor_of(digestmod)
        self._outer = constructor()
        self._inner = constructor()
        self.digest_size = self._inner.digest_size
        self.block_size = self._inner.block_size
        if len(key) > self.block_size:
            key = constructor(key).digest()
        key = bytes(key).ljust(self.block_size, b'\0')
        self._outer.update(key.translate(trans_5C))
        self._inner.update(key.translate(trans_36))
        if msg is not None:
            self.update(msg)

    @property
    def name(self):
        """'hmac-' and the name of the hash."""
        return f'hmac-{self._inner.name}'

    def update(self, msg):
        """Add bytes."""
        self._inner.update(msg)

    def copy(self):
        """Another object with the same content."""
        other = self.__class__.__new__(self.__class__)
        other.digest_size = self.digest_size
        other.block_size = self.block_size
        other._inner = self._inner.copy()
        other._outer = self._outer.copy()
        return other

    def digest(self):
        """The hash, as bytes."""
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer.digest()

    def hexdigest(self):
        """The hash, in hexadecimal."""
        return self.digest().hex()


def new(key, msg=None, digestmod=''):
    """An HMAC object."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """The keyed hash of a message."""
    return HMAC(key, msg, digest).digest()
