"""Connections: messages over pipes.

Node can tell whether a pipe has something to read only by reading it; so `poll` reads the first bytes of a message ahead.
"""
import os
import posix
import time

from . import BufferTooShort, popen_spawn_posix, reduction

__all__ = ['Client', 'Listener', 'Pipe', 'wait']

_HEADER = 4
# In place of a length: the length follows, in eight bytes.
_LONG = 0xffffffff
_READ_AT_ONCE = 1 << 16


class _ConnectionBase:
    """One end of a connection. It owns its descriptors."""

    _handle = _write_handle = None

    def __init__(self, handle, readable=True, writable=True, write_handle=None):
        if not readable and not writable:
            raise ValueError('at least one of `readable` and `writable` must be True')
        self._handle = handle
        # A pipe has one direction: a duplex connection has two.
        self._write_handle = handle if write_handle is None else write_handle
        self._readable = readable
        self._writable = writable
        self._ahead = b''

    def __del__(self, close=os.close):
        self._close(close)

    def _close(self, close):
        for handle in {self._handle, self._write_handle} - {None}:
            close(handle)
        self._handle = self._write_handle = None

    def _check_closed(self):
        if self._handle is None:
            raise OSError('handle is closed')

    def _check_readable(self):
        if not self._readable:
            raise OSError('connection is write-only')

    def _check_writable(self):
        if not self._writable:
            raise OSError('connection is read-only')

    @property
    def closed(self):
        """Is it closed?"""
        return self._handle is None

    @property
    def readable(self):
        """Can one receive?"""
        return self._readable

    @property
    def writable(self):
        """Can one send?"""
        return self._writable

    def fileno(self):
        """The descriptor."""
        self._check_closed()
        return self._handle

    def close(self):
        """Give the descriptors up."""
        self._close(os.close)

    def send_bytes(self, buf, offset=0, size=None):
        """Send bytes, or a part of them, as a message."""
        self._check_closed()
        self._check_writable()
        view = memoryview(buf).cast('B')
        if offset < 0:
            raise ValueError('offset is negative')
        if len(view) < offset:
            raise ValueError('buffer length < offset')
        if size is None:
            size = len(view) - offset
        elif size < 0:
            raise ValueError('size is negative')
        elif offset + size > len(view):
            raise ValueError('buffer length < offset + size')
        self._send_bytes(view[offset:offset + size])

    def send(self, obj):
        """Send an object."""
        self._check_closed()
        self._check_writable()
        self._send_bytes(reduction.ForkingPickler.dumps(obj))

    def recv_bytes(self, maxlength=None):
        """Receive a message."""
        self._check_closed()
        self._check_readable()
        if maxlength is not None and maxlength < 0:
            raise ValueError('negative maxlength')
        data = self._recv_bytes(maxlength)
        if data is None:
            self._bad_message_length()
        return data

    def recv_bytes_into(self, buf, offset=0):
        """Receive a message into a buffer; its length."""
        self._check_closed()
        self._check_readable()
        with memoryview(buf) as whole:
            view = whole.cast('B')
            if offset < 0:
                raise ValueError('negative offset')
            if offset > len(view):
                raise ValueError('offset too large')
            data = self._recv_bytes()
            if len(view) < offset + len(data):
                raise BufferTooShort(data)
            view[offset:offset + len(data)] = data
            return len(data)

    def recv(self):
        """Receive an object."""
        self._check_closed()
        self._check_readable()
        return reduction.ForkingPickler.loads(self._recv_bytes())

    def poll(self, timeout=0.0):
        """Is there something to receive, or will there be within so many seconds (None: however long it takes)?"""
        self._check_closed()
        self._check_readable()
        return self._poll(timeout)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()

    def _bad_message_length(self):
        if self._writable:
            self._readable = False
        else:
            self.close()
        raise OSError('bad message length')


class Connection(_ConnectionBase):
    """One end of a pipe, or of two."""

    def _send_bytes(self, data):
        size = len(data)
        header = size.to_bytes(4) if size < _LONG else _LONG.to_bytes(4) + size.to_bytes(8)
        # A short message in one go: it may share the pipe with those of others.
        if size <= _READ_AT_ONCE:
            self._write(header + data)
        else:
            self._write(header)
            self._write(data)

    def _write(self, data):
        view = memoryview(data)
        while len(view):
            view = view[os.write(self._write_handle, view):]

    def _recv_bytes(self, maxsize=None):
        size = int.from_bytes(self._read(_HEADER))
        if size == _LONG:
            size = int.from_bytes(self._read(8))
        return None if maxsize is not None and size > maxsize else self._read(size)

    def _read(self, size):
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        if len(data) == size:
            return data
        parts = [data]
        missing = size - len(data)
        while missing:
            part = os.read(self._handle, min(missing, _READ_AT_ONCE))
            if not part:
                if missing == size:
                    raise EOFError
                raise OSError('got end of file during message')
            parts.append(part)
            missing -= len(part)
        return b''.join(parts)

    def _poll(self, timeout):
        if self._ahead:
            return True
        data = posix._read_timeout(self._handle, _HEADER, None if timeout is None else max(timeout, 0))
        if data is None:
            return False
        self._ahead = data
        # The end of the pipe, b'', is something to receive too: EOFError.
        return True


def Pipe(duplex=True):
    """Two connected connections; when not duplex, the first one only receives and the second one only sends."""
    reading, writing = os.pipe()
    if not duplex:
        return Connection(reading, writable=False), Connection(writing, readable=False)
    try:
        reading_back, writing_back = os.pipe()
    except BaseException:
        os.close(reading)
        os.close(writing)
        raise
    return (Connection(reading, write_handle=writing_back), Connection(reading_back, write_handle=writing))


def _rebuild_connection(df, readable, writable, write_df):
    return Connection(df.detach(), readable, writable, write_df and write_df.detach())


def _reduce_connection(conn):
    from .context import assert_spawning
    assert_spawning(conn)
    conn._check_closed()
    duplex = conn._write_handle != conn._handle
    return _rebuild_connection, (reduction.DupFd(conn._handle), conn._readable, conn._writable,
                                 reduction.DupFd(conn._write_handle) if duplex else None)


reduction.register(Connection, _reduce_connection)


# ---- waiting for several ----

_SHORTEST_SLEEP = 0.0002
_LONGEST_SLEEP = 0.01


def _is_ready(obj):
    if isinstance(obj, Connection):
        return obj.poll(0)
    if isinstance(obj, int):
        child = popen_spawn_posix._by_sentinel.get(obj)
        if child is not None:
            return child.poll() is not None
    raise NotImplementedError(f'wait() supports connections and sentinels of processes, not {obj!r}')


def wait(object_list, timeout=None):
    """Those of the connections and sentinels that are ready, as soon as one is, or after so many seconds."""
    object_list = list(object_list)
    deadline = None if timeout is None else time.monotonic() + timeout
    sleep = _SHORTEST_SLEEP
    while True:
        ready = [obj for obj in object_list if _is_ready(obj)]
        if ready:
            return ready
        if deadline is not None:
            left = deadline - time.monotonic()
            if left <= 0:
                return []
            sleep = min(sleep, left)
        time.sleep(sleep)
        sleep = min(sleep * 1.5, _LONGEST_SLEEP)


class Listener:
    """Connections between processes that do not inherit them: not supported."""

    def __init__(self, address=None, family=None, backlog=1, authkey=None):
        raise NotImplementedError('multiprocessing.connection.Listener is not supported')


def Client(address, family=None, authkey=None):
    """Connections between processes that do not inherit them: not supported."""
    raise NotImplementedError('multiprocessing.connection.Client is not supported')
