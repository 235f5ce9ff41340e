"""Context variables (PEP 567): values that belong to the current context, which asyncio gives each task."""
from _contextvars import Context, ContextVar, Token, copy_context

__all__ = ('Context', 'ContextVar', 'Token', 'copy_context')
