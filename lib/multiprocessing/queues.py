"""Queues between processes: pipes of pickled objects, with a lock for those who get and one for those who put."""
import collections
import threading
import time
import weakref
from queue import Empty, Full

from . import connection, context, reduction
from .heap import Memory
from .util import Finalize, is_exiting

__all__ = ['Queue', 'SimpleQueue', 'JoinableQueue']

_sentinel = object()


class _PipeQueue:
    """What all queues have: a pipe with two locks."""

    def _make_pipe(self, ctx):
        self._reader, self._writer = connection.Pipe(duplex=False)
        self._rlock = ctx.Lock()
        self._wlock = ctx.Lock()

    def _is_empty(self):
        return not self._reader._poll(0)


class Queue(_PipeQueue):
    """A queue of at most maxsize items (no limit if that is 0). A thread writes what was put."""

    def __init__(self, maxsize=0, *, ctx):
        self._maxsize = max(maxsize, 0)
        self._make_pipe(ctx)
        # How many items there are; and, with a limit, for how many there is room.
        self._size = Memory(8)
        self._size_lock = ctx.Lock()
        self._room = ctx.BoundedSemaphore(maxsize) if maxsize > 0 else None
        self._ignore_epipe = False
        self._reset()

    def __getstate__(self):
        context.assert_spawning(self)
        return (self._maxsize, self._reader, self._writer, self._rlock, self._wlock, self._size, self._size_lock,
                self._room, self._ignore_epipe)

    def __setstate__(self, state):
        (self._maxsize, self._reader, self._writer, self._rlock, self._wlock, self._size, self._size_lock,
         self._room, self._ignore_epipe) = state
        self._reset()

    def _reset(self):
        self._notempty = threading.Condition(threading.Lock())
        self._buffer = collections.deque()
        self._thread = None
        self._jointhread = None
        self._joincancelled = False
        self._closed = False
        self._close = None

    def _change_size(self, by):
        with self._size_lock:
            self._size.write_int(max(self._size.read_int() + by, 0))

    def put(self, obj, block=True, timeout=None):
        """Put an item, waiting for room; Full when there is none."""
        if self._closed:
            raise ValueError(f'Queue {self!r} is closed')
        if self._room is not None and not self._room.acquire(block, timeout):
            raise Full
        self._change_size(1)
        self._append(obj)

    def _append(self, obj):
        with self._notempty:
            if self._thread is None:
                self._start_thread()
            self._buffer.append(obj)
            self._notempty.notify()

    def get(self, block=True, timeout=None):
        """Take the next item, waiting for it; Empty when there is none."""
        if self._closed:
            raise ValueError(f'Queue {self!r} is closed')
        deadline = None if timeout is None else time.monotonic() + timeout
        if not self._rlock.acquire(block, timeout):
            raise Empty
        try:
            if not block or deadline is not None:
                left = max(deadline - time.monotonic(), 0) if block else 0
                if not self._reader.poll(left):
                    raise Empty
            data = self._reader.recv_bytes()
            self._change_size(-1)
            if self._room is not None:
                self._room.release()
        finally:
            self._rlock.release()
        return reduction.ForkingPickler.loads(data)

    def qsize(self):
        """The number of items, roughly."""
        return self._size.read_int()

    def empty(self):
        """Is there nothing to get, at this moment?"""
        if self._closed:
            raise ValueError(f'Queue {self!r} is closed')
        return self._is_empty()

    def full(self):
        """Is there no room, at this moment?"""
        return 0 < self._maxsize <= self._size.read_int()

    def get_nowait(self):
        """get(), without waiting."""
        return self.get(False)

    def put_nowait(self, obj):
        """put(), without waiting."""
        return self.put(obj, False)

    def close(self):
        """Put nothing more from this process."""
        self._closed = True
        close = self._close
        if close:
            self._close = None
            close()

    def join_thread(self):
        """Wait until all has been written. The queue must be closed."""
        assert self._closed, f'Queue {self!r} not closed'
        if self._jointhread:
            self._jointhread()

    def cancel_join_thread(self):
        """At exit, do not wait until all has been written."""
        self._joincancelled = True
        if self._jointhread:
            self._jointhread.cancel()

    def _start_thread(self):
        self._thread = threading.Thread(
            target=Queue._feed,
            args=(self._buffer, self._notempty, self._send_bytes, self._wlock, self._reader.close, self._writer.close,
                  self._ignore_epipe, self._on_queue_feeder_error, self._forget_one),
            name='QueueFeederThread', daemon=True)
        self._thread.start()
        if not self._joincancelled:
            self._jointhread = Finalize(self._thread, Queue._finalize_join, [weakref.ref(self._thread)],
                                        exitpriority=-5)
        self._close = Finalize(self, Queue._finalize_close, [self._buffer, self._notempty], exitpriority=10)

    @property
    def _send_bytes(self):
        return self._writer.send_bytes

    @property
    def _forget_one(self):
        room, size, lock = self._room, self._size, self._size_lock

        def forget_one():
            with lock:
                size.write_int(max(size.read_int() - 1, 0))
            if room is not None:
                room.release()
        return forget_one

    @staticmethod
    def _finalize_join(thread_ref):
        thread = thread_ref()
        if thread is not None:
            thread.join()

    @staticmethod
    def _finalize_close(buffer, notempty):
        with notempty:
            buffer.append(_sentinel)
            notempty.notify()

    @staticmethod
    def _feed(buffer, notempty, send_bytes, write_lock, reader_close, writer_close, ignore_epipe, on_error, forget_one):
        while True:
            obj = None
            with notempty:
                while not buffer:
                    notempty.wait()
                obj = buffer.popleft()
            if obj is _sentinel:
                reader_close()
                writer_close()
                return
            try:
                # Pickled outside of the lock: that can take long, and fail.
                data = reduction.ForkingPickler.dumps(obj)
                with write_lock:
                    send_bytes(data)
            except Exception as error:
                if ignore_epipe and getattr(error, 'errno', 0) == 32 or is_exiting():
                    return
                forget_one()
                on_error(error, obj)

    @staticmethod
    def _on_queue_feeder_error(e, obj):
        import traceback
        traceback.print_exc()


class JoinableQueue(Queue):
    """A queue that can be waited for until all its items are dealt with."""

    def __init__(self, maxsize=0, *, ctx):
        super().__init__(maxsize, ctx=ctx)
        self._unfinished = Memory(8)
        self._cond = ctx.Condition()

    def __getstate__(self):
        return super().__getstate__(), self._cond, self._unfinished

    def __setstate__(self, state):
        state, self._cond, self._unfinished = state
        super().__setstate__(state)

    def _append(self, obj):
        with self._cond:
            self._unfinished.write_int(self._unfinished.read_int() + 1)
            super()._append(obj)

    def task_done(self):
        """Say that an item that was got has been dealt with."""
        with self._cond:
            unfinished = self._unfinished.read_int()
            if unfinished == 0:
                raise ValueError('task_done() called too many times')
            self._unfinished.write_int(unfinished - 1)
            if unfinished == 1:
                self._cond.notify_all()

    def join(self):
        """Wait until all items have been dealt with."""
        with self._cond:
            while self._unfinished.read_int():
                self._cond.wait()


class SimpleQueue(_PipeQueue):
    """A queue without a thread: to put may have to wait for who gets."""

    def __init__(self, *, ctx):
        self._make_pipe(ctx)

    def __getstate__(self):
        context.assert_spawning(self)
        return self._reader, self._writer, self._rlock, self._wlock

    def __setstate__(self, state):
        self._reader, self._writer, self._rlock, self._wlock = state

    def close(self):
        """Give the pipe up."""
        self._reader.close()
        self._writer.close()

    def empty(self):
        """Is there nothing to get, at this moment?"""
        return self._is_empty()

    def get(self):
        """Take the next object, waiting for it."""
        with self._rlock:
            data = self._reader.recv_bytes()
        return reduction.ForkingPickler.loads(data)

    def put(self, obj):
        """Put an object."""
        data = reduction.ForkingPickler.dumps(obj)
        with self._wlock:
            self._writer.send_bytes(data)
