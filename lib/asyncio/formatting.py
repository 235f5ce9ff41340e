"""How callbacks and futures are shown; and functions that tracebacks pass over."""
import reprlib
import types

# A private flag of code: its frames are left out of tracebacks, as those of native code are.
_CO_NATIVE = 0x4000_0000


def as_native(func):
    """Leave the frames of `func` out of tracebacks: in CPython it is written in C."""
    func.__code__ = func.__code__.replace(co_flags=func.__code__.co_flags | _CO_NATIVE)
    return func


def _source_of(func):
    while hasattr(func, '__wrapped__'):
        func = func.__wrapped__
    if isinstance(func, types.FunctionType):
        return f'{func.__code__.co_filename}:{func.__code__.co_firstlineno}'
    if hasattr(func, 'func') and hasattr(func, 'keywords'):
        return _source_of(func.func)
    return None


def _format_arguments(args, kwargs):
    items = [reprlib.repr(arg) for arg in args]
    items += [f'{name}={reprlib.repr(value)}' for name, value in (kwargs or {}).items()]
    return f"({', '.join(items)})"


def _format_callback(func, args, kwargs, suffix=''):
    if hasattr(func, 'func') and hasattr(func, 'keywords'):
        suffix = _format_arguments(args, kwargs) + suffix
        return _format_callback(func.func, func.args, func.keywords, suffix)
    name = getattr(func, '__qualname__', None) or getattr(func, '__name__', None) or repr(func)
    return name + _format_arguments(args, kwargs) + suffix


def format_callback_source(func, args):
    """`name(arguments) at file:line`."""
    source = _source_of(func)
    text = _format_callback(func, args, None)
    return f'{text} at {source}' if source else text


def _format_callbacks(callbacks):
    shown = [format_callback_source(callback, ()) for callback, _ in callbacks]
    if len(shown) > 2:
        shown[1:-1] = [f'<{len(shown) - 2} more>']
    return f"cb=[{', '.join(shown)}]"


@reprlib.recursive_repr()
def future_repr(future):
    """`<Future finished result=3>`."""
    return f"<{type(future).__name__} {' '.join(future._repr_info())}>"


def future_info(future):
    """What the repr of a future tells, in parts."""
    info = [future._state.lower()]
    if future._state == 'FINISHED':
        if future._exception is not None:
            info.append(f'exception={future._exception!r}')
        else:
            info.append(f'result={reprlib.repr(future._result)}')
    if future._callbacks:
        info.append(_format_callbacks(future._callbacks))
    return info


def generic_alias(cls, item):
    """cls[item]"""
    from types import GenericAlias
    return GenericAlias(cls, item)
