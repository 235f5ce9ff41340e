"""A process that keeps objects for others, which use them by way of proxies.

The server has a thread for each connection, and a connection serves one thread of one client. A request is (id of the object, method, args, kwargs), an answer is
(kind, value). The server keeps an object as long as a proxy refers to it.
"""
import queue
import signal
import sys
import threading
import types
from traceback import format_exc

from . import get_context, process, util
from .connection import Client, Listener, answer_challenge, deliver_challenge
from .context import AuthenticationError, ProcessError, get_spawning_popen
from .reduction import ForkingPickler

__all__ = ['BaseManager', 'SyncManager', 'BaseProxy', 'Token']


class Token:
    """Which object of which server."""

    __slots__ = ('typeid', 'address', 'id')

    def __init__(self, typeid, address, id):
        self.typeid, self.address, self.id = typeid, address, id

    def __getstate__(self):
        return self.typeid, self.address, self.id

    def __setstate__(self, state):
        self.typeid, self.address, self.id = state

    def __repr__(self):
        return f'{type(self).__name__}(typeid={self.typeid!r}, address={self.address!r}, id={self.id!r})'


class RemoteError(Exception):
    """What went wrong in the server, as a text."""

    def __str__(self):
        line = '-' * 75
        return f'\n{line}\n{self.args[0]}{line}'


def _request(connection, id, name, args=(), kwds={}):
    """Have the server itself do something: the result."""
    connection.send((id, name, args, kwds))
    kind, result = connection.recv()
    if kind == '#RETURN':
        return result
    raise _exception(kind, result)


def _exception(kind, result):
    if kind == '#ERROR':
        return result
    if kind in ('#TRACEBACK', '#UNSERIALIZABLE'):
        if not isinstance(result, str):
            raise TypeError(f'Result {result!r} (kind {kind!r}) type is {type(result)}, not str')
        return RemoteError(f'Unserializable message: {result}\n' if kind == '#UNSERIALIZABLE' else result)
    return ValueError(f'Unrecognized message type {kind!r}')


def public_methods(obj):
    """The names of an object's methods that do not begin with an underscore."""
    return [name for name in dir(obj) if name[0] != '_' and callable(getattr(obj, name))]


# ---- the server ----

class _Entry:
    """An object of the server, what may be called, and how many refer to it."""

    def __init__(self, obj, exposed, method_to_typeid):
        self.obj, self.exposed, self.method_to_typeid = obj, exposed, method_to_typeid
        self.references = 0


class Server:
    """Keeps the objects."""

    public = ['shutdown', 'create', 'accept_connection', 'get_methods', 'debug_info', 'number_of_objects', 'dummy',
              'incref', 'decref']

    def __init__(self, registry, address, authkey, serializer='pickle'):
        if not isinstance(authkey, bytes):
            raise TypeError(f'Authkey {authkey!r} is type {type(authkey)!s}, not bytes')
        self.registry = registry
        self.authkey = process.AuthenticationString(authkey)
        self.listener = Listener(address=address, backlog=128)
        self.address = self.listener.address
        self._entries = {'0': _Entry(None, frozenset(), {})}
        self._mutex = threading.Lock()
        self.stop_event = threading.Event()

    def serve_forever(self):
        """Answer requests until shutdown."""
        process.current_process()._manager_server = self
        threading.Thread(target=self._accept_clients, daemon=True).start()
        try:
            while not self.stop_event.is_set():
                self.stop_event.wait(1)
        except (KeyboardInterrupt, SystemExit):
            pass
        finally:
            util.debug('manager is about to end')
            sys.exit(0)

    def _accept_clients(self):
        while True:
            try:
                connection = self.listener.accept()
            except OSError:
                continue
            threading.Thread(target=self._handle, args=(connection,), daemon=True).start()

    def _handle(self, connection):
        """The first request of a connection is for the server itself."""
        try:
            deliver_challenge(connection, self.authkey)
            answer_challenge(connection, self.authkey)
        except (OSError, AuthenticationError, EOFError):
            connection.close()
            return
        try:
            id, name, args, kwds = connection.recv()
            if name not in self.public:
                raise ValueError(f'{name!r} unrecognized')
            answer = '#RETURN', getattr(self, name)(connection, *args, **kwds)
        except EOFError:
            connection.close()
            return
        except Exception:
            answer = '#TRACEBACK', format_exc()
        try:
            connection.send(answer)
        except Exception:
            try:
                connection.send(('#TRACEBACK', format_exc()))
            except Exception:
                pass
        if name == 'accept_connection':
            self._serve_client(connection)
        connection.close()

    def _serve_client(self, connection):
        """Answer the requests of a client's thread."""
        while not self.stop_event.is_set():
            try:
                request = connection.recv()
            except (EOFError, OSError):
                return
            answer = self._answer(request)
            try:
                connection.send(answer)
            except Exception:
                try:
                    connection.send(('#UNSERIALIZABLE', format_exc()))
                except Exception:
                    return

    def _answer(self, request):
        id, name, args, kwds = request
        try:
            entry = self._entries[id]
            if name not in entry.exposed:
                text = f'method {name!r} of {type(entry.obj)!r} object is not in exposed={entry.exposed!r}'
                if name in _FALLBACKS:
                    return '#RETURN', _FALLBACKS[name](entry.obj)
                raise AttributeError(text)
            function = getattr(entry.obj, name)
        except Exception:
            return '#TRACEBACK', format_exc()
        try:
            result = function(*args, **kwds)
        except Exception as exc:
            return '#ERROR', exc
        typeid = entry.method_to_typeid.get(name)
        if not typeid:
            return '#RETURN', result
        try:
            new_id, exposed = self.create(None, typeid, result)
            return '#PROXY', (exposed, Token(typeid, self.address, new_id))
        except Exception:
            return '#TRACEBACK', format_exc()

    # What clients ask of the server itself.

    def create(self, connection, typeid, /, *args, **kwds):
        """A new object: its id, and the names of its methods."""
        callable, exposed, method_to_typeid, _ = self.registry[typeid]
        if callable is not None:
            obj = callable(*args, **kwds)
        elif kwds or len(args) != 1:
            raise ValueError('Without callable, must have one non-keyword argument')
        else:
            obj = args[0]
        if exposed is None:
            exposed = public_methods(obj)
        key = f'{id(obj):x}'
        with self._mutex:
            entry = self._entries.setdefault(key, _Entry(obj, frozenset(exposed), dict(method_to_typeid or {})))
            # Until the proxy has its own.
            entry.references += 1
        return key, tuple(exposed)

    def get_methods(self, connection, token):
        """The names of an object's methods."""
        return tuple(self._entries[token.id].exposed)

    def accept_connection(self, connection, name):
        """The connection is for calls from now on."""
        threading.current_thread().name = name

    def incref(self, connection, id):
        """One more proxy refers to an object."""
        with self._mutex:
            self._entries[id].references += 1

    def decref(self, connection, id):
        """One proxy less refers to an object."""
        with self._mutex:
            entry = self._entries[id]
            entry.references -= 1
            if entry.references == 0:
                del self._entries[id]

    def number_of_objects(self, connection):
        """How many objects there are."""
        return len(self._entries) - 1

    def debug_info(self, connection):
        """The objects, as a text."""
        with self._mutex:
            return '\n'.join(f'  {id}:       refcount={entry.references}\n    {str(entry.obj)[:75]}'
                             for id, entry in sorted(self._entries.items()) if id != '0')

    def dummy(self, connection):
        """The server is there."""

    def shutdown(self, connection):
        """End the server."""
        try:
            connection.send(('#RETURN', None))
        finally:
            self.stop_event.set()


_FALLBACKS = {'__str__': str, '__repr__': repr, '#GETVALUE': lambda obj: obj}


# ---- the manager ----

class State:
    """What has become of a manager."""

    __slots__ = ('value',)
    INITIAL, STARTED, SHUTDOWN = range(3)


def _ignore_interrupts():
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class BaseManager:
    """Starts a server, or uses one, and makes objects in it."""

    _registry = {}
    _Server = Server

    def __init__(self, address=None, authkey=None, serializer='pickle', ctx=None, *, shutdown_timeout=1.0):
        if authkey is None:
            authkey = process.current_process().authkey
        self._address = address
        self._authkey = process.AuthenticationString(authkey)
        self._state = State()
        self._state.value = State.INITIAL
        self._serializer = serializer
        self._ctx = ctx or get_context()
        self._shutdown_timeout = shutdown_timeout

    def get_server(self):
        """A server for this process; call its serve_forever()."""
        self._check_initial()
        return Server(self._registry, self._address, self._authkey, self._serializer)

    def connect(self):
        """Use a server that runs already."""
        with Client(self._address, authkey=self._authkey) as connection:
            _request(connection, None, 'dummy')
        self._state.value = State.STARTED

    def _check_initial(self):
        if self._state.value == State.STARTED:
            raise ProcessError('Already started server')
        if self._state.value == State.SHUTDOWN:
            raise ProcessError('Manager has shut down')

    def start(self, initializer=None, initargs=()):
        """Start a server in a process of its own."""
        self._check_initial()
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        reader, writer = self._ctx.Pipe(duplex=False)
        self._process = self._ctx.Process(
            target=type(self)._run_server,
            args=(self._registry, self._address, self._authkey, self._serializer, writer, initializer, initargs))
        number = ':'.join(str(part) for part in self._process._identity)
        self._process.name = f'{type(self).__name__}-{number}'
        self._process.start()
        writer.close()
        self._address = reader.recv()
        reader.close()
        self._state.value = State.STARTED
        self.shutdown = util.Finalize(
            self, type(self)._finalize_manager,
            args=(self._process, self._address, self._authkey, self._state, self._shutdown_timeout), exitpriority=0)

    @classmethod
    def _run_server(cls, registry, address, authkey, serializer, writer, initializer=None, initargs=()):
        """What the server's process does."""
        _ignore_interrupts()
        if initializer is not None:
            initializer(*initargs)
        server = cls._Server(registry, address, authkey, serializer)
        writer.send(server.address)
        writer.close()
        server.serve_forever()

    def _create(self, typeid, /, *args, **kwds):
        assert self._state.value == State.STARTED, 'server not yet started'
        with Client(self._address, authkey=self._authkey) as connection:
            id, exposed = _request(connection, None, 'create', (typeid, *args), kwds)
        return Token(typeid, self._address, id), exposed

    def join(self, timeout=None):
        """Wait until the server's process has ended."""
        if self._process is not None:
            self._process.join(timeout)
            if not self._process.is_alive():
                self._process = None

    def _debug_info(self):
        with Client(self._address, authkey=self._authkey) as connection:
            return _request(connection, None, 'debug_info')

    def _number_of_objects(self):
        with Client(self._address, authkey=self._authkey) as connection:
            return _request(connection, None, 'number_of_objects')

    def __enter__(self):
        if self._state.value == State.INITIAL:
            self.start()
        if self._state.value != State.STARTED:
            if self._state.value == State.INITIAL:
                raise ProcessError('Unable to start server')
            raise ProcessError('Manager has shut down')
        return self

    def __exit__(self, *args):
        self.shutdown()

    @staticmethod
    def _finalize_manager(process, address, authkey, state, shutdown_timeout):
        if process.is_alive():
            try:
                with Client(address, authkey=authkey) as connection:
                    _request(connection, None, 'shutdown')
            except Exception:
                pass
            process.join(timeout=shutdown_timeout)
            if process.is_alive():
                process.terminate()
                process.join(timeout=shutdown_timeout)
        state.value = State.SHUTDOWN
        BaseProxy._connections.pop(address, None)

    @property
    def address(self):
        """Where the server is."""
        return self._address

    @classmethod
    def register(cls, typeid, callable=None, proxytype=None, exposed=None, method_to_typeid=None, create_method=True):
        """Give the manager a method `typeid` that makes an object by `callable`, and gives a proxy of it."""
        if '_registry' not in cls.__dict__:
            cls._registry = cls._registry.copy()
        if proxytype is None:
            proxytype = AutoProxy
        exposed = exposed or getattr(proxytype, '_exposed_', None)
        method_to_typeid = method_to_typeid or getattr(proxytype, '_method_to_typeid_', None)
        cls._registry[typeid] = callable, exposed, method_to_typeid, proxytype
        if not create_method:
            return

        def create(self, /, *args, **kwds):
            token, exposed = self._create(typeid, *args, **kwds)
            proxy = proxytype(token, self._serializer, manager=self, authkey=self._authkey, exposed=exposed)
            # The object was kept until now.
            with Client(token.address, authkey=self._authkey) as connection:
                _request(connection, None, 'decref', (token.id,))
            return proxy

        create.__name__ = typeid
        setattr(cls, typeid, create)


# ---- proxies ----

class _Connections(threading.local):
    """The connection of each thread to a server."""

    connection = None


class BaseProxy:
    """Stands for an object of a server."""

    # By the server's address.
    _connections = {}

    def __init__(self, token, serializer, manager=None, authkey=None, exposed=None, incref=True, manager_owned=False):
        self._token = token
        self._id = token.id
        self._manager = manager
        self._serializer = serializer
        self._owned_by_manager = manager_owned
        if authkey is not None:
            self._authkey = process.AuthenticationString(authkey)
        elif manager is not None:
            self._authkey = manager._authkey
        else:
            self._authkey = process.current_process().authkey
        self._tls = self._connections.setdefault(token.address, _Connections())
        if incref:
            self._incref()

    def _connect(self):
        name = process.current_process().name
        if threading.current_thread().name != 'MainThread':
            name += '|' + threading.current_thread().name
        connection = Client(self._token.address, authkey=self._authkey)
        _request(connection, None, 'accept_connection', (name,))
        self._tls.connection = connection

    def _callmethod(self, methodname, args=(), kwds={}):
        """Call a method of the object: its result, or a proxy of it."""
        if self._tls.connection is None:
            self._connect()
        connection = self._tls.connection
        connection.send((self._id, methodname, args, kwds))
        kind, result = connection.recv()
        if kind == '#RETURN':
            return result
        if kind == '#PROXY':
            exposed, token = result
            proxytype = self._manager._registry[token.typeid][-1]
            proxy = proxytype(token, self._serializer, manager=self._manager, authkey=self._authkey, exposed=exposed)
            with Client(token.address, authkey=self._authkey) as connection:
                _request(connection, None, 'decref', (token.id,))
            return proxy
        raise _exception(kind, result)

    def _getvalue(self):
        """A copy of the object."""
        return self._callmethod('#GETVALUE')

    def _incref(self):
        if self._owned_by_manager:
            return
        with Client(self._token.address, authkey=self._authkey) as connection:
            _request(connection, None, 'incref', (self._id,))
        self._close = util.Finalize(self, BaseProxy._decref, args=(self._token, self._authkey, self._manager and self._manager._state),
                                    exitpriority=10)

    @staticmethod
    def _decref(token, authkey, state):
        if state is not None and state.value != State.STARTED:
            return
        try:
            with Client(token.address, authkey=authkey) as connection:
                _request(connection, None, 'decref', (token.id,))
        except Exception as exc:
            util.debug('... decref failed %s', exc)

    def __reduce__(self):
        kwds = {}
        if get_spawning_popen() is not None:
            kwds['authkey'] = self._authkey
        if getattr(self, '_isauto', False):
            kwds['exposed'] = self._exposed_
            return RebuildProxy, (AutoProxy, self._token, self._serializer, kwds)
        return RebuildProxy, (type(self), self._token, self._serializer, kwds)

    def __deepcopy__(self, memo):
        return self._getvalue()

    def __repr__(self):
        return f'<{type(self).__name__} object, typeid {self._token.typeid!r} at {id(self):#x}>'

    def __str__(self):
        try:
            return self._callmethod('__repr__')
        except Exception:
            return repr(self)[:-1] + "; '__str__()' failed>"


def RebuildProxy(func, token, serializer, kwds):
    """A proxy out of its pickle; in the server itself it gives the object."""
    server = getattr(process.current_process(), '_manager_server', None)
    if server is not None and server.address == token.address:
        kwds['manager_owned'] = True
        entry = server._entries.get(token.id)
        if entry is not None:
            return entry.obj
    incref = kwds.pop('incref', True) and not getattr(process.current_process(), '_inheriting', False)
    return func(token, serializer, incref=incref, **kwds)


def MakeProxyType(name, exposed, _cache={}):
    """A class of proxies with these methods."""
    exposed = tuple(exposed)
    try:
        return _cache[name, exposed]
    except KeyError:
        pass
    methods = {method: _forward(method) for method in exposed}
    proxytype = _cache[name, exposed] = type(name, (BaseProxy,), methods)
    proxytype._exposed_ = exposed
    return proxytype


def _forward(name):
    def method(self, /, *args, **kwds):
        return self._callmethod(name, args, kwds)
    method.__name__ = name
    return method


def AutoProxy(token, serializer, manager=None, authkey=None, exposed=None, incref=True, manager_owned=False):
    """A proxy with the methods that the object has."""
    if exposed is None:
        with Client(token.address, authkey=authkey or process.current_process().authkey) as connection:
            exposed = _request(connection, None, 'get_methods', (token,))
    if authkey is None and manager is not None:
        authkey = manager._authkey
    if authkey is None:
        authkey = process.current_process().authkey
    proxytype = MakeProxyType(f'AutoProxy[{token.typeid}]', exposed)
    proxy = proxytype(token, serializer, manager=manager, authkey=authkey, incref=incref, manager_owned=manager_owned)
    proxy._isauto = True
    return proxy


# ---- what managers keep ----

class Namespace:
    """Attributes."""

    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        shown = sorted(f'{name}={value!r}' for name, value in self.__dict__.items() if not name.startswith('_'))
        return f"{type(self).__name__}({', '.join(shown)})"


class Value:
    """A value."""

    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self._value = value

    def get(self):
        return self._value

    def set(self, value):
        self._value = value

    def __repr__(self):
        return f'{type(self).__name__}({self._typecode!r}, {self._value!r})'

    value = property(get, set)


def Array(typecode, sequence, lock=True):
    """An array.array."""
    import array
    return array.array(typecode, sequence)


class IteratorProxy(BaseProxy):
    """A proxy of an iterator."""

    _exposed_ = ('__next__', 'send', 'throw', 'close')
    __next__, send, throw, close = map(_forward, _exposed_)

    def __iter__(self):
        return self


class AcquirerProxy(BaseProxy):
    """A proxy of a lock or semaphore."""

    _exposed_ = ('acquire', 'release')
    release = _forward('release')

    def acquire(self, blocking=True, timeout=None):
        args = (blocking,) if timeout is None else (blocking, timeout)
        return self._callmethod('acquire', args)

    def __enter__(self):
        return self._callmethod('acquire')

    def __exit__(self, *args):
        return self._callmethod('release')


class ConditionProxy(AcquirerProxy):
    """A proxy of a condition variable."""

    _exposed_ = ('acquire', 'release', 'wait', 'notify', 'notify_all')
    wait, notify, notify_all = map(_forward, _exposed_[2:])

    def wait_for(self, predicate, timeout=None):
        """Wait until predicate(), called in this process, is true."""
        import time
        deadline = None if timeout is None else time.monotonic() + timeout
        while not (result := predicate()):
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
        return result


class EventProxy(BaseProxy):
    """A proxy of an event."""

    _exposed_ = ('is_set', 'set', 'clear', 'wait')
    is_set, set, clear, wait = map(_forward, _exposed_)


class BarrierProxy(BaseProxy):
    """A proxy of a barrier."""

    _exposed_ = ('__getattribute__', 'wait', 'abort', 'reset')
    wait, abort, reset = map(_forward, _exposed_[1:])

    @property
    def parties(self):
        return self._callmethod('__getattribute__', ('parties',))

    @property
    def n_waiting(self):
        return self._callmethod('__getattribute__', ('n_waiting',))

    @property
    def broken(self):
        return self._callmethod('__getattribute__', ('broken',))


class NamespaceProxy(BaseProxy):
    """A proxy of a namespace, whose attributes are those that do not begin with an underscore."""

    _exposed_ = ('__getattribute__', '__setattr__', '__delattr__')

    def __getattr__(self, key):
        if key[0] == '_':
            return object.__getattribute__(self, key)
        return object.__getattribute__(self, '_callmethod')('__getattribute__', (key,))

    def __setattr__(self, key, value):
        if key[0] == '_':
            return object.__setattr__(self, key, value)
        return object.__getattribute__(self, '_callmethod')('__setattr__', (key, value))

    def __delattr__(self, key):
        if key[0] == '_':
            return object.__delattr__(self, key)
        return object.__getattribute__(self, '_callmethod')('__delattr__', (key,))


class ValueProxy(BaseProxy):
    """A proxy of a value."""

    _exposed_ = ('get', 'set')
    get = _forward('get')

    def set(self, value):
        return self._callmethod('set', (value,))

    value = property(get, set)
    __class_getitem__ = classmethod(types.GenericAlias)


_BaseListProxy = MakeProxyType('BaseListProxy', (
    '__add__', '__contains__', '__delitem__', '__getitem__', '__imul__', '__len__', '__mul__', '__reversed__',
    '__rmul__', '__setitem__', 'append', 'count', 'extend', 'index', 'insert', 'pop', 'remove', 'reverse', 'sort'))


class ListProxy(_BaseListProxy):
    """A proxy of a list."""

    def __iadd__(self, value):
        self._callmethod('extend', (value,))
        return self

    def __imul__(self, value):
        self._callmethod('__imul__', (value,))
        return self

    __class_getitem__ = classmethod(types.GenericAlias)


_BaseDictProxy = MakeProxyType('DictProxy', (
    '__contains__', '__delitem__', '__getitem__', '__ior__', '__iter__', '__len__', '__or__', '__reversed__',
    '__ror__', '__setitem__', 'clear', 'copy', 'fromkeys', 'get', 'items', 'keys', 'pop', 'popitem', 'setdefault',
    'update', 'values'))
_BaseDictProxy._method_to_typeid_ = {'__iter__': 'Iterator'}


class DictProxy(_BaseDictProxy):
    """A proxy of a dict."""

    def __ior__(self, value):
        self._callmethod('__ior__', (value,))
        return self

    __class_getitem__ = classmethod(types.GenericAlias)


ArrayProxy = MakeProxyType('ArrayProxy', ('__len__', '__getitem__', '__setitem__'))

_BasePoolProxy = MakeProxyType('PoolProxy', (
    'apply', 'apply_async', 'close', 'imap', 'imap_unordered', 'join', 'map', 'map_async', 'starmap', 'starmap_async',
    'terminate'))
_BasePoolProxy._method_to_typeid_ = {'apply_async': 'AsyncResult', 'map_async': 'AsyncResult',
                                     'starmap_async': 'AsyncResult', 'imap': 'Iterator', 'imap_unordered': 'Iterator'}


class PoolProxy(_BasePoolProxy):
    """A proxy of a pool."""

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.terminate()


class SyncManager(BaseManager):
    """A manager of lists, dicts, queues, locks …"""


def _make_pool(*args, **kwds):
    from .pool import Pool
    return Pool(*args, **kwds)


for _typeid, _callable, _proxytype in (
        ('Queue', queue.Queue, None), ('JoinableQueue', queue.Queue, None), ('Event', threading.Event, EventProxy),
        ('Lock', threading.Lock, AcquirerProxy), ('RLock', threading.RLock, AcquirerProxy),
        ('Semaphore', threading.Semaphore, AcquirerProxy),
        ('BoundedSemaphore', threading.BoundedSemaphore, AcquirerProxy),
        ('Condition', threading.Condition, ConditionProxy), ('Barrier', threading.Barrier, BarrierProxy),
        ('Pool', _make_pool, PoolProxy), ('list', list, ListProxy), ('dict', dict, DictProxy),
        ('Value', Value, ValueProxy), ('Array', Array, ArrayProxy), ('Namespace', Namespace, NamespaceProxy)):
    SyncManager.register(_typeid, _callable, _proxytype)
SyncManager.register('Iterator', proxytype=IteratorProxy, create_method=False)
SyncManager.register('AsyncResult', create_method=False)


# Views go as lists.
def _reduce_view(view):
    return list, (list(view),)


for _view in ({}.keys(), {}.values(), {}.items()):
    ForkingPickler.register(type(_view), _reduce_view)
