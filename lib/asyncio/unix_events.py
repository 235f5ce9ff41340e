"""The event loop and policy of this platform."""
from . import events
from .selector_events import BaseSelectorEventLoop

__all__ = ('SelectorEventLoop', 'DefaultEventLoopPolicy', 'EventLoop')


class _UnixSelectorEventLoop(BaseSelectorEventLoop):
    """The event loop, with signal handlers."""

    def add_signal_handler(self, sig, callback, *args):
        """Call back in the loop when a signal arrives. Main thread only."""
        import signal
        handle = events.Handle(callback, args, self, None)

        def arrived(signum, frame):
            if not handle._cancelled:
                self._add_from_outside(handle)

        signal.signal(sig, arrived)
        self._signal_handlers[sig] = handle

    def remove_signal_handler(self, sig):
        """Back to the default for a signal; False when there was no handler."""
        import signal
        if self._signal_handlers.pop(sig, None) is None:
            return False
        signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
        return True


SelectorEventLoop = EventLoop = _UnixSelectorEventLoop


class _UnixDefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    """A loop for each thread."""

    _loop_factory = _UnixSelectorEventLoop


DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
