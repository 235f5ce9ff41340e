"""The part of the event loop that makes connections and servers."""
import os
import socket

from . import base_events, events, tasks, trsock

__all__ = ('Server',)


class Server(events.AbstractServer):
    """Sockets that listen, and the connections that they brought."""

    def __init__(self, loop, sockets, protocol_factory, backlog):
        self._loop = loop
        self._sockets = sockets
        self._clients = set()
        self._waiters = []
        self._protocol_factory = protocol_factory
        self._backlog = backlog
        self._serving = False
        self._serving_forever_fut = None

    def __repr__(self):
        return f'<{type(self).__name__} sockets={self.sockets!r}>'

    def _attach(self, transport):
        self._clients.add(id(transport))

    def _detach(self, transport):
        self._clients.discard(id(transport))
        if not self._clients and self._sockets is None:
            self._wakeup()

    def _wakeup(self):
        waiters, self._waiters = self._waiters, None
        for waiter in waiters or ():
            if not waiter.done():
                waiter.set_result(None)

    def _start_serving(self):
        if self._serving:
            return
        self._serving = True
        for sock in self._sockets:
            sock.listen(self._backlog)
            self._loop._start_serving(self._protocol_factory, sock, self, self._backlog)

    def get_loop(self):
        """The loop that it runs in."""
        return self._loop

    def is_serving(self):
        """Does it accept connections?"""
        return self._serving

    @property
    def sockets(self):
        """The sockets that listen."""
        return tuple(trsock.TransportSocket(sock) for sock in self._sockets or ())

    def close(self):
        """Accept no more connections; those that are there go on."""
        sockets, self._sockets = self._sockets, None
        if sockets is None:
            return
        for sock in sockets:
            self._loop._stop_serving(sock)
        self._serving = False
        if self._serving_forever_fut is not None and not self._serving_forever_fut.done():
            self._serving_forever_fut.cancel()
            self._serving_forever_fut = None
        if not self._clients:
            self._wakeup()

    async def start_serving(self):
        """Accept connections."""
        self._start_serving()
        await tasks.sleep(0)

    async def serve_forever(self):
        """Accept connections until this is cancelled."""
        if self._serving_forever_fut is not None:
            raise RuntimeError(f'server {self!r} is already being awaited on serve_forever()')
        if self._sockets is None:
            raise RuntimeError(f'server {self!r} is closed')
        self._start_serving()
        self._serving_forever_fut = self._loop.create_future()
        try:
            await self._serving_forever_fut
        except BaseException as exc:
            from .exceptions import CancelledError
            if isinstance(exc, CancelledError):
                try:
                    self.close()
                    await self.wait_closed()
                finally:
                    raise
            raise
        finally:
            self._serving_forever_fut = None

    async def wait_closed(self):
        """Wait until it is closed and its connections have ended."""
        if self._waiters is None:
            return
        waiter = self._loop.create_future()
        self._waiters.append(waiter)
        await waiter

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


Server.__module__ = 'asyncio.base_events'


def _numeric(host, port, family, type, proto):
    """What getaddrinfo() says of a numeric address, or None."""
    if isinstance(host, bytes):
        host = host.decode('ascii')
    if not host or not isinstance(port, int) or '%' in host:
        return None
    for kind in (socket.AF_INET, socket.AF_INET6):
        if family not in (socket.AF_UNSPEC, kind):
            continue
        try:
            socket.inet_pton(kind, host)
        except OSError:
            continue
        proto = proto or (socket.IPPROTO_TCP if type == socket.SOCK_STREAM else
                          socket.IPPROTO_UDP if type == socket.SOCK_DGRAM else 0)
        address = (host, port) if kind == socket.AF_INET else (host, port, 0, 0)
        return kind, type, proto, '', address
    return None


def _no_tls(ssl):
    if ssl:
        raise NotImplementedError('asyncio does not support TLS')


class SocketEventLoop(base_events.BaseEventLoop):
    """Connections, servers and names; how a transport is made is left to the class that knows the selector."""

    # Names.

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        """As socket.getaddrinfo(), in a thread."""
        return await self.run_in_executor(None, socket.getaddrinfo, host, port, family, type, proto, flags)

    async def getnameinfo(self, sockaddr, flags=0):
        """As socket.getnameinfo(), in a thread."""
        return await self.run_in_executor(None, socket.getnameinfo, sockaddr, flags)

    async def _ensure_resolved(self, address, *, family=0, type=socket.SOCK_STREAM, proto=0, flags=0):
        host, port = address[:2]
        known = _numeric(host, port, family, type, proto)
        if known is not None:
            return [known]
        return await self.getaddrinfo(host, port, family=family, type=type, proto=proto, flags=flags)

    # Connections.

    async def _connect_sock(self, exceptions, addr_info, local_infos=None):
        """A socket that is connected; what fails is noted in `exceptions`, and raised."""
        family, type, proto, _, address = addr_info
        sock = None
        try:
            sock = socket.socket(family=family, type=type, proto=proto)
            sock.setblocking(False)
            if local_infos is not None:
                self._bind_to_one(sock, family, local_infos)
            await self.sock_connect(sock, address)
            return sock
        except OSError as exc:
            exceptions.append(exc)
            if sock is not None:
                sock.close()
            raise
        except:
            if sock is not None:
                sock.close()
            raise

    def _bind_to_one(self, sock, family, local_infos):
        failure = None
        for local_family, *_, local_address in local_infos:
            if local_family != family:
                continue
            try:
                sock.bind(local_address)
                return
            except OSError as exc:
                text = f'error while attempting to bind on address {local_address!r}: {str(exc).lower()}'
                failure = OSError(exc.errno, text)
        raise failure or OSError(f'no matching local address with family={family!r} found')

    async def create_connection(self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0,
                                sock=None, local_addr=None, server_hostname=None, ssl_handshake_timeout=None,
                                ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None,
                                all_errors=False):
        """Connect to a host, or take a connected socket: (transport, protocol)."""
        _no_tls(ssl)
        if server_hostname is not None:
            raise ValueError('server_hostname is only meaningful with ssl')
        if host is not None or port is not None:
            if sock is not None:
                raise ValueError('host/port and sock can not be specified at the same time')
            sock = await self._connect_to_host(host, port, family, proto, flags, local_addr, all_errors)
        elif sock is None:
            raise ValueError('host and port was not specified and no sock specified')
        elif sock.type != socket.SOCK_STREAM:
            raise ValueError(f'A Stream Socket was expected, got {sock!r}')
        return await self._create_connection_transport(sock, protocol_factory)

    async def _connect_to_host(self, host, port, family, proto, flags, local_addr, all_errors):
        infos = await self._ensure_resolved((host, port), family=family, proto=proto, flags=flags)
        if not infos:
            raise OSError('getaddrinfo() returned empty list')
        local_infos = None
        if local_addr is not None:
            local_infos = await self._ensure_resolved(local_addr, family=family, proto=proto, flags=flags)
            if not local_infos:
                raise OSError('getaddrinfo() returned empty list')
        exceptions = []
        try:
            for info in infos:
                try:
                    return await self._connect_sock(exceptions, info, local_infos)
                except OSError:
                    continue
            if all_errors:
                raise ExceptionGroup('create_connection failed', exceptions)
            if len(exceptions) == 1 or len({str(exc) for exc in exceptions}) == 1:
                raise exceptions[0]
            raise OSError(f"Multiple exceptions: {', '.join(map(str, exceptions))}")
        finally:
            # They refer to this frame.
            exceptions = None

    async def _create_connection_transport(self, sock, protocol_factory):
        sock.setblocking(False)
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = self._make_socket_transport(sock, protocol, waiter)
        try:
            await waiter
        except:
            transport.close()
            raise
        return transport, protocol

    async def connect_accepted_socket(self, protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None,
                                      ssl_shutdown_timeout=None):
        """Take a connection that was accepted elsewhere: (transport, protocol)."""
        _no_tls(ssl)
        if sock.type != socket.SOCK_STREAM:
            raise ValueError(f'A Stream Socket was expected, got {sock!r}')
        return await self._create_connection_transport(sock, protocol_factory)

    async def create_unix_connection(self, protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None,
                                     ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
        """Connect to a path: (transport, protocol)."""
        _no_tls(ssl)
        if path is not None:
            if sock is not None:
                raise ValueError('path and sock can not be specified at the same time')
            sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            try:
                sock.setblocking(False)
                await self.sock_connect(sock, os.fspath(path))
            except:
                sock.close()
                raise
        elif sock is None:
            raise ValueError('no path and sock were specified')
        return await self._create_connection_transport(sock, protocol_factory)

    async def start_tls(self, transport, protocol, sslcontext, **options):
        """TLS over a connection: not supported."""
        _no_tls(True)

    # Servers.

    async def create_server(self, protocol_factory, host=None, port=None, *, family=socket.AF_UNSPEC,
                            flags=socket.AI_PASSIVE, sock=None, backlog=100, ssl=None, reuse_address=None,
                            reuse_port=None, keep_alive=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
                            start_serving=True):
        """A Server that listens on a host's addresses."""
        _no_tls(ssl)
        if host is not None or port is not None:
            if sock is not None:
                raise ValueError('host/port and sock can not be specified at the same time')
            hosts = [None] if host in ('', None) else [host] if isinstance(host, str) else host
            sockets = await self._listening_sockets(hosts, port, family, flags, reuse_port, keep_alive)
        elif sock is None:
            raise ValueError('Neither host/port nor sock were specified')
        elif sock.type != socket.SOCK_STREAM:
            raise ValueError(f'A Stream Socket was expected, got {sock!r}')
        else:
            sockets = [sock]
        for sock in sockets:
            sock.setblocking(False)
        return await self._new_server(sockets, protocol_factory, backlog, start_serving)

    async def _listening_sockets(self, hosts, port, family, flags, reuse_port, keep_alive):
        infos = {}
        for host in hosts:
            for info in await self._ensure_resolved((host, port), family=family, type=socket.SOCK_STREAM, flags=flags):
                infos[tuple(info)] = True
        sockets = []
        try:
            for kind, type, proto, _, address in infos:
                try:
                    sock = socket.socket(kind, type, proto)
                except OSError:
                    # The machine may not have such addresses.
                    continue
                sockets.append(sock)
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, True)
                if reuse_port:
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, True)
                if keep_alive:
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, True)
                try:
                    sock.bind(address)
                except OSError as err:
                    # An address of IPv6 for any host takes in those of IPv4.
                    if err.errno == 98 and kind == socket.AF_INET and len(sockets) > 1 and address[0] == '0.0.0.0':
                        sockets.pop().close()
                        continue
                    text = f'error while attempting to bind on address {address!r}: {str(err).lower()}'
                    raise OSError(err.errno, text) from None
            if not sockets:
                raise OSError(f'could not bind on any address out of {[info[4] for info in infos]!r}')
        except:
            for sock in sockets:
                sock.close()
            raise
        return sockets

    async def _new_server(self, sockets, protocol_factory, backlog, start_serving):
        server = Server(self, sockets, protocol_factory, backlog)
        if start_serving:
            server._start_serving()
            await tasks.sleep(0)
        return server

    async def create_unix_server(self, protocol_factory, path=None, *, sock=None, backlog=100, ssl=None,
                                 ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True,
                                 cleanup_socket=True):
        """A Server that listens on a path."""
        _no_tls(ssl)
        if path is not None:
            if sock is not None:
                raise ValueError('path and sock can not be specified at the same time')
            path = os.fspath(path)
            try:
                # One that nobody listens on any more is in the way.
                if path[:1] not in ('\0', b'\0') and (os.stat(path).st_mode & 0o170000) == 0o140000:
                    os.remove(path)
            except FileNotFoundError:
                pass
            sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            try:
                sock.bind(path)
            except OSError as exc:
                sock.close()
                if exc.errno == 98:
                    raise OSError(98, f'Address {path!r} is already in use') from None
                raise
        elif sock is None:
            raise ValueError('path was not specified, and no sock specified')
        sock.setblocking(False)
        return await self._new_server([sock], protocol_factory, backlog, start_serving)

    # Datagrams.

    async def create_datagram_endpoint(self, protocol_factory, local_addr=None, remote_addr=None, *, family=0, proto=0,
                                       flags=0, reuse_port=None, allow_broadcast=None, sock=None):
        """A socket of datagrams: (transport, protocol)."""
        peer = None
        if sock is None:
            sock, peer = await self._datagram_socket(local_addr, remote_addr, family, proto, flags, reuse_port,
                                                     allow_broadcast)
        elif sock.type != socket.SOCK_DGRAM:
            raise ValueError(f'A datagram socket was expected, got {sock!r}')
        else:
            sock.setblocking(False)
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = self._make_datagram_transport(sock, protocol, peer, waiter)
        try:
            await waiter
        except:
            transport.close()
            raise
        return transport, protocol

    async def _datagram_socket(self, local_addr, remote_addr, family, proto, flags, reuse_port, allow_broadcast):
        if not (local_addr or remote_addr):
            if family == 0:
                raise ValueError('unexpected address family')
            pairs = {(family, proto): (None, None)}
        else:
            pairs = {}
            for at, address in enumerate((local_addr, remote_addr)):
                if address is None:
                    continue
                if not isinstance(address, tuple) or len(address) != 2:
                    raise TypeError('2-tuple is expected')
                for info in await self._ensure_resolved(address, family=family, type=socket.SOCK_DGRAM, proto=proto,
                                                        flags=flags):
                    pair = list(pairs.get((info[0], info[2]), (None, None)))
                    pair[at] = info[4]
                    pairs[info[0], info[2]] = tuple(pair)
            pairs = {key: pair for key, pair in pairs.items()
                     if not (local_addr and pair[0] is None or remote_addr and pair[1] is None)}
            if not pairs:
                raise ValueError('can not get address information')
        failures = []
        for (kind, protocol), (local, remote) in pairs.items():
            sock = None
            try:
                sock = socket.socket(kind, socket.SOCK_DGRAM, protocol)
                if reuse_port:
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
                if allow_broadcast:
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
                sock.setblocking(False)
                if local:
                    sock.bind(local)
                if remote and not allow_broadcast:
                    await self.sock_connect(sock, remote)
                return sock, remote
            except OSError as exc:
                if sock is not None:
                    sock.close()
                failures.append(exc)
            except:
                if sock is not None:
                    sock.close()
                raise
        raise failures[0]
