"""Hash functions, as the host offers them.

A hash object collects what it is given; the digest is made of all of it when it is asked for.
"""
import _hashlib

# name -> (digest size, block size)
_SIZES = {'md5': (16, 64), 'sha1': (20, 64), 'sha224': (28, 64), 'sha256': (32, 64), 'sha384': (48, 128),
          'sha512': (64, 128), 'sha3_224': (28, 144), 'sha3_256': (32, 136), 'sha3_384': (48, 104),
          'sha3_512': (64, 72), 'blake2b': (64, 128), 'blake2s': (32, 64), 'shake_128': (0, 168),
          'shake_256': (0, 136)}
_OPENSSL = {'blake2b': 'blake2b512', 'blake2s': 'blake2s256', 'shake_128': 'shake128', 'shake_256': 'shake256',
            'sha3_224': 'sha3-224', 'sha3_256': 'sha3-256', 'sha3_384': 'sha3-384', 'sha3_512': 'sha3-512'}

algorithms_guaranteed = set(_SIZES)
algorithms_available = set(_SIZES)

__all__ = [*_SIZES, 'new', 'algorithms_guaranteed', 'algorithms_available', 'file_digest', 'pbkdf2_hmac']


class HASH:
    """The hash of the bytes that were given so far."""

    __module__ = '_hashlib'
    __slots__ = ('name', 'digest_size', 'block_size', '_data')

    def __init__(self, name, data):
        self.name = name
        self.digest_size, self.block_size = _SIZES[name]
        self._data = bytearray()
        self.update(data)

    def update(self, data, /):
        """Add bytes."""
        if isinstance(data, str):
            raise TypeError('Strings must be encoded before hashing')
        try:
            self._data += data if isinstance(data, (bytes, bytearray)) else memoryview(data)
        except TypeError:
            raise TypeError('object supporting the buffer API required') from None

    def digest(self):
        """The digest, as bytes."""
        return _hashlib.digest(_OPENSSL.get(self.name, self.name), self._data)

    def hexdigest(self):
        """The digest, in hexadecimal."""
        return self.digest().hex()

    def copy(self):
        """Another object with the same content."""
        return type(self)(self.name, self._data)

    def __repr__(self):
        return f'<{self.name} _hashlib.{type(self).__name__} object @ {id(self):#x}>'


class HASHXOF(HASH):
    """A hash whose digest may have any length."""

    __module__ = '_hashlib'
    __slots__ = ()

    def digest(self, length):
        """The digest, as bytes."""
        return _hashlib.digest(_OPENSSL[self.name], self._data, length)

    def hexdigest(self, length):
        """The digest, in hexadecimal."""
        return self.digest(length).hex()


def new(name, data=b'', **kwargs):
    """A hash object by the name of its algorithm."""
    key = name.lower().replace('-', '_')
    key = {'sha_1': 'sha1', 'sha_256': 'sha256', 'sha_512': 'sha512'}.get(key, key)
    if key not in _SIZES:
        raise ValueError('unsupported hash type ' + name)
    return (HASHXOF if key.startswith('shake') else HASH)(key, data)


def _constructor(algorithm):
    type_ = HASHXOF if algorithm.startswith('shake') else HASH

    def constructor(string=b'', *, usedforsecurity=True):
        return type_(algorithm, string)

    constructor.__name__ = constructor.__qualname__ = 'openssl_' + algorithm
    constructor.__doc__ = f'A {algorithm} hash object.'
    return constructor


for _name in _SIZES:
    globals()[_name] = _constructor(_name)
del _name


def file_digest(fileobj, digest, /, *, _bufsize=2 ** 18):
    """The hash object of a file's content."""
    digestobj = new(digest) if isinstance(digest, str) else digest()
    while chunk := fileobj.read(_bufsize):
        digestobj.update(chunk)
    return digestobj


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key from a password (PKCS #5)."""
    if iterations < 1:
        raise ValueError('iteration value must be greater than 0.')
    if dklen is None:
        dklen = new(hash_name).digest_size
    elif dklen < 1:
        raise ValueError('key length must be greater than 0.')
    return _hashlib.pbkdf2(_OPENSSL.get(hash_name, hash_name), password, salt, iterations, dklen)
