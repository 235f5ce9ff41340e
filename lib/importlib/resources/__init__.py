"""The files that lie within a package, besides its modules."""
import contextlib
import inspect
import pathlib
import tempfile
import types
import warnings

from .. import import_module
from . import abc
from .abc import ResourceReader

__all__ = ['Package', 'Anchor', 'ResourceReader', 'as_file', 'files', 'contents', 'is_resource', 'open_binary',
           'open_text', 'path', 'read_binary', 'read_text']

Package = str | types.ModuleType
Anchor = Package


def files(anchor=None):
    """The folder of a package (a module's too; None: the caller's), to go on from: `files('package') / 'name'`."""
    if anchor is None:
        anchor = _callers_name()
    module = import_module(anchor) if isinstance(anchor, str) else anchor
    spec = module.__spec__
    reader = getattr(spec.loader, 'get_resource_reader', lambda name: None)(spec.name)
    if reader is not None and hasattr(reader, 'files'):
        return reader.files()
    folders = [pathlib.Path(folder) for folder in spec.submodule_search_locations or ()]
    if not folders and spec.has_location:
        folders = [pathlib.Path(spec.origin).parent]
    if not folders:
        raise NotImplementedError(f'the resources of {spec.name!r}, which has no folder')
    return folders[0]


def _callers_name():
    frame = next(frame for frame in inspect.stack() if frame.filename != __file__).frame
    return frame.f_globals['__name__']


@contextlib.contextmanager
def as_file(path):
    """A path of the file system for a resource, for as long as the `with` lasts."""
    if isinstance(path, pathlib.Path):
        yield path
    elif path.is_dir():
        raise NotImplementedError(f'as_file() of the folder {path.name!r}, which is not in the file system')
    else:
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder, path.name)
            copy.write_bytes(path.read_bytes())
            yield copy


# Within a package, by names.

def _resource(anchor, names):
    return files(anchor).joinpath(*names)


def _checked_encoding(encoding, names):
    if encoding is None and len(names) != 1:
        raise TypeError("'encoding' argument required with multiple path names")
    return encoding or 'utf-8'


def open_binary(anchor, *path_names):
    """A resource, open for reading bytes."""
    return _resource(anchor, path_names).open('rb')


def open_text(anchor, *path_names, encoding=None, errors='strict'):
    """A resource, open for reading text."""
    encoding = _checked_encoding(encoding, path_names)
    return _resource(anchor, path_names).open('r', encoding=encoding, errors=errors)


def read_binary(anchor, *path_names):
    """The bytes of a resource."""
    return _resource(anchor, path_names).read_bytes()


def read_text(anchor, *path_names, encoding=None, errors='strict'):
    """The text of a resource."""
    with open_text(anchor, *path_names, encoding=encoding, errors=errors) as file:
        return file.read()


def path(anchor, *path_names):
    """A context manager for the path of a resource."""
    return as_file(_resource(anchor, path_names))


def is_resource(anchor, *path_names):
    """Is it a file of the package?"""
    return _resource(anchor, path_names).is_file()


def contents(anchor, *path_names):
    """The names in a package (deprecated)."""
    warnings.warn('importlib.resources.contents is deprecated. Use files(anchor).iterdir() instead.',
                  DeprecationWarning, stacklevel=1)
    return (entry.name for entry in _resource(anchor, path_names).iterdir())
