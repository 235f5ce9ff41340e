"""Locks and their kin, between processes.

A semaphore is a pipe that holds as many bytes as its value: to acquire is to read one, to release is to write one.
"""
import os
import posix
import threading
import time

from . import context, process, reduction, util
from .heap import Memory

__all__ = ['Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Condition', 'Event']

SEM_VALUE_MAX = 2 ** 31 - 1
# What a pipe holds.
_CAPACITY = 65536
_TOO_OFTEN = 'semaphore or lock released too many times'


class SemLock:
    """A semaphore. `_count` says how often this process has it, `_owner` which of its threads took it last."""

    _reading = _writing = None

    def __init__(self, value, maxvalue):
        if not 0 <= value <= SEM_VALUE_MAX:
            raise OSError(22, os.strerror(22))
        if value >= _CAPACITY:
            raise NotImplementedError(f'semaphores above {_CAPACITY - 1} are not supported')
        self._maxvalue = maxvalue
        self._count = 0
        self._owner = None
        self._reading, self._writing = os.pipe()
        if value:
            os.write(self._writing, bytes(value))

    def __del__(self, close=os.close):
        if self._reading is not None:
            close(self._reading)
            close(self._writing)

    def __getstate__(self):
        context.assert_spawning(self)
        return self._maxvalue, reduction.DupFd(self._reading), reduction.DupFd(self._writing)

    def __setstate__(self, state):
        self._maxvalue, reading, writing = state
        self._reading = reading.detach()
        self._writing = writing.detach()
        self._count = 0
        self._owner = None

    def acquire(self, block=True, timeout=None):
        """Take one, waiting for it, at most `timeout` seconds."""
        limit = 0 if not block else None if timeout is None else max(timeout, 0)
        if posix._read_timeout(self._reading, 1, limit) is None:
            return False
        self._count += 1
        self._owner = threading.get_ident()
        return True

    def release(self):
        """Give one back."""
        if self._maxvalue < SEM_VALUE_MAX and self._value() >= self._maxvalue:
            raise ValueError(_TOO_OFTEN)
        self._count -= 1
        self._give()

    def locked(self):
        """Is there none to take?"""
        return self._value() == 0

    def _give(self):
        os.write(self._writing, b'\0')

    def _value(self):
        # Nobody can count the bytes of a pipe but by taking them.
        taken = posix._read_timeout(self._reading, _CAPACITY, 0)
        if taken is None:
            return 0
        os.write(self._writing, taken)
        return len(taken)

    def _is_mine(self):
        return self._count > 0 and self._owner == threading.get_ident()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()

    def _owner_name(self):
        if self._is_mine():
            name = process.current_process().name
            thread = threading.current_thread().name
            return name if thread == 'MainThread' else f'{name}|{thread}'
        if self._value() > 0:
            return None
        return 'SomeOtherThread' if self._count > 0 else 'SomeOtherProcess'


class Semaphore(SemLock):
    """A semaphore without a limit."""

    def __init__(self, value=1, *, ctx):
        super().__init__(value, SEM_VALUE_MAX)

    def get_value(self):
        """How many there are to take, at this moment."""
        return self._value()

    def __repr__(self):
        return f'<{type(self).__name__}(value={self._value()})>'


class BoundedSemaphore(Semaphore):
    """A semaphore that may not be released more often than it was acquired."""

    def __init__(self, value=1, *, ctx):
        SemLock.__init__(self, value, value)

    def __repr__(self):
        return f'<{type(self).__name__}(value={self._value()}, maxvalue={self._maxvalue})>'


class Lock(SemLock):
    """A lock, not recursive; whoever wants may release it."""

    def __init__(self, *, ctx):
        super().__init__(1, 1)

    def __repr__(self):
        return f'<{type(self).__name__}(owner={self._owner_name()})>'


class RLock(SemLock):
    """A lock that its owner, a thread of a process, may take again."""

    def __init__(self, *, ctx):
        super().__init__(1, 1)

    def acquire(self, block=True, timeout=None):
        """Take it, waiting for it unless the thread has it."""
        if self._is_mine():
            self._count += 1
            return True
        return super().acquire(block, timeout)

    def release(self):
        """Give it back, once."""
        if not self._is_mine():
            raise AssertionError('attempt to release recursive lock not owned by thread')
        self._count -= 1
        if self._count == 0:
            self._give()

    def __repr__(self):
        name = self._owner_name()
        count = 0 if name is None else self._count if self._is_mine() else 'nonzero'
        return f'<{type(self).__name__}({name}, {count})>'


class Condition(util.LockOwner):
    """A condition variable. `_waiting`, which only the lock's owner touches, counts those that nobody has notified yet."""

    def __init__(self, lock=None, *, ctx):
        self._lock = lock or ctx.RLock()
        self._wakeups = ctx.Semaphore(0)
        self._waiting = Memory(8)
        self._lend_methods()

    def __getstate__(self):
        context.assert_spawning(self)
        return self._lock, self._wakeups, self._waiting

    def __setstate__(self, state):
        self._lock, self._wakeups, self._waiting = state
        self._lend_methods()

    def __repr__(self):
        return f'<{type(self).__name__}({self._lock}, {self._waiting.read_int()})>'

    def wait(self, timeout=None):
        """Wait for a notification; False when the time is over."""
        assert self._lock._is_mine(), 'must acquire() condition before using wait()'
        self._waiting.write_int(self._waiting.read_int() + 1)
        depth = self._lock._count
        for _ in range(depth):
            self._lock.release()
        woken = False
        try:
            woken = self._wakeups.acquire(True, timeout)
        finally:
            for _ in range(depth):
                self._lock.acquire()
            if not woken:
                woken = self._leave()
        return woken

    def _leave(self):
        # The notification may have come in the meantime.
        if self._wakeups.acquire(False):
            return True
        self._waiting.write_int(max(self._waiting.read_int() - 1, 0))
        return False

    def notify(self, n=1):
        """Wake so many of those that wait."""
        assert self._lock._is_mine(), 'lock is not owned'
        waiting = self._waiting.read_int()
        woken = min(n, waiting)
        self._waiting.write_int(waiting - woken)
        for _ in range(woken):
            self._wakeups.release()

    def notify_all(self):
        """Wake all that wait."""
        self.notify(SEM_VALUE_MAX)

    def wait_for(self, predicate, timeout=None):
        """Wait until the predicate holds, or for so many seconds; what it gave last."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while not (result := predicate()):
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
        return result


class Event:
    """A flag that can be waited for."""

    def __init__(self, *, ctx):
        self._cond = ctx.Condition(ctx.Lock())
        self._flag = Memory(8)

    def is_set(self):
        """Is the flag set?"""
        return self._flag.read_int() == 1

    def set(self):
        """Set the flag, and wake who waits."""
        with self._cond:
            self._flag.write_int(1)
            self._cond.notify_all()

    def clear(self):
        """Take the flag down."""
        with self._cond:
            self._flag.write_int(0)

    def wait(self, timeout=None):
        """Wait until the flag is set, or for so many seconds: whether it is."""
        with self._cond:
            return self._cond.wait_for(self.is_set, timeout)

    def __repr__(self):
        return f'<{type(self).__qualname__} at {id(self):#x} {"set" if self.is_set() else "unset"}>'


class Barrier(threading.Barrier):
    """threading's barrier, with its state in shared memory: two numbers."""

    def __init__(self, parties, action=None, timeout=None, *, ctx):
        self._numbers = Memory(16)
        super().__init__(parties, action, timeout)
        self._cond = ctx.Condition()

    def __getstate__(self):
        return self._numbers, self._parties, self._action, self._timeout, self._cond

    def __setstate__(self, state):
        self._numbers, self._parties, self._action, self._timeout, self._cond = state

    def _number(offset):
        def get(self):
            return int.from_bytes(self._numbers.read(offset, 8), 'little', signed=True)

        def set(self, value):
            self._numbers.write(offset, int(value).to_bytes(8, 'little', signed=True))
        return property(get, set)

    _state = _number(0)
    _count = _number(8)
    del _number
