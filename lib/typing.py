"""Names for type annotations, as far as they matter while a program runs.

Annotations are objects like any others: what is subscripted here becomes an alias that remembers its origin and its arguments, can be
compared, shown and taken apart again. The types of type parameters themselves are native (_typing).
"""

import _collections_abc as abcs
import functools
import operator
import sys
import types
from abc import ABCMeta, abstractmethod
from types import GenericAlias

from _typing import (Generic, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar,
                     TypeVarTuple, _idfunc)

__all__ = [
    'Annotated', 'Any', 'Callable', 'ClassVar', 'Concatenate', 'Final', 'ForwardRef', 'Generic', 'Literal', 'Optional',
    'ParamSpec', 'Protocol', 'Tuple', 'Type', 'TypeVar', 'TypeVarTuple', 'Union', 'AbstractSet', 'ByteString',
    'Container', 'ContextManager', 'Hashable', 'ItemsView', 'Iterable', 'Iterator', 'KeysView', 'Mapping',
    'MappingView', 'MutableMapping', 'MutableSequence', 'MutableSet', 'Sequence', 'Sized', 'ValuesView', 'Awaitable',
    'AsyncIterator', 'AsyncIterable', 'Coroutine', 'Collection', 'AsyncGenerator', 'AsyncContextManager', 'Reversible',
    'SupportsAbs', 'SupportsBytes', 'SupportsComplex', 'SupportsFloat', 'SupportsIndex', 'SupportsInt',
    'SupportsRound', 'ChainMap', 'Counter', 'Deque', 'Dict', 'DefaultDict', 'List', 'OrderedDict', 'Set', 'FrozenSet',
    'NamedTuple', 'TypedDict', 'Generator', 'BinaryIO', 'IO', 'Match', 'Pattern', 'TextIO', 'AnyStr', 'assert_type',
    'assert_never', 'cast', 'clear_overloads', 'dataclass_transform', 'final', 'get_args', 'get_origin',
    'get_overloads', 'get_protocol_members', 'get_type_hints', 'is_protocol', 'is_typeddict', 'LiteralString', 'Never',
    'NewType', 'no_type_check', 'no_type_check_decorator', 'NoDefault', 'NoReturn', 'NotRequired', 'overload',
    'override', 'ParamSpecArgs', 'ParamSpecKwargs', 'ReadOnly', 'Required', 'reveal_type', 'runtime_checkable', 'Self',
    'Text', 'TYPE_CHECKING', 'TypeAlias', 'TypeAliasType', 'TypeGuard', 'TypeIs', 'Unpack',
]

TYPE_CHECKING = False


# ---- checking and showing types ----

def _type_convert(arg, module=None, *, allow_special_forms=False):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=allow_special_forms)
    return arg


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """What stands for a type, None and strings converted; TypeError when it cannot."""
    arg = _type_convert(arg, module=module, allow_special_forms=allow_special_forms)
    invalid = (Generic, Protocol)
    if not allow_special_forms:
        invalid += (ClassVar,)
        if is_argument:
            invalid += (Final,)
    if isinstance(arg, _GenericAlias) and arg.__origin__ in invalid:
        raise TypeError(f'{arg} is not valid as type argument')
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias):
        return arg
    if allow_special_forms and arg in (ClassVar, Final):
        return arg
    if isinstance(arg, _SpecialForm) or arg in (Generic, Protocol):
        raise TypeError(f'Plain {arg} is not valid as type argument')
    if type(arg) is tuple:
        raise TypeError(f'{msg} Got {arg!r:.100}.')
    return arg


def _type_repr(obj):
    if isinstance(obj, tuple):
        return '[' + ', '.join(_type_repr(t) for t in obj) + ']'
    if isinstance(obj, type):
        return obj.__qualname__ if obj.__module__ == 'builtins' else f'{obj.__module__}.{obj.__qualname__}'
    if obj is ...:
        return '...'
    if isinstance(obj, types.FunctionType):
        return obj.__name__
    return repr(obj)


def _is_dunder(name):
    return name.startswith('__') and name.endswith('__')


def _is_unpacked_typevartuple(x):
    return not isinstance(x, type) and getattr(x, '__typing_is_unpacked_typevartuple__', False)


def _is_typevar_like(x):
    return isinstance(x, (TypeVar, ParamSpec)) or _is_unpacked_typevartuple(x)


def _is_param_expr(arg):
    return arg is ... or isinstance(arg, (tuple, list)) or (
        isinstance(arg, (ParamSpec, _ConcatenateGenericAlias)))


def _collect_type_parameters(args, *, enforce_default_ordering=True):
    """The type parameters in args, in the order of their first appearance."""
    parameters = []
    default_encountered = False

    def add(param):
        nonlocal default_encountered
        if param in parameters:
            return
        if enforce_default_ordering:
            if param.has_default():
                default_encountered = True
            elif default_encountered:
                raise TypeError(f'Type parameter {param!r} without a default follows type parameter with a default')
        parameters.append(param)

    for arg in args:
        if isinstance(arg, type):
            continue
        if isinstance(arg, tuple):
            for param in _collect_type_parameters(arg, enforce_default_ordering=enforce_default_ordering):
                add(param)
        elif hasattr(arg, '__typing_subst__'):
            add(arg)
        else:
            for param in getattr(arg, '__parameters__', ()):
                add(param)
    return tuple(parameters)


def _check_count(cls, actual, expected):
    if not expected:
        raise TypeError(f'{cls} is not a generic class')
    if actual != expected:
        which = 'many' if actual > expected else 'few'
        raise TypeError(f'Too {which} arguments for {cls}; actual {actual}, expected {expected}')


def _unpacked(args):
    """args with each *tuple[...] of fixed length replaced by its items."""
    result = []
    for arg in args:
        items = getattr(arg, '__typing_unpacked_tuple_args__', None)
        if items is not None and not (items and items[-1] is ...):
            result.extend(items)
        else:
            result.append(arg)
    return result


def _deduplicate(params, *, unhashable_fallback=False):
    try:
        return dict.fromkeys(params)
    except TypeError:
        if not unhashable_fallback:
            raise
        result = []
        for param in params:
            if param not in result:
                result.append(param)
        return result


def _tp_cache(func=None, /, *, typed=False):
    """Remember the results of a subscription whose arguments can be hashed."""
    def decorator(func):
        cached = functools.lru_cache(typed=typed)(func)

        @functools.wraps(func)
        def inner(*args, **kwds):
            try:
                return cached(*args, **kwds)
            except TypeError:
                pass
            return func(*args, **kwds)
        return inner
    return decorator if func is None else decorator(func)


def _caller(depth=1, default='__main__'):
    return sys._getframemodulename(depth + 1) or default


# ---- what the native types ask for ----

def _make_union(left, right):
    return Union[left, right]


def _unpack(param):
    return Unpack[param]


def _typevar_subst(self, arg):
    arg = _type_check(arg, 'Parameters to generic types must be types.', is_argument=True)
    if ((isinstance(arg, _GenericAlias) and arg.__origin__ is Unpack) or
            (isinstance(arg, GenericAlias) and getattr(arg, '__unpacked__', False))):
        raise TypeError(f'{arg} is not valid as type argument')
    return arg


def _typevartuple_prepare_subst(self, alias, args):
    params = alias.__parameters__
    index = params.index(self)
    for param in params[index + 1:]:
        if isinstance(param, TypeVarTuple):
            raise TypeError(f'More than one TypeVarTuple parameter in {alias}')
    given = len(args)
    left = index
    right = len(params) - index - 1
    fill = None
    found = None
    for position, arg in enumerate(args):
        items = getattr(arg, '__typing_unpacked_tuple_args__', None) if not isinstance(arg, type) else None
        if items and len(items) == 2 and items[-1] is ...:
            if found is not None:
                raise TypeError('More than one unpacked arbitrary-length tuple argument')
            found = position
            fill = items[0]
    if found is not None:
        left = min(left, found)
        right = min(right, given - found - 1)
    elif left + right > given:
        raise TypeError(f'Too few arguments for {alias}; actual {given}, expected at least {len(params) - 1}')
    if left == given - right and self.has_default():
        middle = _unpacked([self.__default__])
    else:
        middle = args[left:given - right]
    after = len(params) - index - 1
    return (*args[:left], *([fill] * (index - left)), tuple(middle), *([fill] * (after - right)),
            *args[given - right:])


def _paramspec_subst(self, arg):
    if isinstance(arg, (list, tuple)):
        return tuple(_type_check(a, 'Expected a type.') for a in arg)
    if not _is_param_expr(arg):
        raise TypeError(f'Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}')
    return arg


def _paramspec_prepare_subst(self, alias, args):
    params = alias.__parameters__
    index = params.index(self)
    if index == len(args) and self.has_default():
        args = [*args, self.__default__]
    if index >= len(args):
        raise TypeError(f'Too few arguments for {alias}')
    # A single ParamSpec may be given its types without brackets.
    if len(params) == 1 and not _is_param_expr(args[0]):
        return (args,)
    if isinstance(args[index], list):
        args = (*args[:index], tuple(args[index]), *args[index + 1:])
    return args


def _generic_class_getitem(cls, args):
    """cls[args] for a generic class; Generic[T] and Protocol[T] declare parameters."""
    if not isinstance(args, tuple):
        args = (args,)
    args = tuple(_type_convert(p) for p in args)
    if cls in (Generic, Protocol):
        if not args:
            raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
        if not all(_is_typevar_like(p) for p in args):
            raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables '
                            'or parameter specification variables.')
        if len(set(args)) != len(args):
            raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
        return _GenericAlias(cls, args)
    for param in cls.__parameters__:
        prepare = getattr(param, '__typing_prepare_subst__', None)
        if prepare is not None:
            args = prepare(cls, args)
    _check_count(cls, len(args), len(cls.__parameters__))
    new_args = []
    for param, arg in zip(cls.__parameters__, args):
        if isinstance(param, TypeVarTuple):
            new_args.extend(arg)
        else:
            new_args.append(arg)
    return _GenericAlias(cls, tuple(new_args))


def _generic_init_subclass(cls, *args, **kwargs):
    super(Generic, cls).__init_subclass__(*args, **kwargs)
    if '__orig_bases__' in cls.__dict__:
        plain = Generic in cls.__orig_bases__
    else:
        plain = Generic in cls.__bases__ and cls.__name__ != 'Protocol' and type(cls) != _TypedDictMeta
    if plain:
        raise TypeError('Cannot inherit from plain Generic')
    params = ()
    if '__orig_bases__' in cls.__dict__:
        params = _collect_type_parameters(cls.__orig_bases__)
        declared = None
        for base in cls.__orig_bases__:
            if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                if declared is not None:
                    raise TypeError('Cannot inherit from Generic[...] multiple times.')
                declared = base.__parameters__
        if declared is not None:
            missing = set(params) - set(declared)
            if missing:
                names = ', '.join(str(t) for t in params if t in missing)
                listed = ', '.join(str(g) for g in declared)
                raise TypeError(f'Some type variables ({names}) are not listed in Generic[{listed}]')
            params = declared
    cls.__parameters__ = tuple(params)


# ---- special forms ----

class _Final:
    """A mixin for classes without subclasses."""

    __slots__ = ('__weakref__',)

    def __init_subclass__(cls, /, *args, _root=False, **kwds):
        if not _root:
            raise TypeError('Cannot subclass special typing classes')


class _NotIterable:
    __slots__ = ()
    __iter__ = None


class _SpecialForm(_Final, _NotIterable, _root=True):
    __slots__ = ('_name', '__doc__', '_getitem')

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in {'__name__', '__qualname__'}:
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f'{self} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self} cannot be used with issubclass()')

    @_tp_cache
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _TypedCacheSpecialForm(_SpecialForm, _root=True):
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        return self._getitem(self, *parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type at all. A class can inherit from it."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


def _unsubscriptable(name, doc):
    def getitem(self, params):
        raise TypeError(f'{self} is not subscriptable')
    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


NoReturn = _unsubscriptable('NoReturn', 'The result of a function that never returns.')
Never = _unsubscriptable('Never', 'The type without values.')
Self = _unsubscriptable('Self', 'The class that encloses.')
LiteralString = _unsubscriptable('LiteralString', 'A string that is written in the source.')
TypeAlias = _unsubscriptable('TypeAlias', 'Marks an assignment as that of a type alias.')


def _one_type(name, doc, *, allow_special_forms=False, message=None):
    def getitem(self, parameters):
        text = message or f'{self} accepts only single type.'
        item = _type_check(parameters, text, allow_special_forms=allow_special_forms)
        return _GenericAlias(self, (item,))
    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


ClassVar = _one_type('ClassVar', 'Marks a class variable.', allow_special_forms=True)
Final = _one_type('Final', 'Marks a name that is bound once.', allow_special_forms=True)
TypeGuard = _one_type('TypeGuard', 'The result of a function that narrows the type of its argument.')
TypeIs = _one_type('TypeIs', 'The result of a function that tells the type of its argument.')
Required = _one_type('Required', 'Marks a key that must be there.', allow_special_forms=True)
NotRequired = _one_type('NotRequired', 'Marks a key that may be missing.', allow_special_forms=True)
ReadOnly = _one_type('ReadOnly', 'Marks a key that is not to be changed.', allow_special_forms=True)


@_SpecialForm
def Union(self, parameters):
    """One of several types."""
    if parameters == ():
        raise TypeError('Cannot take a Union of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    msg = 'Union[arg, ...]: each arg must be a type.'
    flat = []
    for param in [_type_check(p, msg) for p in parameters]:
        if isinstance(param, (_UnionGenericAlias, types.UnionType)):
            flat.extend(param.__args__)
        else:
            flat.append(param)
    parameters = tuple(_deduplicate(flat, unhashable_fallback=True))
    if len(parameters) == 1:
        return parameters[0]
    return _UnionGenericAlias(self, parameters)


@_SpecialForm
def Optional(self, parameters):
    """A type or None."""
    arg = _type_check(parameters, f'{self} requires a single type.')
    return Union[arg, type(None)]


@_TypedCacheSpecialForm
@_tp_cache(typed=True)
def Literal(self, *parameters):
    """One of several values."""
    flat = []
    for param in parameters:
        if isinstance(param, _LiteralGenericAlias):
            flat.extend(param.__args__)
        else:
            flat.append(param)
    try:
        flat = [value for value, _ in _deduplicate([(p, type(p)) for p in flat])]
    except TypeError:
        pass
    return _LiteralGenericAlias(self, tuple(flat))


@_SpecialForm
def Concatenate(self, parameters):
    """Parameters before those of a ParamSpec."""
    if parameters == ():
        raise TypeError('Cannot take a Concatenate of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError('The last parameter to Concatenate should be a ParamSpec variable or ellipsis.')
    msg = 'Concatenate[arg, ...]: each arg must be a type.'
    parameters = (*(_type_check(p, msg) for p in parameters[:-1]), parameters[-1])
    return _ConcatenateGenericAlias(self, parameters)


@_SpecialForm
def Unpack(self, parameters):
    """The items of a tuple, or of a TypeVarTuple, in its place."""
    item = _type_check(parameters, f'{self} accepts only single type.')
    return _UnpackGenericAlias(origin=self, args=(item,))


@_TypedCacheSpecialForm
@_tp_cache(typed=True)
def Annotated(self, *params):
    """A type with metadata."""
    if len(params) < 2:
        raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
    if _is_unpacked_typevartuple(params[0]):
        raise TypeError('Annotated[...] should not be used with an unpacked TypeVarTuple')
    origin = _type_check(params[0], 'Annotated[t, ...]: t must be a type.', allow_special_forms=True)
    return _AnnotatedAlias(origin, tuple(params[1:]))


# ---- references by name ----

class ForwardRef(_Final, _root=True):
    """A type that is given by the text of an expression."""

    __slots__ = ('__forward_arg__', '__forward_code__', '__forward_evaluated__', '__forward_value__',
                 '__forward_is_argument__', '__forward_is_class__', '__forward_module__')

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        # *Ts is no expression of its own.
        source = f'({arg},)[0]' if arg.startswith('*') else arg
        try:
            code = compile(source, '<string>', 'eval')
        except SyntaxError:
            raise SyntaxError(f'Forward reference must be an expression -- got {arg!r}')
        self.__forward_arg__ = arg
        self.__forward_code__ = code
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns, type_params=(), *, recursive_guard):
        if self.__forward_arg__ in recursive_guard:
            return self
        if self.__forward_evaluated__ and localns is globalns:
            return self.__forward_value__
        if globalns is None and localns is None:
            globalns = localns = {}
        elif globalns is None:
            globalns = localns
        elif localns is None:
            localns = globalns
        if self.__forward_module__ is not None:
            globalns = getattr(sys.modules.get(self.__forward_module__), '__dict__', globalns)
        if type_params:
            locals_ = dict(localns)
            for param in type_params:
                if param.__name__ not in globalns or self.__forward_is_class__:
                    locals_.setdefault(param.__name__, param)
            localns = locals_
        value = _type_check(eval(self.__forward_code__, globalns, localns), 'Forward references must evaluate to types.',
                            is_argument=self.__forward_is_argument__, allow_special_forms=self.__forward_is_class__)
        self.__forward_value__ = _eval_type(value, globalns, localns, type_params,
                                            recursive_guard=recursive_guard | {self.__forward_arg__})
        self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return (self.__forward_arg__ == other.__forward_arg__ and
                    self.__forward_value__ == other.__forward_value__)
        return (self.__forward_arg__ == other.__forward_arg__ and
                self.__forward_module__ == other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = '' if self.__forward_module__ is None else f', module={self.__forward_module__!r}'
        return f'ForwardRef({self.__forward_arg__!r}{module})'


def _eval_type(t, globalns, localns, type_params=(), *, recursive_guard=frozenset()):
    """t with the references by name in it replaced by what they name."""
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns, type_params, recursive_guard=recursive_guard)
    if not isinstance(t, (_GenericAlias, GenericAlias, types.UnionType)):
        return t
    args = t.__args__
    if isinstance(t, GenericAlias):
        args = tuple(ForwardRef(arg) if isinstance(arg, str) else arg for arg in args)
    new_args = tuple(_eval_type(a, globalns, localns, type_params, recursive_guard=recursive_guard) for a in args)
    if new_args == t.__args__:
        return t
    if isinstance(t, GenericAlias):
        alias = GenericAlias(t.__origin__, new_args)
        return next(iter(alias)) if t.__unpacked__ else alias
    if isinstance(t, types.UnionType):
        return functools.reduce(operator.or_, new_args)
    return t.copy_with(new_args)


# ---- aliases ----

class _BaseGenericAlias(_Final, _root=True):
    """What is common to List and List[int]: attributes other than dunders are the origin's."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            # Not every object can be told what it was made as.
            pass
        return result

    def __mro_entries__(self, bases):
        entries = [] if self.__origin__ in bases else [self.__origin__]
        later = bases[bases.index(self) + 1:]
        if not any(isinstance(b, _BaseGenericAlias) or issubclass(b, Generic) for b in later):
            entries.append(Generic)
        return tuple(entries)

    def __getattr__(self, attr):
        if attr in {'__origin__', '__args__'}:
            return super().__getattr__(attr)
        if '__origin__' in self.__dict__ and not _is_dunder(attr):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, val):
        if _is_dunder(attr) or attr in {'_name', '_inst', '_nparams', '_defaults'}:
            super().__setattr__(attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __dir__(self):
        return list(set(super().__dir__()) | {attr for attr in dir(self.__origin__) if not _is_dunder(attr)})


class _GenericAlias(_BaseGenericAlias, _root=True):
    """origin[args]."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = args
        ordered = origin in (Generic, Protocol)
        self.__parameters__ = _collect_type_parameters(args, enforce_default_ordering=ordered)
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]

    @_tp_cache
    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f'Cannot subscript already-subscripted {self}')
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        if not isinstance(args, tuple):
            args = (args,)
        args = _unpacked([_type_convert(p) for p in args])
        return self.copy_with(tuple(self._substituted(tuple(args))))

    def _substituted(self, args):
        params = self.__parameters__
        for param in params:
            prepare = getattr(param, '__typing_prepare_subst__', None)
            if prepare is not None:
                args = prepare(self, args)
        if len(args) != len(params):
            which = 'many' if len(args) > len(params) else 'few'
            raise TypeError(f'Too {which} arguments for {self}; actual {len(args)}, expected {len(params)}')
        return self._substitute_in(self.__args__, dict(zip(params, args)))

    def _substitute_in(self, args, values):
        result = []
        for old in args:
            if isinstance(old, type):
                result.append(old)
                continue
            subst = getattr(old, '__typing_subst__', None)
            if subst is not None:
                new = subst(values[old])
            elif isinstance(old, tuple):
                new = tuple(self._substitute_in(old, values))
            else:
                new = self._substitute_inside(old, values)
            if _is_unpacked_typevartuple(old) or (self._flattens and isinstance(new, tuple)):
                result.extend(new)
            else:
                result.append(new)
        return result

    # Callable[P, R] keeps the types that P stands for among its own arguments.
    _flattens = False

    def _substitute_inside(self, old, values):
        params = getattr(old, '__parameters__', ())
        if not params:
            return old
        inner = []
        for param in params:
            if isinstance(param, TypeVarTuple):
                inner.extend(values[param])
            else:
                inner.append(values[param])
        return old[tuple(inner)]

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = 'typing.' + self._name if self._name else _type_repr(self.__origin__)
        args = ', '.join([_type_repr(a) for a in self.__args__]) if self.__args__ else '()'
        return f'{name}[{args}]'

    def __reduce__(self):
        origin = globals()[self._name] if self._name else self.__origin__
        args = tuple(self.__args__)
        if len(args) == 1 and not isinstance(args[0], tuple):
            args, = args
        return operator.getitem, (origin, args)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f'Cannot subclass {self!r}')
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            for b in bases[bases.index(self) + 1:]:
                if isinstance(b, _BaseGenericAlias) and b is not self:
                    return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


class _SpecialGenericAlias(_NotIterable, _BaseGenericAlias, _root=True):
    """List, Dict …: the name of a class that can be subscripted."""

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams
        self._defaults = defaults
        if origin.__module__ == 'builtins':
            self.__doc__ = f'A generic version of {origin.__qualname__}.'
        else:
            self.__doc__ = f'A generic version of {origin.__module__}.{origin.__qualname__}.'

    @_tp_cache
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple(_type_check(p, 'Parameters to generic types must be types.') for p in params)
        missing = self._nparams - len(params)
        if self._defaults and 0 < missing <= len(self._defaults):
            params += self._defaults[-missing:]
        if len(params) != self._nparams:
            which = 'many' if len(params) > self._nparams else 'few'
            least = self._nparams - len(self._defaults)
            expected = f'at least {least}' if self._defaults and len(params) < least else f'{self._nparams}'
            raise TypeError(f'Too {which} arguments for {self}; actual {len(params)}, expected {expected}')
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return 'typing.' + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class _CallableGenericAlias(_NotIterable, _GenericAlias, _root=True):
    _flattens = True

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_param_expr(args[0]):
            return super().__repr__()
        shown = ', '.join([_type_repr(a) for a in args[:-1]])
        return f'typing.Callable[[{shown}], {_type_repr(args[-1])}]'

    def __reduce__(self):
        args = self.__args__
        if not (len(args) == 2 and _is_param_expr(args[0])):
            args = list(args[:-1]), args[-1]
        return operator.getitem, (Callable, args)


class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        args, result = params
        return self._of(tuple(args) if isinstance(args, list) else args, result)

    @_tp_cache
    def _of(self, args, result):
        result = _type_check(result, 'Callable[args, result]: result must be a type.')
        if args is ...:
            return self.copy_with((..., result))
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple(_type_convert(arg) for arg in args)
        return self.copy_with(args + (result,))


class _TupleType(_SpecialGenericAlias, _root=True):
    @_tp_cache
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            msg = 'Tuple[t, ...]: t must be a type.'
            return self.copy_with((*(_type_check(p, msg) for p in params[:-1]), ...))
        msg = 'Tuple[t0, t1, ...]: each t must be a type.'
        return self.copy_with(tuple(_type_check(p, msg) for p in params))


class _UnionGenericAlias(_NotIterable, _GenericAlias, _root=True):
    def copy_with(self, params):
        return Union[params]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, types.UnionType)):
            return NotImplemented
        try:
            return set(self.__args__) == set(other.__args__)
        except TypeError:
            return (all(a in other.__args__ for a in self.__args__) and
                    all(a in self.__args__ for a in other.__args__))

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2:
            if args[0] is type(None):
                return f'typing.Optional[{_type_repr(args[1])}]'
            if args[1] is type(None):
                return f'typing.Optional[{_type_repr(args[0])}]'
        return super().__repr__()

    def __instancecheck__(self, obj):
        return any(isinstance(obj, cls) for cls in self.__args__)

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)

    def __reduce__(self):
        func, (_, args) = super().__reduce__()
        return func, (Union, args)


class _LiteralGenericAlias(_GenericAlias, _root=True):
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return ({(value, type(value)) for value in self.__args__} ==
                {(value, type(value)) for value in other.__args__})

    def __hash__(self):
        return hash(frozenset((value, type(value)) for value in self.__args__))

    def __repr__(self):
        return f'typing.Literal[{", ".join(map(_type_repr, self.__args__))}]'


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, params):
        if isinstance(params[-1], (list, tuple)):
            return (*params[:-1], *params[-1])
        if isinstance(params[-1], _ConcatenateGenericAlias):
            params = (*params[:-1], *params[-1].__args__)
        return super().copy_with(params)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return 'typing.Unpack[' + _type_repr(self.__args__[0]) + ']'

    def __getitem__(self, args):
        if self.__typing_is_unpacked_typevartuple__:
            return args
        return super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        arg, = self.__args__
        if isinstance(arg, (_GenericAlias, GenericAlias)):
            if arg.__origin__ is not tuple:
                raise TypeError('Unpack[...] must be used with a tuple type')
            return arg.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


class _AnnotatedAlias(_NotIterable, _GenericAlias, _root=True):
    """A type with metadata, which looks like the type."""

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name='Annotated')
        self.__metadata__ = metadata

    def copy_with(self, params):
        return self.__class__(params[0], self.__metadata__)

    def __repr__(self):
        return f'typing.Annotated[{_type_repr(self.__origin__)}, {", ".join(repr(a) for a in self.__metadata__)}]'

    def __reduce__(self):
        return operator.getitem, (Annotated, (self.__origin__,) + self.__metadata__)

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in {'__name__', '__qualname__'}:
            return 'Annotated'
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


# ---- protocols ----

_PROTO_ALLOWLIST = {
    'collections.abc': ['Callable', 'Awaitable', 'Iterable', 'Iterator', 'AsyncIterable', 'AsyncIterator', 'Hashable',
                        'Sized', 'Container', 'Collection', 'Reversible', 'Buffer'],
    'contextlib': ['AbstractContextManager', 'AbstractAsyncContextManager'],
}
EXCLUDED_ATTRIBUTES = frozenset([
    '__parameters__', '__orig_bases__', '__orig_class__', '_is_protocol', '_is_runtime_protocol',
    '__protocol_attrs__', '__non_callable_proto_members__', '__type_params__', '__abstractmethods__',
    '__annotations__', '__dict__', '__doc__', '__init__', '__module__', '__new__', '__slots__', '__subclasshook__',
    '__weakref__', '__class_getitem__', '__match_args__', '__static_attributes__', '__firstlineno__',
    '_MutableMapping__marker',
])


def _get_protocol_attrs(cls):
    attrs = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in {'Protocol', 'Generic'}:
            continue
        for attr in (*base.__dict__, *base.__dict__.get('__annotations__', ())):
            if not attr.startswith('_abc_') and attr not in EXCLUDED_ATTRIBUTES:
                attrs.add(attr)
    return attrs


def _static_lookup(cls, attr):
    """What the classes of cls's MRO hold for attr, descriptors not asked; _MISSING if nothing."""
    for base in cls.__mro__:
        if attr in base.__dict__:
            return base.__dict__[attr]
    return _MISSING


_MISSING = object()


def _has_member(obj, attr):
    own = getattr(obj, '__dict__', None)
    if isinstance(own, dict) and attr in own:
        return own[attr]
    if isinstance(obj, type):
        found = _static_lookup(obj, attr)
        if found is not _MISSING:
            return found
    return _static_lookup(type(obj), attr)


def _no_init_or_replace_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    if cls.__init__ is not _no_init_or_replace_init:
        return
    # The first __init__ of a class that is no protocol takes over.
    for base in cls.__mro__:
        init = base.__dict__.get('__init__', _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


class _ProtocolMeta(ABCMeta):
    """The metaclass of protocols: isinstance() by the members that an object has."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name != 'Protocol' and Protocol in bases:
            for base in bases:
                allowed = _PROTO_ALLOWLIST.get(base.__module__, ())
                if not (base in {object, Generic} or base.__name__ in allowed or
                        (issubclass(base, Generic) and getattr(base, '_is_protocol', False))):
                    raise TypeError(f'Protocols can only inherit from other protocols, got {base!r}')
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if getattr(cls, '_is_protocol', False):
            cls.__protocol_attrs__ = _get_protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if (getattr(cls, '_is_protocol', False) and not _allow_reckless_class_checks()):
            if not getattr(cls, '_is_runtime_protocol', False):
                _require_class(other)
                raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
            if cls.__non_callable_proto_members__ and cls.__dict__.get('__subclasshook__') is _proto_hook:
                _require_class(other)
                attrs = str(sorted(cls.__non_callable_proto_members__))[1:-1]
                raise TypeError("Protocols with non-method members don't support issubclass(). "
                                f'Non-method members: {attrs}.')
        return ABCMeta.__subclasscheck__(cls, other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, '_is_protocol', False):
            return ABCMeta.__instancecheck__(cls, instance)
        if not getattr(cls, '_is_runtime_protocol', False) and not _allow_reckless_class_checks():
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        if ABCMeta.__instancecheck__(cls, instance):
            return True
        for attr in cls.__protocol_attrs__:
            value = _has_member(instance, attr)
            if value is _MISSING or (value is None and attr not in cls.__non_callable_proto_members__):
                return False
        return True


def _require_class(other):
    if not isinstance(other, type):
        raise TypeError('issubclass() arg 1 must be a class')


def _allow_reckless_class_checks(depth=2):
    # abc and functools look at classes without meaning to check them.
    return _caller(depth) in {'abc', '_py_abc', 'functools', None}


@classmethod
def _proto_hook(cls, other):
    if not cls.__dict__.get('_is_protocol', False):
        return NotImplemented
    for attr in cls.__protocol_attrs__:
        for base in other.__mro__:
            if attr in base.__dict__:
                if base.__dict__[attr] is None:
                    return NotImplemented
                break
            annotations = getattr(base, '__annotations__', {})
            if isinstance(annotations, abcs.Mapping) and attr in annotations and (
                    issubclass(other, Generic) and getattr(other, '_is_protocol', False)):
                break
        else:
            return NotImplemented
    return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of protocols: classes that say what members an object has."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)
        if '__subclasshook__' not in cls.__dict__:
            cls.__subclasshook__ = _proto_hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


def runtime_checkable(cls):
    """Let isinstance() check for the members of a protocol."""
    if not (isinstance(cls, type) and issubclass(cls, Generic) and getattr(cls, '_is_protocol', False)):
        raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = {
        attr for attr in cls.__protocol_attrs__ if not callable(getattr(cls, attr, None))}
    return cls


def is_protocol(tp, /):
    """Is this a protocol?"""
    return (isinstance(tp, type) and getattr(tp, '_is_protocol', False) and tp is not Protocol and
            tp != Protocol)


def get_protocol_members(tp, /):
    """The names of the members of a protocol, a frozenset."""
    if not is_protocol(tp):
        raise TypeError(f'{tp!r} is not a Protocol')
    return frozenset(tp.__protocol_attrs__)


# ---- functions ----

def cast(typ, val):
    """val: that it is of type typ is only said to type checkers."""
    return val


def assert_type(val, typ, /):
    """val."""
    return val


_ASSERT_NEVER_REPR_MAX_LENGTH = 100


def assert_never(arg, /):
    """Tell a type checker that this cannot be reached; AssertionError when it is."""
    value = repr(arg)
    if len(value) > _ASSERT_NEVER_REPR_MAX_LENGTH:
        value = value[:_ASSERT_NEVER_REPR_MAX_LENGTH] + '...'
    raise AssertionError(f'Expected code to be unreachable, but got: {value}')


def reveal_type(obj, /):
    """Show the type of obj on stderr; gives obj."""
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


def _allowed_annotations(obj):
    if isinstance(obj, types.ModuleType):
        return True
    return isinstance(obj, (types.BuiltinFunctionType, types.FunctionType, types.MethodType, types.MethodWrapperType,
                            types.WrapperDescriptorType, types.MethodDescriptorType))


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of obj, strings evaluated; those of a class with its bases'."""
    if getattr(obj, '__no_type_check__', None):
        return {}
    if isinstance(obj, type):
        return _class_hints(obj, globalns, localns, include_extras)
    if globalns is None:
        if isinstance(obj, types.ModuleType):
            globalns = obj.__dict__
        else:
            inner = obj
            while hasattr(inner, '__wrapped__'):
                inner = inner.__wrapped__
            globalns = getattr(inner, '__globals__', {})
        if localns is None:
            localns = globalns
    elif localns is None:
        localns = globalns
    hints = getattr(obj, '__annotations__', None)
    if hints is None:
        if _allowed_annotations(obj):
            return {}
        raise TypeError(f'{obj!r} is not a module, class, method, or function.')
    type_params = getattr(obj, '__type_params__', ())
    result = {}
    for name, value in hints.items():
        if value is None:
            value = type(None)
        if isinstance(value, str):
            value = ForwardRef(value, is_argument=not isinstance(obj, types.ModuleType), is_class=False)
        result[name] = _eval_type(value, globalns, localns, type_params)
    return result if include_extras else {k: _strip_annotations(t) for k, t in result.items()}


def _class_hints(cls, globalns, localns, include_extras):
    hints = {}
    for base in reversed(cls.__mro__):
        base_globals = getattr(sys.modules.get(base.__module__), '__dict__', {}) if globalns is None else globalns
        annotations = base.__dict__.get('__annotations__', {})
        if isinstance(annotations, types.GetSetDescriptorType):
            annotations = {}
        base_locals = dict(vars(base)) if localns is None else localns
        if localns is None and globalns is None:
            # A class's own names come last.
            base_globals, base_locals = base_locals, base_globals
        for name, value in annotations.items():
            if value is None:
                value = type(None)
            if isinstance(value, str):
                value = ForwardRef(value, is_argument=False, is_class=True)
            hints[name] = _eval_type(value, base_globals, base_locals, base.__type_params__)
    return hints if include_extras else {k: _strip_annotations(t) for k, t in hints.items()}


def _strip_annotations(t):
    """t without metadata and without the qualifiers of TypedDict's keys."""
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if hasattr(t, '__origin__') and t.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip_annotations(t.__args__[0])
    if not isinstance(t, (_GenericAlias, GenericAlias, types.UnionType)):
        return t
    args = tuple(_strip_annotations(a) for a in t.__args__)
    if args == t.__args__:
        return t
    if isinstance(t, _GenericAlias):
        return t.copy_with(args)
    if isinstance(t, GenericAlias):
        return GenericAlias(t.__origin__, args)
    return functools.reduce(operator.or_, args)


def get_origin(tp):
    """What is subscripted in tp, or None."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, types.UnionType):
        return types.UnionType
    return None


def get_args(tp):
    """The arguments of tp as they were written."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if tp.__origin__ is abcs.Callable and not (len(args) == 2 and _is_param_expr(args[0])):
            args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, types.UnionType):
        return tp.__args__
    return ()


def is_typeddict(tp):
    """Is tp a class made by TypedDict?"""
    return isinstance(tp, _TypedDictMeta)


def no_type_check(arg):
    """Mark a function, or the functions of a class, as without type hints."""
    if isinstance(arg, type):
        for value in arg.__dict__.values():
            if isinstance(value, (types.FunctionType, type)) and value.__module__ == arg.__module__ and (
                    value.__qualname__ == f'{arg.__qualname__}.{value.__name__}'):
                no_type_check(value)
            elif isinstance(value, (classmethod, staticmethod)):
                value.__func__.__no_type_check__ = True
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Make what a decorator gives be without type hints."""
    _deprecated("'typing.no_type_check_decorator' is deprecated and slated for removal in Python 3.15")

    @functools.wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped_decorator


def _overload_dummy(*args, **kwds):
    raise NotImplementedError('You should not call an overloaded function. '
                              'A series of @overload-decorated functions outside a stub module should always be '
                              'followed by an implementation that is not @overload-ed.')


_overload_registry = {}


def overload(func):
    """Mark one of several signatures of a function."""
    inner = getattr(func, '__func__', func)
    try:
        by_name = _overload_registry.setdefault(inner.__module__, {}).setdefault(inner.__qualname__, {})
        by_name[inner.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    """The overloads of a function, in order."""
    inner = getattr(func, '__func__', func)
    return list(_overload_registry.get(inner.__module__, {}).get(inner.__qualname__, {}).values())


def clear_overloads():
    """Forget all overloads."""
    _overload_registry.clear()


def _marked(obj, attr, value):
    try:
        setattr(obj, attr, value)
    except (AttributeError, TypeError):
        pass
    return obj


def final(f):
    """Mark a class that is not to be subclassed, a method that is not to be overridden."""
    return _marked(f, '__final__', True)


def override(method, /):
    """Mark a method that overrides another."""
    return _marked(method, '__override__', True)


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    """Mark what makes classes like dataclasses."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            'eq_default': eq_default,
            'order_default': order_default,
            'kw_only_default': kw_only_default,
            'frozen_default': frozen_default,
            'field_specifiers': field_specifiers,
            'kwargs': kwargs,
        }
        return cls_or_fn
    return decorator


# ---- type variables and aliases of this module ----

T = TypeVar('T')
KT = TypeVar('KT')
VT = TypeVar('VT')
T_co = TypeVar('T_co', covariant=True)
V_co = TypeVar('V_co', covariant=True)
VT_co = TypeVar('VT_co', covariant=True)
T_contra = TypeVar('T_contra', contravariant=True)
CT_co = TypeVar('CT_co', covariant=True, bound=type)
AnyStr = TypeVar('AnyStr', bytes, str)
Text = str

_alias = _SpecialGenericAlias
Hashable = _alias(abcs.Hashable, 0)
Awaitable = _alias(abcs.Awaitable, 1)
Coroutine = _alias(abcs.Coroutine, 3)
AsyncIterable = _alias(abcs.AsyncIterable, 1)
AsyncIterator = _alias(abcs.AsyncIterator, 1)
Iterable = _alias(abcs.Iterable, 1)
Iterator = _alias(abcs.Iterator, 1)
Reversible = _alias(abcs.Reversible, 1)
Sized = _alias(abcs.Sized, 0)
Container = _alias(abcs.Container, 1)
Collection = _alias(abcs.Collection, 1)
Callable = _CallableType(abcs.Callable, 2)
AbstractSet = _alias(abcs.Set, 1, name='AbstractSet')
MutableSet = _alias(abcs.MutableSet, 1)
Mapping = _alias(abcs.Mapping, 2)
MutableMapping = _alias(abcs.MutableMapping, 2)
Sequence = _alias(abcs.Sequence, 1)
MutableSequence = _alias(abcs.MutableSequence, 1)
Tuple = _TupleType(tuple, -1, inst=False, name='Tuple')
List = _alias(list, 1, inst=False, name='List')
Set = _alias(set, 1, inst=False, name='Set')
FrozenSet = _alias(frozenset, 1, inst=False, name='FrozenSet')
MappingView = _alias(abcs.MappingView, 1)
KeysView = _alias(abcs.KeysView, 1)
ItemsView = _alias(abcs.ItemsView, 2)
ValuesView = _alias(abcs.ValuesView, 1)
Dict = _alias(dict, 2, inst=False, name='Dict')
Generator = _alias(abcs.Generator, 3, defaults=(type(None), type(None)))
AsyncGenerator = _alias(abcs.AsyncGenerator, 2, defaults=(type(None),))
Type = _alias(type, 1, inst=False, name='Type')


_OF_COLLECTIONS = {'Deque': ('deque', 1), 'DefaultDict': ('defaultdict', 2), 'OrderedDict': ('OrderedDict', 2),
                   'Counter': ('Counter', 1), 'ChainMap': ('ChainMap', 2)}


def __getattr__(attr):
    """Names whose modules are imported only when somebody asks."""
    if attr in _OF_COLLECTIONS:
        import collections
        name, nparams = _OF_COLLECTIONS[attr]
        value = _alias(getattr(collections, name), nparams, name=attr)
    elif attr in {'Pattern', 'Match'}:
        import re
        value = _alias(getattr(re, attr), 1)
    elif attr in {'ContextManager', 'AsyncContextManager'}:
        import contextlib
        value = _alias(getattr(contextlib, 'Abstract' + attr), 2, name=attr, defaults=(bool | None,))
    elif attr == 'ByteString':
        value = _alias(abcs.ByteString, 0)
    else:
        raise AttributeError(f'module {__name__!r} has no attribute {attr!r}')
    globals()[attr] = value
    return value


# ---- NewType, NamedTuple, TypedDict ----

class NewType:
    """A name for a type that is different to type checkers: calling it gives its argument."""

    __call__ = _idfunc

    def __init__(self, name, tp):
        self.__qualname__ = name
        if '.' in name:
            name = name.rpartition('.')[-1]
        self.__name__ = name
        self.__supertype__ = tp
        module = _caller()
        if module != 'typing':
            self.__module__ = module

    def __mro_entries__(self, bases):
        name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError('Cannot subclass an instance of NewType. Perhaps you were looking for: '
                                f'`{cls.__name__} = NewType({cls.__name__!r}, {name})`')
        return (Dummy,)

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


_FORBIDDEN = frozenset({'__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults',
                        '_field_types', '_make', '_replace', '_asdict', '_source'})
_UNCOPIED = frozenset({'__module__', '__name__', '__annotations__'})


def _make_nmtuple(name, types_, module, defaults=()):
    import collections
    fields = [n for n, _ in types_]
    annotations = {n: _type_check(t, f'field {n} annotation must be a type') for n, t in types_}
    result = collections.namedtuple(name, fields, defaults=defaults, module=module)
    result.__annotations__ = result.__new__.__annotations__ = annotations
    return result


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError('can only inherit from a NamedTuple type and Generic')
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        annotations = ns.get('__annotations__', {})
        defaults = []
        for name in annotations:
            if name in ns:
                defaults.append(name)
            elif defaults:
                raise TypeError(f'Non-default namedtuple field {name} cannot follow default field'
                                f'{"s" if len(defaults) > 1 else ""} {", ".join(defaults)}')
        result = _make_nmtuple(typename, annotations.items(), ns['__module__'], [ns[n] for n in defaults])
        result.__bases__ = bases
        if Generic in bases:
            result.__class_getitem__ = classmethod(_generic_class_getitem)
        for key, value in ns.items():
            if key in _FORBIDDEN:
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key in _UNCOPIED or key in result._fields:
                continue
            setattr(result, key, value)
            set_name = getattr(type(value), '__set_name__', None)
            if set_name is not None:
                set_name(value, result, key)
        if Generic in bases:
            result.__init_subclass__()
        return result


def _deprecated(message):
    import warnings
    warnings.warn(message, DeprecationWarning, stacklevel=3)


def _warn_of_no_fields(typename, kind, fields, container, empty):
    import warnings
    way = 'Failing to pass a value for' if fields is _MISSING else 'Passing `None` as'
    warnings.warn(f"{way} the 'fields' parameter is deprecated and will be disallowed in Python 3.15. To create a {kind} class "
                  f'with 0 fields using the functional syntax, pass an empty {container}, '
                  f'e.g. `{typename} = {kind}({typename!r}, {empty})`.', DeprecationWarning, stacklevel=3)


def NamedTuple(typename, fields=_MISSING, /, **kwargs):
    """A named tuple with types for its fields."""
    if kwargs:
        if fields is None:
            raise TypeError("Cannot pass `None` as the 'fields' parameter and also specify fields using keyword arguments")
        if fields is not _MISSING:
            raise TypeError('Either list of fields or keywords can be provided to NamedTuple, not both')
        fields = kwargs.items()
        _deprecated('Creating NamedTuple classes using keyword arguments is deprecated and will be disallowed in Python 3.15. '
                    'Use the class-based or functional syntax instead.')
    elif fields is _MISSING or fields is None:
        _warn_of_no_fields(typename, 'NamedTuple', fields, 'list', '[]')
        fields = ()
    result = _make_nmtuple(typename, list(fields), module=_caller())
    result.__orig_bases__ = (NamedTuple,)
    return result


_NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})


def _namedtuple_mro_entries(bases):
    assert NamedTuple in bases
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_mro_entries


def _qualifiers(annotation):
    """The qualifiers of a key's type, from the outside in."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = annotation.__origin__
        elif origin in (Required, NotRequired, ReadOnly):
            yield origin
            annotation, = annotation.__args__
        else:
            return


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict base class')
        generic = (Generic,) if any(issubclass(b, Generic) for b in bases) else ()
        result = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if not hasattr(result, '__orig_bases__'):
            result.__orig_bases__ = bases
        annotations = {}
        required, optional, readonly, mutable = set(), set(), set(), set()
        for base in bases:
            annotations.update(base.__dict__.get('__annotations__', {}))
            base_required = base.__dict__.get('__required_keys__', set())
            base_optional = base.__dict__.get('__optional_keys__', set())
            required |= base_required
            optional -= base_required
            required -= base_optional
            optional |= base_optional
            readonly.update(base.__dict__.get('__readonly_keys__', ()))
            mutable.update(base.__dict__.get('__mutable_keys__', ()))
        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {n: _type_check(t, msg, module=result.__module__) for n, t in ns.get('__annotations__', {}).items()}
        annotations.update(own)
        for key, annotation in own.items():
            found = set(_qualifiers(annotation))
            is_required = Required in found or (NotRequired not in found and total)
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            if ReadOnly in found:
                if key in mutable:
                    raise TypeError(f'Cannot override mutable key {key!r} with read-only key')
                readonly.add(key)
            else:
                mutable.add(key)
                readonly.discard(key)
        result.__annotations__ = annotations
        result.__required_keys__ = frozenset(required)
        result.__optional_keys__ = frozenset(optional)
        result.__readonly_keys__ = frozenset(readonly)
        result.__mutable_keys__ = frozenset(mutable)
        result.__total__ = total
        return result

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=_MISSING, /, *, total=True):
    """A dict with types for its keys."""
    if fields is _MISSING or fields is None:
        _warn_of_no_fields(typename, 'TypedDict', fields, 'dictionary', '{}')
        fields = {}
    namespace = {'__annotations__': dict(fields)}
    module = _caller()
    if module is not None:
        namespace['__module__'] = module
    result = _TypedDictMeta(typename, (), namespace, total=total)
    result.__orig_bases__ = (TypedDict,)
    return result


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


# ---- protocols of builtin functions ----

def _supports(name, doc, method, result, params=()):
    """A protocol with one abstract method."""
    def body(ns):
        def stub(self):
            pass
        stub.__name__ = method
        stub.__qualname__ = f'{name}.{method}'
        stub.__annotations__ = {'return': result}
        ns.update({'__doc__': doc, '__module__': __name__, '__slots__': (), method: abstractmethod(stub)})
    base = Protocol[params] if params else Protocol
    return runtime_checkable(types.new_class(name, (base,), exec_body=body))


_T = TypeVar('T', infer_variance=True)
SupportsInt = _supports('SupportsInt', 'Has __int__.', '__int__', int)
SupportsFloat = _supports('SupportsFloat', 'Has __float__.', '__float__', float)
SupportsComplex = _supports('SupportsComplex', 'Has __complex__.', '__complex__', complex)
SupportsBytes = _supports('SupportsBytes', 'Has __bytes__.', '__bytes__', bytes)
SupportsIndex = _supports('SupportsIndex', 'Has __index__.', '__index__', int)
SupportsAbs = _supports('SupportsAbs', 'Has __abs__.', '__abs__', _T, _T)
SupportsRound = _supports('SupportsRound', 'Has __round__.', '__round__', _T, _T)


# ---- files ----

class IO(Generic[AnyStr]):
    """What open() gives, for annotations."""

    __slots__ = ()


def _io_method(name):
    def stub(self, *args):
        pass
    stub.__name__ = name
    stub.__qualname__ = f'IO.{name}'
    return abstractmethod(stub)


for _name in ('close', 'fileno', 'flush', 'isatty', 'read', 'readable', 'readline', 'readlines', 'seek', 'seekable',
              'tell', 'truncate', 'writable', 'write', 'writelines', '__enter__', '__exit__'):
    setattr(IO, _name, _io_method(_name))
del _name


class BinaryIO(IO[bytes]):
    """What open() gives in binary mode."""

    __slots__ = ()


class TextIO(IO[str]):
    """What open() gives in text mode."""

    __slots__ = ()
