"""Compression as zlib does it: raw, with zlib's header, or with gzip's.

Compressing collects the input and makes a piece of the output when enough is there or when it is flushed; each piece may refer to
the 32 KB before it. The formats around the raw data are made and read here.
"""
import _hashlib
import _zlib

DEFLATED = 8
MAX_WBITS = 15
DEF_MEM_LEVEL = 8
DEF_BUF_SIZE = 16384
Z_NO_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION, Z_DEFAULT_COMPRESSION = 0, 1, 9, -1
Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED = range(5)
Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH, Z_BLOCK, Z_TREES = range(7)
ZLIB_VERSION = ZLIB_RUNTIME_VERSION = '1.2.13'
__version__ = '1.0'

_PIECE = 1 << 18
_WINDOW = 1 << 15


class error(Exception):
    """Data that is not what it should be, or a wrong use of an object."""


def _view(data):
    """Bytes of an argument."""
    if isinstance(data, bytes):
        return data
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


def crc32(data, value=0, /):
    """The CRC-32 of bytes, continued from another one."""
    return _hashlib.crc32(_view(data), value)


def adler32(data, value=1, /):
    """The Adler-32 of bytes, continued from another one."""
    return _zlib.adler32(_view(data), value)


# ---- compressing ----

class Compress:
    """Compresses what it is given, piece by piece."""

    __slots__ = ('_options', '_format', '_header', '_input', '_before', '_check', '_size', '_finished')

    def __new__(cls):
        raise TypeError("cannot create 'zlib.Compress' instances")

    def compress(self, data, /):
        """Take bytes; what is compressed already."""
        if self._finished:
            raise error('Error -2 while compressing data: inconsistent stream state')
        data = _view(data)
        self._input += data
        self._size += len(data)
        if self._format == 'gzip':
            self._check = _hashlib.crc32(data, self._check)
        elif self._format == 'zlib':
            self._check = _zlib.adler32(data, self._check)
        head, self._header = self._header, b''
        return head + self._deflate(Z_SYNC_FLUSH) if len(self._input) >= _PIECE else head

    def flush(self, mode=Z_FINISH, /):
        """What is not yet compressed; without a mode, the end of it all."""
        if mode == Z_NO_FLUSH:
            return b''
        if self._finished:
            raise error('Error -2 while flushing: inconsistent stream state')
        head, self._header = self._header, b''
        result = head + self._deflate(mode)
        if mode == Z_FINISH:
            self._finished = True
            if self._format == 'gzip':
                result += self._check.to_bytes(4, 'little') + (self._size & 0xffffffff).to_bytes(4, 'little')
            elif self._format == 'zlib':
                result += self._check.to_bytes(4, 'big')
        elif mode == Z_FULL_FLUSH:
            self._before = b''
        return result

    def _deflate(self, mode):
        data = bytes(self._input)
        self._input.clear()
        if not data and mode != Z_FINISH:
            return b''
        result = _zlib.deflate(data, self._before, *self._options, mode)
        self._before = (self._before + data)[-_WINDOW:]
        return result

    def copy(self):
        """Another object in the same state."""
        if self._finished:
            raise ValueError('Inconsistent stream state')
        other = object.__new__(Compress)
        for name in self.__slots__:
            setattr(other, name, getattr(self, name))
        other._input = self._input.copy()
        return other

    __copy__ = copy

    def __deepcopy__(self, memo, /):
        return self.copy()

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'zlib.Compress' object")


def compressobj(level=Z_DEFAULT_COMPRESSION, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,
                strategy=Z_DEFAULT_STRATEGY, zdict=None):
    """An object that compresses. wbits: 9 to 15 with zlib's header, 16 more with gzip's, negative with none.

    zdict: bytes that are expected to occur; to decompress, they are needed again.
    """
    size, format = _window(wbits)
    if (method != DEFLATED or format in (None, 'auto') or not -1 <= level <= 9 or not 1 <= memLevel <= 9
            or not 0 <= strategy <= 4 or size == 8 and format != 'zlib'):
        raise ValueError('Invalid initialization option')
    self = object.__new__(Compress)
    size = max(size, 9)
    self._options = level, memLevel, strategy, size
    self._format = format
    self._before = b'' if zdict is None else bytes(memoryview(zdict))
    self._check = 1 if format == 'zlib' else 0
    self._header = _header_for(format, 6 if level == -1 else level, size, strategy, zdict)
    self._input = bytearray()
    self._size = 0
    self._finished = False
    return self


def _window(wbits):
    """(bits of the window, format) that a number stands for; the format None: for nothing."""
    for first, format in (0, 'zlib'), (16, 'gzip'), (32, 'auto'):
        if 8 <= wbits - first <= 15:
            return wbits - first, format
    return (-wbits, 'raw') if 8 <= -wbits <= 15 else (15, {0: 'zlib', 16: 'gzip', 32: 'auto'}.get(wbits))


def _header_for(format, level, size, strategy, zdict):
    fast = level < 2 or strategy >= Z_HUFFMAN_ONLY
    if format == 'raw':
        return b''
    if format == 'gzip':
        return b'\x1f\x8b\x08\0\0\0\0\0' + (b'\2' if level == 9 else b'\4' if fast else b'\0') + b'\3'
    effort = 0 if fast else 1 if level < 6 else 2 if level == 6 else 3
    head = (size - 8 << 4 | DEFLATED) << 8 | effort << 6 | (zdict is not None) << 5
    head += 31 - head % 31
    return head.to_bytes(2, 'big') + (b'' if zdict is None else adler32(zdict).to_bytes(4, 'big'))


def compress(data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS):
    """Bytes, compressed."""
    data = _view(data)
    if not -1 <= level <= 9:
        raise error('Bad compression level')
    compressor = compressobj(level, wbits=wbits)
    return compressor.compress(data) + compressor.flush()


# ---- decompressing ----

class _NeedInput(Exception):
    """The header is not yet complete."""


def _data_error(message):
    return error(f'Error -3 while decompressing data: {message}')


def _zlib_header(data, size, dictionary):
    """The length of zlib's header."""
    if len(data) < 2:
        raise _NeedInput
    if (data[0] << 8 | data[1]) % 31:
        raise _data_error('incorrect header check')
    if data[0] & 15 != DEFLATED:
        raise _data_error('unknown compression method')
    if (data[0] >> 4) + 8 > size:
        raise _data_error('invalid window size')
    if not data[1] & 32:
        return 2
    if len(data) < 6:
        raise _NeedInput
    if dictionary is None:
        raise error('Error 2 while decompressing data')
    if int.from_bytes(data[2:6], 'big') != adler32(dictionary):
        raise error('Error -3 while setting zdict: invalid input data')
    return 6


def _gzip_header(data):
    """The length of gzip's header."""
    if len(data) < 10:
        if not b'\x1f\x8b'.startswith(data[:2]):
            raise _data_error('incorrect header check')
        raise _NeedInput
    if data[:2] != b'\x1f\x8b':
        raise _data_error('incorrect header check')
    if data[2] != DEFLATED:
        raise _data_error('unknown compression method')
    flags = data[3]
    if flags & 0xe0:
        raise _data_error('unknown header flags set')
    end = 10
    if flags & 4:
        end += 2 + int.from_bytes(data[end:end + 2], 'little')
    for flag in 8, 16:
        if flags & flag:
            end = data.find(b'\0', end) + 1
            if end == 0:
                raise _NeedInput
    if flags & 2:
        end += 2
        if len(data) >= end and int.from_bytes(data[end - 2:end], 'little') != crc32(data[:end - 2]) & 0xffff:
            raise _data_error('header crc mismatch')
    if len(data) < end:
        raise _NeedInput
    return end


class Decompress:
    """Decompresses what it is given, piece by piece.

    unconsumed_tail: input that was not needed, because there was a limit; unused_data: what follows the end; eof: whether the
    end was reached.
    """

    __slots__ = ('unused_data', 'unconsumed_tail', 'eof', '_format', '_window', '_dictionary', '_state', '_pending',
                 '_check', '_size', '_phase')

    def __new__(cls):
        raise TypeError("cannot create 'zlib.Decompress' instances")

    def decompress(self, data, /, max_length=0):
        """Take bytes; what they are decompressed, at most max_length bytes unless that is 0."""
        if max_length < 0:
            raise ValueError('max_length must be non-negative')
        return self._run(_view(data), max_length or -1)

    def flush(self, length=DEF_BUF_SIZE, /):
        """Decompress all that is left."""
        if length <= 0:
            raise ValueError('length must be greater than zero')
        result = self._run(self.unconsumed_tail, -1)
        if self.eof:
            self._phase = 'closed'
        return result

    def _run(self, data, limit):
        if self._phase == 'closed':
            raise error('Error -2 while decompressing data: inconsistent stream state')
        rest = self._pending + data
        self._pending = b''
        result = b''
        try:
            if self._phase == 'header':
                rest = rest[self._header_length(rest):]
                self._phase = 'body'
            if self._phase == 'body':
                result, rest = self._inflate(rest, limit)
            if self._phase == 'trailer':
                rest = self._trailer(rest)
        except _NeedInput:
            self._pending, rest = rest, b''
        if self.eof:
            self.unused_data += rest
        if rest or self.unconsumed_tail:
            self.unconsumed_tail = rest
        return result

    def _header_length(self, data):
        if self._format == 'auto':
            if not data:
                raise _NeedInput
            self._format = 'gzip' if data[:1] == b'\x1f' else 'zlib'
        if self._format == 'gzip':
            self._check = 0
            return _gzip_header(data)
        if self._format == 'raw':
            return 0
        length = _zlib_header(data, self._window, self._dictionary)
        if length == 2:
            self._dictionary = None
        return length

    def _inflate(self, data, limit):
        """(output, input that is not consumed)."""
        outcome = _zlib.inflate(self._state, self._dictionary or b'', data, limit)
        if isinstance(outcome, str):
            raise _data_error(outcome)
        self._state, result, consumed = outcome
        rest = data[consumed:]
        if self._format == 'gzip':
            self._check = _hashlib.crc32(result, self._check)
        elif self._format == 'zlib':
            self._check = _zlib.adler32(result, self._check)
        self._size += len(result)
        if self._state[0] == 3:
            self._phase = 'trailer'
        elif len(result) != limit:
            # Part of a symbol.
            self._pending, rest = rest, b''
        return result, rest

    def _trailer(self, data):
        """The bytes behind the checksum."""
        length = {'raw': 0, 'zlib': 4, 'gzip': 8}[self._format]
        order = 'little' if self._format == 'gzip' else 'big'
        if length and len(data) >= 4 and int.from_bytes(data[:4], order) != self._check:
            raise _data_error('incorrect data check')
        if len(data) < length:
            raise _NeedInput
        if length == 8 and int.from_bytes(data[4:8], 'little') != self._size & 0xffffffff:
            raise _data_error('incorrect length check')
        self.eof = True
        self._phase = 'end'
        return data[length:]

    def copy(self):
        """Another object in the same state."""
        if self._phase == 'closed':
            raise ValueError('Inconsistent stream state')
        other = object.__new__(Decompress)
        for name in self.__slots__:
            setattr(other, name, getattr(self, name))
        return other

    __copy__ = copy

    def __deepcopy__(self, memo, /):
        return self.copy()

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'zlib.Decompress' object")


def decompressobj(wbits=MAX_WBITS, zdict=b''):
    """An object that decompresses. wbits as for compressobj(), 32 more for zlib's header or gzip's."""
    try:
        dictionary = bytes(memoryview(zdict))
    except TypeError:
        raise TypeError('zdict argument must support the buffer protocol') from None
    size, format = _window(wbits)
    if format is None:
        raise ValueError('Invalid initialization option')
    return _new_decompress(size, format, dictionary or None)


def _new_decompress(size, format, dictionary=None):
    self = object.__new__(Decompress)
    self.unused_data = self.unconsumed_tail = self._pending = self._state = b''
    self.eof = False
    self._format = format
    self._window = size
    self._dictionary = dictionary
    self._check = 1
    self._size = 0
    self._phase = 'header'
    return self


def decompress(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE):
    """Bytes, decompressed."""
    data = _view(data)
    if bufsize < 0:
        raise ValueError('bufsize must be non-negative')
    size, format = _window(wbits)
    if format is None:
        raise error('Error -2 while preparing to decompress data: inconsistent stream state')
    decompressor = _new_decompress(size, format)
    result = decompressor.decompress(data)
    if not decompressor.eof:
        raise error('Error -5 while decompressing data: incomplete or truncated stream')
    return result
