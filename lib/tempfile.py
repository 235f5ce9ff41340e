"""Temporary files and directories."""
import errno as _errno
import io as _io
import os as _os
import shutil as _shutil
import warnings as _warnings
import weakref as _weakref
from random import Random as _Random

__all__ = ['NamedTemporaryFile', 'TemporaryFile', 'SpooledTemporaryFile', 'TemporaryDirectory', 'mkstemp', 'mkdtemp',
           'mktemp', 'TMP_MAX', 'gettempprefix', 'tempdir', 'gettempdir', 'gettempprefixb', 'gettempdirb']

TMP_MAX = 10000
template = 'tmp'
tempdir = None

_FLAGS = _os.O_RDWR | _os.O_CREAT | _os.O_EXCL | _os.O_NOFOLLOW


class _RandomNameSequence:
    """Names of eight characters."""

    characters = 'abcdefghijklmnopqrstuvwxyz0123456789_'

    def __init__(self):
        self.rng = _Random()

    def __iter__(self):
        return self

    def __next__(self):
        return ''.join(self.rng.choices(self.characters, k=8))


_names = None


def _candidates():
    global _names
    if _names is None:
        _names = _RandomNameSequence()
    return _names


def gettempprefix():
    """What the names begin with."""
    return template


def gettempprefixb():
    """As gettempprefix, in bytes."""
    return _os.fsencode(template)


def _default_tempdir():
    dirs = [_os.environ[name] for name in ('TMPDIR', 'TEMP', 'TMP') if _os.environ.get(name)]
    dirs += ['/tmp', '/var/tmp', '/usr/tmp', _os.getcwd()]
    for directory in dirs:
        if _os.path.isdir(directory) and _os.access(directory, _os.W_OK | _os.X_OK):
            return _os.path.abspath(directory)
    raise FileNotFoundError(_errno.ENOENT, 'No usable temporary directory found in %s' % dirs)


def gettempdir():
    """The directory for temporary files."""
    global tempdir
    if tempdir is None:
        tempdir = _default_tempdir()
    return _os.fsdecode(tempdir)


def gettempdirb():
    """As gettempdir, in bytes."""
    return _os.fsencode(gettempdir())


def _arguments(prefix, suffix, dir):
    types = {bytes if isinstance(arg, bytes) else str
             for arg in (prefix, suffix, dir) if arg is not None for arg in [_os.fspath(arg)]}
    if len(types) > 1:
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    output_type = types.pop() if types else str
    if suffix is None:
        suffix = output_type()
    if prefix is None:
        prefix = template if output_type is str else _os.fsencode(template)
    if dir is None:
        dir = gettempdir() if output_type is str else gettempdirb()
    return prefix, suffix, dir, output_type


def _make(prefix, suffix, dir, output_type, create, what):
    """What `create` gives for the first name that is free, and that name."""
    for _ in range(TMP_MAX):
        name = next(_candidates())
        if output_type is bytes:
            name = _os.fsencode(name)
        path = _os.path.join(dir, prefix + name + suffix)
        try:
            return create(path), _os.path.abspath(path)
        except FileExistsError:
            continue
    raise FileExistsError(_errno.EEXIST, f'No usable temporary {what} name found')


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Make a file that only this user may use: (descriptor, path)."""
    prefix, suffix, dir, output_type = _arguments(prefix, suffix, dir)
    return _make(prefix, suffix, dir, output_type, lambda path: _os.open(path, _FLAGS, 0o600), 'file')


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Make a directory that only this user may use: its path."""
    prefix, suffix, dir, output_type = _arguments(prefix, suffix, dir)
    return _make(prefix, suffix, dir, output_type, lambda path: _os.mkdir(path, 0o700), 'directory')[1]


def mktemp(suffix='', prefix=template, dir=None):
    """A name that is free now; somebody else may take it first."""
    if dir is None:
        dir = gettempdir()
    for _ in range(TMP_MAX):
        path = _os.path.join(dir, prefix + next(_candidates()) + suffix)
        if not _os.path.lexists(path):
            return path
    raise FileExistsError(_errno.EEXIST, 'No usable temporary filename found')


class _TemporaryFileWrapper:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        self.delete = delete
        self._delete_on_close = delete_on_close
        self._remove = _weakref.finalize(self, _close_and_remove, file, name, delete)

    def __getattr__(self, name):
        value = getattr(self.__dict__['file'], name)
        if not isinstance(value, int):
            setattr(self, name, value)
        return value

    def __repr__(self):
        file = self.__dict__['file']
        return f'<{type(self).__module__}.{type(self).__name__} {file=}>'

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        result = self.file.__exit__(exc, value, tb)
        self._remove()
        return result

    def close(self):
        """Close the file, and remove it."""
        self.file.close()
        if self._delete_on_close:
            self._remove()

    def __iter__(self):
        yield from self.file


def _close_and_remove(file, name, delete):
    file.close()
    if delete:
        try:
            _os.unlink(name)
        except FileNotFoundError:
            pass


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None, delete_on_close=True):
    """Make a file with a name, which is removed when it is closed."""
    if 'b' not in mode:
        encoding = _io.text_encoding(encoding) if hasattr(_io, 'text_encoding') else encoding
    fd, name = mkstemp(suffix, prefix, dir)
    try:
        file = _io.open(fd, mode, buffering, encoding=encoding, newline=newline, errors=errors)
        return _TemporaryFileWrapper(file, name, delete, delete_on_close)
    except BaseException:
        _os.unlink(name)
        raise


def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    """Make a file without a name."""
    fd, name = mkstemp(suffix, prefix, dir)
    _os.unlink(name)
    return _io.open(fd, mode, buffering, encoding=encoding, newline=newline, errors=errors)


class SpooledTemporaryFile(_io.IOBase):
    """A file in memory, which goes to the disk when it becomes larger than max_size."""

    _rolled = False

    def __init__(self, max_size=0, mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                 dir=None, *, errors=None):
        if 'b' in mode:
            self._file = _io.BytesIO()
        else:
            self._file = _io.StringIO(newline=newline)
        self._max_size = max_size
        self._args = {'mode': mode, 'buffering': buffering, 'suffix': suffix, 'prefix': prefix,
                      'encoding': encoding, 'newline': newline, 'dir': dir, 'errors': errors}

    def _check(self, file):
        if not self._rolled and self._max_size and file.tell() > self._max_size:
            self.rollover()

    def rollover(self):
        """Go to the disk."""
        if self._rolled:
            return
        file = self._file
        newfile = self._file = TemporaryFile(**self._args)
        pos = file.tell()
        newfile.write(file.getvalue())
        newfile.seek(pos, 0)
        self._rolled = True

    def __enter__(self):
        if self._file.closed:
            raise ValueError('Cannot enter context with closed file')
        return self

    def __exit__(self, exc, value, tb):
        self._file.close()

    def __iter__(self):
        return self._file.__iter__()

    @property
    def closed(self):
        """Is it closed?"""
        return self._file.closed

    @property
    def mode(self):
        """How it was opened."""
        return self._args['mode']

    @property
    def name(self):
        """The name of the file on the disk, or None."""
        return getattr(self._file, 'name', None)

    def close(self):
        self._file.close()

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    def write(self, s):
        count = self._file.write(s)
        self._check(self._file)
        return count

    def writelines(self, lines):
        self._file.writelines(lines)
        self._check(self._file)

    def read(self, *args):
        return self._file.read(*args)

    def readline(self, *args):
        return self._file.readline(*args)

    def readlines(self, *args):
        return self._file.readlines(*args)

    def seek(self, *args):
        return self._file.seek(*args)

    def tell(self):
        return self._file.tell()

    def truncate(self, size=None):
        return self._file.truncate() if size is None else self._file.truncate(size)

    def flush(self):
        self._file.flush()

    def readable(self):
        return self._file.readable()

    def writable(self):
        return self._file.writable()

    def seekable(self):
        return self._file.seekable()


class TemporaryDirectory:
    """A directory that is removed, with all below it, at the end of the `with` statement."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._delete = delete
        self._finalizer = _weakref.finalize(self, self._cleanup, self.name,
                                            warn_message='Implicitly cleaning up {!r}'.format(self),
                                            ignore_errors=ignore_cleanup_errors, delete=delete)

    @classmethod
    def _cleanup(cls, name, warn_message, ignore_errors=False, delete=True):
        if delete:
            _shutil.rmtree(name, ignore_errors=ignore_errors)
            _warnings.warn(warn_message, ResourceWarning)

    def __repr__(self):
        return '<{} {!r}>'.format(self.__class__.__name__, self.name)

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        """Remove it now."""
        if self._finalizer.detach() or _os.path.exists(self.name):
            _shutil.rmtree(self.name, ignore_errors=self._ignore_cleanup_errors)
