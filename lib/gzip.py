"""Files compressed as gzip does it: a file is one member or several, each a header, compressed data and a checksum."""
import _compression
import builtins
import io
import os
import struct
import time
import zlib

__all__ = ['BadGzipFile', 'GzipFile', 'open', 'compress', 'decompress']

FTEXT, FHCRC, FEXTRA, FNAME, FCOMMENT = 1, 2, 4, 8, 16
READ = 'rb'
WRITE = 'wb'

_COMPRESS_LEVEL_FAST = 1
_COMPRESS_LEVEL_TRADEOFF = 6
_COMPRESS_LEVEL_BEST = 9
READ_BUFFER_SIZE = 128 * 1024
_WRITE_BUFFER_SIZE = 4 * io.DEFAULT_BUFFER_SIZE


class BadGzipFile(OSError):
    """A file that gzip did not make."""


def open(filename, mode='rb', compresslevel=_COMPRESS_LEVEL_BEST, encoding=None, errors=None, newline=None):
    """Open a compressed file, by its name or one that is open; modes with 't' are for text."""
    if 't' in mode:
        if 'b' in mode:
            raise ValueError(f'Invalid mode: {mode!r}')
    else:
        for name, value in ('encoding', encoding), ('errors', errors), ('newline', newline):
            if value is not None:
                raise ValueError(f"Argument '{name}' not supported in binary mode")
    binary_mode = mode.replace('t', '')
    if isinstance(filename, (str, bytes, os.PathLike)):
        file = GzipFile(filename, binary_mode, compresslevel)
    elif hasattr(filename, 'read') or hasattr(filename, 'write'):
        file = GzipFile(None, binary_mode, compresslevel, filename)
    else:
        raise TypeError('filename must be a str or bytes object, or a file')
    return io.TextIOWrapper(file, io.text_encoding(encoding), errors, newline) if 't' in mode else file


class _WriteBufferStream(io.RawIOBase):
    """What the buffer of a file that is written writes to."""

    def __init__(self, gzip_file):
        self.gzip_file = gzip_file

    def write(self, data):
        """Compress and write."""
        return self.gzip_file._write_raw(data)

    def seekable(self):
        """False."""
        return False

    def writable(self):
        """True."""
        return True


class GzipFile(_compression.BaseStream):
    """A compressed file, read or written as if it were not compressed."""

    myfileobj = None

    def __init__(self, filename=None, mode=None, compresslevel=_COMPRESS_LEVEL_BEST, fileobj=None, mtime=None):
        if mode and ('t' in mode or 'U' in mode):
            raise ValueError(f'Invalid mode: {mode!r}')
        if mode and 'b' not in mode:
            mode += 'b'
        if fileobj is None:
            fileobj = self.myfileobj = builtins.open(filename, mode or 'rb')
        if filename is None:
            filename = getattr(fileobj, 'name', '')
            if not isinstance(filename, (str, bytes)):
                filename = ''
        else:
            filename = os.fspath(filename)
        guessed = mode is None
        if guessed:
            mode = getattr(fileobj, 'mode', 'rb')
        self.name = filename
        self._buffer = None
        if mode.startswith('r'):
            self.mode = READ
            self._buffer = io.BufferedReader(_GzipReader(fileobj))
        elif mode.startswith(('w', 'a', 'x')):
            if guessed:
                import warnings
                warnings.warn('GzipFile was opened for writing, but this will change in future Python releases.  '
                              'Specify the mode argument for opening it for writing.', FutureWarning, 2)
            self.mode = WRITE
            self.crc = zlib.crc32(b'')
            self.size = 0
            self.offset = 0
            self.compress = zlib.compressobj(compresslevel, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, 0)
            self._write_mtime = mtime
            self._buffer = io.BufferedWriter(_WriteBufferStream(self), _WRITE_BUFFER_SIZE)
        else:
            raise ValueError(f'Invalid mode: {mode!r}')
        self.fileobj = fileobj
        if self.mode == WRITE:
            self._write_header(compresslevel)

    @property
    def mtime(self):
        """The time of the member that is read, as a timestamp; None before it was."""
        return self._buffer.raw._last_mtime

    def __repr__(self):
        return f'<gzip {repr(self.fileobj)[1:-1]} {id(self):#x}>'

    # ---- writing ----

    def _write_header(self, compresslevel):
        name = os.path.basename(self.name)
        try:
            name = (name if isinstance(name, bytes) else name.encode('latin-1')).removesuffix(b'.gz')
        except UnicodeEncodeError:
            name = b''
        mtime = time.time() if self._write_mtime is None else self._write_mtime
        effort = {_COMPRESS_LEVEL_BEST: 2, _COMPRESS_LEVEL_FAST: 4}.get(compresslevel, 0)
        self.fileobj.write(b'\037\213\010' + bytes([FNAME if name else 0]) + struct.pack('<L', int(mtime))
                           + bytes([effort, 255]) + (name + b'\0' if name else b''))

    def write(self, data):
        """Write bytes; how many there were."""
        self._check_not_closed()
        if self.mode != WRITE:
            import errno
            raise OSError(errno.EBADF, 'write() on read-only GzipFile object')
        if self.fileobj is None:
            raise ValueError('write() on closed GzipFile object')
        return self._buffer.write(data)

    def _write_raw(self, data):
        data = bytes(data)
        if data:
            self.fileobj.write(self.compress.compress(data))
            self.size += len(data)
            self.crc = zlib.crc32(data, self.crc)
            self.offset += len(data)
        return len(data)

    def flush(self, zlib_mode=zlib.Z_SYNC_FLUSH):
        """Write all that was compressed."""
        self._check_not_closed()
        if self.mode == WRITE:
            self._buffer.flush()
            self.fileobj.write(self.compress.flush(zlib_mode))
            self.fileobj.flush()

    # ---- reading ----

    def _check_reading(self, name):
        self._check_not_closed()
        if self.mode != READ:
            import errno
            raise OSError(errno.EBADF, f'{name}() on write-only GzipFile object')

    def read(self, size=-1):
        """The next bytes; all of them without a size."""
        self._check_reading('read')
        return self._buffer.read(size)

    def read1(self, size=-1):
        """Some bytes, by at most one read of the file."""
        self._check_reading('read1')
        return self._buffer.read1(io.DEFAULT_BUFFER_SIZE if size < 0 else size)

    def peek(self, n):
        """Some bytes, which stay there."""
        self._check_reading('peek')
        return self._buffer.peek(n)

    def readline(self, size=-1):
        """The next line."""
        self._check_not_closed()
        return self._buffer.readline(size)

    # ---- both ----

    @property
    def closed(self):
        """Whether the file is closed."""
        return self.fileobj is None

    def close(self):
        """Write what is left, and close the file if it was opened here."""
        fileobj = self.fileobj
        if fileobj is None or self._buffer.closed:
            return
        try:
            if self.mode == WRITE:
                self._buffer.flush()
                fileobj.write(self.compress.flush())
                fileobj.write(struct.pack('<LL', self.crc, self.size & 0xffffffff))
            else:
                self._buffer.close()
        finally:
            self.fileobj = None
            mine = self.myfileobj
            if mine:
                self.myfileobj = None
                mine.close()

    def fileno(self):
        """The descriptor of the file."""
        return self.fileobj.fileno()

    def rewind(self):
        """Read from the beginning again."""
        if self.mode != READ:
            raise OSError("Can't rewind in write mode")
        self._buffer.seek(0)

    def readable(self):
        """Whether it is read."""
        return self.mode == READ

    def writable(self):
        """Whether it is written."""
        return self.mode == WRITE

    def seekable(self):
        """True, but backwards only what is read; what is written is filled with zeros."""
        return True

    def seek(self, offset, whence=io.SEEK_SET):
        """Go to a position of the data; the position."""
        if self.mode == READ:
            self._check_not_closed()
            return self._buffer.seek(offset, whence)
        self._check_not_closed()
        self._buffer.flush()
        if whence == io.SEEK_CUR:
            offset += self.offset
        elif whence != io.SEEK_SET:
            raise ValueError('Seek from end not supported')
        if offset < self.offset:
            raise OSError('Negative seek in write mode')
        left = offset - self.offset
        while left > 0:
            left -= self.write(bytes(min(left, _WRITE_BUFFER_SIZE)))
        return self.offset

    def tell(self):
        """The position in the data."""
        self._check_not_closed()
        if self.mode == WRITE:
            self._buffer.flush()
            return self.offset
        return self._buffer.tell()


class _Source:
    """Reads a file, and gets back what was too much."""

    def __init__(self, file):
        self.file = file
        self.ahead = b''

    def read(self, size):
        """That many bytes, less at the end."""
        data, self.ahead = self.ahead[:size], self.ahead[size:]
        return data + self.file.read(size - len(data)) if len(data) < size else data

    def some(self):
        """Bytes, as many as there are at hand."""
        data, self.ahead = self.ahead, b''
        return data or self.file.read(READ_BUFFER_SIZE)

    def rewind(self):
        """Go to the beginning."""
        self.file.seek(0)
        self.ahead = b''

    def exactly(self, size):
        """That many bytes; EOFError if there are less."""
        data = b''
        while len(data) < size:
            more = self.read(size - len(data))
            if not more:
                raise EOFError('Compressed file ended before the end-of-stream marker was reached')
            data += more
        return data

    def to_zero(self):
        """Bytes up to a zero byte, which is one of them."""
        data = b''
        while not data.endswith(b'\0'):
            data += self.exactly(1)
        return data


def _read_gzip_header(source):
    """Read the header of a member: its time; None at the end of the file."""
    magic = source.read(2)
    if magic == b'':
        return None
    if magic != b'\037\213':
        raise BadGzipFile(f'Not a gzipped file ({magic!r})')
    method, flag, mtime = struct.unpack('<BBIxx', source.exactly(8))
    if method != 8:
        raise BadGzipFile('Unknown compression method')
    if flag & FEXTRA:
        source.exactly(int.from_bytes(source.exactly(2), 'little'))
    for bit in FNAME, FCOMMENT:
        if flag & bit:
            source.to_zero()
    if flag & FHCRC:
        source.exactly(2)
    return mtime


class _GzipReader(_compression.RawReader):
    """The data of all members of a file."""

    def __init__(self, fp):
        self._source = _Source(fp)
        self._last_mtime = None
        self._start()

    def _start(self):
        self._pos = 0
        self._size = -1
        self._eof = False
        self._decompressor = None

    def _rewind(self):
        self._source.rewind()
        self._start()

    def _next_member(self):
        mtime = _read_gzip_header(self._source)
        if mtime is None:
            return False
        self._last_mtime = mtime
        self._decompressor = zlib.decompressobj(-zlib.MAX_WBITS)
        self._crc = self._length = 0
        self._input = b''
        self._full = False
        return True

    def read(self, size=-1):
        """The next bytes; all of them without a size."""
        if size < 0:
            return self.readall()
        while size and not self._eof:
            if self._decompressor is None and not self._next_member():
                self._eof = True
                self._size = self._pos
                break
            data = self._decompress(size)
            if data:
                self._pos += len(data)
                return data
        return b''

    def _decompress(self, size):
        """Some bytes of the member; b'' at its end."""
        while not self._decompressor.eof:
            # A match may be left where there is no input left.
            piece = self._input or (b'' if self._full else self._source.some())
            data = self._decompressor.decompress(piece, size)
            self._input = self._decompressor.unconsumed_tail
            self._full = len(data) == size
            if data:
                self._crc = zlib.crc32(data, self._crc)
                self._length += len(data)
                return data
            if not piece and not self._full and not self._decompressor.eof:
                raise EOFError('Compressed file ended before the end-of-stream marker was reached')
        self._source.ahead = self._decompressor.unused_data + self._source.ahead
        self._end_member()
        return b''

    def _end_member(self):
        self._decompressor = None
        crc, length = struct.unpack('<II', self._source.exactly(8))
        if crc != self._crc:
            raise BadGzipFile(f'CRC check failed {crc:#x} != {self._crc:#x}')
        if length != self._length & 0xffffffff:
            raise BadGzipFile('Incorrect length of data produced')
        # Zeros may fill the file up.
        char = b'\0'
        while char == b'\0':
            char = self._source.read(1)
        self._source.ahead = char + self._source.ahead


def compress(data, compresslevel=_COMPRESS_LEVEL_BEST, *, mtime=None):
    """Bytes, compressed."""
    result = zlib.compress(data, level=compresslevel, wbits=31)
    if mtime is None:
        mtime = time.time()
    # The operating system: unknown.
    return result[:4] + struct.pack('<L', int(mtime)) + result[8:9] + b'\377' + result[10:]


def decompress(data):
    """Bytes, decompressed: all members."""
    source = _Source(io.BytesIO(data))
    pieces = []
    while _read_gzip_header(source) is not None:
        decompressor = zlib.decompressobj(-zlib.MAX_WBITS)
        piece = decompressor.decompress(source.some())
        if not decompressor.eof or len(decompressor.unused_data) < 8:
            raise EOFError('Compressed file ended before the end-of-stream marker was reached')
        rest = decompressor.unused_data
        crc, length = struct.unpack('<II', rest[:8])
        if crc != zlib.crc32(piece):
            raise BadGzipFile('CRC check failed')
        if length != len(piece) & 0xffffffff:
            raise BadGzipFile('Incorrect length of data produced')
        pieces.append(piece)
        source = _Source(io.BytesIO(rest[8:].lstrip(b'\0')))
    return b''.join(pieces)


def main():
    """Compress or decompress files, as gzip does, but keep them."""
    import sys
    from argparse import ArgumentParser
    parser = ArgumentParser(description='A simple command line interface for the gzip module: act like gzip, '
                                        'but do not delete the input file.')
    group = parser.add_mutually_exclusive_group()
    group.add_argument('--fast', action='store_true', help='compress faster')
    group.add_argument('--best', action='store_true', help='compress better')
    group.add_argument('-d', '--decompress', action='store_true', help='act like gunzip instead of gzip')
    parser.add_argument('args', nargs='*', default=['-'], metavar='file')
    args = parser.parse_args()
    level = _COMPRESS_LEVEL_FAST if args.fast else _COMPRESS_LEVEL_BEST if args.best else _COMPRESS_LEVEL_TRADEOFF
    for name in args.args:
        if name == '-':
            source, target = sys.stdin.buffer, sys.stdout.buffer
            if args.decompress:
                source = GzipFile(filename='', mode='rb', fileobj=source)
            else:
                target = GzipFile(filename='', mode='wb', fileobj=target, compresslevel=level)
        elif args.decompress:
            if not name.endswith('.gz'):
                sys.exit(f'filename doesn\'t end in .gz: {name!r}')
            source, target = open(name, 'rb'), builtins.open(name[:-3], 'wb')
        else:
            source, target = builtins.open(name, 'rb'), open(name + '.gz', 'wb', compresslevel=level)
        while chunk := source.read(READ_BUFFER_SIZE):
            target.write(chunk)
        if source is not sys.stdin.buffer:
            source.close()
        if target is not sys.stdout.buffer:
            target.close()


if __name__ == '__main__':
    main()
