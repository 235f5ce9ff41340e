"""ProcessPoolExecutor: calls made by a few processes in turn.

Each process has a thread that hands it calls, one at a time, through a connection of its own. When the connection ends before the result came,
the process has died, and the pool is broken.
"""
import collections
import functools
import itertools
import multiprocessing
import os
import threading
import traceback
import weakref

from . import _base

_executors = weakref.WeakSet()
_shutting_down = False


def _at_exit():
    """Before the program ends, what was submitted is done."""
    global _shutting_down
    _shutting_down = True
    for executor in list(_executors):
        executor.shutdown(wait=True)


threading._register_atexit(_at_exit)


class BrokenProcessPool(_base.BrokenExecutor):
    """Raised when a process in a ProcessPoolExecutor terminated abruptly while a future was in the running state."""


# ---- in the process ----

class _RemoteTraceback(Exception):
    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class _ExceptionWithTraceback:
    """An exception that takes its traceback along, as the text of its cause."""

    def __init__(self, exc):
        text = ''.join(traceback.format_exception(exc))
        self.exc = exc
        self.exc.__traceback__ = None
        self.tb = f'\n"""\n{text}"""'

    def __reduce__(self):
        return _rebuild_exc, (self.exc, self.tb)


def _rebuild_exc(exc, tb):
    exc.__cause__ = _RemoteTraceback(tb)
    return exc


def _process_worker(connection, initializer, initargs):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException as error:
            _base._show_error('Exception in initializer:', error)
            return
    while True:
        try:
            call = connection.recv()
        except EOFError:
            return
        fn, args, kwargs = call
        try:
            result = True, fn(*args, **kwargs)
        except BaseException as error:
            result = False, _ExceptionWithTraceback(error)
        try:
            connection.send(result)
        except Exception as error:
            connection.send((False, _ExceptionWithTraceback(error)))
        call = result = fn = args = kwargs = None


def _process_chunk(fn, chunk):
    return [fn(*args) for args in chunk]


# ---- in the program ----

class _WorkItem:
    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.call = fn, args, kwargs


class _Shared:
    """What an executor and the threads behind it have in common: the threads do not keep the executor alive."""

    def __init__(self):
        self.work = collections.deque()
        self.news = threading.Condition()
        self.idle = 0
        self.broken = False
        self.shutdown = False
        self.processes = {}

    def next(self):
        """The next call, waiting for one; None: there will be none."""
        with self.news:
            self.idle += 1
            try:
                self.news.wait_for(lambda: self.work or self.shutdown or self.broken)
                return self.work.popleft() if self.work and not self.broken else None
            finally:
                self.idle -= 1

    def break_(self, item):
        """A process has died with a call, or before it got one: so do the others."""
        with self.news:
            items = [item, *self.work] if item is not None else list(self.work)
            self.work.clear()
            self.broken = 'A child process terminated abruptly, the process pool is not usable anymore'
            self.news.notify_all()
        for lost in items:
            error = BrokenProcessPool('A process in the process pool was terminated abruptly while the future was '
                                      'running or pending.')
            if not lost.future.cancelled():
                lost.future.set_exception(error)
        for process in list(self.processes.values()):
            process.terminate()


class ProcessPoolExecutor(_base.Executor):
    """Makes calls in at most `max_workers` processes, which are started as they are needed."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        if max_workers is None:
            max_workers = os.process_cpu_count() or 1
        elif max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        if max_tasks_per_child is not None:
            if not isinstance(max_tasks_per_child, int):
                raise TypeError('max_tasks_per_child must be an integer')
            if max_tasks_per_child <= 0:
                raise ValueError('max_tasks_per_child must be >= 1')
        self._max_workers = max_workers
        self._mp_context = mp_context or multiprocessing.get_context()
        self._initializer = initializer, initargs
        self._max_tasks_per_child = max_tasks_per_child
        self._shared = _Shared()
        self._processes = self._shared.processes
        self._threads = []
        _executors.add(self)

    def submit(self, fn, /, *args, **kwargs):
        shared = self._shared
        with shared.news:
            if shared.broken:
                raise BrokenProcessPool(shared.broken)
            if shared.shutdown:
                raise RuntimeError('cannot schedule new futures after shutdown')
            if _shutting_down:
                raise RuntimeError('cannot schedule new futures after interpreter shutdown')
            if shared.idle <= len(shared.work) and len(self._threads) < self._max_workers:
                self._start_thread()
            future = _base.Future()
            shared.work.append(_WorkItem(future, fn, args, kwargs))
            shared.news.notify()
            return future

    submit.__doc__ = _base.Executor.submit.__doc__

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """An iterator over the results for the items of the iterables, in order; so many items make one call."""
        if chunksize < 1:
            raise ValueError('chunksize must be >= 1.')
        chunks = itertools.batched(zip(*iterables), chunksize)
        results = super().map(functools.partial(_process_chunk, fn), chunks, timeout=timeout)
        return (item for chunk in results for item in chunk)

    def _start_thread(self):
        start = functools.partial(_start_process, self._mp_context, self._initializer)
        # The first process is started here, where its errors go to the caller.
        args = self._shared, start(), start, self._max_tasks_per_child
        thread = threading.Thread(target=_serve, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def shutdown(self, wait=True, *, cancel_futures=False):
        shared = self._shared
        with shared.news:
            shared.shutdown = True
            while cancel_futures and shared.work:
                shared.work.popleft().future.cancel()
            shared.news.notify_all()
        if wait:
            for thread in self._threads:
                thread.join()

    shutdown.__doc__ = _base.Executor.shutdown.__doc__

    def __del__(self):
        shared = getattr(self, '_shared', None)
        if shared is not None:
            with shared.news:
                shared.shutdown = True
                shared.news.notify_all()


def _start_process(context, initializer):
    ours, theirs = context.Pipe()
    process = context.Process(target=_process_worker, args=(theirs, *initializer))
    process.start()
    theirs.close()
    return process, ours


def _serve(shared, first, start, max_tasks):
    """Hand calls to a process, and to its successors when it shall make only so many."""
    process, connection = first
    while True:
        shared.processes[process.pid] = process
        goes_on = _serve_one(shared, connection, max_tasks)
        connection.close()
        process.join()
        shared.processes.pop(process.pid, None)
        if not goes_on:
            return
        process, connection = start()


def _serve_one(shared, connection, max_tasks):
    """Whether another process shall follow."""
    for _ in range(max_tasks) if max_tasks is not None else itertools.count():
        item = shared.next()
        if item is None:
            return False
        if not item.future.set_running_or_notify_cancel():
            continue
        try:
            try:
                connection.send(item.call)
            except (BrokenPipeError, EOFError):
                raise
            except Exception as error:
                item.future.set_exception(error)
                continue
            succeeded, value = connection.recv()
        except (OSError, EOFError):
            shared.break_(item)
            return False
        if succeeded:
            item.future.set_result(value)
        else:
            item.future.set_exception(value)
        item = value = None
    return True
