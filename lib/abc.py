"""Abstract base classes: classes with methods that subclasses must provide, and with virtual subclasses."""
from _abc import (_abc_init, _abc_instancecheck, _abc_register, _abc_subclasscheck, _get_dump,
                  _reset_caches, _reset_registry, get_cache_token)


def abstractmethod(funcobj):
    """Mark a method as one that subclasses must provide.

    A class with such a method, its own or inherited, cannot be instantiated, provided that its metaclass is ABCMeta.
    It goes under @property, @classmethod and @staticmethod.
    """
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """An abstract classmethod; @classmethod over @abstractmethod has taken its place."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """An abstract staticmethod; @staticmethod over @abstractmethod has taken its place."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """An abstract property; @property over @abstractmethod has taken its place."""

    __isabstractmethod__ = True


class ABCMeta(type):
    """The metaclass of abstract base classes.

    What is registered with such a class, of whatever kind, counts as its subclass for isinstance() and issubclass(), without
    inheriting anything.
    """

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        _abc_init(cls)
        return cls

    def register(cls, subclass):
        """Make subclass a virtual subclass, and return it: register can decorate a class."""
        return _abc_register(cls, subclass)

    def __instancecheck__(cls, instance):
        """isinstance(instance, cls)"""
        return _abc_instancecheck(cls, instance)

    def __subclasscheck__(cls, subclass):
        """issubclass(subclass, cls)"""
        return _abc_subclasscheck(cls, subclass)

    def _dump_registry(cls, file=None):
        """Print what the class knows of its subclasses."""
        registry, cache, negative_cache, version = _get_dump(cls)
        print(f'Class: {cls.__module__}.{cls.__qualname__}', file=file)
        print(f'Inv. counter: {get_cache_token()}', file=file)
        print(f'_abc_registry: {registry!r}', file=file)
        print(f'_abc_cache: {cache!r}', file=file)
        print(f'_abc_negative_cache: {negative_cache!r}', file=file)
        print(f'_abc_negative_cache_version: {version!r}', file=file)

    def _abc_registry_clear(cls):
        """Forget the registered classes."""
        _reset_registry(cls)

    def _abc_caches_clear(cls):
        """Forget what was found out about subclasses."""
        _reset_caches(cls)


def update_abstractmethods(cls):
    """Find out again which methods of a class are abstract, after some were added; its subclasses must not exist yet.

    Gives the class. What is no abstract base class stays as it is.
    """
    if not hasattr(cls, '__abstractmethods__'):
        return cls
    inherited = {name for base in cls.__bases__ for name in getattr(base, '__abstractmethods__', ())}
    abstracts = {name for name in inherited if _is_abstract(getattr(cls, name, None))}
    abstracts.update(name for name, value in cls.__dict__.items() if _is_abstract(value))
    cls.__abstractmethods__ = frozenset(abstracts)
    return cls


def _is_abstract(value):
    return getattr(value, '__isabstractmethod__', False)


class ABC(metaclass=ABCMeta):
    """A base class whose metaclass is ABCMeta: abstract base classes can be made by inheriting from it."""

    __slots__ = ()
