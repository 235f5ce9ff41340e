"""Looking into packages: their modules, their data, names in dots."""
import collections
import importlib
import importlib.util
import os
import sys

__all__ = ['iter_modules', 'walk_packages', 'extend_path', 'get_data', 'resolve_name', 'ModuleInfo']

ModuleInfo = collections.namedtuple('ModuleInfo', 'module_finder name ispkg')
ModuleInfo.__doc__ = 'A module that was found.'


def iter_modules(path=None, prefix=''):
    """The modules in some folders, by default those of sys.path; the prefix is put before their names."""
    if isinstance(path, str):
        raise ValueError('path must be None or list of paths to look for top-level modules in')
    seen = set()
    for folder in sys.path if path is None else path:
        for name, ispkg in _modules_in(os.fspath(folder) or '.'):
            if name not in seen:
                seen.add(name)
                yield ModuleInfo(_Finder(folder), prefix + name, ispkg)


class _Finder:
    """Where a module was found."""

    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return f'FileFinder({self.path!r})'

    def find_spec(self, fullname, target=None):
        """The spec of a module of the folder."""
        base = os.path.join(self.path, fullname.rpartition('.')[2])
        for file, places in (os.path.join(base, '__init__.py'), [base]), (base + '.py', None):
            if os.path.isfile(file):
                return importlib.util.spec_from_file_location(fullname, file, submodule_search_locations=places)
        return None


def _modules_in(folder):
    """Pairs of name and whether it is a package."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return
    for name in names:
        path = os.path.join(folder, name)
        stem, ext = os.path.splitext(name)
        if os.path.isdir(path):
            if '.' not in name and os.path.isfile(os.path.join(path, '__init__.py')):
                yield name, True
        elif ext == '.py' and stem != '__init__' and '.' not in stem:
            yield stem, False


def walk_packages(path=None, prefix='', onerror=None):
    """The modules in some folders and in the packages there, which are imported for that."""
    for info in iter_modules(path, prefix):
        yield info
        if not info.ispkg:
            continue
        try:
            __import__(info.name)
        except ImportError:
            if onerror is not None:
                onerror(info.name)
        except Exception:
            if onerror is None:
                raise
            onerror(info.name)
        else:
            yield from walk_packages(getattr(sys.modules[info.name], '__path__', None) or [], info.name + '.', onerror)


def extend_path(path, name):
    """The folders of a package, with those of the same name in all of sys.path."""
    if not isinstance(path, list):
        return path
    result = path.copy()
    parent, _, last = name.rpartition('.')
    places = getattr(sys.modules[parent], '__path__') if parent else sys.path
    for place in places:
        folder = os.path.join(place, last)
        if folder not in result and os.path.isfile(os.path.join(folder, '__init__.py')):
            result.append(folder)
    return result


def get_data(package, resource):
    """The bytes of a file in a package, named with '/'; None for a package that is not in files."""
    spec = importlib.util.find_spec(package)
    if spec is None:
        return None
    module = importlib.import_module(package)
    file = getattr(module, '__file__', None)
    if file is None:
        return None
    with open(os.path.join(os.path.dirname(file), *resource.split('/')), 'rb') as f:
        return f.read()


def resolve_name(name):
    """The object that 'package.module:object.attribute' or 'package.module.object' names."""
    module, colon, attributes = name.partition(':')
    words = module.split('.') + (attributes.split('.') if attributes else [])
    if not all(word.isidentifier() for word in words):
        raise ValueError(f'invalid format: {name!r}')
    if colon:
        result = importlib.import_module(module)
        rest = attributes.split('.') if attributes else []
    else:
        first, *rest = words
        result = importlib.import_module(first)
        path = first
        while rest:
            path = f'{path}.{rest[0]}'
            try:
                result = importlib.import_module(path)
            except ImportError:
                break
            rest.pop(0)
    for attribute in rest:
        result = getattr(result, attribute)
    return result
