"""Process: what runs in a child, and what its parent knows of it."""
import itertools
import os
import signal
import sys
import threading
from _weakrefset import WeakSet

__all__ = ['BaseProcess', 'current_process', 'active_children', 'parent_process']

try:
    ORIGINAL_DIR = os.path.abspath(os.getcwd())
except OSError:
    ORIGINAL_DIR = None


def current_process():
    """The process of the caller."""
    return _current_process


def active_children():
    """The children that are alive. Those that have ended are joined on the way."""
    _cleanup()
    return list(_children)


def parent_process():
    """The process that started this one; None in the main process."""
    return _parent_process


def _cleanup():
    for child in list(_children):
        if (popen := child._popen) and popen.poll() is not None:
            _children.discard(child)


class BaseProcess:
    """Something to run in a process of its own. Mirrors threading.Thread."""

    def _Popen(self):
        raise NotImplementedError

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, 'group argument must be None for now'
        self._identity = _current_process._identity + (next(_process_counter),)
        self._config = _current_process._config.copy()
        self._parent_pid = os.getpid()
        self._parent_name = _current_process.name
        self._popen = None
        self._closed = False
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        self._name = name or f'{type(self).__name__}-{":".join(map(str, self._identity))}'
        if daemon is not None:
            self.daemon = daemon
        _dangling.add(self)

    def _check_closed(self):
        if self._closed:
            raise ValueError('process object is closed')

    def run(self):
        """What the process does: call the target. Classes may override it."""
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        """Start the process, once."""
        self._check_closed()
        assert self._popen is None, 'cannot start a process twice'
        assert self._parent_pid == os.getpid(), 'can only start a process object created by current process'
        assert not _current_process._config.get('daemon'), 'daemonic processes are not allowed to have children'
        _cleanup()
        self._popen = self._Popen(self)
        self._sentinel = self._popen.sentinel
        # What it works on belongs to the child now.
        del self._target, self._args, self._kwargs
        _children.add(self)

    def terminate(self):
        """End the process by SIGTERM."""
        self._check_closed()
        self._popen.terminate()

    def kill(self):
        """End the process by SIGKILL."""
        self._check_closed()
        self._popen.kill()

    def join(self, timeout=None):
        """Wait until the process has ended, or for so many seconds."""
        self._check_closed()
        assert self._parent_pid == os.getpid(), 'can only join a child process'
        assert self._popen is not None, 'can only join a started process'
        if self._popen.wait(timeout) is not None:
            _children.discard(self)

    def is_alive(self):
        """Has it been started, and not ended yet?"""
        self._check_closed()
        if self is _current_process:
            return True
        assert self._parent_pid == os.getpid(), 'can only test a child process'
        if self._popen is None:
            return False
        if self._popen.poll() is None:
            return True
        _children.discard(self)
        return False

    def close(self):
        """Give up what is kept about a process that has ended."""
        if self._popen is not None:
            if self._popen.poll() is None:
                raise ValueError('Cannot close a process while it is still running. '
                                 'You should first call join() or terminate().')
            self._popen.close()
            self._popen = None
            del self._sentinel
            _children.discard(self)
        self._closed = True

    @property
    def name(self):
        """A name for people to read."""
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), 'name must be a string'
        self._name = name

    @property
    def daemon(self):
        """Shall it be terminated when its parent ends?"""
        return self._config.get('daemon', False)

    @daemon.setter
    def daemon(self, daemonic):
        assert self._popen is None, 'process has already started'
        self._config['daemon'] = daemonic

    @property
    def authkey(self):
        """The key by which processes of a family know each other."""
        return self._config['authkey']

    @authkey.setter
    def authkey(self, authkey):
        self._config['authkey'] = AuthenticationString(authkey)

    @property
    def exitcode(self):
        """How it ended: the exit code, or a signal's number, negative. None while it runs."""
        self._check_closed()
        return self._popen and self._popen.poll()

    @property
    def ident(self):
        """The process id; None before the start."""
        self._check_closed()
        if self is _current_process:
            return os.getpid()
        return self._popen and self._popen.pid

    pid = ident

    @property
    def sentinel(self):
        """A handle for connection.wait(): ready when the process has ended."""
        self._check_closed()
        try:
            return self._sentinel
        except AttributeError:
            raise ValueError('process not started') from None

    def __repr__(self):
        info = [type(self).__name__, f'name={self._name!r}']
        if self._popen is not None:
            info.append(f'pid={self._popen.pid}')
        info += [f'parent={self._parent_pid}', *self._status()]
        if self.daemon:
            info.append('daemon')
        return f'<{" ".join(info)}>'

    def _status(self):
        if self is _current_process:
            return ['started']
        if self._closed:
            return ['closed']
        if self._parent_pid != os.getpid():
            return ['unknown']
        if self._popen is None:
            return ['initial']
        exitcode = self._popen.poll()
        if exitcode is None:
            return ['started']
        return ['stopped', f'exitcode={_signal_name(exitcode)}']

    def _bootstrap(self, parent_sentinel=None):
        """Be this process: in the child. Gives the exit code."""
        from . import context, util
        global _current_process, _parent_process, _process_counter, _children
        if self._start_method is not None:
            context._default_context.set_start_method(self._start_method, force=True)
        _process_counter = itertools.count(1)
        _children = set()
        util._close_stdin()
        _current_process = self
        _parent_process = _ParentProcess(self._parent_name, self._parent_pid, parent_sentinel)
        util._finalizer_registry.clear()
        try:
            try:
                self.run()
                exitcode = 0
            finally:
                util._exit_function()
        except SystemExit as error:
            exitcode = _exit_code(error.code)
        except:
            exitcode = 1
            import traceback
            sys.stderr.write(f'Process {self.name}:\n')
            traceback.print_exc()
        finally:
            threading._shutdown()
            util._flush_std_streams()
        return exitcode


def _exit_code(code):
    if code is None:
        return 0
    if isinstance(code, int):
        return code
    sys.stderr.write(str(code) + '\n')
    return 1


def _signal_name(exitcode):
    try:
        return f'-{signal.Signals(-exitcode).name}' if exitcode < 0 else exitcode
    except (ValueError, AttributeError):
        return next((f'-{name}' for name in dir(signal) if name[:3] == 'SIG' and name[3] != '_'
                     and getattr(signal, name) == -exitcode), exitcode)


class AuthenticationString(bytes):
    """A key: pickled only for a process that is being started."""

    def __reduce__(self):
        from .context import get_spawning_popen
        if get_spawning_popen() is None:
            raise TypeError('Pickling an AuthenticationString object is disallowed for security reasons')
        return AuthenticationString, (bytes(self),)


class _ParentProcess(BaseProcess):
    """What a child knows of its parent. When the parent dies, so does the child."""

    def __init__(self, name, pid, sentinel):
        self._identity = ()
        self._name = name
        self._pid = pid
        self._parent_pid = None
        self._popen = None
        self._closed = False
        self._sentinel = sentinel
        self._config = {}

    def is_alive(self):
        """Is it still there?"""
        return os.getppid() == self._pid

    @property
    def ident(self):
        """Its process id."""
        return self._pid

    def join(self, timeout=None):
        """Wait until the parent has ended: in vain, since this process ends with it."""
        from .connection import wait
        wait([self._sentinel], timeout)

    pid = ident


class _MainProcess(BaseProcess):
    """The process that nothing of this package has started."""

    def __init__(self):
        self._identity = ()
        self._name = 'MainProcess'
        self._parent_pid = None
        self._popen = None
        self._closed = False
        self._config = {'authkey': AuthenticationString(os.urandom(32)), 'semprefix': '/mp'}

    def close(self):
        """Nothing."""


_parent_process = None
_current_process = _MainProcess()
_process_counter = itertools.count(1)
_children = set()
_dangling = WeakSet()
