"""Importing in CPython's tests."""
import contextlib
import importlib
import os
import sys
import unittest

from test.support.os_helper import unlink  # noqa: F401


def import_module(name, deprecated=False, *, required_on=()):
    """Import a module, or skip the test."""
    try:
        module = importlib.import_module(name)
    except ImportError as error:
        raise unittest.SkipTest(str(error)) from None
    if getattr(module, '_is_absent', False):
        raise unittest.SkipTest(f'minipy has no {name}')
    return module


def import_fresh_module(name, fresh=(), blocked=(), deprecated=False, *, usefrozen=False):
    """A module made anew, with `blocked` modules missing, where it can do without them: else as it is. None: there is none."""
    names = [name, *fresh]
    saved = {key: module for key, module in sys.modules.items()
             if any(key == other or key.startswith(other + '.') for other in [*names, *blocked])}
    for key in saved:
        del sys.modules[key]
    try:
        for other in fresh:
            importlib.import_module(other)
        return _import_without(name, blocked)
    except ImportError:
        return None
    finally:
        for key in [*names, *blocked]:
            sys.modules.pop(key, None)
        sys.modules.update(saved)


def _import_without(name, blocked):
    for key in blocked:
        sys.modules[key] = None
    try:
        return importlib.import_module(name)
    except ImportError:
        for key in blocked:
            del sys.modules[key]
        return importlib.import_module(name)


def unload(name):
    """Take a module out of sys.modules."""
    sys.modules.pop(name, None)


def forget(modname):
    """Unload a module and remove what was compiled of it."""
    unload(modname)


def make_legacy_pyc(source):
    """Skip: compiled files are minipy's own."""
    raise unittest.SkipTest('no .pyc files')


def modules_setup():
    """Remember sys.modules."""
    return sys.modules.copy(),


def modules_cleanup(oldmodules):
    """Restore sys.modules."""
    sys.modules.clear()
    sys.modules.update(oldmodules)


class CleanImport:
    """Imports modules anew within a with statement."""

    def __init__(self, *module_names, usefrozen=False):
        self.original = sys.modules.copy()
        for name in module_names:
            sys.modules.pop(name, None)

    def __enter__(self):
        return self

    def __exit__(self, *ignored):
        sys.modules.update(self.original)


class DirsOnSysPath:
    """With more folders on sys.path."""

    def __init__(self, *paths):
        self.original = sys.path[:]
        sys.path.extend(paths)

    def __enter__(self):
        return self

    def __exit__(self, *ignored):
        sys.path[:] = self.original


@contextlib.contextmanager
def isolated_modules():
    """With a sys.modules that is restored."""
    saved = sys.modules.copy()
    try:
        yield
    finally:
        sys.modules.clear()
        sys.modules.update(saved)


@contextlib.contextmanager
def ready_to_import(name=None, source=''):
    """A module file that can be imported."""
    from test.support import os_helper
    name = name or 'spam'
    with os_helper.temp_dir() as folder:
        path = os.path.join(folder, name + '.py')
        with open(path, 'w') as file:
            file.write(source)
        saved = sys.modules.pop(name, None)
        sys.path.insert(0, folder)
        try:
            yield name, path
        finally:
            sys.path.remove(folder)
            sys.modules.pop(name, None)
            if saved is not None:
                sys.modules[name] = saved
