"""threading.local in Python: attributes that each thread has for itself."""
from contextlib import contextmanager
from threading import RLock, current_thread
from weakref import ref

__all__ = ['local']


class _Store:
    """The dicts of one local, by the id of the thread; each goes with its thread."""

    def __init__(self):
        self.dicts = {}

    def get(self):
        """This thread's dict. KeyError when it has none."""
        return self.dicts[id(current_thread())][1]

    def create(self):
        """Make this thread's dict."""
        thread, ident = current_thread(), id(current_thread())
        dicts = self.dicts
        own = {}
        dicts[ident] = ref(thread, lambda _: dicts.pop(ident, None)), own
        return own


@contextmanager
def _own_namespace(self):
    store = object.__getattribute__(self, '_local__store')
    try:
        own = store.get()
    except KeyError:
        own = store.create()
        args, kwargs = object.__getattribute__(self, '_local__args')
        object.__setattr__(self, '__dict__', own)
        self.__init__(*args, **kwargs)
    with object.__getattribute__(self, '_local__lock'):
        object.__setattr__(self, '__dict__', own)
        yield


def _refuse_namespace(self, name):
    if name == '__dict__':
        raise AttributeError(f"{type(self).__name__!r} object attribute '__dict__' is read-only")


class local:
    """An object whose attributes each thread has for itself.

    The arguments go to __init__ of a subclass, once in each thread.
    """

    __slots__ = '_local__store', '_local__args', '_local__lock', '__dict__'

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError('Initialization arguments are not supported')
        self = object.__new__(cls)
        object.__setattr__(self, '_local__store', _Store())
        object.__setattr__(self, '_local__args', (args, kwargs))
        object.__setattr__(self, '_local__lock', RLock())
        object.__getattribute__(self, '_local__store').create()
        return self

    def __getattribute__(self, name):
        with _own_namespace(self):
            return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        _refuse_namespace(self, name)
        with _own_namespace(self):
            object.__setattr__(self, name, value)

    def __delattr__(self, name):
        _refuse_namespace(self, name)
        with _own_namespace(self):
            object.__delattr__(self, name)
