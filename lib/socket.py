"""Sockets: connections over the network, and within this machine."""
import _socket
import io
from enum import IntEnum, IntFlag

from _socket import (SocketType, close, error, gaierror, getdefaulttimeout, gethostname, herror,
                     setdefaulttimeout, timeout)
from _socket_constants import *
from _socket_names import (gethostbyaddr, gethostbyname, gethostbyname_ex, getnameinfo, getprotobyname,
                           getservbyname, getservbyport, htonl, htons, if_indextoname, if_nameindex,
                           if_nametoindex, inet_aton, inet_ntoa, inet_ntop, inet_pton, ntohl, ntohs)
import _socket_constants
import _socket_names

__all__ = ['fromfd', 'getfqdn', 'create_connection', 'create_server', 'has_dualstack_ipv6', 'AddressFamily',
           'SocketKind', 'AddressInfo', 'MsgFlag', 'socket', 'socketpair', 'getaddrinfo', 'SocketIO', 'SocketType',
           'close', 'error', 'gaierror', 'herror', 'timeout', 'getdefaulttimeout', 'setdefaulttimeout',
           'gethostname', 'has_ipv6', *_socket_names.__all__, *_socket_constants.__all__]

has_ipv6 = True

EBADF = 9
EAGAIN = EWOULDBLOCK = 11

IntEnum._convert_('AddressFamily', __name__, lambda name: name.isupper() and name.startswith('AF_'))
IntEnum._convert_('SocketKind', __name__, lambda name: name.isupper() and name.startswith('SOCK_'))
IntFlag._convert_('MsgFlag', __name__, lambda name: name.isupper() and name.startswith('MSG_'))
IntFlag._convert_('AddressInfo', __name__, lambda name: name.isupper() and name.startswith('AI_'))

_LOCALHOST = '127.0.0.1'
_LOCALHOST_V6 = '::1'


def _member_or_int(value, kind):
    try:
        return kind(value)
    except ValueError:
        return value


def _check_ancillary_size(size):
    if not 0 <= size <= 0x7fffffff:
        raise ValueError('invalid ancillary data buffer length')


class socket(_socket.socket):
    """An end of a connection, or what becomes one."""

    __slots__ = ['__weakref__', '_io_refs', '_closed']

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        _socket.socket.__init__(self, family, type, proto, fileno)
        # Files made of it that are open: the descriptor is closed with the last of them.
        self._io_refs = 0
        self._closed = False

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if not self._closed:
            self.close()

    def __repr__(self):
        closed = getattr(self, '_closed', False)
        cls = type(self)
        text = (f"<{cls.__module__}.{cls.__qualname__}{' [closed]' if closed else ''} fd={self.fileno()}, "
                f"family={int(self.family)}, type={int(self.type)}, proto={self.proto}")
        if not closed:
            for label, name in (('laddr', self.getsockname), ('raddr', self.getpeername)):
                try:
                    address = name()
                except (error, AttributeError):
                    continue
                if address:
                    text += f', {label}={address}'
        return text + '>'

    def __getstate__(self):
        raise TypeError(f'cannot pickle {type(self).__name__!r} object')

    def dup(self):
        """Another socket for the same connection: the host cannot duplicate descriptors."""
        raise NotImplementedError('socket.dup() is not supported')

    def accept(self):
        """Wait for a connection: a socket for it, and the address of the other end."""
        fd, address = self._accept()
        sock = socket(self.family, self.type, self.proto, fileno=fd)
        # It waits, unless the default says otherwise, even if the listening one has a timeout.
        if getdefaulttimeout() is None and self.gettimeout():
            sock.setblocking(True)
        return sock, address

    def makefile(self, mode='r', buffering=None, *, encoding=None, errors=None, newline=None):
        """A file for the connection; modes 'r', 'w', 'rw', with 'b' for bytes."""
        if not set(mode) <= {'r', 'w', 'b'}:
            raise ValueError(f'invalid mode {mode!r} (only r, w, b allowed)')
        writing = 'w' in mode
        reading = 'r' in mode or not writing
        raw_mode = ('r' if reading else '') + ('w' if writing else '')
        raw = SocketIO(self, raw_mode)
        self._io_refs += 1
        if buffering is None or buffering < 0:
            buffering = io.DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if 'b' not in mode:
                raise ValueError('unbuffered streams must be binary')
            return raw
        if reading and writing:
            buffer = io.BufferedRWPair(raw, raw, buffering)
        elif reading:
            buffer = io.BufferedReader(raw, buffering)
        else:
            buffer = io.BufferedWriter(raw, buffering)
        if 'b' in mode:
            return buffer
        text = io.TextIOWrapper(buffer, io.text_encoding(encoding), errors, newline)
        text.mode = mode
        return text

    def sendfile(self, file, offset=0, count=None):
        """Send a file opened in binary mode, from `offset` on, at most `count` bytes of it; how many went."""
        self._check_sendfile_params(file, offset, count)
        return self._sendfile_use_send(file, offset, count)

    def _check_sendfile_params(self, file, offset, count):
        if 'b' not in getattr(file, 'mode', 'b'):
            raise ValueError('file should be opened in binary mode')
        if not self.type & SOCK_STREAM:
            raise ValueError('only SOCK_STREAM type sockets are supported')
        if count is not None:
            if not isinstance(count, int):
                raise TypeError(f'count must be a positive integer (got {count!r})')
            if count <= 0:
                raise ValueError(f'count must be a positive integer (got {count!r})')

    def _sendfile_use_send(self, file, offset=0, count=None):
        self._check_sendfile_params(file, offset, count)
        if self.gettimeout() == 0:
            raise ValueError('non-blocking sockets are not supported')
        if offset:
            file.seek(offset)
        total = 0
        try:
            while count is None or total < count:
                data = file.read(8192 if count is None else min(8192, count - total))
                if not data:
                    break
                self.sendall(data)
                total += len(data)
            return total
        finally:
            if total and hasattr(file, 'seek'):
                file.seek(offset + total)

    def sendmsg(self, buffers, ancdata=(), flags=0, address=None):
        """Send what several buffers hold, one after the other; how many bytes went."""
        if ancdata:
            raise NotImplementedError('sendmsg() with ancillary data is not supported')
        data = b''.join(buffers)
        return self.send(data, flags) if address is None else self.sendto(data, flags, address)

    def recvmsg(self, bufsize, ancbufsize=0, flags=0):
        """Receive as recvfrom does: (data, ancillary data, flags, address). There is never any ancillary data."""
        if bufsize < 0:
            raise ValueError('negative buffer size in recvmsg()')
        _check_ancillary_size(ancbufsize)
        data, address = self.recvfrom(bufsize, flags)
        return data, [], 0, address

    def recvmsg_into(self, buffers, ancbufsize=0, flags=0):
        """As recvmsg, into several buffers: (count, ancillary data, flags, address)."""
        views = [memoryview(buffer).cast('B') for buffer in buffers]
        if any(view.readonly for view in views):
            raise TypeError('recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers')
        _check_ancillary_size(ancbufsize)
        data, address = self.recvfrom(sum(map(len, views)), flags)
        at = 0
        for view in views:
            part = data[at:at + len(view)]
            view[:len(part)] = part
            at += len(part)
        return len(data), [], 0, address

    def _decref_socketios(self):
        if self._io_refs > 0:
            self._io_refs -= 1
        if self._closed:
            self.close()

    def _real_close(self, _close=_socket.socket.close):
        _close(self)

    def close(self):
        """Close the socket, once the files that were made of it are closed too."""
        self._closed = True
        if self._io_refs <= 0:
            self._real_close()

    def detach(self):
        """Part from the descriptor, which is returned and stays open."""
        self._closed = True
        return super().detach()

    @property
    def family(self):
        """The address family."""
        return _member_or_int(super().family, AddressFamily)

    @property
    def type(self):
        """The type."""
        return _member_or_int(super().type, SocketKind)

    def get_inheritable(self):
        """Do programs that this one starts get the descriptor? Only those that are given it."""
        return False

    def set_inheritable(self, inheritable):
        """Have programs get the descriptor that were not given it: not supported."""
        if inheritable:
            raise NotImplementedError('socket.set_inheritable(True) is not supported')


def fromfd(fd, family, type, proto=0):
    """A socket for a duplicate of a descriptor: the host cannot duplicate descriptors."""
    raise NotImplementedError('socket.fromfd() is not supported')


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    """Two sockets that are connected with each other."""
    if family is None:
        family = AF_UNIX
    if family != AF_UNIX or type != SOCK_STREAM or proto != 0:
        raise OSError(95, 'Operation not supported')
    first, second = _socket.socketpair()
    return tuple(socket(family, type, proto, end.detach()) for end in (first, second))


class SocketIO(io.RawIOBase):
    """A socket as a raw file."""

    def __init__(self, sock, mode):
        if mode not in ('r', 'w', 'rw', 'rb', 'wb', 'rwb'):
            raise ValueError(f'invalid mode: {mode!r}')
        io.RawIOBase.__init__(self)
        self._sock = sock
        self._mode = mode if 'b' in mode else mode + 'b'
        self._reading = 'r' in mode
        self._writing = 'w' in mode
        self._timeout_occurred = False

    def readinto(self, b):
        """Receive into a buffer; None when nothing is there and the socket does not wait."""
        self._checkClosed()
        self._checkReadable()
        if self._timeout_occurred:
            raise OSError('cannot read from timed out object')
        try:
            return self._sock.recv_into(b)
        except timeout:
            self._timeout_occurred = True
            raise
        except BlockingIOError:
            return None

    def write(self, b):
        """Send bytes, as many as there is room for."""
        self._checkClosed()
        self._checkWritable()
        try:
            return self._sock.send(b)
        except BlockingIOError:
            return None

    def readable(self):
        """Can it be read?"""
        if self.closed:
            raise ValueError('I/O operation on closed socket.')
        return self._reading

    def writable(self):
        """Can it be written?"""
        if self.closed:
            raise ValueError('I/O operation on closed socket.')
        return self._writing

    def seekable(self):
        """It has no position."""
        if self.closed:
            raise ValueError('I/O operation on closed socket.')
        return super().seekable()

    def fileno(self):
        """The socket's descriptor."""
        self._checkClosed()
        return self._sock.fileno()

    @property
    def name(self):
        return self.fileno() if not self.closed else -1

    @property
    def mode(self):
        return self._mode

    def close(self):
        """Let go of the socket."""
        if self.closed:
            return
        io.RawIOBase.close(self)
        self._sock._decref_socketios()
        self._sock = None


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """Addresses of a host and a service: [(family, type, protocol, canonical name, address)]."""
    return [(_member_or_int(family, AddressFamily), _member_or_int(type, SocketKind), *rest)
            for family, type, *rest in _socket_names.getaddrinfo(host, port, family, type, proto, flags)]


def getfqdn(name=''):
    """The full name of a host, by default of this one."""
    name = name.strip()
    if not name or name in ('0.0.0.0', '::'):
        name = gethostname()
    try:
        hostname, aliases, _ = gethostbyaddr(name)
    except error:
        return name
    for alias in (hostname, *aliases):
        if '.' in alias:
            return alias
    return hostname


_GLOBAL_DEFAULT_TIMEOUT = object()


def create_connection(address, timeout=_GLOBAL_DEFAULT_TIMEOUT, source_address=None, *, all_errors=False):
    """A socket that is connected to (host, port), by the first of the host's addresses that answers."""
    host, port = address
    errors = []
    for family, type, proto, _, target in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, type, proto)
            if timeout is not _GLOBAL_DEFAULT_TIMEOUT:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(target)
            errors.clear()
            return sock
        except error as exc:
            if not all_errors:
                errors.clear()
            errors.append(exc)
            if sock is not None:
                sock.close()
    if not errors:
        raise error('getaddrinfo returns an empty list')
    try:
        if not all_errors:
            raise errors[0]
        raise ExceptionGroup('create_connection failed', errors)
    finally:
        # The exception would refer to itself by way of this frame.
        errors.clear()


def has_dualstack_ipv6():
    """Can one socket listen on IPv4 and IPv6?"""
    return False


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    """A socket that listens on (host, port)."""
    if reuse_port:
        raise ValueError('SO_REUSEPORT not supported on this platform')
    if dualstack_ipv6:
        raise ValueError('dualstack_ipv6 not supported on this platform')
    sock = socket(family, SOCK_STREAM)
    try:
        sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        try:
            sock.bind(address)
        except error as err:
            message = f'{err.strerror} (while attempting to bind on address {address!r})'
            raise error(err.errno, message) from None
        if backlog is None:
            sock.listen()
        else:
            sock.listen(backlog)
        return sock
    except error:
        sock.close()
        raise
