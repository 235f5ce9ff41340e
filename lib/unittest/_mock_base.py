"""NonCallableMock: attributes that are mocks, what was called, assertions about it. Part of unittest.mock.

What a test may read and set (`called`, `return_value`, ...) is in the mock's record, which is an object of its own, or the
function that create_autospec() made to stand before the mock.
"""
import threading
from unittest.util import safe_repr

from ._mock_calls import DEFAULT, _Call, _CallList, _format_call_signature, call, sentinel
from ._mock_spec import (_FUNCTION_TYPES, InvalidSpecError, _all_magics, _all_sync_magics, _async_method_magics, _callable,
                         _check_spec_arg_typos, _is_async_attribute, _is_async_func, _is_exception, _is_list, _is_magic,
                         _signature_of, _unsupported_magics)

__name__ = 'unittest.mock'

_missing = sentinel.MISSING
_deleted = sentinel.DELETED
# The public classes, which the module completes: what a mock makes its attributes of depends on them.
_classes = {}


def _is_instance_mock(obj):
    # By its type: __class__ may say something else.
    return issubclass(type(obj), NonCallableMock)


def _extract_mock(obj):
    """The mock behind a function of create_autospec(); anything else as it is."""
    try:
        return obj.mock if isinstance(obj, _FUNCTION_TYPES) and hasattr(obj, 'mock') else obj
    except AttributeError:
        return obj


def _check_and_set_parent(parent, value, name, new_name):
    """Let a mock that belongs nowhere belong to another one. Gives whether it does."""
    value = _extract_mock(value)
    if not _is_instance_mock(value):
        return False
    if value._mock_name or value._mock_new_name or value._mock_parent is not None or value._mock_new_parent is not None:
        return False
    ancestor = parent
    while ancestor is not None:
        if ancestor is value:
            return False
        ancestor = ancestor._mock_new_parent
    if new_name:
        value._mock_new_parent = parent
        value._mock_new_name = new_name
    if name:
        value._mock_parent = parent
        value._mock_name = name
    return True


class _SpecState:
    """An attribute that create_autospec() makes when it is asked for."""

    def __init__(self, spec, spec_set=False, parent=None, name=None, ids=None, instance=False):
        self.spec = spec
        self.spec_set = spec_set
        self.parent = parent
        self.name = name
        self.ids = ids
        self.instance = instance


class _Record:
    """What a mock was told to do, and what it was asked."""

    def __init__(self):
        self.return_value = DEFAULT
        self.side_effect = None
        _forget_calls(self)


def _forget_calls(record):
    """As if nothing had happened."""
    record.called = False
    record.call_count = 0
    record.call_args = None
    record.call_args_list = _CallList()
    record.mock_calls = _CallList()


def _recorded(name):
    def get(self):
        return getattr(self._mock_record, name)

    def set(self, value):
        setattr(self._mock_record, name, value)
    return property(get, set)


class _MockIter:
    """The iterator of a side effect."""

    def __init__(self, obj):
        self.obj = iter(obj)

    def __next__(self):
        return next(self.obj)


def _try_iter(obj):
    if obj is None or _is_exception(obj) or _callable(obj):
        return obj
    try:
        return iter(obj)
    except TypeError:
        # Something of the user's own to be called.
        return obj


_DIRECTLY_SET = {'return_value', 'side_effect', '_mock_parent', '_mock_new_parent', '_mock_name', '_mock_new_name', 'called',
                 'call_count', 'call_args', 'call_args_list', 'mock_calls', 'await_count', 'await_args', 'await_args_list'}
_ASSERTION_TYPOS = ('assert', 'assret', 'asert', 'aseert', 'assrt')


class Base:
    """The base of all mocks."""

    _mock_return_value = DEFAULT
    _mock_side_effect = None

    def __init__(self, /, *args, **kwargs):
        pass


class NonCallableMock(Base):
    """A mock that cannot be called."""

    # Threads may ask for the same attribute, or call, at the same time.
    _lock = threading.RLock()

    def __new__(cls, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name='',
                _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        # Each mock has a class of its own, for its special methods.
        bases = (cls,)
        if not issubclass(cls, _classes.get('AsyncMockMixin', ())):
            given = spec_set if spec_set not in (None, True, False) else spec
            if given is not None and _is_async_func(given):
                bases = (_classes['AsyncMockMixin'], cls)
        mock = Base.__new__(type(cls.__name__, bases, {'__doc__': cls.__doc__}))
        mock.__dict__['_mock_record'] = _Record()
        return mock

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name='',
                 _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        if spec_set is not None:
            spec, spec_set = spec_set, True
        if _eat_self is None:
            _eat_self = parent is not None
        self.__dict__.update(
            _mock_parent=parent, _mock_name=name, _mock_new_name=_new_name,
            _mock_new_parent=parent if _new_parent is None else _new_parent, _mock_sealed=False, _mock_children={},
            _mock_wraps=wraps, _mock_unsafe=unsafe, method_calls=_CallList())
        self._mock_add_spec(spec, spec_set, _spec_as_instance, _eat_self)
        if kwargs:
            self.configure_mock(**kwargs)
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state)

    # ---- specifications ----

    def mock_add_spec(self, spec, spec_set=False):
        """Allow only the attributes of an object, or those that a list names; with `spec_set` only they can be set."""
        self._mock_add_spec(spec, spec_set)

    def _mock_add_spec(self, spec, spec_set, _spec_as_instance=False, _eat_self=False):
        if _is_instance_mock(spec):
            raise InvalidSpecError(f'Cannot spec a Mock object. [object={spec!r}]')
        spec_class = signature = methods = None
        asyncs = []
        if spec is not None:
            methods = spec
            if not _is_list(spec):
                methods = dir(spec)
                asyncs = [name for name in methods if _is_async_attribute(spec, name)]
                spec_class = spec if isinstance(spec, type) else type(spec)
                found = _signature_of(spec, _spec_as_instance, _eat_self)
                signature = found and found[1]
        self.__dict__.update(_spec_class=spec_class, _spec_set=spec_set, _spec_signature=signature, _mock_methods=methods,
                             _spec_asyncs=asyncs)

    @property
    def __class__(self):
        if self._spec_class is None:
            return type(self)
        return self._spec_class

    # ---- what it gives, what it remembers ----

    called = _recorded('called')
    call_count = _recorded('call_count')
    call_args = _recorded('call_args')
    call_args_list = _recorded('call_args_list')
    mock_calls = _recorded('mock_calls')

    @property
    def return_value(self):
        """What a call gives: a mock, unless something else is set."""
        value = self._mock_record.return_value
        if value is DEFAULT and self._mock_wraps is None:
            value = self._get_child_mock(_new_parent=self, _new_name='()')
            self.return_value = value
        return value

    @return_value.setter
    def return_value(self, value):
        self._mock_record.return_value = value
        _check_and_set_parent(self, value, None, '()')

    @property
    def side_effect(self):
        """A function to call, an exception to raise, or the results of the calls one by one."""
        record = self._mock_record
        effect = record.side_effect
        if effect is not None and not callable(effect) and not isinstance(effect, _MockIter) and not _is_exception(effect) \
                and not isinstance(record, _Record):
            record.side_effect = effect = _MockIter(effect)
        return effect

    @side_effect.setter
    def side_effect(self, value):
        self._mock_record.side_effect = _try_iter(value)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forget all calls, and with the flags what was set."""
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        record = self._mock_record
        _forget_calls(record)
        self.method_calls = _CallList()
        result = record.return_value
        if return_value:
            record.return_value = DEFAULT
        if side_effect:
            record.side_effect = None
        for child in self._mock_children.values():
            if not isinstance(child, _SpecState) and child is not _deleted:
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        if not return_value and _is_instance_mock(result) and result is not self:
            result.reset_mock(visited)

    def configure_mock(self, /, **kwargs):
        """Set attributes; the names may have dots."""
        for name, value in sorted(kwargs.items(), key=lambda item: item[0].count('.')):
            *path, last = name.split('.')
            obj = self
            for part in path:
                obj = getattr(obj, part)
            setattr(obj, last, value)

    # ---- attributes ----

    def attach_mock(self, mock, attribute):
        """Make a mock an attribute of this one, which sees its calls from now on."""
        inner = _extract_mock(mock)
        inner._mock_parent = inner._mock_new_parent = inner._mock_new_name = None
        inner._mock_name = ''
        setattr(self, attribute, mock)

    def __getattr__(self, name):
        if name in ('_mock_methods', '_mock_unsafe'):
            raise AttributeError(name)
        methods = self._mock_methods
        if methods is not None:
            if name not in methods or name in _all_magics:
                raise AttributeError(f'Mock object has no attribute {name!r}')
        elif _is_magic(name):
            raise AttributeError(name)
        if not self._mock_unsafe and (not methods or name not in methods):
            if name.startswith(_ASSERTION_TYPOS) or name in _ASSERTIONS:
                raise AttributeError(f'{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be '
                                     'an attribute.')
        with NonCallableMock._lock:
            return self._mock_child(name)

    def _mock_child(self, name):
        child = self._mock_children.get(name)
        if child is _deleted:
            raise AttributeError(name)
        if child is None:
            wraps = None if self._mock_wraps is None else getattr(self._mock_wraps, name)
            child = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
        elif isinstance(child, _SpecState):
            child = self._mock_specified_child(name, child)
        else:
            return child
        self._mock_children[name] = child
        return child

    def _mock_specified_child(self, name, state):
        try:
            return _classes['create_autospec'](state.spec, state.spec_set, state.instance, state.parent, state.name)
        except InvalidSpecError:
            target = self.__dict__['_mock_name'] or self
            raise InvalidSpecError(f'Cannot autospec attr {name!r} from target {target!r} as it has already been mocked out. '
                                   f'[target={self!r}, attr={state.spec!r}]') from None

    def _get_child_mock(self, /, **kw):
        """Make the mock of an attribute or of what a call gives. Subclasses may give another one."""
        if self._mock_sealed:
            what = f'.{kw["name"]}' if 'name' in kw else '()'
            raise AttributeError(self._extract_mock_name() + what)
        return self._mock_child_class(kw.get('_new_name'))(**kw)

    def _mock_child_class(self, name):
        cls = type(self)
        if name in self.__dict__['_spec_asyncs']:
            return _classes['AsyncMock']
        if issubclass(cls, _classes['MagicMock']) and name in _async_method_magics:
            return _classes['AsyncMock']
        if issubclass(cls, _classes['AsyncMockMixin']):
            is_sync = name in _all_sync_magics or self._mock_methods and name in self._mock_methods
            return _classes['MagicMock' if is_sync else 'AsyncMock']
        if not issubclass(cls, _classes['CallableMixin']):
            return _classes['MagicMock' if issubclass(cls, _classes['NonCallableMagicMock']) else 'Mock']
        return cls.__mro__[1]

    def __setattr__(self, name, value):
        if name in _DIRECTLY_SET:
            object.__setattr__(self, name, value)
            return
        methods = self._mock_methods
        if self._spec_set and methods is not None and name not in methods and name not in self.__dict__:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _unsupported_magics:
            raise AttributeError(f'Attempting to set unsupported magic method {name!r}.')
        if name in _all_magics:
            if methods is not None and name not in methods:
                raise AttributeError(f"Mock object has no attribute '{name}'")
            value = self._mock_set_magic(name, value)
        elif name == '__class__':
            self.__dict__['_spec_class'] = value
            return
        elif _check_and_set_parent(self, value, name, name):
            self._mock_children[name] = value
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError(f'Cannot set {self._extract_mock_name()}.{name}')
        if isinstance(value, _classes.get('PropertyMock', ())):
            self.__dict__[name] = value
            return
        object.__setattr__(self, name, value)

    def _mock_set_magic(self, name, value):
        """Special methods are looked up in the type; the mock's attribute is the bound one."""
        if _is_instance_mock(value):
            _check_and_set_parent(self, value, None, name)
            setattr(type(self), name, value)
            self._mock_children[name] = value
            return value

        def method(self, /, *args, **kwargs):
            return value(self, *args, **kwargs)
        method.__name__ = name
        setattr(type(self), name, method)
        return lambda *args, **kwargs: value(self, *args, **kwargs)

    def __delattr__(self, name):
        if name in _all_magics and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                # It was set by the class, as an attribute that makes itself.
                return
        child = self._mock_children.get(name, _missing)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif child is _deleted:
            raise AttributeError(name)
        self._mock_children[name] = _deleted

    def __dir__(self):
        import unittest.mock
        if not unittest.mock.FILTER_DIR:
            return object.__dir__(self)
        own = [name for name in self.__dict__ if not name.startswith('_') or _is_magic(name)]
        of_type = [name for name in dir(type(self)) if not name.startswith('_')]
        children = [name for name, child in self._mock_children.items() if child is not _deleted]
        return sorted({*(self._mock_methods or ()), *of_type, *own, *children})

    # ---- names ----

    def _extract_mock_name(self):
        """The path to the mock, such as `mock.a().b`."""
        names = [self._mock_new_name]
        first = self
        is_call = self._mock_new_name == '()'
        while (parent := first._mock_new_parent) is not None:
            first = parent
            names.append(parent._mock_new_name + ('' if is_call else '.'))
            is_call = parent._mock_new_name == '()'
        names.reverse()
        name = first._mock_name or 'mock'
        if len(names) > 1 and names[1] not in ('()', '().'):
            name += '.'
        return name + ''.join(names[1:])

    def __repr__(self):
        name = self._extract_mock_name()
        name_text = '' if name in ('mock', 'mock.') else f' name={name!r}'
        spec_text = ''
        if self._spec_class is not None:
            spec_text = f' {"spec_set" if self._spec_set else "spec"}={self._spec_class.__name__!r}'
        return f"<{type(self).__name__}{name_text}{spec_text} id='{id(self)}'>"

    # ---- assertions ----

    def _mock_title(self):
        return self._mock_name or 'mock'

    def _format_mock_call_signature(self, args, kwargs):
        return _format_call_signature(self._mock_title(), args, kwargs)

    def _format_mock_failure_message(self, args, kwargs, action='call'):
        """What was expected, beside the last call."""
        recorded = self.await_args if action == 'await' else self.call_args
        return (f'expected {action} not found.\nExpected: {self._format_mock_call_signature(args, kwargs)}\n'
                f'  Actual: {self._format_mock_call_signature(*recorded)}')

    def _get_call_signature_from_name(self, name):
        if not name:
            return self._spec_signature
        signature = None
        children = self._mock_children
        for part in name.replace('()', '').split('.'):
            child = children.get(part)
            if child is None or isinstance(child, _SpecState):
                break
            child = _extract_mock(child)
            children = child._mock_children
            signature = child._spec_signature
        return signature

    def _call_matcher(self, _call):
        """The call with its arguments bound, so that a keyword equals a position; the error if they do not fit."""
        if isinstance(_call, tuple) and len(_call) > 2:
            signature = self._get_call_signature_from_name(_call[0])
        else:
            signature = self._spec_signature
        if signature is None:
            return _call
        name, args, kwargs = ('', *_call) if len(_call) == 2 else _call
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as error:
            return error.with_traceback(None)
        return call(name, bound.args, bound.kwargs)

    def _mock_match_all(self, calls):
        """(the calls as they compare, the first error among them)"""
        matched = [self._call_matcher(one) for one in calls]
        return matched, next((one for one in matched if isinstance(one, Exception)), None)

    def _calls_repr(self):
        return f'\nCalls: {safe_repr(self.mock_calls)}.' if self.mock_calls else ''

    def assert_not_called(self):
        """It was never called."""
        if self.call_count != 0:
            raise AssertionError(f"Expected '{self._mock_title()}' to not have been called. "
                                 f'Called {self.call_count} times.{self._calls_repr()}')

    def assert_called(self):
        """It was called."""
        if self.call_count == 0:
            raise AssertionError(f"Expected '{self._mock_title()}' to have been called.")

    def assert_called_once(self):
        """It was called once."""
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._mock_title()}' to have been called once. "
                                 f'Called {self.call_count} times.{self._calls_repr()}')

    def assert_called_with(self, /, *args, **kwargs):
        """The last call was this one."""
        if self.call_args is None:
            expected = self._format_mock_call_signature(args, kwargs)
            raise AssertionError(f'expected call not found.\nExpected: {expected}\n  Actual: not called.')
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        if self._call_matcher(self.call_args) != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._format_mock_failure_message(args, kwargs)) from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        """The only call was this one."""
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._mock_title()}' to be called once. "
                                 f'Called {self.call_count} times.{self._calls_repr()}')
        return self.assert_called_with(*args, **kwargs)

    def assert_has_calls(self, calls, any_order=False):
        """The calls, also of attributes and results, are among the calls: one after the other, or in any order."""
        expected, cause = self._mock_match_all(calls)
        actual = _CallList(self._call_matcher(one) for one in self.mock_calls)
        if not any_order:
            if expected not in actual:
                problem = 'Calls not found.'
                if cause is not None:
                    errors = [one if isinstance(one, Exception) else None for one in expected]
                    problem = f'Error processing expected calls.\nErrors: {errors}'
                raise AssertionError(f'{problem}\nExpected: {_CallList(calls)}\n'
                                     f'  Actual: {safe_repr(self.mock_calls)}') from cause
            return
        if missing := _take_all(list(actual), expected):
            raise AssertionError(f'{self._mock_title()!r} does not contain all of {tuple(missing)!r} in its call list, '
                                 f'found {actual!r} instead') from cause

    def assert_any_call(self, /, *args, **kwargs):
        """One of the calls was this one."""
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        actual = [self._call_matcher(one) for one in self.call_args_list]
        if cause is not None or not _contains(actual, expected):
            raise AssertionError(f'{self._format_mock_call_signature(args, kwargs)} call not found') from cause


_ASSERTIONS = {name.removeprefix('assert_') for name in dir(NonCallableMock) if name.startswith('assert_')}


def _contains(calls, expected):
    """As `in`, but each part of the expected call is asked first: it may be ANY."""
    return any(len(expected) == len(one) and all(mine == its for mine, its in zip(expected, one)) for one in calls)


def _take_all(calls, expected):
    """Those of the expected calls that are not among the calls, each of which counts once."""
    missing = []
    for one in expected:
        try:
            calls.remove(one)
        except ValueError:
            missing.append(one)
    return missing
