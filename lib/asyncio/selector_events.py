"""The event loop over a selector: readers and writers, the sock_* operations, transports of sockets."""
import collections
import selectors
import socket
import warnings

from . import events, protocols, sockets, transports, trsock

__all__ = ('BaseSelectorEventLoop',)

# While callbacks are due one after the other, the selector is asked that often.
_POLL_INTERVAL = 0.002


class BaseSelectorEventLoop(sockets.SocketEventLoop):
    """An event loop that waits for files too, once there are any."""

    def __init__(self, selector=None):
        super().__init__()
        self._selector = selector
        self._ssock = self._csock = None
        self._last_poll = 0
        self._transports = {}

    def close(self):
        if self.is_running():
            raise RuntimeError('Cannot close a running event loop')
        if self.is_closed():
            return
        super().close()
        if self._ssock is not None:
            self._remove_reader(self._ssock.fileno())
            self._ssock.close()
            self._csock.close()
            self._ssock = self._csock = None
        if self._selector is not None:
            self._selector.close()
            self._selector = None

    # Sleeping: on the lock of the base class while no file is waited for, else in the selector, which a byte in a pair of sockets wakes.

    def _ensure_selector(self):
        self._check_closed()
        if self._ssock is None:
            if self._selector is None:
                self._selector = selectors.DefaultSelector()
            self._ssock, self._csock = socket.socketpair()
            self._ssock.setblocking(False)
            self._csock.setblocking(False)
            self._selector.register(self._ssock, selectors.EVENT_READ, (events.Handle(self._read_from_self, (), self), None))
        return self._selector

    def _read_from_self(self):
        try:
            while self._ssock.recv(4096):
                pass
        except (BlockingIOError, InterruptedError):
            pass

    def _add_from_outside(self, handle):
        super()._add_from_outside(handle)
        if self._csock is not None:
            try:
                self._csock.send(b'\0')
            except OSError:
                # It is full of news already.
                pass

    def _sleep(self):
        if self._ssock is None or len(self._selector.get_map()) == 1 and not self._transports:
            super()._sleep()
            return
        timeout = self._sleep_timeout()
        if timeout == 0 and self.time() < self._last_poll + _POLL_INTERVAL:
            return
        for key, mask in self._selector.select(timeout):
            reader, writer = key.data
            if mask & selectors.EVENT_READ and reader is not None:
                self._take_event(reader, self._remove_reader, key.fileobj)
            if mask & selectors.EVENT_WRITE and writer is not None:
                self._take_event(writer, self._remove_writer, key.fileobj)
        self._last_poll = self.time()

    def _take_event(self, handle, remove, fileobj):
        if handle._cancelled:
            remove(fileobj)
        else:
            self._ready.append(handle)

    # Readers and writers.

    def _ensure_fd_no_transport(self, fd):
        fileno = fd if isinstance(fd, int) else int(fd.fileno())
        transport = self._transports.get(fileno)
        if transport is not None and not transport.is_closing():
            raise RuntimeError(f'File descriptor {fd!r} is used by transport {transport!r}')

    def _register(self, fd, event, callback, args):
        """Have a callback for an event of a file, in place of the one that there was."""
        handle = events.Handle(callback, args, self, None)
        selector = self._ensure_selector()
        key = selector.get_map().get(fd)
        pair = [None, None] if key is None else list(key.data)
        old, pair[event - 1] = pair[event - 1], handle
        if key is None:
            selector.register(fd, event, tuple(pair))
        else:
            selector.modify(fd, key.events | event, tuple(pair))
        if old is not None:
            old.cancel()
        return handle

    def _unregister(self, fd, event):
        """No callback for an event of a file; was there one?"""
        if self.is_closed() or self._selector is None:
            return False
        key = self._selector.get_map().get(fd)
        if key is None:
            return False
        pair = list(key.data)
        old, pair[event - 1] = pair[event - 1], None
        rest = key.events & ~event
        if rest:
            self._selector.modify(fd, rest, tuple(pair))
        else:
            self._selector.unregister(fd)
        if old is None:
            return False
        old.cancel()
        return True

    def _add_reader(self, fd, callback, *args):
        return self._register(fd, selectors.EVENT_READ, callback, args)

    def _remove_reader(self, fd):
        return self._unregister(fd, selectors.EVENT_READ)

    def _add_writer(self, fd, callback, *args):
        return self._register(fd, selectors.EVENT_WRITE, callback, args)

    def _remove_writer(self, fd):
        return self._unregister(fd, selectors.EVENT_WRITE)

    def add_reader(self, fd, callback, *args):
        """Call back whenever a file can be read."""
        self._ensure_fd_no_transport(fd)
        self._add_reader(fd, callback, *args)

    def remove_reader(self, fd):
        """No more callbacks for reading; were there any?"""
        self._ensure_fd_no_transport(fd)
        return self._remove_reader(fd)

    def add_writer(self, fd, callback, *args):
        """Call back whenever a file can be written."""
        self._ensure_fd_no_transport(fd)
        self._add_writer(fd, callback, *args)

    def remove_writer(self, fd):
        """No more callbacks for writing; were there any?"""
        self._ensure_fd_no_transport(fd)
        return self._remove_writer(fd)

    # Operations on sockets that do not wait.

    async def _sock_call(self, sock, event, operation):
        """What operation() gives, tried again whenever the event has come."""
        if sock.gettimeout() != 0:
            raise ValueError('the socket must be non-blocking')
        while True:
            try:
                return operation()
            except (BlockingIOError, InterruptedError):
                pass
            fd = sock.fileno()
            self._ensure_fd_no_transport(fd)
            ready = self.create_future()
            handle = self._register(fd, event, lambda: ready.done() or ready.set_result(None), ())
            try:
                await ready
            finally:
                # Another operation may wait for the same by now.
                if not handle._cancelled:
                    self._unregister(fd, event)

    async def sock_recv(self, sock, nbytes):
        """Receive at most nbytes."""
        return await self._sock_call(sock, selectors.EVENT_READ, lambda: sock.recv(nbytes))

    async def sock_recv_into(self, sock, buf):
        """Receive into a buffer; how many bytes."""
        return await self._sock_call(sock, selectors.EVENT_READ, lambda: sock.recv_into(buf))

    async def sock_recvfrom(self, sock, bufsize):
        """Receive a datagram: (data, address)."""
        return await self._sock_call(sock, selectors.EVENT_READ, lambda: sock.recvfrom(bufsize))

    async def sock_recvfrom_into(self, sock, buf, nbytes=0):
        """Receive a datagram into a buffer: (count, address)."""
        return await self._sock_call(sock, selectors.EVENT_READ, lambda: sock.recvfrom_into(buf, nbytes or len(buf)))

    async def sock_sendall(self, sock, data):
        """Send all of the bytes."""
        with memoryview(data) as whole, whole.cast('B') as view:
            at = 0
            while at < len(view):
                at += await self._sock_call(sock, selectors.EVENT_WRITE, lambda: sock.send(view[at:]))

    async def sock_sendto(self, sock, data, address):
        """Send a datagram; how many bytes."""
        return await self._sock_call(sock, selectors.EVENT_WRITE, lambda: sock.sendto(data, address))

    async def sock_connect(self, sock, address):
        """Connect to an address."""
        if sock.gettimeout() != 0:
            raise ValueError('the socket must be non-blocking')
        if sock.family in (socket.AF_INET, socket.AF_INET6):
            found = await self._ensure_resolved(address, family=sock.family, type=sock.type, proto=sock.proto)
            address = found[0][4]
        try:
            sock.connect(address)
            return
        except (BlockingIOError, InterruptedError):
            pass
        waited = []

        def finish():
            if not waited:
                waited.append(True)
                raise BlockingIOError
            error = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if error:
                raise OSError(error, f'Connect call failed {address}')

        try:
            await self._sock_call(sock, selectors.EVENT_WRITE, finish)
        finally:
            # The exception would refer to itself by way of the closure.
            del finish

    async def sock_accept(self, sock):
        """Accept a connection: (socket, address)."""
        connection, address = await self._sock_call(sock, selectors.EVENT_READ, sock.accept)
        connection.setblocking(False)
        return connection, address

    # Servers.

    def _start_serving(self, protocol_factory, sock, server, backlog):
        self._add_reader(sock.fileno(), self._accept_connections, protocol_factory, sock, server, backlog)

    def _accept_connections(self, protocol_factory, sock, server, backlog):
        for _ in range(backlog + 1):
            try:
                connection, address = sock.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            connection.setblocking(False)
            self.create_task(self._serve(protocol_factory, connection, {'peername': address}, server))

    async def _serve(self, protocol_factory, connection, extra, server):
        try:
            waiter = self.create_future()
            _SelectorSocketTransport(self, connection, protocol_factory(), waiter, extra, server)
            await waiter
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self.call_exception_handler({'message': 'Error on transport creation for incoming connection',
                                         'exception': exc})

    def _stop_serving(self, sock):
        self._remove_reader(sock.fileno())
        sock.close()

    def _make_socket_transport(self, sock, protocol, waiter=None, extra=None, server=None):
        self._ensure_fd_no_transport(sock)
        return _SelectorSocketTransport(self, sock, protocol, waiter, extra, server)

    def _make_datagram_transport(self, sock, protocol, address=None, waiter=None, extra=None):
        self._ensure_fd_no_transport(sock)
        return _SelectorDatagramTransport(self, sock, protocol, address, waiter, extra)


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


class _SelectorTransport(transports._FlowControlMixin):
    """A socket whose protocol is called as data comes and goes."""

    max_size = 256 * 1024
    _sock = None

    def __init__(self, loop, sock, protocol, extra=None, server=None):
        super().__init__(extra, loop)
        self._extra['socket'] = trsock.TransportSocket(sock)
        try:
            self._extra['sockname'] = sock.getsockname()
        except OSError:
            self._extra['sockname'] = None
        if 'peername' not in self._extra:
            try:
                self._extra['peername'] = sock.getpeername()
            except OSError:
                self._extra['peername'] = None
        self._sock = sock
        self._sock_fd = sock.fileno()
        self._protocol_connected = False
        self.set_protocol(protocol)
        self._server = server
        self._buffer = collections.deque()
        self._conn_lost = 0
        self._closing = False
        self._paused = False
        if server is not None:
            server._attach(self)
        loop._transports[self._sock_fd] = self

    def _events(self):
        if self._loop is None or self._loop.is_closed() or self._loop._selector is None:
            return 0
        key = self._loop._selector.get_map().get(self._sock_fd)
        return 0 if key is None else key.events

    def __repr__(self):
        info = [type(self).__name__]
        if self._sock is None:
            info.append('closed')
        elif self._closing:
            info.append('closing')
        info.append(f'fd={self._sock_fd}')
        if self._loop is not None and not self._loop.is_closed():
            mask = self._events()
            info.append('read=polling' if mask & selectors.EVENT_READ else 'read=idle')
            state = 'polling' if mask & selectors.EVENT_WRITE else 'idle'
            info.append(f'write=<{state}, bufsize={self.get_write_buffer_size()}>')
        return f"<{' '.join(info)}>"

    def abort(self):
        self._force_close(None)

    def set_protocol(self, protocol):
        self._protocol = protocol
        self._protocol_connected = True

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def is_reading(self):
        return not self.is_closing() and not self._paused

    def pause_reading(self):
        if self.is_reading():
            self._paused = True
            self._loop._remove_reader(self._sock_fd)

    def resume_reading(self):
        if not self._closing and self._paused:
            self._paused = False
            self._add_reader(self._sock_fd, self._read_ready)

    def _add_reader(self, fd, callback):
        if self.is_reading():
            self._loop._add_reader(fd, callback)

    def close(self):
        if self._closing:
            return
        self._closing = True
        self._loop._remove_reader(self._sock_fd)
        if not self._buffer:
            self._conn_lost += 1
            self._loop._remove_writer(self._sock_fd)
            self._loop.call_soon(self._call_connection_lost, None)

    def __del__(self, _warn=warnings.warn):
        if self._sock is not None:
            _warn(f'unclosed transport {self!r}', ResourceWarning, source=self)
            self._sock.close()
            if self._server is not None:
                self._server._detach(self)

    def _fatal_error(self, exc, message='Fatal error on transport'):
        if not isinstance(exc, OSError):
            self._loop.call_exception_handler({'message': message, 'exception': exc, 'transport': self,
                                               'protocol': self._protocol})
        self._force_close(exc)

    def _force_close(self, exc):
        if self._conn_lost:
            return
        self._buffer.clear()
        self._loop._remove_writer(self._sock_fd)
        if not self._closing:
            self._closing = True
            self._loop._remove_reader(self._sock_fd)
        self._conn_lost += 1
        self._loop.call_soon(self._call_connection_lost, exc)

    def _call_connection_lost(self, exc):
        try:
            if self._protocol_connected:
                self._protocol.connection_lost(exc)
        finally:
            self._loop._transports.pop(self._sock_fd, None)
            self._sock.close()
            self._sock = self._protocol = self._loop = None
            server, self._server = self._server, None
            if server is not None:
                server._detach(self)

    def get_write_buffer_size(self):
        return sum(map(len, self._buffer))


class _SelectorSocketTransport(_SelectorTransport):
    """A connection."""

    def __init__(self, loop, sock, protocol, waiter=None, extra=None, server=None):
        self._eof = False
        self._empty_waiter = None
        super().__init__(loop, sock, protocol, extra, server)
        if sock.family in (socket.AF_INET, socket.AF_INET6):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        loop.call_soon(self._protocol.connection_made, self)
        loop.call_soon(self._add_reader, self._sock_fd, self._read_ready)
        if waiter is not None:
            loop.call_soon(_set_result_unless_cancelled, waiter, None)

    def set_protocol(self, protocol):
        self._buffered = isinstance(protocol, protocols.BufferedProtocol)
        super().set_protocol(protocol)

    def _read_ready(self):
        if self._conn_lost:
            return
        try:
            if self._buffered:
                buffer = self._protocol.get_buffer(-1)
                if not len(buffer):
                    raise RuntimeError('get_buffer() returned an empty buffer')
                data = None
                size = self._sock.recv_into(buffer)
            else:
                data = self._sock.recv(self.max_size)
                size = len(data)
        except (BlockingIOError, InterruptedError):
            return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._fatal_error(exc, 'Fatal read error on socket transport')
            return
        if not size:
            self._read_eof()
            return
        try:
            if data is None:
                self._protocol.buffer_updated(size)
            else:
                self._protocol.data_received(data)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            name = 'buffer_updated()' if data is None else 'data_received()'
            self._fatal_error(exc, f'Fatal error: protocol.{name} call failed.')

    def _read_eof(self):
        try:
            keep_open = self._protocol.eof_received()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._fatal_error(exc, 'Fatal error: protocol.eof_received() call failed.')
            return
        if keep_open:
            self._loop._remove_reader(self._sock_fd)
        else:
            self.close()

    def write(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError('data argument must be a bytes-like object, not '
                            f'{type(data).__name__!r}')
        if self._eof:
            raise RuntimeError('Cannot call write() after write_eof()')
        if self._empty_waiter is not None:
            raise RuntimeError('unable to write; sendfile is in progress')
        if not data:
            return
        if self._conn_lost:
            self._conn_lost += 1
            return
        if not self._buffer:
            try:
                sent = self._sock.send(data)
            except (BlockingIOError, InterruptedError):
                sent = 0
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as exc:
                self._fatal_error(exc, 'Fatal write error on socket transport')
                return
            data = memoryview(data)[sent:]
            if not data:
                return
            self._loop._add_writer(self._sock_fd, self._write_ready)
        self._buffer.append(bytes(data))
        self._maybe_pause_protocol()

    def _write_ready(self):
        if self._conn_lost:
            return
        try:
            while self._buffer:
                data = self._buffer[0]
                sent = self._sock.send(data)
                if sent == len(data):
                    self._buffer.popleft()
                else:
                    self._buffer[0] = data[sent:]
        except (BlockingIOError, InterruptedError):
            pass
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._loop._remove_writer(self._sock_fd)
            self._buffer.clear()
            self._fatal_error(exc, 'Fatal write error on socket transport')
            return
        self._maybe_resume_protocol()
        if not self._buffer:
            self._loop._remove_writer(self._sock_fd)
            if self._closing:
                self._call_connection_lost(None)
            elif self._eof:
                self._sock.shutdown(socket.SHUT_WR)

    def write_eof(self):
        if self._closing or self._eof:
            return
        self._eof = True
        if not self._buffer:
            self._sock.shutdown(socket.SHUT_WR)

    def writelines(self, list_of_data):
        self.write(b''.join(list_of_data))

    def can_write_eof(self):
        return True


class _SelectorDatagramTransport(_SelectorTransport, transports.DatagramTransport):
    """A socket of datagrams."""

    def __init__(self, loop, sock, protocol, address=None, waiter=None, extra=None):
        super().__init__(loop, sock, protocol, extra)
        self._address = address
        loop.call_soon(self._protocol.connection_made, self)
        loop.call_soon(self._add_reader, self._sock_fd, self._read_ready)
        if waiter is not None:
            loop.call_soon(_set_result_unless_cancelled, waiter, None)

    def get_write_buffer_size(self):
        return sum(len(data) for data, _ in self._buffer)

    def _read_ready(self):
        if self._conn_lost:
            return
        try:
            data, address = self._sock.recvfrom(self.max_size)
        except (BlockingIOError, InterruptedError):
            pass
        except OSError as exc:
            self._protocol.error_received(exc)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._fatal_error(exc, 'Fatal read error on datagram transport')
        else:
            self._protocol.datagram_received(data, address)

    def sendto(self, data, addr=None):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f'data argument must be a bytes-like object, not {type(data).__name__!r}')
        if self._address:
            if addr not in (None, self._address):
                raise ValueError(f'Invalid address: must be None or {self._address}')
            addr = self._address
        if self._conn_lost and self._address:
            self._conn_lost += 1
            return
        if not self._buffer:
            try:
                self._send(data, addr)
                return
            except (BlockingIOError, InterruptedError):
                self._loop._add_writer(self._sock_fd, self._sendto_ready)
            except OSError as exc:
                self._protocol.error_received(exc)
                return
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as exc:
                self._fatal_error(exc, 'Fatal write error on datagram transport')
                return
        self._buffer.append((bytes(data), addr))
        self._maybe_pause_protocol()

    def _send(self, data, addr):
        if self._extra['peername']:
            self._sock.send(data)
        else:
            self._sock.sendto(data, addr)

    def _sendto_ready(self):
        while self._buffer:
            data, addr = self._buffer.popleft()
            try:
                self._send(data, addr)
            except (BlockingIOError, InterruptedError):
                self._buffer.appendleft((data, addr))
                break
            except OSError as exc:
                self._protocol.error_received(exc)
                return
        self._maybe_resume_protocol()
        if not self._buffer:
            self._loop._remove_writer(self._sock_fd)
            if self._closing:
                self._call_connection_lost(None)
