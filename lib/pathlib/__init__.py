"""Paths as objects: pure ones, which are only text, and those of this system."""
from ._local import *
from ._local import __all__  # noqa: F401
