"""A scheduler of events: what is to be called at which time, and in which order at the same time."""

import heapq
import threading
import time
from collections import namedtuple
from itertools import count
from time import monotonic as _time

__all__ = ["scheduler"]

Event = namedtuple("Event", "time, priority, sequence, action, argument, kwargs")
Event.time.__doc__ = "When it is due, in the units of the scheduler's timefunc."
Event.priority.__doc__ = "Of events that are due at the same time, those with smaller numbers come first."
Event.sequence.__doc__ = "A number that grows, for events with the same time and priority."
Event.action.__doc__ = "What is called: action(*argument, **kwargs)."
Event.argument.__doc__ = "The positional arguments of action."
Event.kwargs.__doc__ = "The keyword arguments of action."

_sentinel = object()


class scheduler:
    """Calls events when they are due by timefunc, and waits between them by delayfunc."""

    def __init__(self, timefunc=_time, delayfunc=time.sleep):
        self._queue = []
        self._lock = threading.RLock()
        self.timefunc = timefunc
        self.delayfunc = delayfunc
        self._sequence_generator = count()

    def enterabs(self, time, priority, action, argument=(), kwargs=_sentinel):
        """Add an event at an absolute time, and give it: cancel() takes it."""
        if kwargs is _sentinel:
            kwargs = {}
        with self._lock:
            event = Event(time, priority, next(self._sequence_generator), action, argument, kwargs)
            heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=_sentinel):
        """Add an event that is due after a delay."""
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        """Remove an event; ValueError when it is not there."""
        with self._lock:
            self._queue.remove(event)
            heapq.heapify(self._queue)

    def empty(self):
        """Whether there are no events."""
        with self._lock:
            return not self._queue

    def run(self, blocking=True):
        """Call the events until there are none. Without blocking, call those that are due, and give the time until the next."""
        while True:
            with self._lock:
                if not self._queue:
                    break
                event = self._queue[0]
                now = self.timefunc()
                delay = event.time > now
                if not delay:
                    heapq.heappop(self._queue)
            if not delay:
                event.action(*event.argument, **event.kwargs)
                # Other threads may run.
                self.delayfunc(0)
            elif not blocking:
                return event.time - now
            else:
                self.delayfunc(event.time - now)

    @property
    def queue(self):
        """The events, in the order in which they will be called."""
        with self._lock:
            events = self._queue[:]
        return list(map(heapq.heappop, [events] * len(events)))
