"""Handles of callbacks, the loop's interface, and which loop is running."""
import _thread
import contextvars

from .formatting import as_native, format_callback_source

__all__ = ('AbstractEventLoopPolicy', 'AbstractEventLoop', 'AbstractServer', 'Handle', 'TimerHandle', 'get_event_loop_policy',
           'set_event_loop_policy', 'get_event_loop', 'set_event_loop', 'new_event_loop', '_set_running_loop',
           'get_running_loop', '_get_running_loop')


class Handle:
    """A callback that the loop will run; it can be cancelled."""

    __slots__ = ('_callback', '_args', '_cancelled', '_loop', '_context', '__weakref__')

    def __init__(self, callback, args, loop, context=None):
        self._context = contextvars.copy_context() if context is None else context
        self._loop = loop
        self._callback = callback
        self._args = args
        self._cancelled = False

    def _repr_info(self):
        info = [type(self).__name__]
        if self._cancelled:
            info.append('cancelled')
        if self._callback is not None:
            info.append(self._format_callback())
        return info

    def _format_callback(self):
        return format_callback_source(self._callback, self._args if self._loop.get_debug() else ())

    def __repr__(self):
        return f"<{' '.join(self._repr_info())}>"

    def get_context(self):
        return self._context

    def cancel(self):
        """Do not run the callback."""
        self._cancelled = True
        self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            message = f'Exception in callback {self._format_callback()}'
            self._loop.call_exception_handler({'message': message, 'exception': exc, 'handle': self})
        self = None


class TimerHandle(Handle):
    """A callback that the loop will run at a certain time."""

    __slots__ = ('_scheduled', '_when')

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._scheduled = False

    def _repr_info(self):
        info = super()._repr_info()
        info.insert(2 if self._cancelled else 1, f'when={self._when}')
        return info

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        return self._when < other._when if isinstance(other, TimerHandle) else NotImplemented

    def __le__(self, other):
        return self < other or self == other if isinstance(other, TimerHandle) else NotImplemented

    def __gt__(self, other):
        return self._when > other._when if isinstance(other, TimerHandle) else NotImplemented

    def __ge__(self, other):
        return self > other or self == other if isinstance(other, TimerHandle) else NotImplemented

    def __eq__(self, other):
        if not isinstance(other, TimerHandle):
            return NotImplemented
        return (self._when == other._when and self._callback == other._callback
                and self._args == other._args and self._cancelled == other._cancelled)

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
        super().cancel()

    def when(self):
        """The time at which the callback is due, as loop.time() tells it."""
        return self._when


class AbstractEventLoop:
    """The base class of event loops."""


class AbstractServer:
    """The base class of servers."""


class AbstractEventLoopPolicy:
    """Who gives and keeps the event loops."""

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """One loop for each thread; the main thread's is made when it is wanted."""

    _loop_factory = None

    def __init__(self):
        self._local = _thread._local()

    def get_event_loop(self):
        loop = getattr(self._local, 'loop', None)
        if loop is None and not hasattr(self._local, 'loop') and _is_main_thread():
            import warnings
            warnings.warn('There is no current event loop', DeprecationWarning, stacklevel=3)
            loop = self.new_event_loop()
            self.set_event_loop(loop)
        if loop is None:
            raise RuntimeError(f'There is no current event loop in thread {_thread_name()!r}.')
        return loop

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError("loop must be an instance of AbstractEventLoop or None, "
                            f"not '{type(loop).__name__}'")
        self._local.loop = loop

    def new_event_loop(self):
        return self._loop_factory()


def _is_main_thread():
    import threading
    return threading.current_thread() is threading.main_thread()


def _thread_name():
    import threading
    return threading.current_thread().name


_policy = None
_running = _thread._local()


@as_native
def get_running_loop():
    """The loop that runs in this thread; RuntimeError when there is none."""
    loop = getattr(_running, 'loop', None)
    if loop is None:
        raise RuntimeError('no running event loop')
    return loop


def _get_running_loop():
    return getattr(_running, 'loop', None)


def _set_running_loop(loop):
    _running.loop = loop


def get_event_loop_policy():
    """The policy of this process."""
    global _policy
    if _policy is None:
        from .unix_events import DefaultEventLoopPolicy
        _policy = DefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    """Set the policy of this process; None: the default one."""
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError("policy must be an instance of AbstractEventLoopPolicy or None, "
                        f"not '{type(policy).__name__}'")
    _policy = policy


@as_native
def get_event_loop():
    """The running loop, else the one that the policy gives."""
    return _get_running_loop() or get_event_loop_policy().get_event_loop()


def set_event_loop(loop):
    """Make `loop` this thread's."""
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """A new event loop, as the policy makes them."""
    return get_event_loop_policy().new_event_loop()
