"""The classes of ast that Constant took the place of: Num, Str, Bytes, NameConstant, Ellipsis. They warn, and make Constants."""
import ast
import warnings

_TYPES = {'Num': (int, float, complex), 'Str': (str,), 'Bytes': (bytes,), 'NameConstant': (type(None), bool), 'Ellipsis': (type(...),)}


def _warn_of(name):
    warnings.warn(f'ast.{name} is deprecated and will be removed in Python 3.14; use ast.Constant instead',
                  DeprecationWarning, stacklevel=3)


class _ABC(type):
    """Lets a Constant with a value of the right type be an instance."""

    def __instancecheck__(cls, instance):
        if cls in CLASSES.values():
            _warn_of(cls.__name__)
            if isinstance(instance, ast.Constant):
                # Not isinstance(): a bool is no Num.
                return type(instance.value) in _TYPES[cls.__name__]
        return type.__instancecheck__(cls, instance)


def _make(name):
    def __new__(cls, *args, **kwargs):
        if cls is not CLASSES[name]:
            return ast.Constant.__new__(cls, *args, **kwargs)
        _warn_of(name)
        return ast.Constant(..., *args, **kwargs) if name == 'Ellipsis' else ast.Constant(*args, **kwargs)
    cls = _ABC(name, (ast.Constant,), {'__module__': 'ast', '__doc__': 'Deprecated: Constant took its place.', '__new__': __new__})
    if name in ('Num', 'Str', 'Bytes'):
        cls._fields = ('n' if name == 'Num' else 's',)
    elif name == 'Ellipsis':
        cls._fields = ()
    return cls


CLASSES = {name: _make(name) for name in _TYPES}


def visit(visitor, node):
    """Visit a Constant with the method of its old class, if the visitor has it; gives whether it has, and the result."""
    for name, types in _TYPES.items():
        if type(node.value) in types:
            method = getattr(visitor, f'visit_{name}', None)
            if method is not None:
                warnings.warn(f'visit_{name} is deprecated; add visit_Constant', DeprecationWarning, 3)
                return True, method(node)
    return False, None


def warn_of_attribute(name):
    """Warn of `n` and `s` of a Constant."""
    warnings.warn(f'Attribute {name} is deprecated and will be removed in Python 3.14; use value instead',
                  DeprecationWarning, stacklevel=3)
