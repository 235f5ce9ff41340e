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
