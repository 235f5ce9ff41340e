"""Starting a child: a fresh interpreter that reads from a pipe what it shall do."""
import io
import os
import posix
import signal
import weakref

from . import context, reduction, spawn

__all__ = ['Popen']

# The child's descriptors behind the standard ones: first the pipe with its task, then what it inherits.
_TASK_FD = 3

# Who waits for a sentinel waits for this Popen.
_by_sentinel = weakref.WeakValueDictionary()


class _DupFd:
    def __init__(self, fd):
        self.fd = fd

    def detach(self):
        return self.fd


class Popen:
    """A child. The parent keeps a pipe to it open: when it closes, the child ends too."""

    method = 'spawn'
    DupFd = _DupFd

    def __init__(self, process_obj):
        self.returncode = None
        self._fds = []
        task = self._task(process_obj)
        reading, self.sentinel = os.pipe()
        try:
            self.pid = self._spawn(reading)
        except BaseException:
            os.close(self.sentinel)
            raise
        finally:
            os.close(reading)
        _by_sentinel[self.sentinel] = self
        _write_all(self.sentinel, task)

    def _task(self, process_obj):
        """What the child reads: how to prepare, and its process object."""
        task = io.BytesIO()
        context.set_spawning_popen(self)
        try:
            reduction.dump(spawn.get_preparation_data(process_obj._name), task)
            reduction.dump(process_obj, task)
        finally:
            context.set_spawning_popen(None)
        return task.getvalue()

    def _spawn(self, reading):
        command = spawn.get_command_line(pipe_handle=_TASK_FD)
        environment = tuple(f'{name}={value}' for name, value in os.environ.items())
        fds = -1, 1, 2, reading, *self._fds
        return posix._spawn(command[0], tuple(command), environment, None, fds, False)

    def duplicate_for_child(self, fd):
        """The number under which the child will have the descriptor."""
        if fd not in self._fds:
            self._fds.append(fd)
        return _TASK_FD + 1 + self._fds.index(fd)

    def poll(self, flag=os.WNOHANG):
        """The exit code; None while the child runs."""
        return self.wait(0)

    def wait(self, timeout=None):
        """Wait until the child has ended, or for so many seconds: the exit code, or None."""
        if self.returncode is None:
            try:
                ended = posix._wait_timeout(self.pid, timeout and max(timeout, 0))
            except ChildProcessError:
                # Another thread has just collected it, or somebody else has.
                return self.returncode
            if ended is not None:
                self.returncode = os.waitstatus_to_exitcode(ended[1])
        return self.returncode

    def _send_signal(self, sig):
        if self.poll() is None:
            try:
                os.kill(self.pid, sig)
            except ProcessLookupError:
                pass

    def terminate(self):
        """End the child by SIGTERM."""
        self._send_signal(signal.SIGTERM)

    def kill(self):
        """End the child by SIGKILL."""
        self._send_signal(signal.SIGKILL)

    def close(self):
        """Give up the pipe to the child."""
        if self.sentinel is not None:
            _by_sentinel.pop(self.sentinel, None)
            os.close(self.sentinel)
            self.sentinel = None

    def __del__(self, close=os.close, by_sentinel=_by_sentinel):
        if getattr(self, 'sentinel', None) is not None:
            by_sentinel.pop(self.sentinel, None)
            close(self.sentinel)


def _write_all(fd, data):
    view = memoryview(data)
    while len(view):
        view = view[os.write(fd, view):]
