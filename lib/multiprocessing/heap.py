"""Memory that processes share: a nameless file in memory, read and written at positions. (Node cannot map files.)"""
import os

from . import context, reduction

_FOLDER = '/dev/shm' if os.path.isdir('/dev/shm') else '/tmp'


class Memory:
    """So many bytes, 0 at first. A read or write of a few bytes is done at once."""

    _fd = None

    def __init__(self, size):
        path = os.path.join(_FOLDER, f'minipy-{os.getpid()}-{os.urandom(6).hex()}')
        self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        os.unlink(path)
        os.truncate(self._fd, size)

    def __del__(self, close=os.close):
        if self._fd is not None:
            close(self._fd)

    def read(self, offset, size):
        """Bytes from an offset on."""
        return os.pread(self._fd, size, offset)

    def write(self, offset, data):
        """Write bytes at an offset."""
        os.pwrite(self._fd, data, offset)

    def read_int(self):
        """The number in the first eight bytes."""
        return int.from_bytes(self.read(0, 8), 'little')

    def write_int(self, value):
        """Put a number into the first eight bytes."""
        self.write(0, value.to_bytes(8, 'little'))

    def __reduce__(self):
        context.assert_spawning(self)
        return _inherit, (reduction.DupFd(self._fd),)


def _inherit(df):
    memory = Memory.__new__(Memory)
    memory._fd = df.detach()
    return memory
