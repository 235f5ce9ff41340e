"""What mocks need to know of the objects they stand for: signatures, what is callable, what is async, which names are
special methods. Part of unittest.mock."""
import inspect
from functools import partial
from types import FunctionType, MethodType

__name__ = 'unittest.mock'

_FUNCTION_TYPES = (FunctionType, MethodType)


class InvalidSpecError(Exception):
    """A mock cannot be the specification of a mock."""


def _dunders(text):
    return {f'__{name}__' for name in text.split()}


_NUMERICS = 'add sub mul matmul truediv floordiv mod lshift rshift and xor or pow'
_inplace = _dunders(' '.join(f'i{name}' for name in _NUMERICS.split()))
_right = _dunders(' '.join(f'r{name}' for name in _NUMERICS.split()))
_async_method_magics = _dunders('aenter aexit anext')
_async_magics = _async_method_magics | {'__aiter__'}
# What MagicMock provides ...
_magics = _dunders('lt gt le ge eq ne getitem setitem delitem len contains str sizeof enter exit divmod rdivmod neg pos '
                   'abs invert complex int float index round trunc floor ceil bool next fspath aiter hash iter '
                   + _NUMERICS) | _inplace | _right
# ... what can be set, but is not there by itself ...
_non_defaults = _dunders('get set delete reversed missing reduce reduce_ex getinitargs getnewargs getstate setstate '
                         'getformat repr dir subclasses format getnewargs_ex')
# ... and what cannot be set.
_unsupported_magics = _dunders('getattr setattr init new prepare instancecheck subclasscheck del')
_all_sync_magics = _magics | _non_defaults
_all_magics = _all_sync_magics | _async_magics


def _is_magic(name):
    return f'__{name[2:-2]}__' == name


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


def _is_list(obj):
    # Not isinstance(): the object may be a mock that says it is a list.
    return type(obj) in (list, tuple)


def _is_async_func(obj):
    return hasattr(obj, '__code__') and inspect.iscoroutinefunction(obj)


def _is_async_attribute(obj, name):
    """Is the attribute an async function? Looked up without running any code of the object's."""
    try:
        return inspect.iscoroutinefunction(inspect.unwrap(inspect.getattr_static(obj, name)))
    except AttributeError:
        return False


def _callable(obj):
    if isinstance(obj, type):
        return True
    if isinstance(obj, (staticmethod, classmethod, MethodType)):
        return _callable(obj.__func__)
    return getattr(obj, '__call__', None) is not None


def _instance_callable(obj):
    """Can the object be called; of a class: can its instances?"""
    if not isinstance(obj, type):
        return getattr(obj, '__call__', None) is not None
    return any(base.__dict__.get('__call__') is not None for base in (obj, *obj.__mro__))


def _signature_of(spec, as_instance, eat_self):
    """(what is called, its signature without `self`) or None if there is none to be known."""
    if isinstance(spec, type) and not as_instance:
        spec = spec.__init__
        eat_self = True
    elif isinstance(spec, (classmethod, staticmethod)):
        eat_self = eat_self or isinstance(spec, classmethod)
        spec = spec.__func__
    elif not isinstance(spec, _FUNCTION_TYPES):
        try:
            spec = spec.__call__
        except AttributeError:
            return None
    try:
        return spec, inspect.signature(partial(spec, None) if eat_self else spec)
    except ValueError:
        return None


def _copy_func_details(func, funcopy):
    for name in ('__name__', '__doc__', '__text_signature__', '__module__', '__defaults__', '__kwdefaults__'):
        try:
            setattr(funcopy, name, getattr(func, name))
        except AttributeError:
            pass


def _check_signature(func, mock, skipfirst, instance=False):
    """Let the mock refuse calls that the function would."""
    found = _signature_of(func, instance, skipfirst)
    if found is None:
        return
    func, signature = found

    def check(self, /, *args, **kwargs):
        signature.bind(*args, **kwargs)
    _copy_func_details(func, check)
    type(mock)._mock_check_sig = check
    type(mock).__signature__ = signature


def _must_skip(spec, entry, is_type):
    """Is the first argument of the attribute, when it is called, the object?"""
    if not isinstance(spec, type):
        if entry in getattr(spec, '__dict__', {}):
            return False
        spec = spec.__class__
    for cls in spec.__mro__:
        if entry in cls.__dict__:
            return isinstance(cls.__dict__[entry], _FUNCTION_TYPES) and is_type
    return is_type


_TYPOS = ('autospect', 'auto_spec', 'set_spec')


def _check_spec_arg_typos(kwargs):
    for name in _TYPOS:
        if name in kwargs:
            raise RuntimeError(f'{name!r} might be a typo; use unsafe=True if this is intended')
