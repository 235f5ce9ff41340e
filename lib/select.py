"""Waiting for several descriptors."""
import _socket

__all__ = ['select', 'poll', 'error', 'POLLIN', 'POLLPRI', 'POLLOUT', 'POLLERR', 'POLLHUP', 'POLLNVAL',
           'POLLRDNORM', 'POLLRDBAND', 'POLLWRNORM', 'POLLWRBAND', 'POLLMSG', 'POLLRDHUP', 'PIPE_BUF']

error = OSError
POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLNVAL = 1, 2, 4, 8, 16, 32
POLLRDNORM, POLLRDBAND, POLLWRNORM, POLLWRBAND, POLLMSG, POLLRDHUP = 64, 128, 256, 512, 1024, 8192
PIPE_BUF = 4096

_FD_SETSIZE = 1024


def _fileno(obj):
    """The descriptor of a file, socket or number."""
    if isinstance(obj, int):
        fd = int(obj)
    else:
        try:
            method = obj.fileno
        except AttributeError:
            raise TypeError('argument must be an int, or have a fileno() method.') from None
        fd = method()
        if not isinstance(fd, int):
            raise TypeError('fileno() returned a non-integer')
    if fd < 0:
        raise ValueError(f'file descriptor cannot be a negative integer ({fd})')
    return fd


def _checked_fileno(obj):
    fd = _fileno(obj)
    if fd >= _FD_SETSIZE:
        raise ValueError('filedescriptor out of range in select()')
    return fd


def select(rlist, wlist, xlist, timeout=None, /):
    """Those of three lists that can be read, that can be written, and that are in an exceptional state."""
    if timeout is None:
        seconds = -1.0
    else:
        if not hasattr(timeout, '__float__') and not hasattr(timeout, '__index__'):
            raise TypeError('timeout must be a float or None')
        seconds = float(timeout)
        if seconds < 0:
            raise ValueError('timeout must be non-negative')
    try:
        # Lists as they are: fileno() may change them.
        lists = [objects if isinstance(objects, (list, tuple)) else list(objects)
                 for objects in (rlist, wlist, xlist)]
    except TypeError:
        raise TypeError('arguments 1-3 must be sequences') from None
    wanted = {}
    lists = [[(_checked_fileno(obj), obj) for obj in objects] for objects in lists]
    for objects, events in zip(lists, (POLLIN, POLLOUT, POLLPRI)):
        for fd, _ in objects:
            wanted[fd] = wanted.get(fd, 0) | events
    ready = dict(_poll(wanted.items(), seconds))
    if any(events & POLLNVAL for events in ready.values()):
        raise OSError(9, 'Bad file descriptor')
    readable, writable, exceptional = POLLIN | POLLHUP | POLLERR, POLLOUT | POLLERR, POLLPRI
    return tuple([obj for fd, obj in objects if ready.get(fd, 0) & events]
                 for objects, events in zip(lists, (readable, writable, exceptional)))


def _poll(wanted, seconds):
    """[(descriptor, events)] of those that are ready; seconds -1: however long it takes."""
    wanted = list(wanted)
    if wanted:
        return _socket._poll(wanted, seconds)
    import time
    if seconds >= 0:
        time.sleep(seconds)
        return []
    while True:
        time.sleep(3600)


def poll():
    """An object that waits for several descriptors."""
    poller = object.__new__(_Poll)
    poller._wanted = {}
    return poller


class _Poll:
    """Descriptors that are waited for together."""

    def __new__(cls):
        raise TypeError("cannot create 'select.poll' instances")

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /):
        """Wait for a descriptor too."""
        self._wanted[_fileno(fd)] = eventmask

    def modify(self, fd, eventmask, /):
        """Wait for other events of a descriptor."""
        fd = _fileno(fd)
        if fd not in self._wanted:
            raise FileNotFoundError(2, 'No such file or directory')
        self._wanted[fd] = eventmask

    def unregister(self, fd, /):
        """Wait no more for a descriptor."""
        del self._wanted[_fileno(fd)]

    def poll(self, timeout=None, /):
        """[(descriptor, events)] of those that are ready; the timeout is in milliseconds."""
        seconds = -1.0 if timeout is None or timeout < 0 else timeout / 1000
        return _poll(self._wanted.items(), seconds)


_Poll.__name__ = _Poll.__qualname__ = 'poll'
