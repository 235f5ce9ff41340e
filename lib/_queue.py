"""The queue without a limit, which needs no more than a lock that counts."""

import types
from collections import deque
from threading import Semaphore

__all__ = ["Empty", "SimpleQueue"]


class Empty(Exception):
    """There is no item."""


class SimpleQueue:
    """A queue without a limit: first in, first out."""

    def __init__(self):
        self._queue = deque()
        self._count = Semaphore(0)

    def put(self, item, block=True, timeout=None):
        """Put an item. It never has to wait; block and timeout are there for the sake of Queue's."""
        self._queue.append(item)
        self._count.release()

    def get(self, block=True, timeout=None):
        """Remove and give an item; Empty when there is none, at once (block false) or after timeout seconds."""
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if not self._count.acquire(block, timeout if block else None):
            raise Empty
        return self._queue.popleft()

    def put_nowait(self, item):
        """Put an item."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Get an item if there is one; else Empty."""
        return self.get(block=False)

    def empty(self):
        """Whether there is no item, at this moment."""
        return not self._queue

    def qsize(self):
        """The number of items, at this moment."""
        return len(self._queue)

    __class_getitem__ = classmethod(types.GenericAlias)
