"""Finding specs, making modules from them."""
import sys

from . import _bootstrap
from ._bootstrap import module_from_spec, spec_from_file_location, spec_from_loader  # noqa: F401


def resolve_name(name, package):
    """The absolute name of a name that may be relative."""
    if not name.startswith('.'):
        return name
    if not package:
        raise ImportError(f'no package specified for {name!r} (required for relative module names)')
    level = len(name) - len(name.lstrip('.'))
    return _bootstrap._resolve_name(name[level:], package, level)


def cache_from_source(path, debug_override=None, *, optimization=None):
    """The path of a module's compiled file in `__pycache__`."""
    import os
    folder, file = os.path.split(os.fspath(path))
    base = file.rpartition('.')[0] or file
    tag = sys.implementation.cache_tag
    if tag is None:
        raise NotImplementedError('sys.implementation.cache_tag is None')
    level = str((sys.flags.optimize or '') if optimization is None else optimization)
    if level and not level.isalnum():
        raise ValueError(f'{level!r} is not alphanumeric')
    return os.path.join(folder, '__pycache__', f'{base}.{tag}{level and f".opt-{level}"}.pyc')


def source_from_cache(path):
    """The path of the source that a file in `__pycache__` was compiled from."""
    import os
    path = os.fspath(path)
    folder, file = os.path.split(path)
    folder, cache = os.path.split(folder)
    if cache != '__pycache__':
        raise ValueError(f'__pycache__ not bottom-level directory in {path!r}')
    parts = file.split('.')
    if len(parts) not in (3, 4):
        raise ValueError(f'expected only 2 or 3 dots in {file!r}')
    if len(parts) == 4:
        if not parts[2].startswith('opt-'):
            raise ValueError("optimization portion of filename does not start with 'opt-'")
        if not parts[2][4:].isalnum():
            raise ValueError(f'optimization level {parts[2]!r} is not an alphanumeric value')
    return os.path.join(folder, f'{parts[0]}.py')


def find_spec(name, package=None):
    """The spec of a module, imported or not; None if there is no such module. Packages around it are imported."""
    fullname = resolve_name(name, package) if name.startswith('.') else name
    if fullname in sys.modules:
        module = sys.modules[fullname]
        if module is None:
            return None
        spec = _bootstrap._spec_of_module(module)
        if spec is None:
            if hasattr(module, '__spec__'):
                raise ValueError(f'{name}.__spec__ is None')
            raise ValueError(f'{name}.__spec__ is not set')
        return spec
    parent_name = fullname.rpartition('.')[0]
    path = None
    if parent_name:
        parent = __import__(parent_name, fromlist=['__path__'])
        try:
            path = parent.__path__
        except AttributeError as error:
            raise ModuleNotFoundError(f'__path__ attribute not found on {parent_name!r} while trying to find {fullname!r}',
                                      name=fullname) from error
    return _bootstrap._find_spec(fullname, path)


def source_hash(source_bytes):
    """A number for the content of a source file."""
    value = 14695981039346656037
    for byte in source_bytes:
        value = (value ^ byte) * 1099511628211 & 0xffffffffffffffff
    return value.to_bytes(8, 'little')


def decode_source(source_bytes):
    """Source bytes as text, in the encoding that they declare."""
    import io
    import tokenize
    encoding, _ = tokenize.detect_encoding(io.BytesIO(source_bytes).readline)
    return io.IncrementalNewlineDecoder(None, True).decode(source_bytes.decode(encoding))
