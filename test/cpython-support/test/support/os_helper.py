"""Files in CPython's tests."""
import contextlib
import os
import unittest

TESTFN_ASCII = f'@test_{os.getpid()}_tmp'
TESTFN = TESTFN_NONASCII = TESTFN_UNICODE = TESTFN_ASCII
TESTFN_UNENCODABLE = TESTFN_UNDECODABLE = None
FS_NONASCII = ''
SAVEDCWD = os.getcwd()
skip_unless_symlink = skip_unless_hardlink = unittest.skip('no links')
skip_unless_xattr = unittest.skip('no extended attributes')


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


class EnvironmentVarGuard:
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

    set = __setitem__
    unset = __delitem__


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
    for name in os.listdir(path):
        full = os.path.join(path, name)
        if os.path.isdir(full):
            rmtree(full)
        else:
            os.unlink(full)
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
