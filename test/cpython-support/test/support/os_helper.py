"""Files in CPython's tests."""
import collections.abc
import contextlib
import os
import unittest

TESTFN_ASCII = f'@test_{os.getpid()}_tmp'
TESTFN = TESTFN_NONASCII = TESTFN_ASCII
TESTFN_UNICODE = TESTFN_ASCII + '-\xe0\u0258\u011f'
TESTFN_UNENCODABLE = None
TESTFN_UNDECODABLE = os.fsencode(TESTFN_ASCII) + b'\xff'
FS_NONASCII = '\xe6'
SAVEDCWD = os.getcwd()
skip_unless_xattr = unittest.skip('no extended attributes')


def _keep(test):
    return test


def can_symlink():
    """Are there symbolic links?"""
    return hasattr(os, 'symlink')


def can_hardlink():
    """Are there hard links?"""
    return hasattr(os, 'link')


def can_chmod():
    """Does os.chmod() work?"""
    return hasattr(os, 'chmod')


def can_dac_override():
    """Does nothing stop this user?"""
    return os.geteuid() == 0


skip_unless_symlink = _keep if can_symlink() else unittest.skip('no symbolic links')
skip_unless_hardlink = _keep if can_hardlink() else unittest.skip('no hard links')
skip_unless_working_chmod = _keep if can_chmod() else unittest.skip('no chmod')
skip_if_dac_override = unittest.skip('nothing stops this user') if can_dac_override() else _keep
skip_unless_dac_override = _keep if can_dac_override() else unittest.skip('this user is stopped')


def make_bad_fd():
    """The number of a file that is closed."""
    fd = os.open(os.devnull, os.O_RDONLY)
    os.close(fd)
    return fd


@contextlib.contextmanager
def open_dir_fd(path):
    """A folder as a file descriptor."""
    fd = os.open(path, os.O_RDONLY)
    try:
        yield fd
    finally:
        os.close(fd)


@contextlib.contextmanager
def temp_umask(umask):
    """With another umask."""
    old = os.umask(umask)
    try:
        yield
    finally:
        os.umask(old)


class FakePath:
    """A path-like object."""

    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return f'<FakePath {self.path!r}>'

    def __fspath__(self):
        if isinstance(self.path, BaseException) or isinstance(self.path, type) and issubclass(self.path, BaseException):
            raise self.path
        return self.path


class EnvironmentVarGuard(collections.abc.MutableMapping):
    """os.environ, restored at the end of a with statement."""

    def __enter__(self):
        self._saved = dict(os.environ)
        return self

    def __exit__(self, *ignored):
        os.environ.clear()
        os.environ.update(self._saved)

    def __getitem__(self, name):
        return os.environ[name]

    def __setitem__(self, name, value):
        os.environ[name] = value

    def __delitem__(self, name):
        os.environ.pop(name, None)

    def __iter__(self):
        return iter(os.environ)

    def __len__(self):
        return len(os.environ)

    set = __setitem__
    unset = __delitem__

    def copy(self):
        """The variables in a dict."""
        return dict(os.environ)


def unlink(filename):
    """Remove a file, if it is there."""
    try:
        os.unlink(filename)
    except (FileNotFoundError, NotADirectoryError):
        pass


def rmdir(dirname):
    """Remove a folder, if it is there."""
    try:
        os.rmdir(dirname)
    except FileNotFoundError:
        pass


def rmtree(path):
    """Remove a folder with all in it."""
    for entry in list(os.scandir(path)):
        if entry.is_dir(follow_symlinks=False):
            rmtree(entry.path)
        else:
            os.unlink(entry.path)
    os.rmdir(path)


def create_empty_file(filename):
    """Make an empty file."""
    open(filename, 'wb').close()


@contextlib.contextmanager
def temp_dir(path=None, quiet=False):
    """A folder that goes at the end."""
    path = path or f'/tmp/{TESTFN_ASCII}_{id(object())}'
    os.mkdir(path)
    try:
        yield path
    finally:
        rmtree(path)


@contextlib.contextmanager
def change_cwd(path, quiet=False):
    """In another folder."""
    saved = os.getcwd()
    os.chdir(path)
    try:
        yield os.getcwd()
    finally:
        os.chdir(saved)


@contextlib.contextmanager
def temp_cwd(name='tempcwd', quiet=False):
    """In a folder that goes at the end."""
    with temp_dir() as path, change_cwd(path) as cwd:
        yield cwd
