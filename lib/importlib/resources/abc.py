"""What loaders that have resources define, and what their folders and files can do."""
import abc
import io
from typing import Protocol, runtime_checkable

__all__ = ['ResourceReader', 'Traversable', 'TraversableResources']


class ResourceReader(metaclass=abc.ABCMeta):
    """The resources of one package, by their names."""

    @abc.abstractmethod
    def open_resource(self, resource):
        """The resource, open for reading bytes."""
        raise FileNotFoundError

    @abc.abstractmethod
    def resource_path(self, resource):
        """Its path in the file system."""
        raise FileNotFoundError

    @abc.abstractmethod
    def is_resource(self, path):
        """Is it a resource, and no folder?"""
        raise FileNotFoundError

    @abc.abstractmethod
    def contents(self):
        """The names of all."""
        raise FileNotFoundError


class TraversalError(Exception):
    """There is nothing of this name on the way."""


@runtime_checkable
class Traversable(Protocol):
    """A folder or file, as much of pathlib.Path as resources need."""

    @abc.abstractmethod
    def iterdir(self):
        """What is in it."""

    @abc.abstractmethod
    def is_dir(self):
        """Is it a folder?"""

    @abc.abstractmethod
    def is_file(self):
        """Is it a file?"""

    @abc.abstractmethod
    def open(self, mode='r', *args, **kwargs):
        """Open it, 'r' for text or 'rb'."""

    @property
    @abc.abstractmethod
    def name(self):
        """Its name in its folder."""

    def read_bytes(self):
        with self.open('rb') as file:
            return file.read()

    def read_text(self, encoding=None):
        with self.open(encoding=encoding) as file:
            return file.read()

    def joinpath(self, *descendants):
        """What is below it by these names."""
        found = self
        for name in (part for path in descendants for part in str(path).split('/') if part):
            matches = [entry for entry in found.iterdir() if entry.name == name]
            if not matches:
                raise TraversalError('Target not found during traversal.', name, list(descendants))
            found = matches[0]
        return found

    def __truediv__(self, child):
        return self.joinpath(child)


class TraversableResources(ResourceReader):
    """A reader that gives its folder as a Traversable."""

    @abc.abstractmethod
    def files(self):
        """The folder of the package."""

    def open_resource(self, resource):
        return io.BytesIO(self.files().joinpath(resource).read_bytes())

    def resource_path(self, resource):
        raise FileNotFoundError(resource)

    def is_resource(self, path):
        return self.files().joinpath(path).is_file()

    def contents(self):
        return (entry.name for entry in self.files().iterdir())
