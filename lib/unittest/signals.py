"""Ctrl-C in a test run: with installHandler() the first one lets the current test end and stops the run."""
import signal

__unittest = True

_results = []
_interrupt_handler = None


class _InterruptHandler(object):
    def __init__(self, default_handler):
        self.called = False
        self.original_handler = default_handler
        self.default_handler = signal.default_int_handler if default_handler == signal.SIG_DFL else default_handler
        if default_handler == signal.SIG_IGN:
            self.default_handler = lambda signum, frame: None
        elif not callable(self.default_handler):
            raise TypeError('expected SIGINT signal handler to be signal.SIG_IGN, signal.SIG_DFL, or a callable object')

    def __call__(self, signum, frame):
        if signal.getsignal(signal.SIGINT) is not self or self.called:
            self.default_handler(signum, frame)
        self.called = True
        for result in _results:
            result.stop()


def registerResult(result):
    """Let the handler stop this result."""
    if _interrupt_handler is not None and not any(item is result for item in _results):
        _results.append(result)


def removeResult(result):
    """Let the handler forget this result; False if it did not know it."""
    for index, item in enumerate(_results):
        if item is result:
            del _results[index]
            return True
    return False


def installHandler():
    """Handle SIGINT."""
    global _interrupt_handler
    if _interrupt_handler is None:
        _interrupt_handler = _InterruptHandler(signal.getsignal(signal.SIGINT))
        signal.signal(signal.SIGINT, _interrupt_handler)


def removeHandler(method=None):
    """Handle SIGINT no longer; as a decorator: not while the function runs."""
    if method is not None:
        def inner(*args, **kwargs):
            initial = signal.getsignal(signal.SIGINT)
            removeHandler()
            try:
                return method(*args, **kwargs)
            finally:
                signal.signal(signal.SIGINT, initial)
        inner.__name__ = method.__name__
        inner.__wrapped__ = method
        return inner
    if _interrupt_handler is not None:
        signal.signal(signal.SIGINT, _interrupt_handler.original_handler)
