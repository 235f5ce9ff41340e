"""The report on a deadlock: which thread waits where, for what, and who has it.

Called in the main thread when every thread waits: on Ctrl-C, or because of --deadlock report. All frames stand still meanwhile.
"""
import sys
import _thread
import traceback

# Whose waits are told under the names of what users call.
_LIBRARY = {'threading', 'queue', '_queue', 'concurrent.futures', 'concurrent.futures._base',
            'concurrent.futures.thread'}

_STARTERS = {'_bootstrap_inner', 'run'}

_told = False


class _Wait:
    """What one thread waits for."""

    def __init__(self, ident, daemon, awaited, holder, frame):
        self.ident = ident
        self.daemon = daemon
        self.awaited = awaited
        self.frames = [each for each in _innermost_last(frame) if each.f_globals.get('__name__') != __name__]
        self.entry = None
        own = None
        while self.frames and self.frames[-1].f_globals.get('__name__') in _LIBRARY:
            self.entry = self.frames.pop()
            own = own or self.entry
        # The lock of one who waits for a condition is released by who notifies it: nobody holds it.
        waits_for_notice = own is not None and own.f_locals.get('waiter', None) is awaited
        self.holder = None if waits_for_notice else holder

    def what(self):
        """The call of the library that waits, and the lock."""
        joins = isinstance(self.awaited, _thread._ThreadHandle)
        text = ''
        if self.entry is not None:
            owner = self.entry.f_locals.get('self')
            if owner is not None:
                text = f'{type(owner).__name__}.{self.entry.f_code.co_name}() of {owner!r}'
        if joins:
            return text or f'the end of {_name_of(self.holder)}'
        if text and self.holder is None:
            return text
        held = '' if self.holder is None else f', held by {_name_of(self.holder)}'
        return f'{text}{": " if text else ""}{self.awaited!r}{held}'


def _innermost_last(frame):
    frames = []
    while frame is not None:
        frames.append(frame)
        frame = frame.f_back
    # What starts a thread is not worth telling.
    while frames and frames[-1].f_globals.get('__name__') == 'threading' and frames[-1].f_code.co_name in _STARTERS:
        frames.pop()
    return reversed(frames)


def _name_of(ident):
    threading = sys.modules.get('threading')
    thread = threading._active.get(ident) if threading is not None else None
    if thread is not None:
        return thread.name
    if ident == _thread._get_main_thread_ident():
        return 'MainThread'
    return f'thread {ident}' if ident in sys._current_frames() else f'thread {ident}, which has ended'


def _cycle(waits):
    # A way from a thread to who holds what it waits for that comes back.
    by_ident = {wait.ident: wait for wait in waits}
    for wait in waits:
        path = []
        while wait is not None and wait not in path:
            path.append(wait)
            wait = by_ident.get(wait.holder)
        if wait is not None:
            return path[path.index(wait):]
    return []


def _is_told_unasked(waits):
    # Threads that all wait for news are a server that idles, perhaps; one that waits for a lock or for another thread's end is stuck.
    return any(wait.holder is not None for wait in waits)


def _text(waits):
    yield '\nDeadlock: every thread waits, and nobody is left to wake one.\n'
    for wait in waits:
        kind = ', daemon' if wait.daemon else ''
        yield f'\nThread {_name_of(wait.ident)} (ident {wait.ident}{kind})\n'
        yield f'  waits for {wait.what()}\n'
        stack = traceback.StackSummary.extract((frame, frame.f_lineno) for frame in wait.frames)
        yield from stack.format()
    cycle = _cycle(waits)
    if cycle:
        yield '\nThe cycle:\n'
        for wait in cycle:
            yield f'  {_name_of(wait.ident)} waits for {_name_of(wait.holder)}\n'
    yield '\n'


def report(asked):
    """Write the report to standard error, once."""
    global _told
    frames = sys._current_frames()
    waits = [_Wait(ident, daemon, awaited, holder, frames.get(ident))
             for ident, daemon, awaited, holder in _thread._waiting() if awaited is not None]
    if _told or sys.__stderr__ is None or not (asked or _is_told_unasked(waits)):
        return
    _told = True
    sys.__stderr__.write(''.join(_text(waits)))
    sys.__stderr__.flush()
