"""Child processes: their input, output and return codes."""
import io
import os
import posix
import signal
import sys
import threading
import time
import types
import warnings

__all__ = ['Popen', 'PIPE', 'STDOUT', 'call', 'check_call', 'getstatusoutput', 'getoutput', 'check_output', 'run',
           'CalledProcessError', 'DEVNULL', 'SubprocessError', 'TimeoutExpired', 'CompletedProcess']

PIPE = -1
STDOUT = -2
DEVNULL = -3


class SubprocessError(Exception):
    """The base of this module's own errors."""


class CalledProcessError(SubprocessError):
    """A child's return code was not 0."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if not self.returncode or self.returncode > 0:
            return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."
        try:
            return f"Command '{self.cmd}' died with {signal.Signals(-self.returncode)!r}."
        except (ValueError, AttributeError):
            return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."

    @property
    def stdout(self):
        """The output."""
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """A child did not end in time."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        """The output up to then."""
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CompletedProcess:
    """A child that has ended."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        parts = [f'args={self.args!r}', f'returncode={self.returncode!r}']
        parts += [f'{name}={getattr(self, name)!r}' for name in ('stdout', 'stderr') if getattr(self, name) is not None]
        return f'{type(self).__name__}({", ".join(parts)})'

    __class_getitem__ = classmethod(types.GenericAlias)

    def check_returncode(self):
        """CalledProcessError unless the return code is 0."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


class Popen:
    """A child process, running."""

    _child_created = False

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
                 close_fds=True, shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None,
                 creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *, user=None, group=None,
                 extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None):
        if not isinstance(bufsize, int):
            raise TypeError('bufsize must be an integer')
        if startupinfo is not None:
            raise ValueError('startupinfo is only supported on Windows platforms')
        if creationflags != 0:
            raise ValueError('creationflags is only supported on Windows platforms')
        _refuse(preexec_fn=preexec_fn, user=user, group=group, extra_groups=extra_groups, process_group=process_group,
                umask=None if umask == -1 else umask, pass_fds=pass_fds or None)
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError('Cannot disambiguate when both text and universal_newlines are supplied but '
                                  'different. Pass one or the other.')
        self.args = args
        self.stdin = self.stdout = self.stderr = None
        self.pid = None
        self.returncode = None
        self.encoding = encoding
        self.errors = errors
        self.text_mode = encoding or errors or text or universal_newlines
        self._waitpid_lock = threading.Lock()
        self._input_offset = 0
        self._collected = {}
        fds, ours, theirs = _Ends(stdin, stdout, stderr).get()
        try:
            self._execute(args, executable, shell, cwd, env, fds, bool(start_new_session))
        except BaseException:
            for fd in ours:
                if fd is not None:
                    os.close(fd)
            raise
        finally:
            for fd in theirs:
                os.close(fd)
        self.stdin, self.stdout, self.stderr = map(self._wrap, ours, ('wb', 'rb', 'rb'), [bufsize] * 3)

    __class_getitem__ = classmethod(types.GenericAlias)

    def _wrap(self, fd, mode, bufsize):
        if fd is None:
            return None
        buffering = bufsize
        if self.text_mode and bufsize == 1:
            # By lines: what is below is by blocks.
            buffering = -1
        file = io.open(fd, mode, buffering)
        if not self.text_mode:
            return file
        by_line = {'write_through': True, 'line_buffering': bufsize == 1} if mode == 'wb' else {}
        return io.TextIOWrapper(file, encoding=self.encoding, errors=self.errors, **by_line)

    def _execute(self, args, executable, shell, cwd, env, fds, start_new_session):
        if isinstance(args, (str, bytes, os.PathLike)):
            if isinstance(args, os.PathLike) and shell:
                raise TypeError('path-like args is not allowed when shell is true')
            args = [args]
        args = [os.fsdecode(arg) for arg in args]
        if shell:
            args = [os.fsdecode(executable) if executable else '/bin/sh', '-c', *args]
            executable = args[0] if executable else None
        if not args:
            raise IndexError('list index out of range')
        executable = args[0] if executable is None else os.fsdecode(executable)
        if any('\0' in arg for arg in args):
            raise ValueError('embedded null byte')
        if cwd is not None:
            cwd = os.fsdecode(cwd)
            if not os.path.isdir(cwd):
                os.stat(cwd)
                raise NotADirectoryError(20, os.strerror(20), cwd)
        environment = os.environ if env is None else {os.fsdecode(name): os.fsdecode(env[name]) for name in env}
        for name, value in environment.items():
            if '=' in name:
                raise ValueError('illegal environment variable name')
            if '\0' in name or '\0' in value:
                raise ValueError('embedded null byte')
        sys.audit('subprocess.Popen', executable, args, cwd, env)
        program = _find(executable, environment)
        pairs = tuple(f'{name}={value}' for name, value in environment.items())
        try:
            self.pid = posix._spawn(program, tuple(args), pairs, cwd, fds, start_new_session)
        except OSError as error:
            raise type(error)(error.errno, error.strerror, executable) from None
        self._child_created = True

    def __repr__(self):
        shown = f'<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>'
        return shown[:76] + '...>' if len(shown) > 80 else shown

    @property
    def universal_newlines(self):
        """Whether the files are text."""
        return self.text_mode

    @universal_newlines.setter
    def universal_newlines(self, universal_newlines):
        self.text_mode = bool(universal_newlines)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, value, traceback):
        for file in self.stdout, self.stderr:
            if file:
                file.close()
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            self.wait()

    def __del__(self, _warn=warnings.warn):
        if self._child_created and self.returncode is None:
            _warn(f'subprocess {self.pid} is still running', ResourceWarning, source=self)

    # ---- the end of the child ----

    def poll(self):
        """The return code; None while the child runs."""
        return self._wait(0)

    def wait(self, timeout=None):
        """Wait until the child has ended; its return code. TimeoutExpired after so many seconds."""
        returncode = self._wait(None if timeout is None else max(timeout, 0))
        if returncode is None:
            raise TimeoutExpired(self.args, timeout)
        return returncode

    def _wait(self, timeout):
        if self.returncode is None:
            try:
                ended = posix._wait_timeout(self.pid, timeout)
            except ChildProcessError:
                # Another thread has just collected it; or somebody else has, and nobody knows how it ended.
                with self._waitpid_lock:
                    if self.returncode is None:
                        self.returncode = 0
                return self.returncode
            if ended is not None:
                with self._waitpid_lock:
                    self.returncode = os.waitstatus_to_exitcode(ended[1])
        return self.returncode

    def send_signal(self, sig):
        """Send the child a signal, unless it has ended."""
        if self.poll() is None:
            try:
                os.kill(self.pid, sig)
            except ProcessLookupError:
                pass

    def terminate(self):
        """End the child by SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def kill(self):
        """End the child by SIGKILL."""
        self.send_signal(signal.SIGKILL)

    # ---- what it reads and writes ----

    def communicate(self, input=None, timeout=None):
        """Give the child its input, read all that it writes, wait until it has ended: (stdout, stderr).

        After TimeoutExpired one may try again; nothing is lost.
        """
        if self._collected and input:
            raise ValueError('Cannot send input after starting communication')
        deadline = None if timeout is None else time.monotonic() + timeout
        if not self._collected:
            self._start_communication(input)
        for name in self._collected:
            self._collected[name].join(deadline)
        alive = any(thread.is_alive() for thread in self._collected.values())
        if alive or (deadline is not None and self._wait(max(deadline - time.monotonic(), 0)) is None):
            raise TimeoutExpired(self.args, timeout, *(self._bytes_so_far(name) for name in ('stdout', 'stderr')))
        self.wait()
        return self._output('stdout'), self._output('stderr')

    def _start_communication(self, input):
        # A thread for each end, so that no pipe gets full while another one is waited for.
        if self.stdin:
            self._collected['stdin'] = _Writer(self._encode(input), self.stdin)
        for name in 'stdout', 'stderr':
            file = getattr(self, name)
            if file:
                self._collected[name] = _Reader(file)

    def _encode(self, input):
        if input is None or not self.text_mode:
            return input
        return input.encode(self.stdin.encoding, self.stdin.errors)

    def _bytes_so_far(self, name):
        reader = self._collected.get(name)
        return None if reader is None else b''.join(reader.parts) or None

    def _output(self, name):
        reader = self._collected.get(name)
        if reader is None:
            return None
        data = b''.join(reader.parts)
        if not self.text_mode:
            return data
        file = getattr(self, name)
        return data.decode(file.encoding, file.errors).replace('\r\n', '\n').replace('\r', '\n')


class _Transfer:
    """A thread between a file and memory."""

    def __init__(self, file):
        self.file = file
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        self.is_alive = self._thread.is_alive

    def join(self, deadline):
        self._thread.join(None if deadline is None else max(deadline - time.monotonic(), 0))


class _Reader(_Transfer):
    def __init__(self, file):
        self.parts = []
        super().__init__(file)

    def _run(self):
        source = getattr(self.file, 'buffer', self.file)
        while part := source.read1(32768) if hasattr(source, 'read1') else source.read(32768):
            self.parts.append(part)
        self.file.close()


class _Writer(_Transfer):
    def __init__(self, data, file):
        self.data = data
        super().__init__(file)

    def _run(self):
        try:
            if self.data:
                getattr(self.file, 'buffer', self.file).write(self.data)
            self.file.close()
        except BrokenPipeError:
            # The child does not want it.
            pass


class _Ends:
    """The child's three descriptors, made from what the caller wants them to be."""

    def __init__(self, stdin, stdout, stderr):
        self._wishes = stdin, stdout, stderr

    def get(self):
        """(the child's descriptors, our ends of its pipes, what is to be closed once it runs)."""
        if self._wishes[0] == STDOUT or self._wishes[1] == STDOUT:
            raise ValueError('STDOUT can only be used for stderr')
        fds, ours, theirs = [], [], []
        try:
            for number, wish in enumerate(self._wishes):
                fd, our = self._make(number, wish, fds, theirs)
                fds.append(fd)
                ours.append(our)
        except BaseException:
            for fd in [*theirs, *filter(None, ours)]:
                os.close(fd)
            raise
        return tuple(fds), ours, theirs

    def _make(self, number, wish, fds, theirs):
        if wish is None:
            return number, None
        if wish == PIPE:
            reading, writing = os.pipe()
            child, our = (reading, writing) if number == 0 else (writing, reading)
            theirs.append(child)
            return child, our
        if wish == DEVNULL:
            theirs.append(os.open(os.devnull, os.O_RDWR))
            return theirs[-1], None
        if wish == STDOUT:
            return fds[1], None
        return wish if isinstance(wish, int) else wish.fileno(), None


def _refuse(**options):
    for name, value in options.items():
        if value is not None:
            raise NotImplementedError(f'Popen: {name} is not supported')


def _find(executable, environment):
    """The program's path, looked for in PATH; its name when it is not there, for the error."""
    if '/' in executable:
        return executable
    for folder in os.get_exec_path(environment):
        path = os.path.join(folder, executable)
        if os.path.isfile(path) and os.access(path, os.X_OK):
            return path
    return executable


# ---- in one go ----

def call(*popenargs, timeout=None, **kwargs):
    """Run a command; its return code."""
    with Popen(*popenargs, **kwargs) as p:
        try:
            return p.wait(timeout=timeout)
        except BaseException:
            p.kill()
            raise


def check_call(*popenargs, **kwargs):
    """Run a command; CalledProcessError unless its return code is 0."""
    returncode = call(*popenargs, **kwargs)
    if returncode:
        raise CalledProcessError(returncode, kwargs.get('args') or popenargs[0])
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """Run a command; what it wrote. CalledProcessError unless its return code is 0."""
    for name in 'stdout', 'check':
        if name in kwargs:
            raise ValueError(f'{name} argument not allowed, it will be overridden.')
    if kwargs.get('input', 0) is None:
        kwargs['input'] = '' if any(kwargs.get(name) for name in _TEXT_OPTIONS) else b''
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


_TEXT_OPTIONS = 'universal_newlines', 'text', 'encoding', 'errors'


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Run a command; a CompletedProcess."""
    if input is not None:
        if kwargs.get('stdin') is not None:
            raise ValueError('stdin and input arguments may not both be used.')
        kwargs['stdin'] = PIPE
    if capture_output:
        if kwargs.get('stdout') is not None or kwargs.get('stderr') is not None:
            raise ValueError('stdout and stderr arguments may not be used with capture_output.')
        kwargs['stdout'] = kwargs['stderr'] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except BaseException:
            process.kill()
            raise
        completed = CompletedProcess(process.args, process.poll(), stdout, stderr)
    if check:
        completed.check_returncode()
    return completed


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """Run a shell command: (exit code, output without its last newline)."""
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
        exitcode = 0
    except CalledProcessError as error:
        data = error.output
        exitcode = error.returncode
    return exitcode, data.removesuffix('\n')


def getoutput(cmd, *, encoding=None, errors=None):
    """Run a shell command: its output without its last newline."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


# ---- other interpreters ----

_FLAGS = {'debug': 'd', 'dont_write_bytecode': 'B', 'no_site': 'S', 'verbose': 'v', 'bytes_warning': 'b', 'quiet': 'q',
          'optimize': 'O'}
# minipy's own options that a child shall have too.
_LONG_OPTIONS = '--gil', '--switch-interval', '--check-interval', '--checks', '--heap-size'


def _optim_args_from_interpreter_flags():
    return ['-' + 'O' * sys.flags.optimize] if sys.flags.optimize else []


def _args_from_interpreter_flags():
    """The options with which this interpreter runs."""
    args = ['-' + letter * count for name, letter in _FLAGS.items() if (count := int(getattr(sys.flags, name))) > 0]
    if sys.flags.isolated:
        args.append('-I')
    else:
        args += ['-E'] * sys.flags.ignore_environment + ['-s'] * sys.flags.no_user_site
        args += ['-P'] * sys.flags.safe_path
    # -X dev brings a warning option of its own.
    warnoptions = sys.warnoptions[1:] if sys.flags.dev_mode else sys.warnoptions
    args += [f'-W{option}' for option in warnoptions]
    args += [f'-X{name}' if value is True else f'-X{name}={value}' for name, value in sys._xoptions.items()]
    return args + _long_options(sys.orig_argv[1:])


def _long_options(words):
    """The long options, up to what shall run."""
    found = []
    words = iter(words)
    for word in words:
        if word in _LONG_OPTIONS:
            found += [word, next(words)]
        elif word.startswith('--') and '=' in word:
            if word.split('=')[0] in _LONG_OPTIONS:
                found.append(word)
        elif word in ('-X', '-W'):
            next(words)
        elif not word.startswith('-') or word in ('-', '--') or (word[1] != '-' and {'c', 'm'} & set(word[1:])
                                                                 and word[1] not in 'XW'):
            break
    return found
