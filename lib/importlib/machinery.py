"""The finders and loaders."""
from ._bootstrap import (BuiltinImporter, FrozenImporter, ModuleSpec, NamespaceLoader, PathFinder,  # noqa: F401
                         SourceFileLoader)

SOURCE_SUFFIXES = ['.py']
BYTECODE_SUFFIXES = ['.pyc']
EXTENSION_SUFFIXES = []
DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = ['.pyc']


def all_suffixes():
    """All endings of files that can be modules."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES
