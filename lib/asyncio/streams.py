"""Connections as streams that are read and written by coroutines."""
import collections
import sys
import warnings
import weakref

from . import coroutines, events, exceptions, protocols
from .tasks import sleep

__all__ = ('StreamReader', 'StreamWriter', 'StreamReaderProtocol', 'open_connection', 'start_server',
           'open_unix_connection', 'start_unix_server')

_DEFAULT_LIMIT = 2 ** 16


async def open_connection(host=None, port=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """Connect to a host: (reader, writer)."""
    return await _open(limit, events.get_running_loop().create_connection, host, port, **kwds)


async def open_unix_connection(path=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """Connect to a path: (reader, writer)."""
    return await _open(limit, events.get_running_loop().create_unix_connection, path, **kwds)


async def _open(limit, connect, *args, **kwds):
    loop = events.get_running_loop()
    reader = StreamReader(limit=limit, loop=loop)
    protocol = StreamReaderProtocol(reader, loop=loop)
    transport, _ = await connect(lambda: protocol, *args, **kwds)
    return reader, StreamWriter(transport, protocol, reader, loop)


async def start_server(client_connected_cb, host=None, port=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """A server that calls client_connected_cb(reader, writer) for each connection."""
    loop = events.get_running_loop()
    return await loop.create_server(_protocol_factory(client_connected_cb, limit, loop), host, port, **kwds)


async def start_unix_server(client_connected_cb, path=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """As start_server(), on a path."""
    loop = events.get_running_loop()
    return await loop.create_unix_server(_protocol_factory(client_connected_cb, limit, loop), path, **kwds)


def _protocol_factory(client_connected_cb, limit, loop):
    def factory():
        return StreamReaderProtocol(StreamReader(limit=limit, loop=loop), client_connected_cb, loop=loop)
    return factory


class FlowControlMixin(protocols.Protocol):
    """Lets writers wait while too much is to be written."""

    def __init__(self, loop=None):
        self._loop = events.get_event_loop() if loop is None else loop
        self._paused = False
        self._drain_waiters = collections.deque()
        self._connection_lost = False

    def pause_writing(self):
        self._paused = True

    def resume_writing(self):
        self._paused = False
        for waiter in self._drain_waiters:
            if not waiter.done():
                waiter.set_result(None)

    def connection_lost(self, exc):
        self._connection_lost = True
        if not self._paused:
            return
        for waiter in self._drain_waiters:
            if not waiter.done():
                if exc is None:
                    waiter.set_result(None)
                else:
                    waiter.set_exception(exc)

    async def _drain_helper(self):
        if self._connection_lost:
            raise ConnectionResetError('Connection lost')
        if not self._paused:
            return
        waiter = self._loop.create_future()
        self._drain_waiters.append(waiter)
        try:
            await waiter
        finally:
            self._drain_waiters.remove(waiter)

    def _get_close_waiter(self, stream):
        raise NotImplementedError


class StreamReaderProtocol(FlowControlMixin, protocols.Protocol):
    """Feeds a reader with what arrives."""

    _source_traceback = None

    def __init__(self, stream_reader, client_connected_cb=None, loop=None):
        super().__init__(loop=loop)
        # A server's reader is held by the handler; when nobody holds it any more, what arrives is of no use.
        self._stream_reader_wr = None if stream_reader is None else weakref.ref(stream_reader)
        self._strong_reader = None if client_connected_cb is None else stream_reader
        self._reject_connection = False
        self._task = None
        self._transport = None
        self._client_connected_cb = client_connected_cb
        self._over_ssl = False
        self._closed = self._loop.create_future()
        # Its exception counts as seen.
        self._closed.add_done_callback(lambda closed: closed.cancelled() or closed.exception())

    @property
    def _stream_reader(self):
        return None if self._stream_reader_wr is None else self._stream_reader_wr()

    def connection_made(self, transport):
        if self._reject_connection:
            context = {'message': 'An open stream was garbage collected prior to establishing network connection; '
                                  'call "stream.close()" explicitly.'}
            self._loop.call_exception_handler(context)
            transport.abort()
            return
        self._transport = transport
        reader = self._stream_reader
        if reader is not None:
            reader.set_transport(transport)
        self._over_ssl = transport.get_extra_info('sslcontext') is not None
        if self._client_connected_cb is None:
            return
        writer = StreamWriter(transport, self, reader, self._loop)
        result = self._client_connected_cb(reader, writer)
        if coroutines.iscoroutine(result):
            self._task = self._loop.create_task(result)
            self._task.add_done_callback(lambda task: self._handler_done(task, transport))
        self._strong_reader = None

    def _handler_done(self, task, transport):
        if task.cancelled():
            transport.close()
            return
        exc = task.exception()
        if exc is not None:
            self._loop.call_exception_handler({'message': 'Unhandled exception in client_connected_cb',
                                               'exception': exc, 'transport': transport})
            transport.close()

    def connection_lost(self, exc):
        reader = self._stream_reader
        if reader is not None:
            if exc is None:
                reader.feed_eof()
            else:
                reader.set_exception(exc)
        if not self._closed.done():
            if exc is None:
                self._closed.set_result(None)
            else:
                self._closed.set_exception(exc)
        super().connection_lost(exc)
        self._stream_reader_wr = self._task = self._transport = None

    def data_received(self, data):
        reader = self._stream_reader
        if reader is not None:
            reader.feed_data(data)

    def eof_received(self):
        reader = self._stream_reader
        if reader is not None:
            reader.feed_eof()
        return not self._over_ssl

    def _get_close_waiter(self, stream):
        return self._closed


class StreamWriter:
    """The writing end of a connection."""

    def __init__(self, transport, protocol, reader, loop):
        self._transport = transport
        self._protocol = protocol
        self._reader = reader
        self._loop = loop
        self._complete_fut = loop.create_future()
        self._complete_fut.set_result(None)

    def __repr__(self):
        info = [type(self).__name__, f'transport={self._transport!r}']
        if self._reader is not None:
            info.append(f'reader={self._reader!r}')
        return f"<{' '.join(info)}>"

    @property
    def transport(self):
        """The transport."""
        return self._transport

    def write(self, data):
        """Write bytes; follow it by `await drain()`."""
        self._transport.write(data)

    def writelines(self, data):
        """Write several pieces."""
        self._transport.writelines(data)

    def write_eof(self):
        """End what is written."""
        return self._transport.write_eof()

    def can_write_eof(self):
        return self._transport.can_write_eof()

    def close(self):
        """Close the connection; follow it by `await wait_closed()`."""
        return self._transport.close()

    def is_closing(self):
        return self._transport.is_closing()

    async def wait_closed(self):
        """Wait until it is closed."""
        await self._protocol._get_close_waiter(self)

    def get_extra_info(self, name, default=None):
        """What the transport knows besides."""
        return self._transport.get_extra_info(name, default)

    async def drain(self):
        """Wait until it is a good time to write more."""
        if self._reader is not None:
            exc = self._reader.exception()
            if exc is not None:
                raise exc
        if self._transport.is_closing():
            # connection_lost() has its turn.
            await sleep(0)
        await self._protocol._drain_helper()

    async def start_tls(self, sslcontext, **options):
        """TLS from here on: not supported."""
        raise NotImplementedError('asyncio does not support TLS')

    def __del__(self, warnings=warnings):
        if not self._transport.is_closing():
            if self._loop.is_closed():
                warnings.warn('loop is closed', ResourceWarning)
            else:
                self.close()
                warnings.warn(f'unclosed {self!r}', ResourceWarning)


class StreamReader:
    """The reading end of a connection."""

    def __init__(self, limit=_DEFAULT_LIMIT, loop=None):
        if limit <= 0:
            raise ValueError('Limit cannot be <= 0')
        self._limit = limit
        self._loop = events.get_event_loop() if loop is None else loop
        self._buffer = bytearray()
        self._eof = False
        self._waiter = None
        self._exception = None
        self._transport = None
        self._paused = False

    def __repr__(self):
        info = ['StreamReader']
        if self._buffer:
            info.append(f'{len(self._buffer)} bytes')
        if self._eof:
            info.append('eof')
        if self._limit != _DEFAULT_LIMIT:
            info.append(f'limit={self._limit}')
        if self._waiter:
            info.append(f'waiter={self._waiter!r}')
        if self._exception:
            info.append(f'exception={self._exception!r}')
        if self._transport:
            info.append(f'transport={self._transport!r}')
        if self._paused:
            info.append('paused')
        return f"<{' '.join(info)}>"

    def exception(self):
        """What went wrong, or None."""
        return self._exception

    def set_exception(self, exc):
        """Something went wrong: whoever reads shall know."""
        self._exception = exc
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            waiter.set_exception(exc)

    def _wakeup_waiter(self):
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            waiter.set_result(None)

    def set_transport(self, transport):
        assert self._transport is None, 'Transport already set'
        self._transport = transport

    def _maybe_resume_transport(self):
        if self._paused and len(self._buffer) <= self._limit:
            self._paused = False
            self._transport.resume_reading()

    def feed_eof(self):
        """Nothing more will come."""
        self._eof = True
        self._wakeup_waiter()

    def at_eof(self):
        """Was all read that will ever come?"""
        return self._eof and not self._buffer

    def feed_data(self, data):
        """More has come."""
        assert not self._eof, 'feed_data after feed_eof'
        if not data:
            return
        self._buffer.extend(data)
        self._wakeup_waiter()
        if self._transport is not None and not self._paused and len(self._buffer) > 2 * self._limit:
            try:
                self._transport.pause_reading()
            except NotImplementedError:
                # It cannot be paused: then more is kept.
                self._transport = None
            else:
                self._paused = True

    async def _wait_for_data(self, func_name):
        if self._waiter is not None:
            raise RuntimeError(f'{func_name}() called while another coroutine is already waiting for incoming data')
        assert not self._eof, '_wait_for_data after EOF'
        # What is in the buffer is not enough: more must be let in.
        if self._paused:
            self._paused = False
            self._transport.resume_reading()
        self._waiter = self._loop.create_future()
        try:
            await self._waiter
        finally:
            self._waiter = None

    def _raise_exception(self):
        if self._exception is not None:
            raise self._exception

    def _take(self, count):
        """The first `count` bytes of the buffer, out of it."""
        data = bytes(memoryview(self._buffer)[:count])
        del self._buffer[:count]
        self._maybe_resume_transport()
        return data

    async def readline(self):
        """Read a line; what there is when there is no end of line any more."""
        try:
            return await self.readuntil(b'\n')
        except exceptions.IncompleteReadError as exc:
            return exc.partial
        except exceptions.LimitOverrunError as exc:
            if self._buffer.startswith(b'\n', exc.consumed):
                del self._buffer[:exc.consumed + 1]
            else:
                self._buffer.clear()
            self._maybe_resume_transport()
            raise ValueError(exc.args[0])

    async def readuntil(self, separator=b'\n'):
        """Read up to and with a separator, or the first of several (a tuple)."""
        separators = sorted(separator, key=len) if isinstance(separator, tuple) else [separator]
        if not separators:
            raise ValueError('Separator should contain at least one element')
        longest, shortest = len(separators[-1]), len(separators[0])
        if shortest == 0:
            raise ValueError('Separator should be at least one-byte string')
        self._raise_exception()
        looked = 0
        while True:
            if len(self._buffer) - looked >= shortest:
                found = self._first_separator(separators, looked)
                if found is not None:
                    break
                looked = max(0, len(self._buffer) + 1 - longest)
                if looked > self._limit:
                    raise exceptions.LimitOverrunError('Separator is not found, and chunk exceed the limit', looked)
            if self._eof:
                raise exceptions.IncompleteReadError(self._take(len(self._buffer)), None)
            await self._wait_for_data('readuntil')
            self._raise_exception()
        start, end = found
        if start > self._limit:
            raise exceptions.LimitOverrunError('Separator is found, but chunk is longer than limit', start)
        return self._take(end)

    def _first_separator(self, separators, start):
        """(start, end) of the separator that ends first, or None."""
        best = None
        for separator in separators:
            at = self._buffer.find(separator, start)
            if at >= 0 and (best is None or at + len(separator) < best[1]):
                best = (at, at + len(separator))
        return best

    async def read(self, n=-1):
        """Read at most n bytes; -1: all up to the end."""
        self._raise_exception()
        if n == 0:
            return b''
        if n < 0:
            parts = []
            while part := await self.read(self._limit):
                parts.append(part)
            return b''.join(parts)
        if not self._buffer and not self._eof:
            await self._wait_for_data('read')
            self._raise_exception()
        return self._take(n)

    async def readexactly(self, n):
        """Read n bytes; IncompleteReadError when there are not so many."""
        if n < 0:
            raise ValueError('readexactly size can not be less than zero')
        self._raise_exception()
        while len(self._buffer) < n:
            if self._eof:
                raise exceptions.IncompleteReadError(self._take(len(self._buffer)), n)
            await self._wait_for_data('readexactly')
            self._raise_exception()
        return self._take(n) if n else b''

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if line == b'':
            raise StopAsyncIteration
        return line
