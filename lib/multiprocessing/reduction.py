"""Pickling for other processes."""
import copyreg
import io
import pickle

from . import context

__all__ = ['send_handle', 'recv_handle', 'ForkingPickler', 'register', 'dump']


class ForkingPickler(pickle.Pickler):
    """A pickler with reductions of its own."""

    _extra_reducers = {}

    def __init__(self, *args):
        super().__init__(*args)
        self.dispatch_table = {**copyreg.dispatch_table, **self._extra_reducers}

    @classmethod
    def register(cls, type, reduce):
        """Pickle objects of a type by `reduce`."""
        cls._extra_reducers[type] = reduce

    @classmethod
    def dumps(cls, obj, protocol=None):
        """A pickle of obj."""
        buffer = io.BytesIO()
        cls(buffer, protocol).dump(obj)
        return buffer.getvalue()

    loads = staticmethod(pickle.loads)


register = ForkingPickler.register


def dump(obj, file, protocol=None):
    """Write a pickle of obj to a file."""
    ForkingPickler(file, protocol).dump(obj)


def DupFd(fd):
    """A descriptor for the process that is being started; in it, `detach()` gives the number."""
    popen = context.get_spawning_popen()
    if popen is None:
        raise RuntimeError('descriptors should only be shared between processes through inheritance')
    return popen.DupFd(popen.duplicate_for_child(fd))


def send_handle(conn, handle, destination_pid):
    """Descriptors go to other processes only when these are started."""
    raise NotImplementedError('send_handle is not supported')


def recv_handle(conn):
    """Descriptors come from other processes only at the start."""
    raise NotImplementedError('recv_handle is not supported')
