"""The operating system: files, directories, the environment, the process."""
import sys
import stat as st
from _collections_abc import MutableMapping, Mapping
import abc
import posix
from posix import *
from posix import _exit

name = 'posix'
linesep = '\n'

import posixpath as path
sys.modules['os.path'] = path
from os.path import curdir, pardir, sep, pathsep, defpath, extsep, altsep, devnull

__all__ = ['altsep', 'curdir', 'pardir', 'sep', 'pathsep', 'linesep', 'defpath', 'name', 'path', 'devnull', 'SEEK_SET',
           'SEEK_CUR', 'SEEK_END', 'fsencode', 'fsdecode', 'get_exec_path', 'fdopen', 'extsep', 'makedirs', 'removedirs',
           'renames', 'walk', 'environ', 'environb', 'getenv', 'getenvb', 'supports_bytes_environ', 'PathLike',
           'supports_dir_fd', 'supports_effective_ids', 'supports_fd', 'supports_follow_symlinks', 'scandir', 'utime',
           'process_cpu_count', 'DirEntry', 'waitstatus_to_exitcode', 'P_WAIT', '_exit',
           *(name for name in dir(posix) if name[0] != '_')]

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
P_WAIT = 0

supports_bytes_environ = True
supports_dir_fd = set()
supports_effective_ids = set()
supports_fd = {stat, chmod, truncate}
supports_follow_symlinks = {stat, chown}


# ---- directories ----

def makedirs(name, mode=0o777, exist_ok=False):
    """Make a directory and all that lead to it."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        dot = b'.' if isinstance(tail, bytes) else curdir
        if tail == dot:
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Remove an empty directory, then those above it as long as they are empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Rename, making the directories that the new name needs and removing the empty ones that the old one leaves."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


class DirEntry:
    """An entry of a directory, as scandir gives it."""

    __slots__ = ('name', 'path', '_kind', '_stat', '_lstat')
    __module__ = 'posix'

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 'posix.DirEntry' instances")

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f'<DirEntry {self.name!r}>'

    def is_dir(self, *, follow_symlinks=True):
        """Is it a directory?"""
        return self._is('d', st.S_ISDIR, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        """Is it a regular file?"""
        return self._is('f', st.S_ISREG, follow_symlinks)

    def _is(self, kind, test, follow_symlinks):
        if self._kind != 'l' and self._kind != '?':
            return self._kind == kind
        try:
            return test(self.stat(follow_symlinks=follow_symlinks).st_mode)
        except FileNotFoundError:
            return False

    def is_symlink(self):
        """Is it a symbolic link?"""
        return self._kind == 'l'

    def is_junction(self):
        """Is it a junction? There are none here."""
        return False

    def inode(self):
        """Its number in the file system."""
        return self.stat(follow_symlinks=False).st_ino

    def stat(self, *, follow_symlinks=True):
        """What the system knows of it; remembered."""
        if not follow_symlinks or self._kind != 'l':
            if self._lstat is None:
                self._lstat = lstat(self.path)
            return self._lstat
        if self._stat is None:
            self._stat = stat(self.path)
        return self._stat


def _make_entry(directory, name, kind):
    entry = object.__new__(DirEntry)
    entry.name = name
    entry.path = path.join(directory, name)
    entry._kind = kind
    entry._stat = entry._lstat = None
    return entry


class _ScandirIterator:
    """The entries of a directory, read when it is made."""

    __module__ = 'posix'
    __slots__ = ('_directory', '_entries')

    def __init__(self, directory, entries):
        self._directory = directory
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        name, kind = next(self._entries)
        return _make_entry(self._directory, name, kind)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        """Give no more entries."""
        self._entries = iter(())


_ScandirIterator.__name__ = _ScandirIterator.__qualname__ = 'ScandirIterator'


def scandir(path=None):
    """An iterator over the entries of a directory; also a context manager."""
    entries = posix._read_directory(path)
    return _ScandirIterator('.' if path is None else fspath(path), entries)


def walk(top, topdown=True, onerror=None, followlinks=False):
    """(directory, names of directories in it, names of other files) for a directory and all below it."""
    sys.audit('os.walk', top, topdown, onerror, followlinks)
    stack = [fspath(top)]
    while stack:
        top = stack.pop()
        if isinstance(top, tuple):
            yield top
            continue
        dirs, nondirs, below = [], [], []
        try:
            with scandir(top) as entries:
                for entry in entries:
                    try:
                        is_dir = entry.is_dir()
                    except OSError:
                        is_dir = False
                    (dirs if is_dir else nondirs).append(entry.name)
                    if not topdown and is_dir:
                        if followlinks or not entry.is_symlink():
                            below.append(entry.path)
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        if topdown:
            yield top, dirs, nondirs
            for dirname in reversed(dirs):
                new_path = path.join(top, dirname)
                if followlinks or not path.islink(new_path):
                    stack.append(new_path)
        else:
            stack.append((top, dirs, nondirs))
            stack.extend(reversed(below))


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    """Set the times of access and modification: `times` in seconds, `ns` in nanoseconds, or now."""
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    if dir_fd is not None:
        raise NotImplementedError('dir_fd unavailable on this platform')
    if times is not None:
        if not isinstance(times, tuple) or len(times) != 2:
            raise TypeError("utime: 'times' must be either a tuple of two ints or None")
        ns = tuple(_nanoseconds(time) for time in times)
    elif ns is not None:
        if not isinstance(ns, tuple) or len(ns) != 2:
            raise TypeError("utime: 'ns' must be a tuple of two ints")
    else:
        import time
        ns = (time.time_ns(),) * 2
    posix._utime_ns(path, *ns, follow_symlinks)


def _nanoseconds(seconds):
    if isinstance(seconds, float):
        whole = int(seconds // 1)
        return whole * 1_000_000_000 + int((seconds - whole) * 1e9)
    return int(seconds) * 1_000_000_000


# ---- the environment ----

class _Environ(MutableMapping):
    """The environment: changes reach processes that are started."""

    def __init__(self, data, encodekey, decodekey, encodevalue, decodevalue):
        self.encodekey = encodekey
        self.decodekey = decodekey
        self.encodevalue = encodevalue
        self.decodevalue = decodevalue
        self._data = data

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            raise KeyError(key) from None
        return self.decodevalue(value)

    def __setitem__(self, key, value):
        key = self.encodekey(key)
        value = self.encodevalue(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encodedkey = self.encodekey(key)
        unsetenv(encodedkey)
        try:
            del self._data[encodedkey]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        items = ', '.join(f'{self.decodekey(key)!r}: {self.decodevalue(value)!r}' for key, value in self._data.items())
        return f'environ({{{items}}})'

    def copy(self):
        """A dict."""
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return {**dict(self), **other}

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return {**other, **dict(self)}


def _make_environs():
    encoding = sys.getfilesystemencoding()

    def encode(value):
        if not isinstance(value, str):
            raise TypeError('str expected, not %s' % type(value).__name__)
        return value.encode(encoding, 'surrogateescape')

    def decode(value):
        return value.decode(encoding, 'surrogateescape')

    def check_bytes(value):
        if not isinstance(value, bytes):
            raise TypeError('bytes expected, not %s' % type(value).__name__)
        return value

    data = posix.environ
    return (_Environ(data, encode, decode, encode, decode),
            _Environ(data, check_bytes, bytes, check_bytes, bytes))


environ, environb = _make_environs()


def getenv(key, default=None):
    """A variable of the environment, or the default."""
    return environ.get(key, default)


def getenvb(key, default=None):
    """As getenv, in bytes."""
    return environb.get(key, default)


def get_exec_path(env=None):
    """The directories in which programs are looked for."""
    if env is None:
        env = environ
    search = env.get('PATH')
    if search is None:
        search = defpath
    return search.split(pathsep)


# ---- paths ----

def fsencode(filename):
    """A path as bytes."""
    filename = fspath(filename)
    if isinstance(filename, str):
        return filename.encode(sys.getfilesystemencoding(), 'surrogateescape')
    return filename


def fsdecode(filename):
    """A path as str."""
    filename = fspath(filename)
    if isinstance(filename, bytes):
        return filename.decode(sys.getfilesystemencoding(), 'surrogateescape')
    return filename


class PathLike(abc.ABC):
    """Objects that stand for a path."""

    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        """The path as str or bytes."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is not PathLike:
            return NotImplemented
        for base in subclass.__mro__:
            if '__fspath__' in base.__dict__:
                return base.__dict__['__fspath__'] is not None or NotImplemented
        return NotImplemented

    @classmethod
    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)


# ---- the rest ----

def fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs):
    """A file object for a descriptor."""
    if not isinstance(fd, int):
        raise TypeError('invalid fd type (%s, expected integer)' % type(fd))
    import io
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def process_cpu_count():
    """How many CPUs this process may use."""
    return cpu_count()


def waitstatus_to_exitcode(status):
    """The exit code of a wait status; negative: the signal that ended the process."""
    return -(status & 0x7f) if status & 0x7f else status >> 8
