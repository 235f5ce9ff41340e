"""Processes with an interface like that of threading: each has its own interpreter, heap and GIL.

Processes are spawned: a child starts afresh, imports the main module under the name `__mp_main__`, and gets what it
works on as a pickle. (Node cannot fork.)
"""
import sys

from . import context

__all__ = [name for name in dir(context._default_context) if not name.startswith('_')]
globals().update((name, getattr(context._default_context, name)) for name in __all__)

# A child refers to the main module's objects by this name.
if '__main__' in sys.modules:
    sys.modules['__mp_main__'] = sys.modules['__main__']
