"""ThreadPoolExecutor: calls made by a few threads in turn."""
import collections
import itertools
import os
import threading

from . import _base

_executors = []
_shutting_down = False
_global_lock = threading.Lock()


def _at_exit():
    """Before the program ends, what was submitted is done."""
    global _shutting_down
    with _global_lock:
        _shutting_down = True
    for executor in list(_executors):
        executor.shutdown(wait=True)


threading._register_atexit(_at_exit)


class BrokenThreadPool(_base.BrokenExecutor):
    """Raised when a worker thread in a ThreadPoolExecutor failed initializing."""


class _WorkItem:
    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.call = fn, args, kwargs

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        fn, args, kwargs = self.call
        try:
            result = fn(*args, **kwargs)
        except BaseException as exc:
            self.future.set_exception(exc)
            # No cycle through the traceback.
            self = None
        else:
            self.future.set_result(result)


class ThreadPoolExecutor(_base.Executor):
    """Makes calls in at most `max_workers` threads, which are started as they are needed."""

    _counter = itertools.count().__next__

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        if max_workers is None:
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._max_workers = max_workers
        self._thread_name_prefix = thread_name_prefix or f'ThreadPoolExecutor-{self._counter()}'
        self._initializer = initializer
        self._initargs = initargs
        self._work = collections.deque()
        self._news = threading.Condition()
        self._idle = 0
        self._threads = []
        self._broken = False
        self._shutdown = False

    def submit(self, fn, /, *args, **kwargs):
        with self._news:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError('cannot schedule new futures after shutdown')
            if _shutting_down:
                raise RuntimeError('cannot schedule new futures after interpreter shutdown')
            future = _base.Future()
            self._work.append(_WorkItem(future, fn, args, kwargs))
            if self._idle >= len(self._work):
                self._news.notify()
            elif len(self._threads) < self._max_workers:
                self._start_thread()
            return future

    def _start_thread(self):
        name = f'{self._thread_name_prefix}_{len(self._threads)}'
        thread = threading.Thread(name=name, target=self._worker)
        if not self._threads:
            _executors.append(self)
        self._threads.append(thread)
        thread.start()

    def _worker(self):
        if self._initializer is not None:
            try:
                self._initializer(*self._initargs)
            except BaseException as error:
                _base._show_error('Exception in initializer:', error)
                self._break()
                return
        while (item := self._next()) is not None:
            item.run()
            item = None

    def _next(self):
        """The next call, waiting for one; None: the thread shall end."""
        with self._news:
            self._idle += 1
            try:
                while not self._work:
                    if self._shutdown or _shutting_down:
                        return None
                    self._news.wait()
                return self._work.popleft()
            finally:
                self._idle -= 1

    def _break(self):
        with self._news:
            self._broken = 'A thread initializer failed, the thread pool is not usable anymore'
            while self._work:
                self._work.popleft().future.set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._news:
            self._shutdown = True
            while cancel_futures and self._work:
                self._work.popleft().future.cancel()
            self._news.notify_all()
        if wait:
            for thread in self._threads:
                thread.join()
        if self in _executors:
            _executors.remove(self)
