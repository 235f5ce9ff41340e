"""Abstract base classes of collections: their home is _collections_abc."""
from _collections_abc import *
from _collections_abc import __all__, _CallableGenericAlias  # noqa: F401
