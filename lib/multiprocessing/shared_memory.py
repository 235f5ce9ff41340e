"""Memory with a name, that processes share: a file in memory.

Node cannot map files: `buf` is no memoryview but looks like one of bytes, and each look at it reads the file.
(ShareableList is not supported.)
"""
import os

__all__ = ['SharedMemory']

_FOLDER = '/dev/shm'


class _Buffer:
    """The bytes of a shared memory."""

    format = 'B'
    itemsize = ndim = 1
    readonly = False

    def __init__(self, fd, size):
        self._fd = fd
        self.nbytes = size

    def __len__(self):
        return self.nbytes

    def __bytes__(self):
        return self.tobytes()

    def __iter__(self):
        return iter(self.tobytes())

    def __eq__(self, other):
        return self.tobytes() == bytes(other)

    def tobytes(self):
        """A copy of all bytes."""
        return os.pread(self._fd, self.nbytes, 0)

    def _place(self, index):
        i = index.__index__()
        if i < 0:
            i += self.nbytes
        if not 0 <= i < self.nbytes:
            raise IndexError('index out of bounds on dimension 1')
        return i

    def __getitem__(self, index):
        if not isinstance(index, slice):
            return os.pread(self._fd, 1, self._place(index))[0]
        start, stop, step = index.indices(self.nbytes)
        if step != 1:
            return self.tobytes()[index]
        return os.pread(self._fd, max(stop - start, 0), start)

    def __setitem__(self, index, value):
        if not isinstance(index, slice):
            if not isinstance(value, int):
                raise TypeError("memoryview: invalid type for format 'B'")
            if not 0 <= value < 256:
                raise ValueError("memoryview: invalid value for format 'B'")
            os.pwrite(self._fd, bytes([value]), self._place(index))
            return
        places = range(*index.indices(self.nbytes))
        data = bytes(memoryview(value))
        if len(data) != len(places):
            raise ValueError('memoryview assignment: lvalue and rvalue have different structures')
        if places.step == 1:
            os.pwrite(self._fd, data, places.start)
            return
        for place, byte in zip(places, data):
            os.pwrite(self._fd, bytes([byte]), place)


class SharedMemory:
    """Make shared memory, or find one by its name. `close()` when it is not needed here any more, `unlink()` when nowhere."""

    _fd = -1
    _buf = None

    def __init__(self, name=None, create=False, size=0, *, track=True):
        if size < 0:
            raise ValueError("'size' must be a positive integer")
        if create and size == 0:
            raise ValueError("'size' must be a positive number different from zero")
        if name is None and not create:
            raise ValueError("'name' can only be None if create=True")
        self._name = (name if name is not None else f'psm_{os.urandom(4).hex()}').lstrip('/')
        flags = os.O_RDWR | (os.O_CREAT | os.O_EXCL if create else 0)
        try:
            self._fd = os.open(self._path, flags, 0o600)
        except OSError as error:
            raise type(error)(error.errno, error.strerror, f'/{self._name}') from None
        if create:
            os.truncate(self._fd, size)
        self._size = os.fstat(self._fd).st_size
        self._buf = _Buffer(self._fd, self._size)

    @property
    def _path(self):
        return f'{_FOLDER}/{self._name}'

    def __del__(self, close=os.close):
        if self._fd >= 0:
            close(self._fd)

    def __reduce__(self):
        return type(self), (self._name, False, self._size)

    def __repr__(self):
        return f'{type(self).__name__}({self._name!r}, size={self._size})'

    @property
    def buf(self):
        """The bytes; None when it is closed."""
        return self._buf

    @property
    def name(self):
        """The name by which other processes find it."""
        return self._name

    @property
    def size(self):
        """The number of bytes."""
        return self._size

    def close(self):
        """Give it up in this process."""
        self._buf = None
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def unlink(self):
        """Give it up altogether."""
        os.unlink(self._path)
