"""Future, Executor, and waiting for futures."""
import collections
import threading
import time
import types

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED'

PENDING, RUNNING, CANCELLED = 'PENDING', 'RUNNING', 'CANCELLED'
# A cancelled future whose waiters know of it; set_running_or_notify_cancel() tells them.
CANCELLED_AND_NOTIFIED, FINISHED = 'CANCELLED_AND_NOTIFIED', 'FINISHED'

_SHOWN = {PENDING: 'pending', RUNNING: 'running', CANCELLED: 'cancelled',
          CANCELLED_AND_NOTIFIED: 'cancelled', FINISHED: 'finished'}


class Error(Exception):
    """Base class for all future-related exceptions."""


class CancelledError(Error):
    """The Future was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The operation is not allowed in this state."""


class BrokenExecutor(RuntimeError):
    """Raised when a executor has become non-functional after a severe failure."""


class Future:
    """The result of a call that another thread makes."""

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    __class_getitem__ = classmethod(types.GenericAlias)

    def __repr__(self):
        with self._condition:
            shown = _SHOWN[self._state]
            if self._state == FINISHED:
                if self._exception:
                    shown += f' raised {type(self._exception).__name__}'
                else:
                    shown += f' returned {type(self._result).__name__}'
            return f'<{type(self).__name__} at {id(self):#x} state={shown}>'

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception as error:
            _show_error(f'exception calling callback for {self!r}', error)

    def cancel(self):
        """Do not make the call; False when it is being made or done already."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        with self._condition:
            return self._state == RUNNING

    def done(self):
        with self._condition:
            return self._is_done()

    def _is_done(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def add_done_callback(self, fn):
        """Call fn(future) when the future is done, in the thread that ends it; now if it is done."""
        with self._condition:
            if not self._is_done():
                self._done_callbacks.append(fn)
                return
        self._call(fn)

    def _await(self, timeout):
        """Wait, with the condition held, until the future is done."""
        if not self._is_done():
            self._condition.wait(timeout)
        if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def result(self, timeout=None):
        """The result, waiting for it; raises what the call has raised."""
        try:
            with self._condition:
                self._await(timeout)
                if self._exception:
                    raise self._exception
                return self._result
        finally:
            # No cycle through the traceback.
            self = None

    def exception(self, timeout=None):
        """What the call has raised, or None, waiting for it."""
        with self._condition:
            self._await(timeout)
            return self._exception

    # What executors call.

    def set_running_or_notify_cancel(self):
        """The call begins; False when it was cancelled."""
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add_cancelled(self)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            raise RuntimeError('Future in unexpected state')

    def set_result(self, result):
        """The call has ended with a result."""
        self._finish(result, None)

    def set_exception(self, exception):
        """The call has ended with an exception."""
        self._finish(None, exception)

    def _finish(self, result, exception):
        with self._condition:
            if self._is_done():
                raise InvalidStateError(f'{self._state}: {self!r}')
            self._result = result
            self._exception = exception
            self._state = FINISHED
            for waiter in self._waiters:
                (waiter.add_result if exception is None else waiter.add_exception)(self)
            self._condition.notify_all()
        self._invoke_callbacks()


def _show_error(text, error):
    """Write an error that nobody else sees: to the log of a program that has one, else to stderr."""
    import sys
    if 'logging' in sys.modules:
        sys.modules['logging'].getLogger('concurrent.futures').error(
            text, exc_info=(type(error), error, error.__traceback__))
    elif sys.stderr is not None:
        import traceback
        sys.stderr.write(text + '\n')
        traceback.print_exception(error)


class _Waiter:
    """Notes the futures that end, and wakes who waits as `return_when` says."""

    def __init__(self, return_when, pending):
        self.event = threading.Event()
        self.finished = []
        self._return_when = return_when
        self._pending = pending
        self._lock = threading.Lock()

    def _add(self, future, failed):
        with self._lock:
            self.finished.append(future)
            self._pending -= 1
            if (self._pending == 0 or self._return_when == FIRST_COMPLETED
                    or failed and self._return_when == FIRST_EXCEPTION):
                self.event.set()

    def add_result(self, future):
        self._add(future, False)

    def add_exception(self, future):
        self._add(future, True)

    def add_cancelled(self, future):
        self._add(future, False)


class _AllLocked:
    """Has the locks of several futures; in one order, so that two of them do not block each other."""

    def __init__(self, futures):
        self._futures = sorted(futures, key=id)

    def __enter__(self):
        for future in self._futures:
            future._condition.acquire()

    def __exit__(self, *args):
        for future in self._futures:
            future._condition.release()


def _install(fs, pending, return_when):
    waiter = _Waiter(return_when, len(pending))
    for future in pending:
        future._waiters.append(waiter)
    return waiter


def _uninstall(fs, waiter):
    for future in fs:
        with future._condition:
            if waiter in future._waiters:
                future._waiters.remove(waiter)


def _ended(future):
    return future._state in (CANCELLED_AND_NOTIFIED, FINISHED)


DoneAndNotDoneFutures = collections.namedtuple('DoneAndNotDoneFutures', 'done not_done')


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait for futures: (done, not_done)."""
    fs = set(fs)
    with _AllLocked(fs):
        done = {future for future in fs if _ended(future)}
        not_done = fs - done
        if done and return_when == FIRST_COMPLETED or not not_done:
            return DoneAndNotDoneFutures(done, not_done)
        if return_when == FIRST_EXCEPTION and any(f._state == FINISHED and f._exception for f in done):
            return DoneAndNotDoneFutures(done, not_done)
        if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
            raise ValueError(f'Invalid return condition: {return_when!r}')
        waiter = _install(fs, not_done, return_when)
    waiter.event.wait(timeout)
    _uninstall(fs, waiter)
    done.update(waiter.finished)
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    """Give futures as they end."""
    end = None if timeout is None else time.monotonic() + timeout
    fs = set(fs)
    total = len(fs)
    with _AllLocked(fs):
        finished = [future for future in fs if _ended(future)]
        pending = fs - set(finished)
        waiter = _install(fs, pending, FIRST_COMPLETED)
    try:
        while True:
            while finished:
                future = finished.pop(0)
                pending.discard(future)
                yield future
            if not pending:
                return
            left = None if end is None else end - time.monotonic()
            if left is not None and left < 0 or not waiter.event.wait(left):
                raise TimeoutError(f'{len(pending)} (of {total}) futures unfinished')
            with waiter._lock:
                finished, waiter.finished = waiter.finished, []
                waiter.event.clear()
    finally:
        _uninstall(fs, waiter)


class Executor:
    """The base class of what makes calls elsewhere."""

    def submit(self, fn, /, *args, **kwargs):
        """Have fn(*args, **kwargs) called; gives a Future."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """As map(), with the calls made at the same time; results in order."""
        end = None if timeout is None else timeout + time.monotonic()
        futures = collections.deque(self.submit(fn, *args) for args in zip(*iterables))

        def results():
            try:
                while futures:
                    future = futures.popleft()
                    try:
                        result = future.result(None if end is None else end - time.monotonic())
                    finally:
                        future.cancel()
                        del future
                    yield result
                    del result
            finally:
                for future in futures:
                    future.cancel()

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """No more calls; with `wait`, until the last has ended."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False
