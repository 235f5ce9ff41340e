"""Threads, and what they synchronise with, on top of the module _thread.

Everything waits in the end for a primitive lock. Condition gives each waiter a lock of its own, which notify() releases; Semaphore, Event and
Barrier are built on Condition. A Thread is known under its ident in _active while it runs, and in _limbo from start() until then.
"""
import sys as _sys
import _thread
from time import monotonic as _time

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread',
           'enumerate', 'main_thread', 'TIMEOUT_MAX',
           'Event', 'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread',
           'Barrier', 'BrokenBarrierError', 'Timer', 'ThreadError',
           'setprofile', 'settrace', 'local', 'stack_size',
           'excepthook', 'ExceptHookArgs', 'gettrace', 'getprofile',
           'setprofile_all_threads', 'settrace_all_threads', 'get_native_id']

_start_joinable_thread = _thread.start_joinable_thread
_daemon_threads_allowed = _thread.daemon_threads_allowed
_allocate_lock = _thread.allocate_lock
_LockType = _thread.LockType
_thread_shutdown = _thread._shutdown
_make_thread_handle = _thread._make_thread_handle
_ThreadHandle = _thread._ThreadHandle
_get_main_thread_ident = _thread._get_main_thread_ident
get_ident = _thread.get_ident
get_native_id = _thread.get_native_id
stack_size = _thread.stack_size
local = _thread._local
TIMEOUT_MAX = _thread.TIMEOUT_MAX
ThreadError = _thread.error
_HAVE_THREAD_NATIVE_ID = True


def _deprecated(old, new):
    import warnings
    warnings.warn(f'{old}() is deprecated, {new} instead',
                  DeprecationWarning, stacklevel=3)


# ---- tracing ----

_trace_hook = None
_profile_hook = None


def settrace(func):
    """Pass func to sys.settrace() in each thread started from now on."""
    global _trace_hook
    _trace_hook = func


def settrace_all_threads(func):
    """As settrace(), and for the threads that run already."""
    settrace(func)
    _sys._settraceallthreads(func)


def gettrace():
    """The trace function for new threads, or None."""
    return _trace_hook


def setprofile(func):
    """Pass func to sys.setprofile() in each thread started from now on."""
    global _profile_hook
    _profile_hook = func


def setprofile_all_threads(func):
    """As setprofile(), and for the threads that run already."""
    setprofile(func)
    _sys._setprofileallthreads(func)


def getprofile():
    """The profile function for new threads, or None."""
    return _profile_hook


# ---- locks ----

Lock = _LockType
_CRLock = _thread.RLock


def RLock(*args, **kwargs):
    """A new lock that the thread which holds it may take again."""
    if args or kwargs:
        import warnings
        warnings.warn('Passing arguments to RLock is deprecated and will be removed in 3.15',
                      DeprecationWarning, stacklevel=2)
    return _CRLock(*args, **kwargs)


class _RLock:
    """What RLock() gives, in Python: for those who ask for it by name."""

    def __init__(self):
        self._block = _allocate_lock()
        self._owner = None
        self._count = 0

    def __repr__(self):
        owner = self._owner
        if owner in _active:
            owner = _active[owner].name
        state = 'locked' if self._block.locked() else 'unlocked'
        kind = f'{self.__class__.__module__}.{self.__class__.__qualname__}'
        return f'<{state} {kind} object owner={owner!r} count={self._count} at {hex(id(self))}>'

    def _at_fork_reinit(self):
        self._block._at_fork_reinit()
        self._owner, self._count = None, 0

    def acquire(self, blocking=True, timeout=-1):
        """Take the lock, or take it once more; gives whether it is held."""
        me = get_ident()
        if self._owner == me:
            self._count += 1
            return True
        taken = self._block.acquire(blocking, timeout)
        if taken:
            self._owner, self._count = me, 1
        return taken

    __enter__ = acquire

    def release(self):
        """Undo one acquire(). RuntimeError for a thread that does not hold it."""
        if self._owner != get_ident():
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1
        if not self._count:
            self._owner = None
            self._block.release()

    def __exit__(self, *exc_info):
        self.release()

    def _acquire_restore(self, state):
        self._block.acquire()
        self._count, self._owner = state

    def _release_save(self):
        if self._count == 0:
            raise RuntimeError('cannot release un-acquired lock')
        state = self._count, self._owner
        self._count, self._owner = 0, None
        self._block.release()
        return state

    def _is_owned(self):
        return self._owner == get_ident()

    def _recursion_count(self):
        return self._count if self._is_owned() else 0


_PyRLock = _RLock


class Condition:
    """Lets threads wait until another one notifies them.

    All but the lock's own methods must be called by a thread that holds the
    lock: the one given, or an RLock made for the purpose.
    """

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        # An RLock can be given up and taken back whatever its count.
        for name in ('_release_save', '_acquire_restore', '_is_owned'):
            if hasattr(lock, name):
                setattr(self, name, getattr(lock, name))
        self._is_plain = not hasattr(lock, '_acquire_restore')
        self._waiters = []

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f'<Condition({self._lock}, {len(self._waiters)})>'

    def _at_fork_reinit(self):
        self._lock._at_fork_reinit()
        self._waiters.clear()

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, state):
        self._lock.acquire()

    def _is_owned(self):
        # Nobody knows who owns a plain lock; somebody does, at least.
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Release the lock, wait until notified, take the lock again.

        Gives False when the timeout (seconds) ran out first. RuntimeError
        when the lock is not held.
        """
        if not self._is_owned():
            raise RuntimeError('cannot wait on un-acquired lock')
        waiter = _allocate_lock()
        waiter.acquire()
        self._waiters.append(waiter)
        state = self._release_save()
        notified = False
        try:
            if timeout is None:
                waiter.acquire()
                notified = True
            elif timeout > 0:
                notified = waiter.acquire(True, timeout)
            else:
                notified = waiter.acquire(False)
            return notified
        finally:
            # A signal handler may raise as a Python function is entered, but
            # not before a native one: so the lock is certain to be taken.
            if self._is_plain:
                self._lock.acquire()
            else:
                self._acquire_restore(state)
            if not notified:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        """Wait until predicate() is true; gives its last value."""
        deadline = None if timeout is None else _time() + timeout
        result = predicate()
        while not result:
            left = None
            if deadline is not None:
                left = deadline - _time()
                if left <= 0:
                    break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        """Wake up to n of the threads that wait.

        RuntimeError when the lock is not held.
        """
        if not self._is_owned():
            raise RuntimeError('cannot notify on un-acquired lock')
        waiters = self._waiters
        while waiters and n > 0:
            waiter = waiters[0]
            try:
                waiter.release()
            except RuntimeError:
                # It was released before, by a notify() that was interrupted
                # before it could take it off the list.
                pass
            else:
                n -= 1
            try:
                waiters.remove(waiter)
            except ValueError:
                pass

    def notify_all(self):
        """Wake all threads that wait."""
        self.notify(len(self._waiters))

    def notifyAll(self):
        """Deprecated: use notify_all()."""
        _deprecated('notifyAll', 'use notify_all()')
        self.notify_all()


class Semaphore:
    """A counter that acquire() decrements, waiting while it is 0, and release() increments."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = self.__class__
        return (f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}:'
                f' value={self._value}>')

    def acquire(self, blocking=True, timeout=None):
        """Decrement the counter, or wait until that can be done.

        Gives False when it could not: not blocking, or timed out (seconds).
        """
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        deadline = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                if timeout is not None:
                    now = _time()
                    if deadline is None:
                        deadline = now + timeout
                    timeout = deadline - now
                    if timeout <= 0:
                        return False
                self._cond.wait(timeout)
            self._value -= 1
        return True

    __enter__ = acquire

    def release(self, n=1):
        """Increment the counter by n, and wake up to n threads that wait."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, exc_type, exc_value, traceback):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore whose counter never exceeds what it began with."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = self.__class__
        return (f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}:'
                f' value={self._value}/{self._initial_value}>')

    def release(self, n=1):
        """Increment the counter by n; ValueError when that is too many."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError('Semaphore released too many times')
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag that threads can wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        status = 'set' if self._flag else 'unset'
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {status}>'

    def _at_fork_reinit(self):
        self._cond._at_fork_reinit()

    def is_set(self):
        """Whether the flag is true."""
        return self._flag

    def isSet(self):
        """Deprecated: use is_set()."""
        _deprecated('isSet', 'use is_set()')
        return self.is_set()

    def set(self):
        """Make the flag true, and wake all threads that wait for it."""
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        """Make the flag false."""
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        """Wait until the flag is true, or the timeout (seconds).

        Gives False only when the time ran out.
        """
        with self._cond:
            signaled = self._flag
            if not signaled:
                signaled = self._cond.wait(timeout)
            return signaled


class BrokenBarrierError(RuntimeError):
    """A barrier was broken, or reset, while a thread waited at it."""


_FILLING, _DRAINING, _RESETTING, _BROKEN = 0, 1, -1, -2


class Barrier:
    """Lets a fixed number of threads wait until all of them are there.

    It fills with threads, then drains; whoever comes while it drains waits
    for the next round.
    """

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = _FILLING
        self._count = 0

    def __repr__(self):
        cls = self.__class__
        where = f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}:'
        if self.broken:
            return f'{where} broken>'
        return f'{where} waiters={self.n_waiting}/{self.parties}>'

    def wait(self, timeout=None):
        """Wait until all parties are here; gives each another index.

        BrokenBarrierError when the barrier is or gets broken.
        """
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            self._enter()
            index = self._count
            self._count += 1
            try:
                if self._count == self._parties:
                    self._open()
                else:
                    self._await(timeout)
                return index
            finally:
                self._count -= 1
                self._exit()

    def _enter(self):
        while self._state in (_RESETTING, _DRAINING):
            self._cond.wait()
        if self._state == _BROKEN:
            raise BrokenBarrierError

    def _open(self):
        try:
            if self._action is not None:
                self._action()
        except BaseException:
            self._break()
            raise
        self._state = _DRAINING
        self._cond.notify_all()

    def _await(self, timeout):
        if not self._cond.wait_for(lambda: self._state != _FILLING, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state != _DRAINING:
            raise BrokenBarrierError

    def _exit(self):
        # The last one out makes room for the next round.
        if self._count == 0 and self._state in (_RESETTING, _DRAINING):
            self._state = _FILLING
            self._cond.notify_all()

    def reset(self):
        """Empty the barrier: those who wait get BrokenBarrierError."""
        with self._cond:
            if self._count > 0:
                if self._state in (_FILLING, _BROKEN):
                    self._state = _RESETTING
            else:
                self._state = _FILLING
            self._cond.notify_all()

    def abort(self):
        """Break the barrier: all who wait, or come later, get BrokenBarrierError."""
        with self._cond:
            self._break()

    def _break(self):
        self._state = _BROKEN
        self._cond.notify_all()

    @property
    def parties(self):
        """The number of threads that the barrier waits for."""
        return self._parties

    @property
    def n_waiting(self):
        """The number of threads that are waiting at the barrier."""
        return self._count if self._state == _FILLING else 0

    @property
    def broken(self):
        """Whether the barrier is broken."""
        return self._state == _BROKEN


# ---- threads ----

_active_limbo_lock = RLock()
_active = {}
_limbo = {}
_name_lock = _allocate_lock()
_name_number = 0


def _newname(template):
    global _name_number
    with _name_lock:
        _name_number += 1
        return template % _name_number


def _thread_name(name, target):
    if name:
        return str(name)
    name = _newname('Thread-%d')
    try:
        return f'{name} ({target.__name__})' if target is not None else name
    except AttributeError:
        return name


class Thread:
    """A thread of control: runs `target(*args, **kwargs)`, or an overridden run()."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None,
                 args=(), kwargs=None, *, daemon=None):
        assert group is None, 'group argument must be None for now'
        if daemon and not _daemon_threads_allowed():
            raise RuntimeError('daemon threads are disabled in this (sub)interpreter')
        self._target = target
        self._name = _thread_name(name, target)
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._native_id = None
        self._started = Event()
        self._handle = _ThreadHandle()
        self._initialized = True
        # For an exception that comes when sys.stderr is gone.
        self._stderr = _sys.stderr
        self._invoke_excepthook = _make_invoke_excepthook()

    def __repr__(self):
        assert self._initialized, 'Thread.__init__() was not called'
        if not self._started.is_set():
            status = 'initial'
        elif self._handle.is_done():
            status = 'stopped'
        else:
            status = 'started'
        if self._daemonic:
            status += ' daemon'
        if self._ident is not None:
            status += f' {self._ident}'
        return f'<{self.__class__.__name__}({self._name}, {status})>'

    def start(self):
        """Start the thread; gives control back once it runs.

        RuntimeError when it was started before.
        """
        if not self._initialized:
            raise RuntimeError('thread.__init__() not called')
        if self._started.is_set():
            raise RuntimeError('threads can only be started once')
        with _active_limbo_lock:
            _limbo[self] = self
        try:
            _start_joinable_thread(self._bootstrap_inner, handle=self._handle,
                                   daemon=self.daemon)
        except Exception:
            with _active_limbo_lock:
                del _limbo[self]
            raise
        self._started.wait()

    def run(self):
        """Call the target."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # An argument may have a reference to the thread.
            del self._target, self._args, self._kwargs

    def _bootstrap_inner(self):
        self._ident = get_ident()
        self._native_id = get_native_id()
        with _active_limbo_lock:
            _active[self._ident] = self
            del _limbo[self]
        self._started.set()
        if _trace_hook is not None:
            _sys.settrace(_trace_hook)
        if _profile_hook is not None:
            _sys.setprofile(_profile_hook)
        try:
            self.run()
        except:
            self._invoke_excepthook(self)
        finally:
            with _active_limbo_lock:
                del _active[self._ident]

    def join(self, timeout=None):
        """Wait until the thread has ended, or the timeout (seconds).

        RuntimeError for the current thread, and for one that was not started.
        """
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if not self._started.is_set():
            raise RuntimeError('cannot join thread before it is started')
        if self is current_thread():
            raise RuntimeError('cannot join current thread')
        if timeout is not None:
            timeout = max(timeout, 0)
        self._handle.join(timeout)

    def is_alive(self):
        """Whether the thread has been started and has not ended."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._started.is_set() and not self._handle.is_done()

    @property
    def name(self):
        """The thread's name; it says something to the reader only."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, 'Thread.__init__() not called'
        self._name = str(name)

    @property
    def ident(self):
        """The ident, or None before the start."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._ident

    @property
    def native_id(self):
        """The system's number for the thread, or None before the start."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._native_id

    @property
    def daemon(self):
        """Whether the process may end while the thread runs."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if daemonic and not _daemon_threads_allowed():
            raise RuntimeError('daemon threads are disabled in this interpreter')
        if self._started.is_set():
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic

    def isDaemon(self):
        """Deprecated: use the attribute daemon."""
        _deprecated('isDaemon', 'get the daemon attribute')
        return self.daemon

    def setDaemon(self, daemonic):
        """Deprecated: use the attribute daemon."""
        _deprecated('setDaemon', 'set the daemon attribute')
        self.daemon = daemonic

    def getName(self):
        """Deprecated: use the attribute name."""
        _deprecated('getName', 'get the name attribute')
        return self.name

    def setName(self, name):
        """Deprecated: use the attribute name."""
        _deprecated('setName', 'set the name attribute')
        self.name = name


class Timer(Thread):
    """A thread that calls a function after a number of seconds."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        """Let the function not be called, if it was not yet."""
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _RunningThread(Thread):
    # A thread that was not started by a Thread object.

    def _adopt(self, ident):
        self._ident = ident
        self._native_id = get_native_id()
        self._handle = _make_thread_handle(ident)
        self._started.set()
        with _active_limbo_lock:
            _active[ident] = self


class _MainThread(_RunningThread):

    def __init__(self):
        super().__init__(name='MainThread', daemon=False)
        self._adopt(_get_main_thread_ident())


class _DeleteDummyThreadOnDel:
    # Lies in a thread-local, and so goes when the thread ends.

    def __init__(self, dummy_thread):
        self._dummy_thread = dummy_thread
        self._ident = dummy_thread.ident

    def __del__(self):
        with _active_limbo_lock:
            if _active.get(self._ident) is self._dummy_thread:
                del _active[self._ident]


_thread_local_info = local()


class _DummyThread(_RunningThread):
    # Stands for a thread that threading knows nothing of.

    def __init__(self):
        super().__init__(name=_newname('Dummy-%d'),
                         daemon=_daemon_threads_allowed())
        self._adopt(get_ident())
        _thread_local_info.on_del = _DeleteDummyThreadOnDel(self)

    def is_alive(self):
        if not self._handle.is_done() and self._started.is_set():
            return True
        raise RuntimeError('thread is not alive')

    def join(self, timeout=None):
        raise RuntimeError('cannot join a dummy thread')


# ---- exceptions that a thread does not catch ----

ExceptHookArgs = _thread._ExceptHookArgs
excepthook = _thread._excepthook
__excepthook__ = excepthook


def _make_invoke_excepthook():
    # What is needed at the end of a thread is kept here: by then, the module
    # may have lost its globals.
    old_excepthook = excepthook
    old_sys_excepthook = _sys.excepthook
    if old_excepthook is None:
        raise RuntimeError('threading.excepthook is None')
    if old_sys_excepthook is None:
        raise RuntimeError('sys.excepthook is None')
    sys_exc_info = _sys.exc_info
    local_print = print
    local_sys = _sys

    def invoke_excepthook(thread):
        try:
            hook = excepthook
            if hook is None:
                hook = old_excepthook
            args = ExceptHookArgs([*sys_exc_info(), thread])
            hook(args)
        except Exception as exc:
            exc.__suppress_context__ = True
            del exc
            if local_sys is not None and local_sys.stderr is not None:
                stderr = local_sys.stderr
            else:
                stderr = thread._stderr
            local_print('Exception in threading.excepthook:',
                        file=stderr, flush=True)
            if local_sys is not None and local_sys.excepthook is not None:
                sys_excepthook = local_sys.excepthook
            else:
                sys_excepthook = old_sys_excepthook
            sys_excepthook(*sys_exc_info())
        finally:
            # The traceback in it refers to this frame.
            args = None

    return invoke_excepthook


# ---- all threads ----

def current_thread():
    """The Thread of the caller; a dummy when threading did not start it."""
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def currentThread():
    """Deprecated: use current_thread()."""
    _deprecated('currentThread', 'use current_thread()')
    return current_thread()


def active_count():
    """The number of threads that are alive: len(enumerate())."""
    with _active_limbo_lock:
        return len(_active) + len(_limbo)


def activeCount():
    """Deprecated: use active_count()."""
    _deprecated('activeCount', 'use active_count()')
    return active_count()


def enumerate():
    """A list of all threads that are alive."""
    with _active_limbo_lock:
        return list(_active.values()) + list(_limbo.values())


def main_thread():
    """The thread in which the program began."""
    return _main_thread


# ---- the end ----

_threading_atexits = []
_SHUTTING_DOWN = False


def _register_atexit(func, *args, **kwargs):
    """Let func be called before the threads that are no daemons are joined at exit."""
    if _SHUTTING_DOWN:
        raise RuntimeError("can't register atexit after shutdown")
    _threading_atexits.append(lambda: func(*args, **kwargs))


def _shutdown():
    """Wait for all threads but daemons: the interpreter calls this at exit."""
    global _SHUTTING_DOWN
    if _main_thread._handle.is_done():
        return
    _SHUTTING_DOWN = True
    for callback in reversed(_threading_atexits):
        callback()
    _main_thread._handle._set_done()
    _thread_shutdown()


_main_thread = _MainThread()
