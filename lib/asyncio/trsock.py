"""The socket of a transport, to be looked at."""
import socket


class TransportSocket:
    """What may be asked of a socket, without what would disturb its transport."""

    __slots__ = ('_sock',)

    def __init__(self, sock):
        self._sock = sock

    @property
    def family(self):
        return self._sock.family

    @property
    def type(self):
        return self._sock.type

    @property
    def proto(self):
        return self._sock.proto

    def __repr__(self):
        text = (f'<asyncio.TransportSocket fd={self.fileno()}, family={int(self.family)}, '
                f'type={int(self.type)}, proto={self.proto}')
        if self.fileno() != -1:
            for label, name in (('laddr', self._sock.getsockname), ('raddr', self._sock.getpeername)):
                try:
                    address = name()
                except socket.error:
                    continue
                if address:
                    text += f', {label}={address}'
        return text + '>'

    def __getstate__(self):
        raise TypeError('Cannot serialize asyncio.TransportSocket object')

    def fileno(self):
        return self._sock.fileno()

    def getsockopt(self, *args, **kwargs):
        return self._sock.getsockopt(*args, **kwargs)

    def setsockopt(self, *args, **kwargs):
        self._sock.setsockopt(*args, **kwargs)

    def getpeername(self):
        return self._sock.getpeername()

    def getsockname(self):
        return self._sock.getsockname()

    def settimeout(self, value):
        if value != 0:
            raise ValueError('settimeout(): only 0 timeout is allowed on transport sockets')

    def gettimeout(self):
        return 0

    def setblocking(self, flag):
        if flag:
            raise ValueError('setblocking(): transport sockets cannot be blocking')
