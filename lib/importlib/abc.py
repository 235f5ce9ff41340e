"""The abstract bases of finders and loaders."""
import abc

from ._bootstrap import BuiltinImporter, FrozenImporter, PathFinder, SourceFileLoader


class MetaPathFinder(metaclass=abc.ABCMeta):
    """A finder for sys.meta_path, with find_spec(fullname, path, target)."""

    def invalidate_caches(self):
        """Forget what was kept."""


class PathEntryFinder(metaclass=abc.ABCMeta):
    """A finder for one entry of sys.path."""

    def invalidate_caches(self):
        """Forget what was kept."""


class Loader(metaclass=abc.ABCMeta):
    """Makes modules, with create_module(spec) and exec_module(module)."""

    def create_module(self, spec):
        """A module, or None for one of the usual kind."""
        return None

    def load_module(self, fullname):
        """Import the module (deprecated)."""
        if not hasattr(self, 'exec_module'):
            raise ImportError
        from ._bootstrap import _load, spec_from_loader
        return _load(spec_from_loader(fullname, self))


class InspectLoader(Loader):
    """A loader that can tell the source."""

    def is_package(self, fullname):
        """Is it a package?"""
        raise ImportError

    def get_code(self, fullname):
        """The code object."""
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @abc.abstractmethod
    def get_source(self, fullname):
        """The source text, or None."""
        raise ImportError

    @staticmethod
    def source_to_code(data, path='<string>'):
        """Compile source."""
        return compile(data, path, 'exec', dont_inherit=True)

    def exec_module(self, module):
        """Run the module's code."""
        exec(self.get_code(module.__name__), module.__dict__)


class ExecutionLoader(InspectLoader):
    """A loader that knows the file."""

    @abc.abstractmethod
    def get_filename(self, fullname):
        """The file."""
        raise ImportError


MetaPathFinder.register(BuiltinImporter)
MetaPathFinder.register(FrozenImporter)
MetaPathFinder.register(PathFinder)
Loader.register(SourceFileLoader)
