"""Pools: processes, or threads, that work off calls.

Three threads serve a pool: one keeps the number of workers, one hands tasks to them, one takes their results. A task is
(job, index, function, args, kwargs): `job` names the result that waits for it.
"""
import collections
import functools
import itertools
import os
import posix
import queue
import threading
import traceback
import warnings

from . import TimeoutError, get_context, util

__all__ = ['Pool', 'ThreadPool']

INIT, RUN, CLOSE, TERMINATE = 'INIT', 'RUN', 'CLOSE', 'TERMINATE'

# How often the pool looks whether a worker has ended.
_LOOK_SECONDS = 0.05

_job_counter = itertools.count()


def mapstar(args):
    """map() over a chunk of arguments."""
    return list(map(*args))


def starmapstar(args):
    """starmap() over a chunk of arguments."""
    return list(itertools.starmap(args[0], args[1]))


# ---- in the worker ----

class RemoteTraceback(Exception):
    """The text of a traceback from another process."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class ExceptionWithTraceback:
    """An exception that takes its traceback along, as the text of its cause."""

    def __init__(self, exc, tb):
        text = ''.join(traceback.format_exception(type(exc), exc, tb))
        self.exc = exc
        self.exc.__traceback__ = None
        self.tb = f'\n"""\n{text}"""'

    def __reduce__(self):
        return rebuild_exc, (self.exc, self.tb)


def rebuild_exc(exc, tb):
    """The exception, with its traceback as its cause."""
    exc.__cause__ = RemoteTraceback(tb)
    return exc


class MaybeEncodingError(Exception):
    """A result could not be pickled."""

    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"

    def __repr__(self):
        return f'<{type(self).__name__}: {self}>'


def worker(inqueue, outqueue, initializer=None, initargs=(), maxtasks=None, wrap_exception=False):
    """Work off tasks until None comes, or so many are done."""
    if maxtasks is not None and not (isinstance(maxtasks, int) and maxtasks >= 1):
        raise AssertionError(f'Maxtasks {maxtasks!r} is not valid')
    if hasattr(inqueue, '_writer'):
        inqueue._writer.close()
        outqueue._reader.close()
    if initializer is not None:
        initializer(*initargs)
    completed = 0
    while maxtasks is None or completed < maxtasks:
        try:
            task = inqueue.get()
        except (EOFError, OSError):
            break
        if task is None:
            break
        job, i, func, args, kwds = task
        try:
            result = (True, func(*args, **kwds))
        except Exception as e:
            if wrap_exception and func is not _helper_reraises_exception:
                e = ExceptionWithTraceback(e, e.__traceback__)
            result = (False, e)
        try:
            outqueue.put((job, i, result))
        except Exception as e:
            outqueue.put((job, i, (False, MaybeEncodingError(e, result[1]))))
        task = job = result = func = args = kwds = None
        completed += 1


def _helper_reraises_exception(ex):
    # The iterable of an imap() failed: so does its next item.
    raise ex


# ---- behind the pool ----

class _Crew:
    """The workers of a pool, the queues to and from them, and the threads that serve them: these hold a crew, not the
    pool, so that a pool that nobody has any more can die."""

    def __init__(self, start_worker, inqueue, outqueue, put_task, get_result):
        self.start_worker = start_worker
        self.inqueue = inqueue
        self.outqueue = outqueue
        self.put_task = put_task
        self.get_result = get_result
        self.state = RUN
        self.workers = []
        # Results that are waited for, by job; (tasks, set_length) to hand out; whatever is put to wake who looks after the workers.
        self.cache = {}
        self.tasks = queue.SimpleQueue()
        self.changes = queue.SimpleQueue()

    def start(self):
        self.threads = [threading.Thread(target=target, daemon=True)
                        for target in (self._look_after_workers, self._hand_out_tasks, self._take_results)]
        for thread in self.threads:
            thread.start()

    def forget(self, job):
        self.cache.pop(job, None)
        if not self.cache:
            self.changes.put(None)

    def hire(self, count):
        """Have so many workers."""
        while len(self.workers) < count:
            self.workers.append(self.start_worker())

    def dismiss_all(self):
        for process in self.workers:
            if process.exitcode is None:
                process.terminate()
        for process in self.workers:
            process.join()

    def _look_after_workers(self):
        count = len(self.workers)
        while self.state == RUN or (self.cache and self.state != TERMINATE):
            try:
                self.changes.get(timeout=_LOOK_SECONDS)
            except queue.Empty:
                pass
            for process in [process for process in self.workers if process.exitcode is not None]:
                process.join()
                self.workers.remove(process)
            if self.state != TERMINATE:
                self.hire(count)
        self.tasks.put(None)

    def _hand_out_tasks(self):
        for tasks, set_length in iter(self.tasks.get, None):
            i = -1
            for job, i, *call in tasks:
                if self.state == TERMINATE:
                    return
                try:
                    self.put_task((job, i, *call))
                except Exception as error:
                    if job in self.cache:
                        self.cache[job]._set(i, (False, error))
            if set_length:
                set_length(i + 1)
            tasks = call = set_length = None
        try:
            for _ in self.workers:
                self.put_task(None)
            self.outqueue.put(None)
        except OSError:
            pass

    def _take_results(self):
        while self.state != TERMINATE:
            try:
                task = self.get_result()
            except (OSError, EOFError):
                return
            if task is None:
                return
            job, i, result = task
            if job in self.cache:
                self.cache[job]._set(i, result)
            task = job = result = None

    def terminate(self):
        """Stop at once."""
        self.state = TERMINATE
        looker, giver, taker = self.threads
        self.changes.put(None)
        looker.join()
        self._stop_workers()
        self.tasks.put(None)
        while giver.is_alive():
            # It may wait for room.
            self._drain()
            giver.join(0.01)
        self._end_results()
        if taker is not threading.current_thread():
            taker.join()

    def _stop_workers(self):
        self.dismiss_all()

    def _drain(self):
        posix._read_timeout(self.inqueue._reader.fileno(), 65536, 0)

    def _end_results(self):
        # The last one who could write.
        self.outqueue._writer.close()


class _ThreadCrew(_Crew):
    """The same, of threads, which can only be asked to stop."""

    def _stop_workers(self):
        self._drain()
        for _ in self.workers:
            self.inqueue.put(None)

    def _drain(self):
        try:
            while True:
                self.inqueue.get(block=False)
        except queue.Empty:
            pass

    def _end_results(self):
        self.outqueue.put(None)


# ---- the pool ----

class Pool:
    """Processes that work off calls."""

    _wrap_exception = True

    @staticmethod
    def Process(ctx, *args, **kwds):
        """A worker."""
        return ctx.Process(*args, **kwds)

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        self._state = INIT
        self._pool = []
        self._ctx = context or get_context()
        if processes is None:
            processes = os.process_cpu_count() or 1
        if processes < 1:
            raise ValueError('Number of processes must be at least 1')
        if maxtasksperchild is not None and not (isinstance(maxtasksperchild, int) and maxtasksperchild > 0):
            raise ValueError('maxtasksperchild must be a positive int or None')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._processes = processes
        self._crew = self._make_crew((initializer, initargs, maxtasksperchild, self._wrap_exception))
        self._pool = self._crew.workers
        try:
            self._crew.hire(processes)
        except Exception:
            self._crew.dismiss_all()
            raise
        self._crew.start()
        self._terminate = util.Finalize(self, self._crew.terminate, exitpriority=15)
        self._state = RUN

    def _make_crew(self, arguments):
        inqueue, outqueue = self._ctx.SimpleQueue(), self._ctx.SimpleQueue()
        start_worker = functools.partial(self._start_worker, self._ctx, self.Process, (inqueue, outqueue, *arguments))
        return _Crew(start_worker, inqueue, outqueue, inqueue._writer.send, outqueue._reader.recv)

    @staticmethod
    def _start_worker(ctx, make_process, args):
        process = make_process(ctx, target=worker, args=args)
        process.name = process.name.replace('Process', 'PoolWorker')
        process.daemon = True
        process.start()
        return process

    def __del__(self, _warn=warnings.warn, RUN=RUN):
        if self._state == RUN:
            _warn(f'unclosed running multiprocessing pool {self!r}', ResourceWarning, source=self)

    def __repr__(self):
        cls = type(self)
        return f'<{cls.__module__}.{cls.__qualname__} state={self._state} pool_size={len(self._pool)}>'

    def _check_running(self):
        if self._state != RUN:
            raise ValueError('Pool not running')

    # ---- calls ----

    def apply(self, func, args=(), kwds={}):
        """Call a function in a worker; its result."""
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        """Call a function in a worker; an ApplyResult."""
        self._check_running()
        result = ApplyResult(self, callback, error_callback)
        self._crew.tasks.put(([(result._job, 0, func, args, kwds)], None))
        return result

    def map(self, func, iterable, chunksize=None):
        """The function's results for all items, in order."""
        return self._map_async(func, iterable, mapstar, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        """As map; a MapResult."""
        return self._map_async(func, iterable, mapstar, chunksize, callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        """As map; each item is a tuple of arguments."""
        return self._map_async(func, iterable, starmapstar, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        """As starmap; a MapResult."""
        return self._map_async(func, iterable, starmapstar, chunksize, callback, error_callback)

    def _map_async(self, func, iterable, mapper, chunksize=None, callback=None, error_callback=None):
        self._check_running()
        if not hasattr(iterable, '__len__'):
            iterable = list(iterable)
        if chunksize is None:
            # Four chunks a worker, so that they end together.
            chunksize = -(len(iterable) // -(len(self._pool) * 4))
        if len(iterable) == 0:
            chunksize = 0
        chunks = _chunks(func, iterable, chunksize)
        result = MapResult(self, chunksize, len(iterable), callback, error_callback)
        tasks = self._guarded_task_generation(result._job, mapper, chunks)
        self._crew.tasks.put((tasks, None))
        return result

    def imap(self, func, iterable, chunksize=1):
        """An iterator over the function's results, in order."""
        return self._imap(IMapIterator, func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        """An iterator over the function's results, as they come."""
        return self._imap(IMapUnorderedIterator, func, iterable, chunksize)

    def _imap(self, iterator_type, func, iterable, chunksize):
        self._check_running()
        if chunksize < 1:
            raise ValueError(f'Chunksize must be 1+, not {chunksize}' if iterator_type is IMapUnorderedIterator
                             else f'Chunksize must be 1+, not {chunksize:n}')
        result = iterator_type(self)
        if chunksize == 1:
            tasks = self._guarded_task_generation(result._job, func, ((item,) for item in iterable), star=True)
            self._crew.tasks.put((tasks, result._set_length))
            return result
        tasks = self._guarded_task_generation(result._job, mapstar, _chunks(func, iterable, chunksize))
        self._crew.tasks.put((tasks, result._set_length))
        return (item for chunk in result for item in chunk)

    def _guarded_task_generation(self, job, func, args, star=False):
        # Runs in the thread that hands out tasks: an exception of the iterable belongs to the result.
        i = -1
        try:
            for i, arg in enumerate(args):
                yield job, i, func, arg if star else (arg,), {}
        except Exception as e:
            yield job, i + 1, _helper_reraises_exception, (e,), {}

    # ---- the end ----

    def close(self):
        """Take no more calls."""
        if self._state == RUN:
            self._state = self._crew.state = CLOSE
            self._crew.changes.put(None)

    def terminate(self):
        """Stop at once."""
        self._state = TERMINATE
        self._terminate()

    def join(self):
        """Wait until the workers have ended. The pool must be closed."""
        if self._state == RUN:
            raise ValueError('Pool is still running')
        if self._state not in (CLOSE, TERMINATE):
            raise ValueError('In unknown state')
        for thread in self._crew.threads:
            thread.join()
        for process in self._pool:
            process.join()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()

    def __reduce__(self):
        raise NotImplementedError('pool objects cannot be passed between processes or pickled')


def _chunks(func, iterable, size):
    iterator = iter(iterable)
    while chunk := tuple(itertools.islice(iterator, size)):
        yield func, chunk


# ---- results ----

class ApplyResult:
    """What a call will give."""

    def __init__(self, pool, callback, error_callback):
        self._pool = pool
        self._crew = pool._crew
        self._event = threading.Event()
        self._job = next(_job_counter)
        self._callback = callback
        self._error_callback = error_callback
        self._crew.cache[self._job] = self

    def ready(self):
        """Is it there?"""
        return self._event.is_set()

    def successful(self):
        """Did the call raise nothing?"""
        if not self.ready():
            raise ValueError(f'{self!r} not ready')
        return self._success

    def wait(self, timeout=None):
        """Wait until it is there, or for so many seconds."""
        self._event.wait(timeout)

    def get(self, timeout=None):
        """The result, or the call's exception; TimeoutError after so many seconds."""
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _set(self, i, obj):
        self._success, self._value = obj
        self._finish()

    def _finish(self):
        callback = self._callback if self._success else self._error_callback
        if callback:
            callback(self._value)
        self._event.set()
        self._crew.forget(self._job)
        self._pool = self._crew = None


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    """What map() will give: filled chunk by chunk."""

    def __init__(self, pool, chunksize, length, callback, error_callback):
        super().__init__(pool, callback, error_callback)
        self._success = True
        self._value = [None] * length
        self._chunksize = chunksize
        self._number_left = -(length // -chunksize) if chunksize > 0 else 0
        if self._number_left == 0:
            self._event.set()
            self._crew.forget(self._job)

    def _set(self, i, success_result):
        self._number_left -= 1
        success, result = success_result
        if success and self._success:
            self._value[i * self._chunksize:(i + 1) * self._chunksize] = result
        elif not success and self._success:
            self._success = False
            self._value = result
        if self._number_left == 0:
            self._finish()


class IMapIterator:
    """What imap() will give, in order."""

    def __init__(self, pool):
        self._pool = pool
        self._crew = pool._crew
        self._news = threading.Condition(threading.Lock())
        self._job = next(_job_counter)
        self._items = collections.deque()
        self._unsorted = {}
        self._index = 0
        self._length = None
        self._crew.cache[self._job] = self

    def __iter__(self):
        return self

    def __next__(self, timeout=None):
        with self._news:
            if not self._items and self._index != self._length:
                self._news.wait_for(lambda: self._items or self._index == self._length, timeout)
            if not self._items:
                if self._index == self._length:
                    self._pool = None
                    raise StopIteration
                raise TimeoutError
            success, value = self._items.popleft()
        if success:
            return value
        raise value

    next = __next__

    def _set(self, i, obj):
        with self._news:
            self._unsorted[i] = obj
            while self._index in self._unsorted:
                self._items.append(self._unsorted.pop(self._index))
                self._index += 1
            self._tell()

    def _set_length(self, length):
        with self._news:
            self._length = length
            self._tell()

    def _tell(self):
        self._news.notify_all()
        if self._index == self._length:
            self._crew.forget(self._job)
            self._pool = None


class IMapUnorderedIterator(IMapIterator):
    """What imap_unordered() will give, as it comes."""

    def _set(self, i, obj):
        with self._news:
            self._items.append(obj)
            self._index += 1
            self._tell()


# ---- threads ----

class ThreadPool(Pool):
    """Threads that work off calls, behind the same interface."""

    _wrap_exception = False

    @staticmethod
    def Process(ctx, *args, **kwds):
        """A worker."""
        from .dummy import Process
        return Process(*args, **kwds)

    def __init__(self, processes=None, initializer=None, initargs=()):
        super().__init__(processes, initializer, initargs)

    def _make_crew(self, arguments):
        inqueue, outqueue = queue.SimpleQueue(), queue.SimpleQueue()
        start_worker = functools.partial(self._start_worker, self._ctx, self.Process, (inqueue, outqueue, *arguments))
        return _ThreadCrew(start_worker, inqueue, outqueue, inqueue.put, outqueue.get)
