"""Module specs, loaders, and how modules are made from them.

The import statement itself is native; it comes here only for finders that a program has put into sys.meta_path.
"""
import sys

import _imp


class ModuleSpec:
    """What is known of a module before it is loaded."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self._uninitialized_submodules = []
        self._set_fileattr = False
        self._cached = None
        self._initializing = False

    def __repr__(self):
        parts = [f'name={self.name!r}', f'loader={self.loader!r}']
        if self.origin is not None:
            parts.append(f'origin={self.origin!r}')
        if self.submodule_search_locations is not None:
            parts.append(f'submodule_search_locations={self.submodule_search_locations}')
        return f'{self.__class__.__name__}({", ".join(parts)})'

    def __eq__(self, other):
        names = ('name', 'loader', 'origin', 'submodule_search_locations', 'cached', 'has_location')
        try:
            return all(getattr(self, name) == getattr(other, name) for name in names)
        except AttributeError:
            return NotImplemented

    @property
    def cached(self):
        """The file with the compiled module, or None."""
        return self._cached

    @cached.setter
    def cached(self, value):
        self._cached = value

    @property
    def parent(self):
        """The package that the module is in."""
        return self.name.rpartition('.')[0] if self.submodule_search_locations is None else self.name

    @property
    def has_location(self):
        """Is `origin` a file?"""
        return self._set_fileattr

    @has_location.setter
    def has_location(self, value):
        self._set_fileattr = bool(value)


class _LoaderBasics:
    """What all loaders here can do."""

    def create_module(self, spec):
        """None: a module of the usual kind."""

    def exec_module(self, module):
        """Run the module's code."""
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f'cannot load module {module.__name__!r} when get_code() returns None')
        exec(code, module.__dict__)

    def load_module(self, fullname):
        """Import the module (deprecated)."""
        spec = spec_from_loader(fullname, self)
        if fullname in sys.modules:
            module = sys.modules[fullname]
            _exec(spec, module)
            return sys.modules[fullname]
        return _load(spec)


class BuiltinImporter:
    """Finds and loads native modules."""

    _ORIGIN = 'built-in'

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        """The spec of a native module, or None."""
        return ModuleSpec(fullname, cls, origin=cls._ORIGIN, is_package=False) if _imp.is_builtin(fullname) else None

    @staticmethod
    def create_module(spec):
        """The module."""
        if not _imp.is_builtin(spec.name):
            raise ImportError(f'{spec.name!r} is not a built-in module', name=spec.name)
        return _imp.create_builtin(spec.name)

    @staticmethod
    def exec_module(module):
        """It is complete already."""

    @classmethod
    def get_code(cls, fullname):
        """None: there is none."""

    @classmethod
    def get_source(cls, fullname):
        """None: there is none."""

    @classmethod
    def is_package(cls, fullname):
        """False."""
        return False

    @classmethod
    def load_module(cls, fullname):
        """Import the module (deprecated)."""
        return sys.modules.get(fullname) or _load(cls.find_spec(fullname))


class FrozenImporter:
    """Finds and loads the modules of the library."""

    _ORIGIN = 'frozen'

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        """The spec of a library module, or None."""
        if not _imp.is_frozen(fullname):
            return None
        _, filename, folder = _imp.find_code(fullname, [])
        spec = ModuleSpec(fullname, cls, origin=cls._ORIGIN, is_package=folder is not None)
        if folder is not None:
            spec.submodule_search_locations.append(folder)
        return spec

    @staticmethod
    def create_module(spec):
        """None: a module of the usual kind."""

    @classmethod
    def exec_module(cls, module):
        """Run the module's code."""
        exec(cls.get_code(module.__name__), module.__dict__)

    @classmethod
    def get_code(cls, fullname):
        """The code object."""
        if not _imp.is_frozen(fullname):
            raise ImportError(f'{fullname!r} is not a frozen module', name=fullname)
        return _imp.find_code(fullname, [])[0]

    @classmethod
    def get_source(cls, fullname):
        """None: only the code is there."""

    @classmethod
    def is_package(cls, fullname):
        """Is it a package?"""
        return _imp.find_code(fullname, [])[2] is not None

    @classmethod
    def load_module(cls, fullname):
        """Import the module (deprecated)."""
        return sys.modules.get(fullname) or _load(cls.find_spec(fullname))


class SourceFileLoader(_LoaderBasics):
    """Loads a module from its source file."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def get_filename(self, name=None):
        """The file."""
        return self.path

    def get_data(self, path):
        """The bytes of a file."""
        with open(path, 'rb') as file:
            return file.read()

    def get_source(self, fullname):
        """The text of the file."""
        import tokenize
        try:
            with tokenize.open(self.path) as file:
                return file.read()
        except OSError as error:
            raise ImportError('source not available through get_data()', name=fullname) from error

    def source_to_code(self, data, path, *, _optimize=-1):
        """Compile source."""
        return compile(data, path, 'exec', dont_inherit=True, optimize=_optimize)

    def get_code(self, fullname):
        """The code object."""
        return self.source_to_code(self.get_data(self.path), self.path)

    def is_package(self, fullname):
        """Is the file an __init__.py?"""
        stem = self.path.rpartition('/')[2].rsplit('.', 1)[0]
        return stem == '__init__' and fullname.rpartition('.')[2] != '__init__'


class NamespaceLoader(_LoaderBasics):
    """Loads a folder without __init__.py."""

    def __init__(self, name, path, path_finder=None):
        self._path = path

    def is_package(self, fullname):
        """True."""
        return True

    def get_source(self, fullname):
        """''"""
        return ''

    def get_code(self, fullname):
        """Code that does nothing."""
        return compile('', '<string>', 'exec', dont_inherit=True)


class PathFinder:
    """Finds modules in the folders of a path, sys.path by default."""

    @staticmethod
    def invalidate_caches():
        """Nothing is kept."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        """The spec of a source file or folder, or None."""
        for entry in sys.path if path is None else path:
            if isinstance(entry, str):
                spec = _spec_in(fullname, entry)
                if spec is not None and spec.loader is not None:
                    return spec
                if spec is not None:
                    namespace = spec.submodule_search_locations
                    spec = ModuleSpec(fullname, None)
                    spec.submodule_search_locations = namespace
                    return spec
        return None


def _spec_in(fullname, folder):
    import os
    stem = os.path.join(folder or os.getcwd(), fullname.rpartition('.')[2])
    init = os.path.join(stem, '__init__.py')
    if os.path.isfile(init):
        return spec_from_file_location(fullname, init, submodule_search_locations=[stem])
    if os.path.isfile(stem + '.py'):
        return spec_from_file_location(fullname, stem + '.py')
    if os.path.isdir(stem):
        spec = ModuleSpec(fullname, None, is_package=True)
        spec.submodule_search_locations.append(stem)
        return spec
    return None


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """A spec from what a loader can tell."""
    if origin is None:
        origin = getattr(loader, '_ORIGIN', None)
    if not origin and hasattr(loader, 'get_filename'):
        if is_package is None:
            return spec_from_file_location(name, loader=loader)
        return spec_from_file_location(name, loader=loader, submodule_search_locations=[] if is_package else None)
    if is_package is None:
        try:
            is_package = loader.is_package(name)
        except (AttributeError, ImportError):
            is_package = False
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


_NOT_GIVEN = object()


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_NOT_GIVEN):
    """A spec for a file; None for a file that is no source file, unless the loader is given."""
    if location is None:
        location = '<unknown>'
        if hasattr(loader, 'get_filename'):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        import os
        location = os.path.abspath(os.fspath(location))
    if loader is None:
        if not location.endswith('.py'):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec._set_fileattr = True
    if submodule_search_locations is _NOT_GIVEN:
        try:
            is_package = hasattr(loader, 'is_package') and loader.is_package(name)
        except ImportError:
            is_package = False
        if is_package:
            spec.submodule_search_locations = []
    else:
        spec.submodule_search_locations = submodule_search_locations
    if spec.submodule_search_locations == [] and location:
        spec.submodule_search_locations.append(location.rpartition('/')[0])
    return spec


def module_from_spec(spec):
    """A module that only has to be executed."""
    module = None
    if hasattr(spec.loader, 'create_module'):
        module = spec.loader.create_module(spec)
    elif hasattr(spec.loader, 'exec_module'):
        raise ImportError('loaders that define exec_module() must also define create_module()')
    if module is None:
        module = type(sys)(spec.name)
    _set_attributes(spec, module)
    return module


def _set_attributes(spec, module):
    values = {'__name__': spec.name, '__loader__': spec.loader, '__package__': spec.parent, '__spec__': spec}
    if spec.submodule_search_locations is not None:
        values['__path__'] = spec.submodule_search_locations
    if spec.has_location:
        values['__file__'] = spec.origin
    for name, value in values.items():
        try:
            setattr(module, name, value)
        except AttributeError:
            pass


def _exec(spec, module):
    """Execute a spec in a module that is in sys.modules."""
    if spec.loader is not None:
        if hasattr(spec.loader, 'exec_module'):
            spec.loader.exec_module(module)
        else:
            spec.loader.load_module(spec.name)
    elif spec.submodule_search_locations is None:
        raise ImportError('missing loader', name=spec.name)
    return sys.modules.get(spec.name, module)


def _load(spec):
    """Make, register and execute a module."""
    if spec.loader is not None and not hasattr(spec.loader, 'exec_module'):
        spec.loader.load_module(spec.name)
        return sys.modules[spec.name]
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        _exec(spec, module)
    except:
        sys.modules.pop(spec.name, None)
        raise
    return sys.modules[spec.name]


def _load_by_finders(name):
    """Import a module through sys.meta_path; None if no finder knows it. Called by the import statement."""
    parent = sys.modules.get(name.rpartition('.')[0])
    path = getattr(parent, '__path__', None) if '.' in name else None
    for finder in list(sys.meta_path):
        try:
            find_spec = finder.find_spec
        except AttributeError:
            continue
        spec = find_spec(name, path, None)
        if spec is not None:
            return _load(spec)
    return None


def _find_spec(name, path):
    """The spec of a module that is not imported yet, or None."""
    for finder in [*sys.meta_path, BuiltinImporter, FrozenImporter, PathFinder]:
        find_spec = getattr(finder, 'find_spec', None)
        spec = find_spec and find_spec(name, path, None)
        if spec is not None:
            return spec
    return None


def _spec_of_module(module):
    """The spec of an imported module, made from its attributes if the import statement did not leave one."""
    spec = getattr(module, '__spec__', None)
    if spec is not None:
        return spec
    name = module.__name__
    if name == '__main__':
        return None
    file = getattr(module, '__file__', None)
    if file is None and _imp.is_builtin(name):
        spec = BuiltinImporter.find_spec(name)
    elif _imp.is_frozen(name) and (file is None or file.startswith('<frozen')):
        spec = FrozenImporter.find_spec(name)
    elif file is not None:
        spec = spec_from_file_location(name, file, submodule_search_locations=getattr(module, '__path__', None))
    elif hasattr(module, '__path__'):
        spec = ModuleSpec(name, None)
        spec.submodule_search_locations = module.__path__
    else:
        return None
    module.__spec__ = spec
    if getattr(module, '__loader__', None) is None:
        module.__loader__ = spec.loader
    return spec


def _resolve_name(name, package, level):
    bits = package.rsplit('.', level - 1)
    if len(bits) < level:
        raise ImportError('attempted relative import beyond top-level package')
    return f'{bits[0]}.{name}' if name else bits[0]


def _give_specs():
    """Give a spec to every module that was imported so far."""
    for module in list(sys.modules.values()):
        if isinstance(module, type(sys)):
            _spec_of_module(module)


# These are known by the modules that CPython has them in.
for _class in (ModuleSpec, BuiltinImporter, FrozenImporter):
    _class.__module__ = '_frozen_importlib'
for _class in (SourceFileLoader, NamespaceLoader, PathFinder):
    _class.__module__ = '_frozen_importlib_external'
