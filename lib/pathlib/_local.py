"""Paths as objects: pure ones, which are only text, and those of this system."""
import functools
import io
import os
import posixpath
import re
import sys
from _collections_abc import Sequence
from errno import ENOENT, ENOTDIR, EBADF, ELOOP
from stat import S_ISBLK, S_ISCHR, S_ISDIR, S_ISFIFO, S_ISLNK, S_ISREG, S_ISSOCK

__all__ = ['UnsupportedOperation', 'PurePath', 'PurePosixPath', 'PureWindowsPath', 'Path', 'PosixPath', 'WindowsPath']


class UnsupportedOperation(NotImplementedError):
    """The operation is not for this kind of path."""
    __module__ = 'pathlib._abc'


class _PathParents(Sequence):
    """The logical ancestors of a path."""

    def __init__(self, path):
        self._path = path
        self._drv = path.drive
        self._root = path.root
        self._tail = path._tail

    def __len__(self):
        return len(self._tail)

    def __getitem__(self, idx):
        if isinstance(idx, slice):
            return tuple(self[i] for i in range(*idx.indices(len(self))))
        if idx >= len(self) or idx < -len(self):
            raise IndexError(idx)
        if idx < 0:
            idx += len(self)
        return self._path._from_parts(self._tail[:-idx - 1])

    def __repr__(self):
        return f'<{type(self._path).__name__}.parents>'


class PurePath:
    """A path as text: no operation looks at the system."""

    __slots__ = ('_raw_paths', '_root', '_tail_cached', '_str', '_hash')

    parser = posixpath

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        paths = []
        for arg in args:
            if isinstance(arg, PurePath):
                paths.extend(arg._raw_paths)
                continue
            try:
                path = os.fspath(arg)
            except TypeError:
                path = arg
            if not isinstance(path, str):
                raise TypeError('argument should be a str or an os.PathLike object where __fspath__ returns a str, '
                                f'not {type(path).__name__!r}')
            paths.append(path)
        self._raw_paths = paths
        self._str = self._hash = self._tail_cached = None

    def with_segments(self, *pathsegments):
        """A path of the same kind."""
        return type(self)(*pathsegments)

    def _parse(self):
        if self._tail_cached is None:
            paths = self._raw_paths
            raw = posixpath.join(*paths) if paths else ''
            _, self._root, rest = posixpath.splitroot(raw)
            self._tail_cached = [x for x in rest.split('/') if x and x != '.']
        return self._tail_cached

    def _from_parts(self, tail):
        path = self.with_segments(self.root + '/'.join(tail))
        return path

    @property
    def _raw_path(self):
        return posixpath.join(*self._raw_paths) if self._raw_paths else ''

    @property
    def _tail(self):
        return self._parse()

    @property
    def drive(self):
        """The drive: there are none here."""
        return ''

    @property
    def root(self):
        """The root: a slash, exactly two, or nothing."""
        self._parse()
        return self._root

    @property
    def anchor(self):
        """Drive and root."""
        return self.root

    @property
    def parts(self):
        """The components, the root first."""
        tail = tuple(self._tail)
        return (self.root, *tail) if self.root else tail

    def __reduce__(self):
        return self.__class__, tuple(self._raw_paths)

    def __repr__(self):
        return f'{type(self).__name__}({self.as_posix()!r})'

    def __str__(self):
        if self._str is None:
            tail = self._tail
            self._str = self._root + '/'.join(tail) or '.'
        return self._str

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        """With slashes."""
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def as_uri(self):
        """As a file: URI."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        safe = set(b'/ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')
        return 'file://' + ''.join(chr(b) if b in safe else f'%{b:02X}' for b in bytes(self))

    def __hash__(self):
        if self._hash is None:
            self._hash = hash(str(self))
        return self._hash

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return str(self) == str(other) and self.parser is other.parser

    def _compare(self, other):
        return isinstance(other, PurePath) and self.parser is other.parser

    def __lt__(self, other):
        return str(self).split('/') < str(other).split('/') if self._compare(other) else NotImplemented

    def __le__(self, other):
        return str(self).split('/') <= str(other).split('/') if self._compare(other) else NotImplemented

    def __gt__(self, other):
        return str(self).split('/') > str(other).split('/') if self._compare(other) else NotImplemented

    def __ge__(self, other):
        return str(self).split('/') >= str(other).split('/') if self._compare(other) else NotImplemented

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def joinpath(self, *pathsegments):
        """This path with more components."""
        return self.with_segments(self, *pathsegments)

    @property
    def name(self):
        """The last component."""
        tail = self._tail
        return tail[-1] if tail else ''

    @property
    def suffix(self):
        """The last extension, with its dot."""
        name = self.name
        i = name.rfind('.')
        return name[i:] if 0 < i < len(name) - 1 else ''

    @property
    def suffixes(self):
        """All extensions."""
        name = self.name
        if name.endswith('.'):
            return []
        return ['.' + suffix for suffix in name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        """The last component without its extension."""
        name = self.name
        i = name.rfind('.')
        return name[:i] if 0 < i < len(name) - 1 else name

    def with_name(self, name):
        """With another last component."""
        if not name or '/' in name or name == '.':
            raise ValueError(f'Invalid name {name!r}')
        tail = self._tail
        if not tail:
            raise ValueError(f'{self!r} has an empty name')
        return self._from_parts(tail[:-1] + [name])

    def with_stem(self, stem):
        """With another stem."""
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f'{self!r} has a non-empty suffix')
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        """With another extension, or none."""
        stem = self.stem
        if not stem:
            raise ValueError(f'{self!r} has an empty name')
        if suffix and not (suffix.startswith('.') and len(suffix) > 1):
            raise ValueError(f'Invalid suffix {suffix!r}')
        return self.with_name(stem + suffix)

    @property
    def parent(self):
        """All but the last component."""
        tail = self._tail
        return self._from_parts(tail[:-1]) if tail else self

    @property
    def parents(self):
        """The parent, its parent …"""
        return _PathParents(self)

    def is_absolute(self):
        """Does it begin at the root?"""
        return bool(self.root)

    def is_reserved(self):
        """Is the name reserved by the system? None is here."""
        import warnings
        return False

    def relative_to(self, other, *_deprecated, walk_up=False):
        """The path as seen from another one."""
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        for step, path in enumerate([other, *other.parents]):
            if path == self or path in self.parents:
                break
            if not walk_up:
                raise ValueError(f'{str(self)!r} is not in the subpath of {str(other)!r}')
            if path.name == '..':
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        else:
            raise ValueError(f'{str(self)!r} and {str(other)!r} have different anchors')
        return self.with_segments(*['..'] * step, *self._tail[len(path._tail):])

    def is_relative_to(self, other, *_deprecated):
        """Is it below another path?"""
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        return other == self or other in self.parents

    def full_match(self, pattern, *, case_sensitive=None):
        """Does the whole path match a pattern, in which ** stands for any directories?"""
        if not isinstance(pattern, PurePath):
            pattern = self.with_segments(pattern)
        path = str(self) if self.parts else ''
        pattern = str(pattern) if pattern.parts else ''
        return _compile(pattern, case_sensitive, True, True)(path) is not None

    def match(self, path_pattern, *, case_sensitive=None):
        """Does the path match a pattern, from its end?"""
        pattern = path_pattern if isinstance(path_pattern, PurePath) else self.with_segments(path_pattern)
        path_parts = self.parts[::-1]
        pattern_parts = pattern.parts[::-1]
        if not pattern_parts:
            raise ValueError('empty pattern')
        if len(path_parts) < len(pattern_parts):
            return False
        if len(path_parts) > len(pattern_parts) and pattern.anchor:
            return False
        return all(_compile(pat, case_sensitive, False, True)(part) is not None
                   for part, pat in zip(path_parts, pattern_parts))


@functools.lru_cache(maxsize=512)
def _compile(pattern, case_sensitive, recursive, include_hidden):
    import glob
    flags = re.NOFLAG if case_sensitive is None or case_sensitive else re.IGNORECASE
    return re.compile(glob.translate(pattern, recursive=recursive, include_hidden=include_hidden, seps='/'),
                      flags).match


class PurePosixPath(PurePath):
    """A path with slashes."""

    __slots__ = ()


class PureWindowsPath(PurePath):
    """A path with backslashes: not supported."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise NotImplementedError('minipy does not support PureWindowsPath')


os.PathLike.register(PurePath)


class Path(PurePath):
    """A path of this system."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    def __init__(self, *args, **kwargs):
        if kwargs:
            import warnings
            warnings.warn('support for supplying keyword arguments to pathlib.PurePath is deprecated and scheduled '
                          'for removal in Python 3.14', DeprecationWarning, stacklevel=2)
        super().__init__(*args)

    # ---- asking ----

    def stat(self, *, follow_symlinks=True):
        """What the system knows of it."""
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        """As stat, of a symbolic link itself."""
        return os.lstat(self)

    def exists(self, *, follow_symlinks=True):
        """Is there something?"""
        return os.path.exists(self) if follow_symlinks else os.path.lexists(self)

    def _has_mode(self, test, follow_symlinks=True):
        try:
            return test(self.stat(follow_symlinks=follow_symlinks).st_mode)
        except OSError as e:
            if e.errno not in (ENOENT, ENOTDIR, EBADF, ELOOP):
                raise
            return False
        except ValueError:
            return False

    def is_dir(self, *, follow_symlinks=True):
        """Is it a directory?"""
        return self._has_mode(S_ISDIR, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        """Is it a regular file?"""
        return self._has_mode(S_ISREG, follow_symlinks)

    def is_mount(self):
        """Is it a mount point?"""
        return os.path.ismount(self)

    def is_symlink(self):
        """Is it a symbolic link?"""
        return os.path.islink(self)

    def is_junction(self):
        """Is it a junction? There are none here."""
        return False

    def is_block_device(self):
        """Is it a block device?"""
        return self._has_mode(S_ISBLK)

    def is_char_device(self):
        """Is it a character device?"""
        return self._has_mode(S_ISCHR)

    def is_fifo(self):
        """Is it a named pipe?"""
        return self._has_mode(S_ISFIFO)

    def is_socket(self):
        """Is it a socket?"""
        return self._has_mode(S_ISSOCK)

    def samefile(self, other_path):
        """Does another path lead to the same file?"""
        return os.path.samefile(self, other_path)

    # ---- reading and writing ----

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        """Open the file."""
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        """The content, as bytes."""
        with self.open(mode='rb') as f:
            return f.read()

    def read_text(self, encoding=None, errors=None, newline=None):
        """The content, as text."""
        with self.open(mode='r', encoding=encoding, errors=errors, newline=newline) as f:
            return f.read()

    def write_bytes(self, data):
        """Write the content; how many bytes."""
        if isinstance(data, str):
            raise TypeError("memoryview: a bytes-like object is required, not 'str'")
        with self.open(mode='wb') as f:
            return f.write(data)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Write the content; how many characters."""
        if not isinstance(data, str):
            raise TypeError('data must be str, not %s' % data.__class__.__name__)
        with self.open(mode='w', encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    # ---- directories ----

    def iterdir(self):
        """The paths in a directory."""
        root = str(self)
        names = os.listdir(self)
        return (self._child(name) for name in names)

    def _child(self, name):
        return self.with_segments(self, name)

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """The paths below that match a pattern."""
        pattern = pattern if isinstance(pattern, PurePath) else self.with_segments(pattern)
        if pattern.anchor:
            raise NotImplementedError('Non-relative patterns are unsupported')
        parts = list(pattern._tail)
        if not parts:
            raise ValueError(f'Unacceptable pattern: {pattern!r}')
        raw = pattern._raw_path
        only_dirs = raw[-1] == '/'
        return self._select(parts, case_sensitive, recurse_symlinks, only_dirs)

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """The paths anywhere below that match a pattern."""
        pattern = pattern if isinstance(pattern, PurePath) else self.with_segments(pattern)
        return self.glob(self.with_segments('**', pattern), case_sensitive=case_sensitive,
                         recurse_symlinks=recurse_symlinks)

    def _select(self, parts, case_sensitive, recurse_symlinks, only_dirs):
        if not parts:
            if not only_dirs or self.is_dir():
                yield self
            return
        part, rest = parts[0], parts[1:]
        if part == '**':
            while rest and rest[0] == '**':
                rest = rest[1:]
            for path in self._descend(recurse_symlinks, bool(rest) or only_dirs):
                yield from path._select(rest, case_sensitive, recurse_symlinks, only_dirs)
        elif not any(c in part for c in '*?['):
            path = self._child(part)
            if part == '..' or path.exists(follow_symlinks=bool(rest)):
                yield from path._select(rest, case_sensitive, recurse_symlinks, only_dirs)
        else:
            match = _compile(part, case_sensitive, False, True)
            for entry in self._entries():
                if match(entry.name) is not None and (not rest and not only_dirs or entry.is_dir()):
                    yield from self._child(entry.name)._select(rest, case_sensitive, recurse_symlinks, only_dirs)

    def _entries(self):
        try:
            with os.scandir(self) as entries:
                return list(entries)
        except OSError:
            return []

    def _descend(self, recurse_symlinks, only_dirs):
        yield self
        for entry in self._entries():
            try:
                is_dir = entry.is_dir(follow_symlinks=recurse_symlinks)
            except OSError:
                is_dir = False
            if is_dir:
                yield from self._child(entry.name)._descend(recurse_symlinks, only_dirs)
            elif not only_dirs:
                yield self._child(entry.name)

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        """(directory, names of directories in it, names of other files) for this one and all below."""
        for top, dirs, files in os.walk(self, top_down, on_error, follow_symlinks):
            yield self.with_segments(top), dirs, files

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Make a directory."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        """Remove an empty directory."""
        os.rmdir(self)

    # ---- changing ----

    def touch(self, mode=0o666, exist_ok=True):
        """Make an empty file, or set the times of one to now."""
        if exist_ok:
            try:
                os.utime(self, None)
                return
            except OSError:
                pass
        flags = os.O_CREAT | os.O_WRONLY
        if not exist_ok:
            flags |= os.O_EXCL
        os.close(os.open(self, flags, mode))

    def chmod(self, mode, *, follow_symlinks=True):
        """Change the permissions."""
        os.chmod(self, mode, follow_symlinks=follow_symlinks)

    def unlink(self, missing_ok=False):
        """Remove a file."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        """Rename; the new path."""
        os.rename(self, target)
        return self.with_segments(target)

    def replace(self, target):
        """Rename, whatever was there before; the new path."""
        os.replace(self, target)
        return self.with_segments(target)

    def symlink_to(self, target, target_is_directory=False):
        """Make it a symbolic link."""
        os.symlink(target, self, target_is_directory)

    def hardlink_to(self, target):
        """Make it a hard link."""
        os.link(target, self)

    def readlink(self):
        """Where a symbolic link points."""
        return self.with_segments(os.readlink(self))

    def owner(self, *, follow_symlinks=True):
        """The name of the user who owns it."""
        return self._name_of('/etc/passwd', self.stat(follow_symlinks=follow_symlinks).st_uid, 'uid')

    def group(self, *, follow_symlinks=True):
        """The name of the group that owns it."""
        return self._name_of('/etc/group', self.stat(follow_symlinks=follow_symlinks).st_gid, 'gid')

    @staticmethod
    def _name_of(database, number, what):
        with open(database) as file:
            for line in file:
                fields = line.split(':')
                if len(fields) > 2 and fields[2] == str(number):
                    return fields[0]
        raise KeyError(f'get{what}(): {what} not found: {number}')

    # ---- places ----

    @classmethod
    def cwd(cls):
        """The working directory."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """The home directory."""
        homedir = os.path.expanduser('~')
        if homedir == '~':
            raise RuntimeError('Could not determine home directory.')
        return cls(homedir)

    def absolute(self):
        """The absolute path, '..' and all."""
        return self if self.is_absolute() else self.with_segments(os.getcwd(), self)

    def resolve(self, strict=False):
        """The absolute path without symbolic links."""
        return self.with_segments(os.path.realpath(self, strict=strict))

    def expanduser(self):
        """With ~ or ~user replaced."""
        if not self.root and self._tail and self._tail[0][:1] == '~':
            homedir = os.path.expanduser(self._tail[0])
            if homedir[:1] == '~':
                raise RuntimeError('Could not determine home directory.')
            return self.with_segments(homedir, *self._tail[1:])
        return self

    @classmethod
    def from_uri(cls, uri):
        """The path of a file: URI."""
        if not uri.startswith('file:'):
            raise ValueError(f"URI does not start with 'file:': {uri!r}")
        path = uri[5:]
        if path[:3] == '///':
            path = path[2:]
        elif path[:12] == '//localhost/':
            path = path[11:]
        data = re.sub(rb'%([0-9A-Fa-f]{2})', lambda m: bytes([int(m[1], 16)]), os.fsencode(path))
        path = cls(os.fsdecode(data))
        if not path.is_absolute():
            raise ValueError(f'URI is not absolute: {uri!r}')
        return path


class PosixPath(Path, PurePosixPath):
    """A path of this system."""

    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    """A path of another system."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise UnsupportedOperation('cannot instantiate %r on your system' % cls.__name__)
