"""Classes whose methods are made from the annotations in their bodies. (PEP 557)

The methods are made of source text, a function each, compiled together: they are as fast as those written by hand. What the text
refers to (defaults, types, helpers) comes in as parameters of an enclosing function, by names that begin with `__dataclass_`.
"""
import abc
import keyword
import sys
import types
from reprlib import recursive_repr
from types import GenericAlias

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict',
           'astuple', 'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    """An attribute of a frozen instance was to be changed."""


# ---- markers ----

class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


# The default of a parameter whose field has a factory.
_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
# What was not given, where None may be.
MISSING = _MISSING_TYPE()
# Fields after one of this type are parameters by keyword only.
KW_ONLY = _KW_ONLY_TYPE()

_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_POST_INIT_NAME = '__post_init__'


class _FIELD_BASE:
    """The kinds of field: of instances, of the class, or a parameter of __init__ alone."""

    __slots__ = ('name',)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE('_FIELD')
_FIELD_CLASSVAR = _FIELD_BASE('_FIELD_CLASSVAR')
_FIELD_INITVAR = _FIELD_BASE('_FIELD_INITVAR')


class InitVar:
    """InitVar[type]: a parameter of __init__ that goes to __post_init__ and is no field."""

    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        plain = isinstance(self.type, type) and not isinstance(self.type, GenericAlias)
        name = self.type.__name__ if plain else repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known of a field. field() makes these; `name` and `type` are set by @dataclass."""

    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata', 'kw_only',
                 '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = types.MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self._field_type = None

    @recursive_repr()
    def __repr__(self):
        return (f'Field(name={self.name!r},type={self.type!r},default={self.default!r},'
                f'default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},hash={self.hash!r},'
                f'compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},'
                f'_field_type={self._field_type})')

    def __set_name__(self, owner, name):
        set_name = getattr(type(self.default), '__set_name__', None)
        if set_name:  # a descriptor as default wants to know its name
            set_name(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    """The arguments that @dataclass was given."""

    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only', 'slots', 'weakref_slot')

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen
        self.match_args = match_args
        self.kw_only = kw_only
        self.slots = slots
        self.weakref_slot = weakref_slot

    def __repr__(self):
        return f'_DataclassParams({",".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)})'


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """Say more of a field than its type and default: what stands behind the `=`.

    default_factory makes the default anew for each instance; hash=None means: as compare.
    """
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# ---- making functions of text ----

class _FuncBuilder:
    """Collects functions as text, compiles them in one go, and puts them into the class."""

    def __init__(self, globals):
        self.names = []
        self.source = []
        self.globals = globals
        self.locals = {}
        self.overwrite_error = {}
        self.unconditional = set()

    def add_fn(self, name, args, body, *, locals=None, return_type=MISSING, overwrite_error=False,
               unconditional_add=False, decorator=None):
        if locals is not None:
            self.locals.update(locals)
        self.names.append(name)
        if overwrite_error:
            self.overwrite_error[name] = overwrite_error
        if unconditional_add:
            self.unconditional.add(name)
        returns = ''
        if return_type is not MISSING:
            self.locals[f'__dataclass_{name}_return_type__'] = return_type
            returns = f'->__dataclass_{name}_return_type__'
        if decorator:
            self.source.append(f' {decorator}')
        self.source.append(f' def {name}({",".join(args)}){returns}:')
        self.source.extend(f'  {line}' for line in body)

    def add_fns_to_class(self, cls):
        if not self.names:
            return
        text = '\n'.join([f'def __create_fn__({",".join(self.locals)}):', *self.source,
                          f' return ({",".join(self.names)},)'])
        namespace = {}
        exec(text, self.globals, namespace)
        for fn in namespace['__create_fn__'](**self.locals):
            fn.__qualname__ = f'{cls.__qualname__}.{fn.__name__}'
            if fn.__name__ in self.unconditional:
                setattr(cls, fn.__name__, fn)
            elif _set_new_attribute(cls, fn.__name__, fn) and fn.__name__ in self.overwrite_error:
                message = f'Cannot overwrite attribute {fn.__name__} in class {cls.__name__}'
                extra = self.overwrite_error[fn.__name__]
                raise TypeError(message if extra is True else f'{message} {extra}')


def _set_new_attribute(cls, name, value):
    """Set what the class does not define itself; True if it does."""
    if name in cls.__dict__:
        return True
    if isinstance(value, types.FunctionType):
        value.__qualname__ = f'{cls.__qualname__}.{value.__name__}'
    setattr(cls, name, value)
    return False


# ---- __init__ ----

def _init_param(f):
    """A field as a parameter."""
    if f.default is MISSING and f.default_factory is MISSING:
        default = ''
    elif f.default is not MISSING:
        default = f'=__dataclass_dflt_{f.name}__'
    else:
        default = '=__dataclass_HAS_DEFAULT_FACTORY__'
    return f'{f.name}:__dataclass_type_{f.name}__{default}'


def _field_init(f, frozen, globals, self_name, slots):
    """The line of __init__ that sets a field, or None; what it refers to goes into globals."""
    default_name = f'__dataclass_dflt_{f.name}__'
    if f.default_factory is not MISSING:
        globals[default_name] = f.default_factory
        value = f'{default_name}()'
        if f.init:
            value = f'{value} if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}'
    elif f.init:
        if f.default is not MISSING:
            globals[default_name] = f.default
        value = f.name
    elif slots and f.default is not MISSING:
        globals[default_name] = f.default  # no class attribute can hold it
        value = default_name
    else:
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        return f'__dataclass_builtins_object__.__setattr__({self_name},{f.name!r},{value})'
    return f'{self_name}.{f.name}={value}'


def _init_fn(fields, std_fields, kw_only_fields, frozen, has_post_init, self_name, func_builder, slots):
    seen_default = None
    for f in std_fields:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = f
            elif seen_default:
                raise TypeError(f'non-default argument {f.name!r} follows default argument {seen_default.name!r}')
    locals = {f'__dataclass_type_{f.name}__': f.type for f in fields}
    locals['__dataclass_HAS_DEFAULT_FACTORY__'] = _HAS_DEFAULT_FACTORY
    locals['__dataclass_builtins_object__'] = object
    lines = [_field_init(f, frozen, locals, self_name, slots) for f in fields]
    body = [line for line in lines if line]
    if has_post_init:
        params = ','.join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        body.append(f'{self_name}.{_POST_INIT_NAME}({params})')
    params = [_init_param(f) for f in std_fields]
    if kw_only_fields:
        params += ['*', *map(_init_param, kw_only_fields)]
    func_builder.add_fn('__init__', [self_name, *params], body or ['pass'], locals=locals, return_type=None)


def _frozen_get_del_attr(cls, fields, func_builder):
    condition = 'type(self) is __dataclass_cls__'
    if fields:
        condition += f' or name in {{{", ".join(repr(f.name) for f in fields)}}}'
    for name, args, what in (('__setattr__', 'self name value', 'assign to'), ('__delattr__', 'self name', 'delete')):
        args = args.split()
        func_builder.add_fn(
            name, args,
            (f'if {condition}:', f' raise __dataclass_FrozenInstanceError__(f"cannot {what} field {{name!r}}")',
             f'super(__dataclass_cls__, self).{name}({",".join(args[1:])})'),
            locals={'__dataclass_cls__': cls, '__dataclass_FrozenInstanceError__': FrozenInstanceError},
            overwrite_error=True)


# ---- annotations ----

def _annotations(cls):
    """The annotations in the class's own body."""
    return cls.__dict__.get('__annotations__', {})


def _is_classvar(a_type, typing):
    return a_type is typing.ClassVar or type(a_type) is typing._GenericAlias and a_type.__origin__ is typing.ClassVar


def _is_initvar(a_type, dataclasses):
    return a_type is dataclasses.InitVar or type(a_type) is dataclasses.InitVar


def _is_kw_only(a_type, dataclasses):
    return a_type is dataclasses.KW_ONLY


def _first_word(text):
    """(the word that a text begins with, the rest), without the blanks around it."""
    text = text.lstrip()
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] == '_'):
        end += 1
    return text[:end], text[end:].lstrip()


def _prefix_of(annotation):
    """(module or None, name) that a str annotation begins with: `typing.ClassVar[int]` gives ('typing', 'ClassVar')."""
    word, rest = _first_word(annotation)
    if word and rest.startswith('.'):
        name, _ = _first_word(rest[1:])
        if name:
            return word, name
    return None, word


def _is_type(annotation, cls, a_module, a_type, predicate):
    """Does a str annotation mean a_type of a_module (typing or this one)? It is not evaluated, only its names are looked up."""
    module_name, name = _prefix_of(annotation)
    if not name:
        return False
    namespace = sys.modules.get(cls.__module__).__dict__
    if module_name is not None:
        module = sys.modules.get(cls.__module__)
        if not (module and module.__dict__.get(module_name) is a_module):
            return False
        namespace = sys.modules.get(a_type.__module__).__dict__
    return predicate(namespace.get(name), a_module)


def _get_field(cls, a_name, a_type, default_kw_only):
    """The Field of an annotated name, with the class's attribute of that name as its default."""
    default = getattr(cls, a_name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, types.MemberDescriptorType):
            default = MISSING  # of __slots__
        f = field(default=default)
    f.name = a_name
    f.type = a_type
    f._field_type = _kind_of(cls, f)
    if f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and f.default_factory is not MISSING:
        raise TypeError(f'field {f.name} cannot have a default factory')
    if f._field_type in (_FIELD, _FIELD_INITVAR):
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory')
    return f


def _kind_of(cls, f):
    typing = sys.modules.get('typing')
    a_type = f.type
    if typing and (_is_classvar(a_type, typing) or isinstance(a_type, str)
                   and _is_type(a_type, cls, typing, typing.ClassVar, _is_classvar)):
        return _FIELD_CLASSVAR
    dataclasses = sys.modules[__name__]
    if _is_initvar(a_type, dataclasses) or isinstance(a_type, str) and _is_type(
            a_type, cls, dataclasses, InitVar, _is_initvar):
        return _FIELD_INITVAR
    return _FIELD


# ---- __hash__ ----

def _hash_add(cls, fields, globals):
    names = [f.name for f in fields if (f.compare if f.hash is None else f.hash)]
    builder = _FuncBuilder(globals)
    builder.add_fn('__hash__', ['self'], [f'return hash({_tuple_text("self", names)})'], unconditional_add=True)
    builder.add_fns_to_class(cls)


def _decide_hash(cls, params, has_explicit_hash, fields, globals):
    """What becomes of __hash__: PEP 557's table."""
    if params.unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
        _hash_add(cls, fields, globals)
    elif params.eq and not has_explicit_hash:
        if params.frozen:
            _hash_add(cls, fields, globals)
        else:
            cls.__hash__ = None


def _tuple_text(obj, names):
    """The text of a tuple of attributes."""
    return f'({"".join(f"{obj}.{name}," for name in names)})'


# ---- the decorator ----

def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Add methods to a class, made from its annotated names (fields): __init__, __repr__, __eq__ and others as asked for.

    order: comparisons; unsafe_hash: a __hash__ in any case; frozen: fields cannot be assigned to; kw_only: parameters of __init__
    by keyword only; slots: a new class with __slots__; weakref_slot: with __weakref__ among them.
    """
    def wrap(cls):
        params = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
        return _process_class(cls, params)

    return wrap if cls is None else wrap(cls)


def _collect_fields(cls, params):
    """All fields of the class, those of bases first. Checks that frozen and other classes are not mixed."""
    fields = {}
    any_frozen_base = False
    all_frozen_bases = None  # unknown as long as there is no base that is a dataclass
    has_dataclass_bases = False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            has_dataclass_bases = True
            fields.update(base_fields)
            frozen = getattr(base, _PARAMS).frozen
            all_frozen_bases = (all_frozen_bases is not False) and frozen
            any_frozen_base = any_frozen_base or frozen
    own = _own_fields(cls, params)
    for f in own:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in _annotations(cls):
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if has_dataclass_bases:
        if any_frozen_base and not params.frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if all_frozen_bases is False and params.frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    return fields


def _own_fields(cls, params):
    """The fields that the class's own annotations define."""
    dataclasses = sys.modules[__name__]
    found = []
    kw_only = params.kw_only
    kw_only_seen = False
    for name, a_type in _annotations(cls).items():
        if _is_kw_only(a_type, dataclasses) or isinstance(a_type, str) and _is_type(
                a_type, cls, dataclasses, KW_ONLY, _is_kw_only):
            if kw_only_seen:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            kw_only_seen = kw_only = True
        else:
            found.append(_get_field(cls, name, a_type, kw_only))
    return found


def _process_class(cls, params):
    module = sys.modules.get(cls.__module__)
    globals = {} if module is None else module.__dict__
    setattr(cls, _PARAMS, params)
    fields = _collect_fields(cls, params)
    setattr(cls, _FIELDS, fields)
    # A class that has __eq__ but no __hash__ of its own has None there.
    own_hash = cls.__dict__.get('__hash__', MISSING)
    has_explicit_hash = not (own_hash is MISSING or own_hash is None and '__eq__' in cls.__dict__)
    if params.order and not params.eq:
        raise ValueError('eq must be true if order is true')
    init_fields = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std_init_fields = tuple(f for f in init_fields if f.init and not f.kw_only)
    kw_only_init_fields = tuple(f for f in init_fields if f.init and f.kw_only)
    instance_fields = [f for f in fields.values() if f._field_type is _FIELD]
    builder = _FuncBuilder(globals)
    if params.init:
        _init_fn(init_fields, std_init_fields, kw_only_init_fields, params.frozen, hasattr(cls, _POST_INIT_NAME),
                 '__dataclass_self__' if 'self' in fields else 'self', builder, params.slots)
    _set_new_attribute(cls, '__replace__', _replace)
    if params.repr:
        shown = ', '.join(f'{f.name}={{self.{f.name}!r}}' for f in instance_fields if f.repr)
        builder.add_fn('__repr__', ('self',), [f'return f"{{self.__class__.__qualname__}}({shown})"'],
                       locals={'__dataclasses_recursive_repr': recursive_repr},
                       decorator='@__dataclasses_recursive_repr()')
    _add_comparisons(builder, params, [f.name for f in instance_fields if f.compare])
    if params.frozen:
        _frozen_get_del_attr(cls, instance_fields, builder)
    _decide_hash(cls, params, has_explicit_hash, instance_fields, globals)
    builder.add_fns_to_class(cls)
    if not getattr(cls, '__doc__'):
        cls.__doc__ = _describe(cls)
    if params.match_args:
        _set_new_attribute(cls, '__match_args__', tuple(f.name for f in std_init_fields))
    if params.weakref_slot and not params.slots:
        raise TypeError('weakref_slot is True but slots is False')
    if params.slots:
        cls = _add_slots(cls, params.frozen, params.weakref_slot)
    abc.update_abstractmethods(cls)
    return cls


def _describe(cls):
    """The docstring of a class that has none: its signature."""
    import inspect
    try:
        signature = str(inspect.signature(cls)).replace(' -> None', '')
    except (TypeError, ValueError):
        signature = ''
    return cls.__name__ + signature


def _add_comparisons(builder, params, names):
    if params.eq:
        terms = ' and '.join(f'self.{name}==other.{name}' for name in names) or 'True'
        builder.add_fn('__eq__', ('self', 'other'),
                       ['if self is other:', ' return True', 'if other.__class__ is self.__class__:',
                        f' return {terms}', 'return NotImplemented'])
    if params.order:
        mine, others = _tuple_text('self', names), _tuple_text('other', names)
        for name, operator in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
            builder.add_fn(name, ('self', 'other'),
                           ['if other.__class__ is self.__class__:', f' return {mine}{operator}{others}',
                            'return NotImplemented'],
                           overwrite_error='Consider using functools.total_ordering')


# ---- __slots__ ----

def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _get_slots(cls):
    """The names of a class's own slots."""
    slots = cls.__dict__.get('__slots__', ())
    if slots is None:
        return ()
    if isinstance(slots, str):
        return (slots,)
    if hasattr(slots, '__next__'):
        raise TypeError(f'Slots of \'{cls.__name__}\' cannot be determined')
    if '__slots__' not in cls.__dict__:
        return tuple(name for name, attribute in (('__weakref__', '__weakrefoffset__'), ('__dict__', '__dictoffset__'))
                     if getattr(cls, attribute, 0) != 0)
    return tuple(slots)


def _add_slots(cls, is_frozen, weakref_slot):
    """A class as cls, with __slots__: it has to be made anew."""
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    namespace = dict(cls.__dict__)
    names = tuple(f.name for f in fields(cls))
    inherited = {name for base in cls.__mro__[1:-1] for name in _get_slots(base)}
    wanted = names + ('__weakref__',) if weakref_slot else names
    namespace['__slots__'] = tuple(name for name in wanted if name not in inherited)
    for name in names:
        namespace.pop(name, None)
    namespace.pop('__dict__', None)
    namespace.pop('__weakref__', None)
    qualname = getattr(cls, '__qualname__', None)
    newcls = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        newcls.__qualname__ = qualname
    if is_frozen:
        if '__getstate__' not in namespace:
            newcls.__getstate__ = _dataclass_getstate
        if '__setstate__' not in namespace:
            newcls.__setstate__ = _dataclass_setstate
    return newcls


# ---- functions for instances ----

def fields(class_or_instance):
    """The fields of a dataclass, or of an instance of one, as a tuple of Field."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Is obj a dataclass, or an instance of one?"""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


# Immutable, so that asdict and astuple need not copy them.
_ATOMIC_TYPES = frozenset({
    type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), types.CodeType,
    types.BuiltinFunctionType, types.FunctionType, type, range, property})


def asdict(obj, *, dict_factory=dict):
    """A dict of the fields; dataclasses, dicts, lists and tuples inside are converted too, all else is copied deeply."""
    if not _is_dataclass_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _convert(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    """A tuple of the values of the fields; see asdict."""
    if not _is_dataclass_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _convert(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def _convert(obj, make):
    """Convert a value for asdict and astuple; make gets the (name, value) pairs of a dataclass."""
    cls = type(obj)
    if cls in _ATOMIC_TYPES:
        return obj
    if hasattr(cls, _FIELDS):
        return make([(f.name, _convert(getattr(obj, f.name), make)) for f in fields(obj)])
    if issubclass(cls, tuple):
        items = [_convert(item, make) for item in obj]
        return cls(*items) if hasattr(cls, '_fields') else cls(items)  # a namedtuple takes its items one by one
    if issubclass(cls, list):
        return cls([_convert(item, make) for item in obj])
    if issubclass(cls, dict):
        pairs = [(_convert(key, make), _convert(value, make)) for key, value in obj.items()]
        if not hasattr(cls, 'default_factory'):
            return cls(pairs)
        result = cls(obj.default_factory)
        result.update(pairs)
        return result
    from copy import deepcopy
    return deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None):
    """Make a dataclass; fields are names, (name, type) or (name, type, Field) tuples."""
    namespace = {} if namespace is None else namespace
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, a_type = item, 'typing.Any'
        elif len(item) == 2:
            name, a_type = item
        elif len(item) == 3:
            name, a_type, defaults[item[0]] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if keyword.iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = a_type

    def exec_body(ns):
        ns.update(namespace)
        ns.update(defaults)
        ns['__annotations__'] = annotations

    cls = types.new_class(cls_name, bases, {}, exec_body)
    if module is None:
        module = sys._getframemodulename(1) or '__main__'
    if module is not None:
        cls.__module__ = module
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """An instance as obj, with some fields changed."""
    if not _is_dataclass_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
