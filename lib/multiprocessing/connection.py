"""Connections: messages over pipes and sockets."""
import os
import select
import time

from . import AuthenticationError, BufferTooShort, popen_spawn_posix, process, reduction

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
        self._sock = None

    def __del__(self, close=os.close):
        self._close(close)

    def _close(self, close):
        if getattr(self, '_sock', None) is not None:
            self._sock.close()
            self._sock = self._handle = self._write_handle = None
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
    """One end of a pipe, of two, or of a connected socket."""

    @classmethod
    def _over(cls, sock):
        """A connection over a socket, which it owns from now on."""
        self = cls(sock.fileno())
        self._sock = sock
        return self

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
        if self._sock is not None:
            self._sock.sendall(data)
            return
        view = memoryview(data)
        while len(view):
            view = view[os.write(self._write_handle, view):]

    def _recv_bytes(self, maxsize=None):
        size = int.from_bytes(self._read(_HEADER))
        if size == _LONG:
            size = int.from_bytes(self._read(8))
        return None if maxsize is not None and size > maxsize else self._read(size)

    def _read(self, size):
        parts = []
        missing = size
        while missing:
            count = min(missing, _READ_AT_ONCE)
            part = os.read(self._handle, count) if self._sock is None else self._sock.recv(count)
            if not part:
                if missing == size:
                    raise EOFError
                raise OSError('got end of file during message')
            parts.append(part)
            missing -= len(part)
        return b''.join(parts)

    def _poll(self, timeout):
        # The end of the pipe is something to receive too: EOFError.
        return bool(select.select([self._handle], [], [], None if timeout is None else max(timeout, 0))[0])


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


def _sentinel_owner(obj):
    """The Popen whose sentinel it is, or None."""
    return popen_spawn_posix._by_sentinel.get(obj) if isinstance(obj, int) else None


def wait(object_list, timeout=None):
    """Those of the connections, sockets and sentinels that are ready, as soon as one is, or after so many seconds."""
    objects = list(object_list)
    children = {obj: child for obj in objects if (child := _sentinel_owner(obj)) is not None}
    others = [obj for obj in objects if not (isinstance(obj, int) and obj in children)]
    if not children:
        return select.select(others, [], [], None if timeout is None else max(timeout, 0))[0]
    deadline = None if timeout is None else time.monotonic() + timeout
    sleep = _SHORTEST_SLEEP
    while True:
        ready = {id(obj) for obj in others} and {id(obj) for obj in select.select(others, [], [], 0)[0]}
        found = [obj for obj in objects
                 if id(obj) in ready or isinstance(obj, int) and obj in children and children[obj].poll() is not None]
        if found:
            return found
        if deadline is not None:
            left = deadline - time.monotonic()
            if left <= 0:
                return []
            sleep = min(sleep, left)
        time.sleep(sleep)
        sleep = min(sleep * 1.5, _LONGEST_SLEEP)


# ---- connections between processes that know each other's address ----

def _family_of(address):
    """The family of an address, by its type."""
    if isinstance(address, tuple):
        return 'AF_INET'
    if isinstance(address, str):
        return 'AF_UNIX'
    raise ValueError(f'address type of {address!r} unrecognized')


def _check_family(family):
    import socket
    if family == 'AF_PIPE':
        raise ValueError(f'Family {family} is not recognized.')
    if not hasattr(socket, family):
        raise ValueError(f'Family {family} is not recognized.')
    return getattr(socket, family)


def _new_path():
    """A path that nobody has."""
    import tempfile
    from . import util
    return tempfile.mktemp(prefix='listener-', dir=util.get_temp_dir())


class Listener:
    """Accepts connections at an address: a path, or (host, port)."""

    def __init__(self, address=None, family=None, backlog=1, authkey=None):
        import socket
        if family is None:
            family = 'AF_UNIX' if address is None else _family_of(address)
        number = _check_family(family)
        if authkey is not None and not isinstance(authkey, bytes):
            raise TypeError('authkey should be a byte string')
        if address is None:
            address = _new_path() if family == 'AF_UNIX' else ('localhost', 0)
        self._family = family
        self._authkey = authkey
        self._last_accepted = None
        self._socket = socket.socket(number)
        try:
            if family != 'AF_UNIX':
                self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._socket.bind(address)
            self._socket.listen(backlog)
            self._address = self._socket.getsockname()
        except OSError:
            self._socket.close()
            raise
        self._unlink = None
        if family == 'AF_UNIX' and not address.startswith('\0'):
            from . import util
            self._unlink = util.Finalize(self, os.unlink, args=(address,), exitpriority=0)

    def accept(self):
        """Wait for a connection; with a key, the other end must know it."""
        if self._socket is None:
            raise OSError('listener is closed')
        sock, self._last_accepted = self._socket.accept()
        sock.setblocking(True)
        connection = Connection._over(sock)
        if self._authkey is not None:
            try:
                deliver_challenge(connection, self._authkey)
                answer_challenge(connection, self._authkey)
            except BaseException:
                connection.close()
                raise
        return connection

    def close(self):
        """Accept no more connections."""
        sock, self._socket = self._socket, None
        if sock is not None:
            sock.close()
            if self._unlink is not None:
                self._unlink()

    @property
    def address(self):
        """Where it listens."""
        return self._address

    @property
    def last_accepted(self):
        """From where the last connection was."""
        return self._last_accepted

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()


def Client(address, family=None, authkey=None):
    """Connect to a Listener; with a key, the other end must know it."""
    import socket
    number = _check_family(family or _family_of(address))
    if authkey is not None and not isinstance(authkey, bytes):
        raise TypeError('authkey should be a byte string')
    sock = socket.socket(number)
    try:
        sock.setblocking(True)
        sock.connect(address)
    except BaseException:
        sock.close()
        raise
    connection = Connection._over(sock)
    if authkey is not None:
        try:
            answer_challenge(connection, authkey)
            deliver_challenge(connection, authkey)
        except BaseException:
            connection.close()
            raise
    return connection


# ---- does the other end know the key? It shows so by a digest of it and of what it was sent. ----

_CHALLENGE = b'#CHALLENGE#'
_WELCOME = b'#WELCOME#'
_FAILURE = b'#FAILURE#'
_DIGEST = b'{sha256}'
_CHALLENGE_BYTES = 40


def _digest(authkey, message):
    import hmac
    return _DIGEST + hmac.new(authkey, message, 'sha256').digest()


def _check_key(authkey):
    if not isinstance(authkey, bytes):
        raise ValueError(f'Authkey must be bytes, not {type(authkey)!s}')


def deliver_challenge(connection, authkey, digest_name='sha256'):
    """Have the other end show that it knows the key."""
    import hmac
    _check_key(authkey)
    message = _DIGEST + os.urandom(_CHALLENGE_BYTES)
    connection.send_bytes(_CHALLENGE + message)
    response = connection.recv_bytes(256)
    if not hmac.compare_digest(response, _digest(authkey, message)):
        connection.send_bytes(_FAILURE)
        raise AuthenticationError('digest received was wrong')
    connection.send_bytes(_WELCOME)


def answer_challenge(connection, authkey):
    """Show the other end that this one knows the key."""
    _check_key(authkey)
    message = connection.recv_bytes(256)
    if not message.startswith(_CHALLENGE):
        raise AuthenticationError(f'Protocol error, expected challenge: {message=}')
    message = message[len(_CHALLENGE):]
    if not message.startswith(_DIGEST):
        raise AuthenticationError('unsupported digest of a challenge')
    connection.send_bytes(_digest(authkey, message))
    if connection.recv_bytes(256) != _WELCOME:
        raise AuthenticationError('digest sent was rejected')
