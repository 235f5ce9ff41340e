"""The end of a process, and what has to be done then."""
import atexit
import itertools
import os
import sys
import threading
import weakref

__all__ = ['sub_debug', 'debug', 'info', 'sub_warning', 'get_logger', 'log_to_stderr', 'get_temp_dir',
           'register_after_fork', 'is_exiting', 'Finalize', 'ForkAwareThreadLock', 'ForkAwareLocal',
           'close_all_fds_except', 'SUBDEBUG', 'SUBWARNING']

SUBDEBUG = 5
SUBWARNING = 25
DEFAULT_LOGGING_FORMAT = '[%(levelname)s/%(processName)s] %(message)s'

_logger = None
_log_to_stderr = False


def _log(level):
    def log(msg, *args):
        if _logger:
            _logger.log(level, msg, *args)
    return log


sub_debug = _log(SUBDEBUG)
debug = _log(10)
info = _log(20)
sub_warning = _log(SUBWARNING)


def get_logger():
    """The logger 'multiprocessing'."""
    global _logger
    if _logger is None:
        import logging
        _logger = logging.getLogger('multiprocessing')
        _logger.propagate = 0
    return _logger


def log_to_stderr(level=None):
    """Let the logger write to sys.stderr."""
    global _log_to_stderr
    import logging
    logger = get_logger()
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(DEFAULT_LOGGING_FORMAT))
    logger.addHandler(handler)
    if level:
        logger.setLevel(level)
    _log_to_stderr = True
    return logger


# ---- finalizers ----

_finalizer_registry = {}
_finalizer_counter = itertools.count()


class Finalize:
    """Calls a function when an object dies, when it is called itself, or, if it has a priority, at exit."""

    def __init__(self, obj, callback, args=(), kwargs=None, exitpriority=None):
        if obj is not None:
            self._weakref = weakref.ref(obj, self)
        elif exitpriority is None:
            raise ValueError('Without object, exitpriority cannot be None')
        self._call = callback, args, kwargs or {}
        self._pid = os.getpid()
        self._key = exitpriority, next(_finalizer_counter)
        _finalizer_registry[self._key] = self

    def __call__(self, wr=None):
        """Call the function, unless that was done."""
        if _finalizer_registry.pop(self._key, None) is None:
            return None
        callback, args, kwargs = self._call
        self._weakref = self._call = None
        return callback(*args, **kwargs)

    def cancel(self):
        """Never call the function."""
        if _finalizer_registry.pop(self._key, None) is not None:
            self._weakref = self._call = None

    def still_active(self):
        """Will the function be called?"""
        return self._key in _finalizer_registry


def _run_finalizers(minpriority=None):
    """Call the finalizers whose priority is at least so high (by default all that have one), the highest and youngest first."""
    def wanted(key):
        return key[0] is not None and (minpriority is None or key[0] >= minpriority)
    for key in sorted(filter(wanted, list(_finalizer_registry)), reverse=True):
        finalizer = _finalizer_registry.get(key)
        if finalizer is not None:
            try:
                finalizer()
            except Exception:
                import traceback
                traceback.print_exc()
    if minpriority is None:
        _finalizer_registry.clear()


# ---- the end ----

_exiting = False


def is_exiting():
    """Is the process about to end?"""
    return _exiting


def _exit_function():
    """Terminate the daemons, wait for the other children, call the finalizers."""
    global _exiting
    if _exiting:
        return
    _exiting = True
    from . import process
    _run_finalizers(0)
    children = process.active_children()
    for child in children:
        if child.daemon:
            child._popen.terminate()
    for child in children:
        child.join()
    _run_finalizers()


atexit.register(_exit_function)


def _close_stdin():
    """A child reads nothing."""
    if sys.stdin is not None:
        try:
            sys.stdin.close()
        except (OSError, ValueError):
            pass
    sys.stdin = open(os.devnull, encoding='utf-8', closefd=True)


def _flush_std_streams():
    for stream in sys.stdout, sys.stderr:
        try:
            stream.flush()
        except (AttributeError, ValueError):
            pass


# ---- what forking would need ----

def register_after_fork(obj, func):
    """Nothing: processes do not fork."""


class LockOwner:
    """What has a lock, `_lock`, and is used like it."""

    def _lend_methods(self):
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)


class ForkAwareThreadLock(LockOwner):
    """A lock of threads."""

    def __init__(self):
        self._lock = threading.Lock()
        self._lend_methods()


class ForkAwareLocal(threading.local):
    """Values of each thread."""


def get_temp_dir():
    """A folder for this process's own files, removed at exit."""
    from . import process
    folder = process.current_process()._config.get('tempdir')
    if folder is None:
        import shutil
        import tempfile
        folder = tempfile.mkdtemp(prefix='pymp-')
        Finalize(None, shutil.rmtree, args=[folder, True], exitpriority=-100)
        process.current_process()._config['tempdir'] = folder
    return folder


def close_all_fds_except(fds):
    """Close all descriptors but these."""
    fds = sorted([-1, *fds, 1024])
    for low, high in itertools.pairwise(fds):
        os.closerange(low + 1, high)
