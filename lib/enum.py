"""Enumerations: classes with a fixed set of named members. (PEP 435)

The class body is collected in an EnumDict, which knows what is to become a member. EnumType.__new__ puts a _Draft in the place of
each, and type.__new__ calls __set_name__ of the drafts, in order: that is when members come to be, before __init_subclass__ runs.
"""
import builtins as bltns
import sys
from types import DynamicClassAttribute, MappingProxyType

__all__ = ['EnumType', 'EnumMeta', 'EnumDict', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum', 'auto',
           'unique', 'property', 'verify', 'member', 'nonmember', 'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP',
           'global_flag_repr', 'global_enum_repr', 'global_str', 'global_enum', 'EnumCheck', 'CONTINUOUS',
           'NAMED_FLAGS', 'UNIQUE', 'pickle_by_global_name', 'pickle_by_enum_name']

# The metaclass is at work before these classes are there.
Enum = Flag = ReprEnum = EJECT = None


# ---- what class bodies are written with ----

class nonmember:
    """What becomes no member of the enumeration, though it looks like one."""

    def __init__(self, value):
        self.value = value


class member:
    """What becomes a member of the enumeration, though it does not look like one."""

    def __init__(self, value):
        self.value = value


class _Marker:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


_auto_null = _Marker('_auto_null')
_not_given = _Marker('<not given>')


class auto:
    """A value that _generate_next_value_ is asked for."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return f'auto({self.value!r})'


class property(DynamicClassAttribute):
    """A property of members; asked of the class, its name means the member of that name, if there is one."""

    # Set where a member has the name of an attribute that a base class gives to members.
    member = None
    _attr_type = None
    _cls_type = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is None:
                raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}')
            return self.member
        if self.fget is not None:
            return self.fget(instance)
        if self._attr_type == 'attr':
            return getattr(self._cls_type, self.name)
        if self._attr_type == 'desc':
            return getattr(instance._value_, self.name)
        try:
            return ownerclass._member_map_[self.name]
        except KeyError:
            raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}') from None

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f'<enum {self.clsname!r}> cannot set attribute {self.name!r}')
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f'<enum {self.clsname!r}> cannot delete attribute {self.name!r}')
        return self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


# ---- kinds of names and values ----

def _is_descriptor(obj):
    return any(hasattr(obj, name) for name in ('__get__', '__set__', '__delete__'))


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'


def _is_private(cls_name, name):
    """Is this a name with two leading underscores, as the compiler mangles it?"""
    pattern = f'_{cls_name}__'
    return len(name) > len(pattern) and name.startswith(pattern) and not name.endswith('__')


def _is_internal_class(cls_name, obj):
    """Is this a class that was defined in the body of the enumeration?"""
    if not isinstance(obj, type):
        return False
    inside = f'{cls_name}.{obj.__name__}'
    return obj.__qualname__ == inside or obj.__qualname__.endswith('.' + inside)


def _is_flag(cls):
    return Flag is not None and issubclass(cls, Flag)


# ---- bits ----

def _is_single_bit(num):
    return num != 0 and num & (num - 1) == 0


def _high_bit(value):
    """The index of the highest bit, -1 for 0."""
    return value.bit_length() - 1


def _iter_bits_lsb(num):
    value = num.value if isinstance(num, Enum) else num
    if value < 0:
        raise ValueError(f'{num!r} is not a positive integer')
    while value:
        bit = value & -value
        yield bit
        value ^= bit


def show_flag_values(value):
    """The bits of a value, the lowest first."""
    return list(_iter_bits_lsb(value))


def bin(num, max_bits=None):
    """The sign bit, 0b0 or 0b1, then the bits in two's complement; as many as max_bits, if given."""
    width = num.bit_length()
    digits = format(num & ((1 << width) - 1), f'0{width}b') if width else ''
    sign = '1' if num < 0 else '0'
    if max_bits is not None and len(digits) < max_bits:
        digits = digits.rjust(max_bits, sign)
    return f'0b{sign} {digits}'


# ---- the class body ----

_RESERVED = ('_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_', '_iter_member_',
             '_iter_member_by_value_', '_iter_member_by_def_', '_add_alias_', '_add_value_alias_')


class EnumDict(dict):
    """The namespace of the class body: it sees to it that no member is defined twice, and remembers their order."""

    def __init__(self):
        super().__init__()
        self._member_names = {}  # the keys matter
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = None

    def __setitem__(self, key, value):
        if _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            value = self._special(key, value)
        elif _is_dunder(key):
            key = '_order_' if key == '__order__' else key
        elif key in self._member_names:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif not _is_descriptor(value) and not _is_internal_class(self._cls_name, value):
            value = self._member(key, value)
        super().__setitem__(key, value)

    def _special(self, key, value):
        """What to store under a _sunder_ name."""
        if key not in _RESERVED and not key.startswith('_repr_'):
            raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use')
        if key == '_generate_next_value_':
            if self._auto_called:
                raise TypeError('_generate_next_value_ must be defined before members')
            self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif key == '_ignore_':
            value = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
            self._ignore = value
            already = set(value) & set(self._member_names)
            if already:
                raise ValueError(f'_ignore_ cannot specify already set names: {already!r}')
        return value

    def _member(self, key, value):
        """What to store for a new member: its value, with what auto() stands for."""
        if key in self:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        if isinstance(value, member):
            value = value.value
        if isinstance(value, auto):
            value = self._auto(key, value)
        elif isinstance(value, tuple) and any(isinstance(part, auto) for part in value):
            parts = [self._auto(key, part) if isinstance(part, auto) else part for part in value]
            try:
                value = type(value)(parts)
            except TypeError:
                value = type(value)(*parts)
        else:
            self._last_values.append(value)
        self._member_names[key] = None
        return value

    def _auto(self, key, value):
        if value.value is _auto_null:
            value.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        self._last_values.append(value.value)
        return value.value

    @bltns.property
    def member_names(self):
        return list(self._member_names)

    def update(self, members, **more_members):
        pairs = ((key, members[key]) for key in members.keys()) if hasattr(members, 'keys') else members
        for key, value in pairs:
            self[key] = value
        for key, value in more_members.items():
            self[key] = value


class _Draft:
    """What stands in the class for a member until the class is there to make it."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, enum_class, name):
        delattr(enum_class, name)
        drafted = self._make(enum_class, name)
        value = drafted._value_
        is_flag = _is_flag(enum_class)
        if is_flag:
            self._note_bits(enum_class, value)
        known = _member_of_value(enum_class, value)
        if known is None:
            # A flag of several bits, or of none, is an alias.
            if not is_flag or isinstance(value, int) and _is_single_bit(value):
                enum_class._member_names_.append(name)
            known = drafted
        enum_class._add_member_(name, known)
        _remember_value(enum_class, name, value, known)

    def _make(self, enum_class, name):
        value = self.value
        args = value if isinstance(value, tuple) else (value,)
        if enum_class._member_type_ is tuple:
            args = (args,)
        new = enum_class._new_member_
        made = new(enum_class, *args) if enum_class._use_args_ else new(enum_class)
        if not hasattr(made, '_value_'):
            made._value_ = self._value_from(enum_class, args)
        made._name_ = name
        made.__objclass__ = enum_class
        made.__init__(*args)
        made._sort_order_ = len(enum_class._member_names_)
        return made

    def _value_from(self, enum_class, args):
        if enum_class._member_type_ is object:
            return self.value
        try:
            return enum_class._member_type_(*args)
        except Exception as exc:
            raise TypeError('_value_ not set in __new__, unable to create it') from exc

    @staticmethod
    def _note_bits(enum_class, value):
        if isinstance(value, int):
            enum_class._flag_mask_ |= value
            if _is_single_bit(value):
                enum_class._singles_mask_ |= value
        enum_class._all_bits_ = 2 ** enum_class._flag_mask_.bit_length() - 1


def _member_of_value(enum_class, value):
    """The member that has the value, or None."""
    try:
        return enum_class._value2member_map_.get(value)
    except TypeError:  # it has no hash
        for each in enum_class._member_map_.values():
            if each._value_ == value:
                return each
        return None


def _remember_value(enum_class, name, value, of):
    try:
        enum_class._value2member_map_.setdefault(value, of)
    except TypeError:
        enum_class._unhashable_values_.append(value)
        enum_class._unhashable_values_map_.setdefault(name, []).append(value)


def _make_class_unpicklable(obj):
    def _break_on_call_reduce(self, proto):
        raise TypeError(f'{self!r} cannot be pickled')

    if isinstance(obj, dict):
        obj['__reduce_ex__'] = _break_on_call_reduce
        obj['__module__'] = '<unknown>'
    else:
        obj.__reduce_ex__ = _break_on_call_reduce
        obj.__module__ = '<unknown>'


# ---- the metaclass ----

_FLAG_OPERATORS = '__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__'
_FLAG_ATTRIBUTES = '_boundary_', '_flag_mask_', '_singles_mask_', '_all_bits_', '_inverted_'


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = EnumDict()
        namespace._cls_name = cls
        _, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace['_generate_next_value_'] = getattr(first_enum, '_generate_next_value_', None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, classdict, **kwds)
        for key in [*classdict.get('_ignore_', ()), '_ignore_']:
            classdict.pop(key, None)
        names = classdict._member_names
        invalid = set(names) & {'mro', ''}
        if invalid:
            raise ValueError('invalid enum member name(s) %s' % ','.join(map(repr, invalid)))
        order = classdict.pop('_order_', None)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        body = dict(classdict)
        next_value = body.get('_generate_next_value_')
        if next_value is not None and type(next_value) is not staticmethod:
            body['_generate_next_value_'] = staticmethod(next_value)
        new_member, save_new, use_args = metacls._find_new_(body, member_type, first_enum)
        for name in names:
            body[name] = _Draft(body[name])
        body.update(
            _new_member_=new_member, _use_args_=use_args, _member_names_=[], _member_map_={}, _value2member_map_={},
            _unhashable_values_=[], _unhashable_values_map_={}, _member_type_=member_type,
            _value_repr_=metacls._find_data_repr_(cls, bases),
            _boundary_=boundary or getattr(first_enum, '_boundary_', None),
            _flag_mask_=0, _singles_mask_=0, _all_bits_=0, _inverted_=None)
        in_progress = f'_{cls}__in_progress'
        body[in_progress] = True
        enum_class = metacls._make_class(cls, bases, body, kwds)
        delattr(enum_class, in_progress)
        defined = {**body, **enum_class.__dict__}
        _choose_methods(enum_class, bases, member_type, first_enum, defined)
        if Enum is not None:
            if save_new:
                enum_class.__new_member__ = new_member
            enum_class.__new__ = Enum.__new__
        if _is_flag(enum_class) or cls == 'Flag' and Flag is None:
            _settle_iteration(enum_class)
        else:
            for name in _FLAG_ATTRIBUTES:
                delattr(enum_class, name)
        if order is not None:
            _check_order(enum_class, order)
        return enum_class

    @classmethod
    def _make_class(metacls, cls, bases, body, kwds):
        """type.__new__, whose errors come without the notes about __set_name__, which are of no use to anybody here."""
        try:
            return super().__new__(metacls, cls, bases, body, **kwds)
        except Exception as exc:
            plain = type(exc)(str(exc))
            plain.__cause__ = exc.__cause__
            plain.__context__ = exc.__context__
            traceback = exc.__traceback__
        raise plain.with_traceback(traceback)

    def __bool__(cls):
        return True

    def __call__(cls, value, names=_not_given, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        """The member with this value; or, if the class has no members, a new enumeration.

        Several values stand for the tuple of them. A new enumeration is named by value, and names are its members: as a str, an
        iterable, an iterable of pairs with values, or a mapping.
        """
        if cls._member_map_:
            if names is not _not_given:
                value = (value, names, *values)
            return cls.__new__(cls, value)
        if names is _not_given and type is None:
            raise TypeError(f'{cls} has no members; specify `names=()` if you meant to create a new, empty, enum')
        return cls._create_(class_name=value, names=None if names is _not_given else names, module=module,
                            qualname=qualname, type=type, start=start, boundary=boundary)

    def __contains__(cls, value):
        """Is value a member, or the value of one?"""
        if isinstance(value, cls):
            return True
        try:
            return value in cls._value2member_map_
        except TypeError:
            return value in cls._unhashable_values_

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f'{cls.__name__!r} cannot delete member {attr!r}.')
        super().__delattr__(attr)

    def __dir__(cls):
        names = {'__class__', '__contains__', '__doc__', '__getitem__', '__iter__', '__len__', '__members__',
                 '__module__', '__name__', '__qualname__', *cls._member_names_}
        if cls._new_member_ is not object.__new__:
            names.add('__new__')
        if cls.__init_subclass__ is not object.__init_subclass__:
            names.add('__init_subclass__')
        if cls._member_type_ is not object:
            names.update(dir(cls._member_type_))
        return sorted(names)

    def __getitem__(cls, name):
        """The member of this name."""
        return cls._member_map_[name]

    def __iter__(cls):
        """The members in the order of their definition, without aliases."""
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        """The number of members, without aliases."""
        return len(cls._member_names_)

    @bltns.property
    def __members__(cls):
        """A read-only mapping of names to members, with aliases."""
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        return f'<{"flag" if _is_flag(cls) else "enum"} {cls.__name__!r}>'

    def __reversed__(cls):
        """The members, the last one first."""
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __setattr__(cls, name, value):
        """Members are not replaced."""
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """Make an enumeration without a class statement; see __call__."""
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        _, first_enum = cls._get_mixins_(class_name, bases)
        classdict = metacls.__prepare__(class_name, bases)
        for name, value in _pairs(names, first_enum, start):
            classdict[name] = value
        if module is None:
            module = sys._getframemodulename(2)
        if module is None:
            _make_class_unpicklable(classdict)
        else:
            classdict['__module__'] = module
        if qualname is not None:
            classdict['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, classdict, boundary=boundary)

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        """Make an enumeration of the constants of a module whose names pass the filter, and put its members in their place."""
        module_globals = sys.modules[module].__dict__
        names = module_globals if source is None else source.__dict__
        members = [(key, value) for key, value in names.items() if filter(key)]
        try:
            members.sort(key=lambda pair: (pair[1], pair[0]))
        except TypeError:
            members.sort(key=lambda pair: pair[0])
        converted = cls._create_(name, members, module=module, boundary=boundary or KEEP)
        if as_global:
            global_enum(converted)
        else:
            sys.modules[converted.__module__].__dict__.update(converted.__members__)
        module_globals[name] = converted
        return converted

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError(f'<enum {class_name!r}> cannot extend {base!r}')

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The data type of the members (or object), and the enumeration that is inherited from."""
        if not bases:
            return object, Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError('new enumerations should be created as '
                            '`EnumName([mixin_type, ...] [data_type,] enum_type)`')
        return mcls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        """How values are shown: by the repr of the data type, when it has one of its own."""
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                if '__repr__' in base.__dict__:
                    params = base.__dict__.get('__dataclass_params__')
                    if '__dataclass_fields__' in base.__dict__ and params is not None and params.repr:
                        return _dataclass_repr
                    return base.__dict__['__repr__']
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        found = set()
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        found.add(base._member_type_)
                        break
                elif '__new__' in base.__dict__ or '__dataclass_fields__' in base.__dict__:
                    found.add(candidate or base)
                    break
                else:
                    candidate = candidate or base
        if len(found) > 1:
            raise TypeError(f'too many data types for {class_name!r}: {found!r}')
        return found.pop() if found else None

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """What makes members, whether it is to be kept as __new_member__, and whether it wants the value."""
        own = classdict.get('__new__')
        save_new = first_enum is not None and own is not None
        new = own
        if new is None:
            none = {None, None.__new__, object.__new__, getattr(Enum, '__new__', None)}
            candidates = (getattr(possible, method, None)
                          for method in ('__new_member__', '__new__') for possible in (member_type, first_enum))
            new = next((target for target in candidates if target not in none), object.__new__)
        use_args = first_enum is not None and new not in (getattr(Enum, '__new__', None), object.__new__)
        return new, save_new, use_args

    def _add_member_(cls, name, member):
        """Give a member a (further) name."""
        if name in cls._member_map_:
            if cls._member_map_[name] is not member:
                raise NameError(f'{name!r} is already bound: {cls._member_map_[name]!r}')
            return
        redirect = _redirect(cls, name, member)
        setattr(cls, name, member if redirect is None else redirect)
        cls._member_map_[name] = member


EnumMeta = EnumType  # its former name


def _redirect(cls, name, member):
    """A property, if a base class has a descriptor of the member's name, so that members go on having that attribute."""
    descriptor = kind = owner = None
    for base in cls.__mro__[1:]:
        attr = base.__dict__.get(name)
        if attr is None:
            continue
        if isinstance(attr, (property, DynamicClassAttribute)):
            descriptor, owner, kind = attr, base, 'enum'
            break
        if _is_descriptor(attr):
            descriptor, kind, owner = attr, kind or 'desc', owner or base
        else:
            kind, owner = 'attr', base
    if descriptor is None:
        return None
    redirect = property()
    redirect.member = member
    redirect.__set_name__(cls, name)
    if kind in ('enum', 'desc'):
        for attribute in ('fget', 'fset', 'fdel'):
            setattr(redirect, attribute, getattr(descriptor, attribute, None))
    redirect._attr_type = kind
    redirect._cls_type = owner
    return redirect


def _choose_methods(enum_class, bases, member_type, first_enum, defined):
    """Decide between the methods of the data type and of the enumeration; `defined` is what the class itself has."""
    if ReprEnum is not None and ReprEnum in bases:
        if member_type is object:
            raise TypeError('ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)')
        if '__format__' not in defined:
            enum_class.__format__ = defined['__format__'] = member_type.__format__
        if '__str__' not in defined:
            method = member_type.__str__
            enum_class.__str__ = defined['__str__'] = member_type.__repr__ if method is object.__str__ else method
    for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
        if name not in defined and getattr(enum_class, name) in (getattr(member_type, name, None), getattr(object, name, None)):
            setattr(enum_class, name, getattr(first_enum, name))
    if _is_flag(enum_class):
        for name in _FLAG_OPERATORS:
            if name not in defined:
                setattr(enum_class, name, getattr(Flag, name))


def _settle_iteration(enum_class):
    """Flags iterate over their bits, which is the order of definition, unless bits were not defined in order."""
    values = [each._value_ for each in enum_class]
    if values != sorted(values):
        enum_class._iter_member_ = enum_class._iter_member_by_def_


def _check_order(enum_class, order):
    """Compare the members with what _order_ says, for flags without those of several bits."""
    names = enum_class._member_names_
    if isinstance(order, str):
        order = order.replace(',', ' ').split()
    order = [name for name in order if name not in enum_class._member_map_ or name in names]
    if order and order != names:
        raise TypeError(f'member order does not match _order_:\n  {names!r}\n  {order!r}')


def _pairs(names, first_enum, start):
    """(name, value) of each member of the functional API."""
    if isinstance(names, str):
        names = names.replace(',', ' ').split()
    if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
        values = []
        for count, name in enumerate(names):
            values.append(first_enum._generate_next_value_(name, start, count, values[:]))
        return zip(names, values)
    return [(item, names[item]) if isinstance(item, str) else item for item in names or ()]


# ---- Enum ----

class Enum(metaclass=EnumType):
    """An enumeration: a class whose attributes are its members, each with a name and a value.

    Color.RED is a member, as are Color(1) by value and Color['RED'] by name; iteration goes over all of them.
    """

    @classmethod
    def __signature__(cls):
        if cls._member_names_:
            return '(*values)'
        return '(new_class_name, /, names, *, module=None, qualname=None, type=None, start=1, boundary=None)'

    def __new__(cls, value):
        # Members are made by other means: this is the look-up by value.
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for name, values in cls._unhashable_values_map_.items():
                if value in values:
                    return cls[name]
        if not cls._member_map_:
            if getattr(cls, f'_{cls.__name__}__in_progress', False):
                raise TypeError('do not use `super().__new__; call the appropriate __new__ directly') from None
            raise TypeError(f'{cls!r} has no members defined')
        return cls._lookup_missing(value)

    @classmethod
    def _lookup_missing(cls, value):
        exc = result = None
        try:
            result = cls._missing_(value)
        except Exception as raised:
            exc = raised
        try:
            if isinstance(result, cls):
                return result
            if _is_flag(cls) and cls._boundary_ is EJECT and isinstance(result, int):
                return result
            invalid = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
            if exc is None:
                if result is None:
                    raise invalid
                exc = TypeError(f'error in {cls.__name__}._missing_: '
                                f'returned {result!r} instead of None or a valid member')
            if not isinstance(exc, ValueError):
                exc.__context__ = invalid
            raise exc
        finally:
            exc = invalid = None  # they refer to this frame

    def __init__(self, *args, **kwds):
        pass

    def _add_alias_(self, name):
        """Give the member another name."""
        self.__class__._add_member_(name, self)

    def _add_value_alias_(self, value):
        """Give the member another value by which it is found."""
        cls = self.__class__
        known = _member_of_value(cls, value)
        if known is None:
            _remember_value(cls, self.name, value, self)
        elif known is not self:
            raise ValueError(f'{value!r} is already bound: {known!r}')

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """What auto() stands for: one more than the highest value before, or start.

        name is that of the member, count the number of members before it.
        """
        if not last_values:
            return start
        try:
            last_value = sorted(last_values).pop()
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None
        try:
            return last_value + 1
        except TypeError:
            raise TypeError(f'unable to increment {last_value!r}') from None

    @classmethod
    def _missing_(cls, value):
        """The member for a value that none has, or None."""
        return None

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        return f'<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>'

    def __str__(self):
        return f'{self.__class__.__name__}.{self._name_}'

    def __dir__(self):
        names = set()
        if self.__class__._member_type_ is not object:
            names.update(object.__dir__(self))
        for name in getattr(self, '__dict__', ()):
            if name[0] != '_' and name not in self._member_map_:
                names.add(name)
        for cls in self.__class__.mro():
            for name, attr in cls.__dict__.items():
                if name[0] == '_':
                    continue
                if name not in self._member_map_ or isinstance(attr, property) and attr.fget is not None:
                    names.add(name)
                elif isinstance(attr, property):
                    names.discard(name)
        return sorted({'__class__', '__doc__', '__eq__', '__hash__', '__module__'} | names)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @property
    def name(self):
        """The name of the Enum member."""
        return self._name_

    @property
    def value(self):
        """The value of the Enum member."""
        return self._value_


class ReprEnum(Enum):
    """An enumeration that has only its repr from Enum, str() and format() from the data type."""


class IntEnum(int, ReprEnum):
    """An enumeration whose members are ints."""


class StrEnum(str, ReprEnum):
    """An enumeration whose members are strs."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f'{values[0]!r} is not a string')
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(f'encoding must be a string, not {values[1]!r}')
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError(f'errors must be a string, not {values[2]}')
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The name in lower case."""
        return name.lower()


def pickle_by_global_name(self, proto):
    """For __reduce_ex__: members are found as globals of their module."""
    return self.name


_reduce_ex_by_global_name = pickle_by_global_name


def pickle_by_enum_name(self, proto):
    """For __reduce_ex__: members are found as attributes of their class."""
    return getattr, (self.__class__, self._name_)


# ---- Flag ----

class FlagBoundary(StrEnum):
    """What happens to values with bits that no member has.

    STRICT: ValueError (of Flag). CONFORM: the bits go. EJECT: the value is no flag any more. KEEP: the bits stay (of IntFlag).
    """

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """An enumeration of bits, which can be combined."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The next bit above the highest, or start."""
        if not count:
            return start if start is not None else 1
        last_value = max(last_values)
        try:
            return 2 ** (_high_bit(last_value) + 1)
        except Exception:
            raise TypeError(f'invalid flag value {last_value!r}') from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        """The members that a value is made of, by value."""
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        """The members that a value is made of, in the order of definition."""
        yield from sorted(cls._iter_member_by_value_(value), key=lambda each: each._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """The combination of members that a value stands for, made on first sight."""
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        flag_mask, all_bits = cls._flag_mask_, cls._all_bits_
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ flag_mask):
            if cls._boundary_ is EJECT:
                return value
            value = cls._bounded(value)
        negative = value if value < 0 else None
        if negative is not None:
            value += all_bits + 1
        unknown = value & ~flag_mask
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError(f'{cls.__name__}({value!r}) -->  unknown values {unknown!r} [{bin(unknown)}]')
        made = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        if not hasattr(made, '_value_'):
            made._value_ = value
        made._name_ = cls._combined_name(value)
        made = cls._value2member_map_.setdefault(value, made)
        if negative is not None:
            cls._value2member_map_[negative] = made
        return made

    @classmethod
    def _bounded(cls, value):
        """What the boundary makes of a value with bits that no member has."""
        if cls._boundary_ is STRICT:
            width = max(value.bit_length(), cls._flag_mask_.bit_length())
            raise ValueError(f'{cls!r} invalid value {value!r}\n'
                             f'    given {bin(value, width)}\n  allowed {bin(cls._flag_mask_, width)}')
        if cls._boundary_ is CONFORM:
            return value & cls._flag_mask_
        if cls._boundary_ is KEEP:
            return value if value >= 0 else max(cls._all_bits_ + 1, 2 ** value.bit_length()) + value
        raise ValueError(f'{cls!r} unknown flag boundary {cls._boundary_!r}')

    @classmethod
    def _combined_name(cls, value):
        """The names of the members that make up a value, and the bits that are left; None when there are no members in it."""
        if not value:
            return None
        members = list(cls._iter_member_(value & cls._singles_mask_))
        if value & ~cls._singles_mask_:
            for each in cls._member_map_.values():
                if each not in members and each._value_ and each._value_ & value == each._value_:
                    members.append(each)
        combined = 0
        for each in members:
            combined |= each._value_
        unknown = value ^ combined
        if not combined:
            return None
        if unknown and cls._boundary_ is STRICT:
            raise ValueError(f'{cls!r}: no members with value {unknown!r}')
        name = '|'.join([each._name_ for each in members])
        return f'{name}|{cls._numeric_repr_(unknown)}' if unknown else name

    def __contains__(self, other):
        """Does self have all bits of other?"""
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': "
                            f'{type(other).__qualname__!r} and {self.__class__.__qualname__!r}')
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        name = '' if self._name_ is None else f'.{self._name_}'
        return f'<{self.__class__.__name__}{name}: {show(self._value_)}>'

    def __str__(self):
        if self._name_ is None:
            return f'{self.__class__.__name__}({self._value_!r})'
        return f'{self.__class__.__name__}.{self._name_}'

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        """The value of an operand, or NotImplemented."""
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def _check_operands(self, other, operator):
        for flag in (self, other):
            if self._get_value(flag) is None:
                raise TypeError(f"'{flag}' cannot be combined with other flags with {operator}")

    def __or__(self, other):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        self._check_operands(other, '|')
        return self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        self._check_operands(other, '&')
        return self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        self._check_operands(other, '^')
        return self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._get_value(self) is None:
            raise TypeError(f"'{self}' cannot be inverted")
        if self._inverted_ is None:
            value = ~self._value_
            self._inverted_ = self.__class__(value if self._boundary_ in (EJECT, KEEP) else self._singles_mask_ & value)
        return self._inverted_

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """An enumeration of bits whose members are ints."""


# ---- decorators ----

def _aliases(enumeration):
    return ', '.join(f'{name} -> {each.name}' for name, each in enumeration.__members__.items() if name != each.name)


def unique(enumeration):
    """A class decorator: no two members may have the same value."""
    aliases = _aliases(enumeration)
    if aliases:
        raise ValueError(f'duplicate values found in {enumeration!r}: {aliases}')
    return enumeration


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """A class decorator that makes an enumeration of a plain class."""
    def convert_class(cls):
        metacls = etype.__class__
        body = metacls.__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ('__dict__', '__weakref__'):
                body[name] = value
        if cls.__doc__ is None:
            body['__doc__'] = 'An enumeration.'
        return metacls.__new__(metacls, cls.__name__, (etype,), body, boundary=boundary)

    return convert_class


class EnumCheck(StrEnum):
    """What verify() can look for.

    CONTINUOUS: no number is left out. NAMED_FLAGS: flags of several bits have only bits with names. UNIQUE: a value has one name.
    """

    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """A class decorator that makes checks; see EnumCheck."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        if not issubclass(enumeration, Enum):
            raise TypeError("the 'verify' decorator only works with Enum and Flag")
        for check in self.checks:
            if check is UNIQUE:
                aliases = _aliases(enumeration)
                if aliases:
                    raise ValueError(f'aliases found in {enumeration!r}: {aliases}')
            elif check is CONTINUOUS:
                _verify_continuous(enumeration)
            elif check is NAMED_FLAGS:
                _verify_named_flags(enumeration)
        return enumeration


def _verify_continuous(enumeration):
    values = {each.value for each in enumeration}
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    if _is_flag(enumeration):
        kind, wanted = 'flag', [2 ** i for i in range(_high_bit(low) + 1, _high_bit(high))]
    else:
        kind, wanted = 'enum', range(low + 1, high)
    missing = [str(value) for value in wanted if value not in values]
    if missing:
        message = f'invalid {kind} {enumeration.__name__!r}: missing values {", ".join(missing)}'
        raise ValueError(message[:256])


def _verify_named_flags(enumeration):
    named = [each.value for each in enumeration]
    incomplete = []
    missing = 0
    for name, alias in enumeration._member_map_.items():
        if name in enumeration._member_names_ or alias.value < 0:
            continue
        missed = [bit for bit in _iter_bits_lsb(alias.value) if bit not in named]
        if missed:
            incomplete.append(name)
            missing |= sum(missed)
    if not incomplete:
        return
    if len(incomplete) == 1:
        who = f'alias {incomplete[0]} is missing'
    else:
        who = f'aliases {", ".join(incomplete[:-1])} and {incomplete[-1]} are missing'
    what = f'value 0x{missing:x}' if _is_single_bit(missing) else f'combined values of 0x{missing:x}'
    raise ValueError(f'invalid Flag {enumeration.__name__!r}: {who} {what} '
                     '[use enum.show_flag_values(value) for details]')


# ---- members as globals ----

def _dataclass_repr(self):
    fields = self.__dataclass_fields__
    return ', '.join(f'{name}={getattr(self, name)!r}' for name in fields if fields[name].repr)


def global_enum_repr(self):
    """The name behind that of the module, instead of that of the class."""
    return f'{self.__class__.__module__.split(".")[-1]}.{self._name_}'


def global_flag_repr(self):
    """The names behind that of the module, instead of that of the class."""
    module = self.__class__.__module__.split('.')[-1]
    if self._name_ is None:
        return f'{module}.{self.__class__.__name__}({self._value_!r})'
    if _is_single_bit(self._value_):
        return f'{module}.{self._name_}'
    keeps = self._boundary_ is KEEP
    return '|'.join(name if keeps and name[0].isdigit() else f'{module}.{name}' for name in self._name_.split('|'))


def global_str(self):
    """The name alone."""
    if self._name_ is None:
        return f'{self.__class__.__name__}({self._value_!r})'
    return self._name_


def global_enum(cls, update_str=False):
    """A class decorator: members become globals of the module, and are shown so."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def _test_simple_enum(checked_enum, simple_enum):
    """Raise TypeError if what _simple_enum() made differs from the class made in the usual way."""
    def members(cls):
        return {name: (member._value_, member._name_) for name, member in cls.__members__.items()}

    mismatches = []
    for what, of in (('attributes', lambda cls: {name for name in vars(cls) if name not in _OF_CLASS_STATEMENTS}),
                     ('members', members),
                     ('values', lambda cls: [member._value_ for member in cls])):
        checked, simple = of(checked_enum), of(simple_enum)
        if checked != simple:
            mismatches.append(f'{what}: {checked!r} in {checked_enum.__name__}, {simple!r} in {simple_enum.__name__}')
    if mismatches:
        raise TypeError('enum mismatch:\n   ' + '\n   '.join(mismatches))


# What tells where and how a class was made.
_OF_CLASS_STATEMENTS = {'__module__', '__doc__', '__firstlineno__', '__static_attributes__', '__dict__', '__weakref__', '__new__',
                        '__reduce_ex__', '_new_member_', '_use_args_', '__annotations__', '_member_type_'}
