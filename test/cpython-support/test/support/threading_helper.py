"""Threads in CPython's tests."""
import contextlib
import functools
import threading


def threading_setup():
    """Nothing to remember."""
    return ()


def threading_cleanup(*values):
    """Nothing to check."""


def reap_threads(func):
    """Run as it is."""
    return func


def requires_working_threading(*, module=False):
    """Threads work."""
    if module:
        return None
    return lambda test: test


can_start_thread = True


def join_thread(thread, timeout=30):
    """Join; a thread that does not end is an error."""
    thread.join(timeout)
    if thread.is_alive():
        raise AssertionError(f'failed to join the thread in {timeout:.1f} seconds')


@contextlib.contextmanager
def wait_threads_exit(timeout=None):
    """Threads have ended afterwards."""
    yield


@contextlib.contextmanager
def start_threads(threads, unlock=None):
    """Start threads, and join them at the end."""
    threads = list(threads)
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        if unlock:
            unlock()
        for thread in threads:
            join_thread(thread)


class catch_threading_exception:
    """Keeps what threading.excepthook is told."""

    def __init__(self):
        self.exc_type = self.exc_value = self.exc_traceback = self.thread = None

    def _hook(self, args):
        self.exc_type, self.exc_value, self.exc_traceback, self.thread = args

    def __enter__(self):
        self._old = threading.excepthook
        threading.excepthook = self._hook
        return self

    def __exit__(self, *exc_info):
        threading.excepthook = self._old
        del self.exc_type, self.exc_value, self.exc_traceback, self.thread


def run_concurrently(worker_func, nthreads, args=(), kwargs={}):
    """Run a function in several threads at once."""
    with start_threads([threading.Thread(target=functools.partial(worker_func, *args, **kwargs))
                        for _ in range(nthreads)]):
        pass
