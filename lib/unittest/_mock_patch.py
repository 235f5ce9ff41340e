"""patch() and its relatives: a mock in place of something for as long as a test runs. Part of unittest.mock."""
import builtins
import contextlib
import inspect
from functools import partial, wraps
from types import ModuleType

from ._mock_autospec import create_autospec
from ._mock_base import NonCallableMock, _is_instance_mock
from ._mock_calls import DEFAULT
from ._mock_classes import AsyncMock, MagicMock, NonCallableMagicMock
from ._mock_spec import InvalidSpecError, _callable, _check_spec_arg_typos, _instance_callable, _is_async_func, _is_list

__name__ = 'unittest.mock'

_BUILTIN_NAMES = {name for name in dir(builtins) if not name.startswith('_')}
# Functions and classes have these without having them in their dicts.
_ALWAYS_THERE = ('__doc__', '__module__', '__defaults__', '__annotations__', '__kwdefaults__')


def _import_target(name):
    """The module, or what is in it, that a dotted name means."""
    import importlib
    head, *rest = name.split('.')
    path = head
    target = importlib.import_module(head)
    for part in rest:
        path += f'.{part}'
        if not hasattr(target, part):
            try:
                importlib.import_module(path)
            except ImportError as error:
                if error.name != path:
                    raise
                if isinstance(target, ModuleType):
                    raise
        target = getattr(target, part)
    return target


def _get_target(target):
    """(function that gives the object, name of its attribute) of a dotted name."""
    try:
        target, attribute = target.rsplit('.', 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f'Need a valid target to patch. You supplied: {target!r}') from None
    return partial(_import_target, target), attribute


class _Patcher:
    """What can be entered, started and put on functions and classes; a subclass says what that does."""

    _active_patches = []

    def start(self):
        """Patch until stop()."""
        result = self.__enter__()
        self._active_patches.append(self)
        return result

    def stop(self):
        """Undo start()."""
        try:
            self._active_patches.remove(self)
        except ValueError:
            # It was not started.
            return None
        return self.__exit__(None, None, None)


class _patch(_Patcher):
    """A patch of one attribute."""

    attribute_name = None

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *, unsafe=False):
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        if not unsafe:
            _check_spec_arg_typos(kwargs)
        if _is_instance_mock(spec):
            raise InvalidSpecError(f'Cannot spec attr {attribute!r} as the spec has already been mocked out. [spec={spec!r}]')
        if _is_instance_mock(spec_set):
            raise InvalidSpecError(f'Cannot spec attr {attribute!r} as the spec_set target has already been mocked out. '
                                   f'[spec_set={spec_set!r}]')
        self.getter = getter
        self.attribute = attribute
        self.new = new
        self.new_callable = new_callable
        self.spec = spec
        self.create = create
        self.has_local = False
        self.spec_set = spec_set
        self.autospec = autospec
        self.kwargs = kwargs
        self.additional_patchers = []
        self.is_started = False

    def copy(self):
        """The same patch, not yet entered."""
        new = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
                     self.new_callable, self.kwargs)
        new.attribute_name = self.attribute_name
        new.additional_patchers = [patcher.copy() for patcher in self.additional_patchers]
        return new

    # ---- as a decorator ----

    def __call__(self, func):
        if isinstance(func, type):
            return self.decorate_class(func)
        if inspect.iscoroutinefunction(func):
            return self.decorate_async_callable(func)
        return self.decorate_callable(func)

    def decorate_class(self, klass):
        """Patch while one of the class's tests runs."""
        for name in dir(klass):
            if name.startswith(patch.TEST_PREFIX) and callable(value := getattr(klass, name)):
                setattr(klass, name, self.copy()(value))
        return klass

    @contextlib.contextmanager
    def decoration_helper(self, patched, args, keywargs):
        """Enter all the patches of a function; gives its arguments."""
        extra = []
        with contextlib.ExitStack() as stack:
            for patching in patched.patchings:
                entered = stack.enter_context(patching)
                if patching.attribute_name is not None:
                    keywargs.update(entered)
                elif patching.new is DEFAULT:
                    extra.append(entered)
            yield (*args, *extra), keywargs

    def decorate_callable(self, func):
        """The function with the patch around each call."""
        if hasattr(func, 'patchings'):
            func.patchings.append(self)
            return func

        @wraps(func)
        def patched(*args, **keywargs):
            with self.decoration_helper(patched, args, keywargs) as (newargs, newkeywargs):
                return func(*newargs, **newkeywargs)
        patched.patchings = [self]
        return patched

    def decorate_async_callable(self, func):
        """The async function with the patch around each call."""
        if hasattr(func, 'patchings'):
            func.patchings.append(self)
            return func

        @wraps(func)
        async def patched(*args, **keywargs):
            with self.decoration_helper(patched, args, keywargs) as (newargs, newkeywargs):
                return await func(*newargs, **newkeywargs)
        patched.patchings = [self]
        return patched

    # ---- patching ----

    def get_original(self):
        """(what is there now, is it the target's own)"""
        target = self.getter()
        name = self.attribute
        original, local = DEFAULT, False
        try:
            original = target.__dict__[name]
        except (AttributeError, KeyError):
            original = getattr(target, name, DEFAULT)
        else:
            local = True
        if name in _BUILTIN_NAMES and isinstance(target, ModuleType):
            self.create = True
        if not self.create and original is DEFAULT:
            raise AttributeError(f'{target} does not have the attribute {name!r}')
        return original, local

    def __enter__(self):
        if self.is_started:
            raise RuntimeError('Patch is already started')
        self._check_specs()
        self.target = self.getter()
        original, local = self.get_original()
        new = self._make_new(original)
        self.temp_original = original
        self.is_local = local
        self._exit_stack = contextlib.ExitStack()
        self.is_started = True
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is None:
                return new
            entered = {self.attribute_name: new} if self.new is DEFAULT else {}
            for patching in self.additional_patchers:
                also = self._exit_stack.enter_context(patching)
                if patching.new is DEFAULT:
                    entered.update(also)
            return entered
        except BaseException as error:
            if not self.__exit__(type(error), error, error.__traceback__):
                raise

    def __exit__(self, *exc_info):
        if not self.is_started:
            return None
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and (not hasattr(self.target, self.attribute) or self.attribute in _ALWAYS_THERE):
                # It was there without being the target's own, as the attributes of proxies are.
                setattr(self.target, self.attribute, self.temp_original)
        exit_stack = self._exit_stack
        del self.temp_original, self.is_local, self.target, self._exit_stack
        self.is_started = False
        return exit_stack.__exit__(*exc_info)

    def _check_specs(self):
        spec, spec_set, autospec = (None if given is False else given for given in (self.spec, self.spec_set, self.autospec))
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if spec is not None and spec_set not in (True, None) or spec_set not in (True, None) and autospec not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")

    def _make_new(self, original):
        autospec = None if self.autospec is False else self.autospec
        if self.new is DEFAULT and autospec is None:
            return self._make_mock(original)
        if autospec is not None:
            return self._make_autospec(original, autospec)
        if self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        return self.new

    def _given_specs(self, original):
        """(spec, spec_set) with the original in place of True."""
        spec = None if self.spec is False else self.spec
        spec_set = None if self.spec_set is False else self.spec_set
        if spec is True:
            spec = original
            if spec_set is True:
                spec, spec_set = None, original
        elif spec is not None:
            if spec_set is True:
                spec, spec_set = None, spec
        elif spec_set is True:
            spec_set = original
        return spec, spec_set

    def _make_mock(self, original):
        spec, spec_set = self._given_specs(original)
        specified = spec_set if spec_set is not None else spec
        inherit = False
        if specified is not None:
            if original is DEFAULT:
                raise TypeError("Can't use 'spec' with create=True")
            # A class's instances have its attributes.
            inherit = isinstance(original, type)
        cls = self._mock_class(original, specified)
        options = {}
        if spec is not None:
            options['spec'] = spec
        if spec_set is not None:
            options['spec_set'] = spec_set
        if isinstance(cls, type) and issubclass(cls, NonCallableMock) and self.attribute:
            options['name'] = self.attribute
        options.update(self.kwargs)
        new = cls(**options)
        if inherit and _is_instance_mock(new):
            if not _is_list(specified) and not _instance_callable(specified):
                cls = NonCallableMagicMock
            options.pop('name')
            new.return_value = cls(_new_parent=new, _new_name='()', **options)
        return new

    def _mock_class(self, original, specified):
        if self.new_callable is not None:
            return self.new_callable
        if specified is None:
            return AsyncMock if _is_async_obj(original) else MagicMock
        if _is_async_obj(specified):
            return AsyncMock
        is_callable = '__call__' in specified if _is_list(specified) else callable(specified)
        return MagicMock if is_callable else NonCallableMagicMock

    def _make_autospec(self, original, autospec):
        if self.new is not DEFAULT:
            raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
        if original is DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        if autospec is True:
            autospec = original
        if _is_instance_mock(self.target):
            raise InvalidSpecError(f'Cannot autospec attr {self.attribute!r} as the patch target has already been mocked out. '
                                   f'[target={self.target!r}, attr={autospec!r}]')
        if _is_instance_mock(autospec):
            target_name = getattr(self.target, '__name__', self.target)
            raise InvalidSpecError(f'Cannot autospec attr {self.attribute!r} from target {target_name!r} as it has already been '
                                   f'mocked out. [target={self.target!r}, attr={autospec!r}]')
        return create_autospec(autospec, spec_set=bool(self.spec_set), _name=self.attribute, **self.kwargs)


def _is_async_obj(obj):
    if _is_instance_mock(obj) and not isinstance(obj, AsyncMock):
        return False
    return _is_async_func(getattr(obj, '__func__', obj))


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False, **kwargs):
    """Put a mock, or `new`, in place of the object of a dotted name: as a decorator, in a `with`, or by start() and stop()."""
    getter, attribute = _get_target(target)
    return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
                  unsafe=False, **kwargs):
    """patch() for an attribute of an object."""
    if type(target) is str:
        raise TypeError(f'{target!r} must be the actual object to be patched, not a str')
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    """Several patches of one object: those that are DEFAULT become mocks, given to the function by their names."""
    getter = partial(_import_target, target) if type(target) is str else lambda: target
    if not kwargs:
        raise ValueError('Must supply at least one keyword argument with patch.multiple')
    patchers = []
    for attribute, new in kwargs.items():
        patcher = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        patcher.attribute_name = attribute
        patchers.append(patcher)
    patchers[0].additional_patchers.extend(patchers[1:])
    return patchers[0]


class _patch_dict(_Patcher):
    """A patch of the items of a mapping."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values)
        self.values.update(kwargs)
        self.clear = clear
        self._original = None

    def __call__(self, f):
        if isinstance(f, type):
            return self.decorate_class(f)
        if inspect.iscoroutinefunction(f):
            return self.decorate_async_callable(f)
        return self.decorate_callable(f)

    def decorate_callable(self, f):
        """The function with the patch around each call."""
        @wraps(f)
        def _inner(*args, **kw):
            with self:
                return f(*args, **kw)
        return _inner

    def decorate_async_callable(self, f):
        """The async function with the patch around each call."""
        @wraps(f)
        async def _inner(*args, **kw):
            with self:
                return await f(*args, **kw)
        return _inner

    def decorate_class(self, klass):
        """Patch while one of the class's tests runs."""
        for name in dir(klass):
            if name.startswith(patch.TEST_PREFIX) and callable(value := getattr(klass, name)):
                setattr(klass, name, _patch_dict(self.in_dict, self.values, self.clear)(value))
        return klass

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _import_target(self.in_dict)
        in_dict = self.in_dict
        try:
            self._original = in_dict.copy()
        except AttributeError:
            # As little of a mapping as can be.
            self._original = {key: in_dict[key] for key in in_dict}
        if self.clear:
            _clear_dict(in_dict)
        _update_dict(in_dict, self.values)
        return in_dict

    def __exit__(self, *args):
        if self._original is not None:
            self._unpatch_dict()
            self._original = None
        return False

    def _unpatch_dict(self):
        _clear_dict(self.in_dict)
        _update_dict(self.in_dict, self._original)


def _update_dict(in_dict, values):
    try:
        in_dict.update(values)
    except AttributeError:
        for key in values:
            in_dict[key] = values[key]


def _clear_dict(in_dict):
    try:
        in_dict.clear()
    except AttributeError:
        for key in list(in_dict):
            del in_dict[key]


def _patch_stopall():
    """Stop all patches that were started, the last one first."""
    for patcher in reversed(_Patcher._active_patches):
        patcher.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _patch_stopall
patch.TEST_PREFIX = 'test'
