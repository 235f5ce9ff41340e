"""What transports call: the interfaces of protocols."""

__all__ = ('BaseProtocol', 'Protocol', 'DatagramProtocol', 'SubprocessProtocol', 'BufferedProtocol')


class BaseProtocol:
    """What all protocols are told."""

    __slots__ = ()

    def connection_made(self, transport):
        """The transport is ready."""

    def connection_lost(self, exc):
        """The transport is closed; because of an exception, or None."""

    def pause_writing(self):
        """Too much waits to be written."""

    def resume_writing(self):
        """There is room again."""


class Protocol(BaseProtocol):
    """A protocol over a stream of bytes."""

    __slots__ = ()

    def data_received(self, data):
        """Bytes have arrived."""

    def eof_received(self):
        """The other end has ended; a true result keeps the transport open."""


class BufferedProtocol(BaseProtocol):
    """A protocol over a stream of bytes that has buffers of its own."""

    __slots__ = ()

    def get_buffer(self, sizehint):
        """A buffer to receive into."""

    def buffer_updated(self, nbytes):
        """So many bytes are in it now."""

    def eof_received(self):
        """The other end has ended; a true result keeps the transport open."""


class DatagramProtocol(BaseProtocol):
    """A protocol of datagrams."""

    __slots__ = ()

    def datagram_received(self, data, addr):
        """A datagram has arrived."""

    def error_received(self, exc):
        """A datagram was not delivered."""


class SubprocessProtocol(BaseProtocol):
    """A protocol of a process: there are none yet."""

    __slots__ = ()

    def pipe_data_received(self, fd, data):
        """The process has written bytes."""

    def pipe_connection_lost(self, fd, exc):
        """A pipe of the process is closed."""

    def process_exited(self):
        """The process has ended."""
