"""What protocols speak to: the interfaces of transports."""

__all__ = ('BaseTransport', 'ReadTransport', 'WriteTransport', 'Transport', 'DatagramTransport',
           'SubprocessTransport')


class BaseTransport:
    """What all transports can do."""

    __slots__ = ('_extra',)

    def __init__(self, extra=None):
        self._extra = {} if extra is None else extra

    def get_extra_info(self, name, default=None):
        """What is known besides: 'socket', 'sockname', 'peername'."""
        return self._extra.get(name, default)

    def is_closing(self):
        """Is it closed, or about to be?"""
        raise NotImplementedError

    def close(self):
        """Close it, once what was written has gone; connection_lost(None) follows."""
        raise NotImplementedError

    def set_protocol(self, protocol):
        """Have another protocol called."""
        raise NotImplementedError

    def get_protocol(self):
        """The protocol that is called."""
        raise NotImplementedError


class ReadTransport(BaseTransport):
    """A transport that gives data."""

    __slots__ = ()

    def is_reading(self):
        """Is it receiving?"""
        raise NotImplementedError

    def pause_reading(self):
        """Receive nothing until resume_reading()."""
        raise NotImplementedError

    def resume_reading(self):
        """Receive again."""
        raise NotImplementedError


class WriteTransport(BaseTransport):
    """A transport that takes data."""

    __slots__ = ()

    def set_write_buffer_limits(self, high=None, low=None):
        """Call pause_writing() above so many bytes that wait, resume_writing() below so many."""
        raise NotImplementedError

    def get_write_buffer_size(self):
        """How many bytes wait."""
        raise NotImplementedError

    def get_write_buffer_limits(self):
        """(low, high) of set_write_buffer_limits()."""
        raise NotImplementedError

    def write(self, data):
        """Write bytes; does not wait."""
        raise NotImplementedError

    def writelines(self, list_of_data):
        """Write all of several pieces."""
        self.write(b''.join(list_of_data))

    def write_eof(self):
        """End what is written, once it has gone."""
        raise NotImplementedError

    def can_write_eof(self):
        """Is there write_eof()?"""
        raise NotImplementedError

    def abort(self):
        """Close it at once; what waits is lost."""
        raise NotImplementedError


class Transport(ReadTransport, WriteTransport):
    """A transport of a stream of bytes, both ways."""

    __slots__ = ()


class DatagramTransport(BaseTransport):
    """A transport of datagrams."""

    __slots__ = ()

    def sendto(self, data, addr=None):
        """Send a datagram, to the peer unless told otherwise."""
        raise NotImplementedError

    def abort(self):
        """Close it at once; what waits is lost."""
        raise NotImplementedError


class SubprocessTransport(BaseTransport):
    """A transport of a process: there are none yet."""

    __slots__ = ()


class _FlowControlMixin(Transport):
    """Keeps the protocol from writing when too much waits."""

    __slots__ = ('_loop', '_protocol_paused', '_high_water', '_low_water')

    def __init__(self, extra=None, loop=None):
        super().__init__(extra)
        self._loop = loop
        self._protocol_paused = False
        self._set_write_buffer_limits()

    def _tell_protocol(self, name):
        try:
            getattr(self._protocol, name)()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._loop.call_exception_handler({'message': f'protocol.{name}() failed', 'exception': exc,
                                               'transport': self, 'protocol': self._protocol})

    def _maybe_pause_protocol(self):
        if not self._protocol_paused and self.get_write_buffer_size() > self._high_water:
            self._protocol_paused = True
            self._tell_protocol('pause_writing')

    def _maybe_resume_protocol(self):
        if self._protocol_paused and self.get_write_buffer_size() <= self._low_water:
            self._protocol_paused = False
            self._tell_protocol('resume_writing')

    def get_write_buffer_limits(self):
        return self._low_water, self._high_water

    def _set_write_buffer_limits(self, high=None, low=None):
        if high is None:
            high = 64 * 1024 if low is None else 4 * low
        if low is None:
            low = high // 4
        if not high >= low >= 0:
            raise ValueError(f'high ({high!r}) must be >= low ({low!r}) must be >= 0')
        self._high_water = high
        self._low_water = low

    def set_write_buffer_limits(self, high=None, low=None):
        self._set_write_buffer_limits(high=high, low=low)
        self._maybe_pause_protocol()
