"""Queues between threads: whoever puts waits for room, whoever gets waits for an item."""

import threading
import types
from collections import deque
from heapq import heappop, heappush
from time import monotonic as time

from _queue import Empty, SimpleQueue

__all__ = ["Empty", "Full", "ShutDown", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Full(Exception):
    """There is no room for the item."""


class ShutDown(Exception):
    """The queue was shut down."""


class Queue:
    """A queue of at most maxsize items (no limit if that is 0): first in, first out."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        # One lock, for all that follows; the conditions tell what has changed.
        self.mutex = threading.Lock()
        self.not_empty = threading.Condition(self.mutex)
        self.not_full = threading.Condition(self.mutex)
        self.all_tasks_done = threading.Condition(self.mutex)
        self.unfinished_tasks = 0
        self.is_shutdown = False

    def task_done(self):
        """Say that an item that was got has been dealt with. ValueError when called more often than there were items."""
        with self.all_tasks_done:
            unfinished = self.unfinished_tasks - 1
            if unfinished <= 0:
                if unfinished < 0:
                    raise ValueError("task_done() called too many times")
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = unfinished

    def join(self):
        """Wait until all items have been got and dealt with."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        """The number of items, at this moment."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        """Whether there is no item, at this moment."""
        with self.mutex:
            return not self._qsize()

    def full(self):
        """Whether there is no room, at this moment."""
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        """Put an item; Full when there is no room, at once (block false) or after timeout seconds. ShutDown after shutdown()."""
        with self.not_full:
            if self.is_shutdown:
                raise ShutDown
            if self.maxsize > 0:
                if not block:
                    if self._qsize() >= self.maxsize:
                        raise Full
                else:
                    self._wait_for_room(timeout)
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def _wait_for_room(self, timeout):
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        endtime = None if timeout is None else time() + timeout
        while self._qsize() >= self.maxsize:
            remaining = None if endtime is None else endtime - time()
            if remaining is not None and remaining <= 0.0:
                raise Full
            self.not_full.wait(remaining)
            if self.is_shutdown:
                raise ShutDown

    def get(self, block=True, timeout=None):
        """Remove and give an item; Empty when there is none, at once (block false) or after timeout seconds.

        ShutDown when there is none and shutdown() was called.
        """
        with self.not_empty:
            if self.is_shutdown and not self._qsize():
                raise ShutDown
            if not block:
                if not self._qsize():
                    raise Empty
            else:
                self._wait_for_item(timeout)
            item = self._get()
            self.not_full.notify()
            return item

    def _wait_for_item(self, timeout):
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        endtime = None if timeout is None else time() + timeout
        while not self._qsize():
            remaining = None if endtime is None else endtime - time()
            if remaining is not None and remaining <= 0.0:
                raise Empty
            self.not_empty.wait(remaining)
            if self.is_shutdown and not self._qsize():
                raise ShutDown

    def put_nowait(self, item):
        """Put an item if there is room; else Full."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Get an item if there is one; else Empty."""
        return self.get(block=False)

    def shutdown(self, immediate=False):
        """Take no more items; with immediate, give none either, and count those that are there as dealt with."""
        with self.mutex:
            self.is_shutdown = True
            if immediate:
                while self._qsize():
                    self._get()
                    if self.unfinished_tasks > 0:
                        self.unfinished_tasks -= 1
                self.all_tasks_done.notify_all()
            self.not_empty.notify_all()
            self.not_full.notify_all()

    # What other kinds of queue do differently; called with the lock held.

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    __class_getitem__ = classmethod(types.GenericAlias)


class PriorityQueue(Queue):
    """A queue that gives the smallest item first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """A queue that gives the item that was put last first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()
