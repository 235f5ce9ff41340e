"""What counts as a coroutine, and how one is shown."""
import collections.abc
import types

from .formatting import as_native

__all__ = ('iscoroutinefunction', 'iscoroutine')

_is_coroutine = object()
_CO_COROUTINE = 0x80
_COROUTINE_TYPES = (types.CoroutineType, collections.abc.Coroutine)


def iscoroutinefunction(func):
    """Is `func` made by async def, or marked as if it were?"""
    if getattr(func, '_is_coroutine', None) is _is_coroutine:
        return True
    while isinstance(func, types.MethodType) or hasattr(func, 'func') and hasattr(func, 'keywords'):
        func = func.__func__ if isinstance(func, types.MethodType) else func.func
    if isinstance(func, types.FunctionType):
        return bool(func.__code__.co_flags & _CO_COROUTINE)
    return getattr(func, '_is_coroutine_mark', None) is not None


@as_native
def iscoroutine(obj):
    """Is `obj` a coroutine?"""
    return isinstance(obj, _COROUTINE_TYPES)


def _format_coroutine(coro):
    name = f"{getattr(coro, '__qualname__', None) or getattr(coro, '__name__', None) or f'<{type(coro).__name__} without __name__>'}()"
    code = getattr(coro, 'cr_code', None) or getattr(coro, 'gi_code', None)
    running = getattr(coro, 'cr_running', False) or getattr(coro, 'gi_running', False)
    if code is None:
        return f'{name} running' if running else name
    frame = getattr(coro, 'cr_frame', None) or getattr(coro, 'gi_frame', None)
    if frame is None:
        return f'{name} done, defined at {code.co_filename}:{code.co_firstlineno}'
    return f'{name} running at {code.co_filename}:{frame.f_lineno}'
