"""The mocks that can be called, those with special methods, those that are awaited or waited for. Part of unittest.mock."""
import inspect
import threading
from types import SimpleNamespace

from ._mock_base import (Base, NonCallableMock, _classes, _contains, _is_instance_mock, _recorded, _SpecState, _take_all)
from ._mock_calls import DEFAULT, _Call, _CallList, sentinel
from ._mock_spec import _async_method_magics, _is_exception, _is_magic, _magics

__name__ = 'unittest.mock'


class CallableMixin(Base):
    """What makes a mock callable."""

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, parent=None,
                 _spec_state=None, _new_name='', _new_parent=None, **kwargs):
        self._mock_record.return_value = return_value
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        self.side_effect = side_effect

    def _mock_check_sig(self, /, *args, **kwargs):
        """Replaced where there is a signature."""

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._mock_call(*args, **kwargs)

    def _mock_call(self, /, *args, **kwargs):
        return self._execute_mock_call(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        """Remember a call, here and in the mocks above."""
        with NonCallableMock._lock:
            record = self._mock_record
            record.called = True
            record.call_count += 1
            record.call_args = _Call((args, kwargs), two=True)
            record.call_args_list.append(record.call_args)
            record.mock_calls.append(_Call(('', args, kwargs)))
            self._mock_tell_ancestors(args, kwargs)

    def _mock_tell_ancestors(self, args, kwargs):
        is_method = self._mock_parent is not None
        method_name, call_name = self._mock_name, self._mock_new_name
        is_call = call_name == '()'
        ancestor = self._mock_new_parent
        while ancestor is not None:
            if is_method:
                ancestor.method_calls.append(_Call((method_name, args, kwargs)))
                is_method = ancestor._mock_parent is not None
                if is_method:
                    method_name = f'{ancestor._mock_name}.{method_name}'
            ancestor.mock_calls.append(_Call((call_name, args, kwargs)))
            if ancestor._mock_new_name:
                call_name = f'{ancestor._mock_new_name}{"" if is_call else "."}{call_name}'
                is_call = ancestor._mock_new_name == '()'
            ancestor = ancestor._mock_new_parent

    def _execute_mock_call(self, /, *args, **kwargs):
        """The result of a call."""
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if callable(effect):
                result = effect(*args, **kwargs)
            else:
                result = next(effect)
                if _is_exception(result):
                    raise result
            if result is not DEFAULT:
                return result
        if self._mock_record.return_value is DEFAULT and self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """Stands for any object: each attribute is there, and a mock, which also what a call gives is.

    `spec` limits the attributes to those of an object, `side_effect` says what a call does and `return_value` what it gives,
    `wraps` names an object that the calls are passed on to.
    """


# ---- special methods ----

def _calculated_eq(mock):
    def eq(other):
        value = mock.__eq__._mock_record.return_value
        if value is not DEFAULT:
            return value
        return True if mock is other else NotImplemented
    return eq


def _calculated_ne(mock):
    def ne(other):
        if mock.__ne__._mock_record.return_value is not DEFAULT:
            return DEFAULT
        return False if mock is other else NotImplemented
    return ne


def _calculated_iter(mock):
    def iterate():
        value = mock.__iter__._mock_record.return_value
        # An iterator stays as far as it was read.
        return iter([] if value is DEFAULT else value)
    return iterate


def _calculated_async_iter(mock):
    def iterate():
        value = mock.__aiter__._mock_record.return_value
        return _AsyncIterator(iter([] if value is DEFAULT else value))
    return iterate


_RETURN_VALUES = {
    '__lt__': NotImplemented, '__gt__': NotImplemented, '__le__': NotImplemented, '__ge__': NotImplemented, '__int__': 1,
    '__contains__': False, '__len__': 0, '__exit__': False, '__complex__': 1j, '__float__': 1.0, '__bool__': True,
    '__index__': 1, '__aexit__': False,
}
_CALCULATED_VALUES = {
    '__hash__': object.__hash__, '__str__': object.__str__, '__sizeof__': object.__sizeof__,
    '__fspath__': lambda mock: f'{type(mock).__name__}/{mock._extract_mock_name()}/{id(mock)}',
}
_SIDE_EFFECTS = {'__eq__': _calculated_eq, '__ne__': _calculated_ne, '__iter__': _calculated_iter,
                 '__aiter__': _calculated_async_iter}


def _set_default_behaviour(mock, method, name):
    """Let the mock of a special method do as the method of an ordinary object."""
    if name in _RETURN_VALUES:
        method.return_value = _RETURN_VALUES[name]
    elif name in _CALCULATED_VALUES:
        method.return_value = _CALCULATED_VALUES[name](mock)
    elif name in _SIDE_EFFECTS:
        method.side_effect = _SIDE_EFFECTS[name](mock)


class MagicProxy(Base):
    """A special method that becomes a mock when it is looked up."""

    def __init__(self, name, parent):
        self.name = name
        self.parent = parent

    def create_mock(self):
        """Put the mock in its place."""
        name, parent = self.name, self.parent
        method = parent._get_child_mock(name=name, _new_name=name, _new_parent=parent)
        setattr(parent, name, method)
        _set_default_behaviour(parent, method, name)
        return method

    def __get__(self, obj, _type=None):
        return self.create_mock()


class MagicMixin(Base):
    """What gives a mock the special methods, as far as its specification has them."""

    def __init__(self, /, *args, **kw):
        # Before: the arguments may configure them. After: by then the specification is known.
        self._mock_set_magics()
        super().__init__(*args, **kw)
        self._mock_set_magics()

    def _mock_set_magics(self):
        names = _magics | _async_method_magics
        methods = getattr(self, '_mock_methods', None)
        cls = type(self)
        if methods is not None:
            allowed = names.intersection(methods)
            for name in names - allowed:
                if name in cls.__dict__:
                    delattr(self, name)
            names = allowed
        for name in names - set(cls.__dict__):
            setattr(cls, name, MagicProxy(name, self))


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A MagicMock that cannot be called."""

    def mock_add_spec(self, spec, spec_set=False):
        """Allow only the attributes of an object, or those that a list names; with `spec_set` only they can be set."""
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()


class AsyncMagicMixin(MagicMixin):
    """The special methods of an AsyncMock."""


class MagicMock(MagicMixin, Mock):
    """A Mock that has the special methods, with plain results."""

    def mock_add_spec(self, spec, spec_set=False):
        """Allow only the attributes of an object, or those that a list names; with `spec_set` only they can be set."""
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()

    def reset_mock(self, /, *args, return_value=False, **kwargs):
        """Forget all calls, and with the flags what was set; special methods go on to give what they have to."""
        is_magic = self._mock_name and _is_magic(self._mock_name)
        super().reset_mock(*args, return_value=return_value and not is_magic, **kwargs)


# ---- mocks that are awaited ----

class _AsyncIterator:
    """An iterator to be iterated over with `async for`."""

    def __init__(self, iterator):
        self.iterator = iterator

    async def __anext__(self):
        try:
            return next(self.iterator)
        except StopIteration:
            raise StopAsyncIteration from None


class AsyncMockMixin(Base):
    """What makes a mock an async function."""

    await_count = _recorded('await_count')
    await_args = _recorded('await_args')
    await_args_list = _recorded('await_args_list')

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # asyncio.iscoroutinefunction() looks at this, others at the flags of the code.
        import asyncio.coroutines
        self.__dict__['_is_coroutine'] = asyncio.coroutines._is_coroutine
        self._mock_forget_awaits()
        code = SimpleNamespace(co_flags=inspect.CO_COROUTINE | inspect.CO_VARARGS | inspect.CO_VARKEYWORDS, co_argcount=0,
                               co_kwonlyargcount=0, co_posonlyargcount=0, co_varnames=('args', 'kwargs'))
        self.__dict__.update(__code__=code, __name__='AsyncMock', __defaults__=(), __kwdefaults__={}, __annotations__=None)

    def _mock_forget_awaits(self):
        self.await_count = 0
        self.await_args = None
        self.await_args_list = _CallList()

    async def _execute_mock_call(self, /, *args, **kwargs):
        call = _Call((args, kwargs), two=True)
        self.await_count += 1
        self.await_args = call
        self.await_args_list.append(call)
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if inspect.iscoroutinefunction(effect):
                result = await effect(*args, **kwargs)
            elif callable(effect):
                result = effect(*args, **kwargs)
            else:
                result = self._mock_next_result(effect)
            if result is not DEFAULT:
                return result
        if self._mock_record.return_value is DEFAULT and self._mock_wraps is not None:
            result = self._mock_wraps(*args, **kwargs)
            return await result if inspect.iscoroutinefunction(self._mock_wraps) else result
        return self.return_value

    @staticmethod
    def _mock_next_result(effect):
        try:
            result = next(effect)
        except StopIteration:
            # A coroutine cannot raise StopIteration.
            raise StopAsyncIteration from None
        if _is_exception(result):
            raise result
        return result

    def reset_mock(self, /, *args, **kwargs):
        """Forget all calls and awaits."""
        super().reset_mock(*args, **kwargs)
        self._mock_forget_awaits()

    def assert_awaited(self):
        """It was awaited."""
        if self.await_count == 0:
            raise AssertionError(f'Expected {self._mock_title()} to have been awaited.')

    def assert_awaited_once(self):
        """It was awaited once."""
        if self.await_count != 1:
            raise AssertionError(f'Expected {self._mock_title()} to have been awaited once. Awaited {self.await_count} times.')

    def assert_awaited_with(self, /, *args, **kwargs):
        """The last await was with these arguments."""
        if self.await_args is None:
            raise AssertionError(f'Expected await: {self._format_mock_call_signature(args, kwargs)}\nNot awaited')
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        if self._call_matcher(self.await_args) != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._format_mock_failure_message(args, kwargs, action='await')) from cause

    def assert_awaited_once_with(self, /, *args, **kwargs):
        """The only await was with these arguments."""
        if self.await_count != 1:
            raise AssertionError(f'Expected {self._mock_title()} to have been awaited once. Awaited {self.await_count} times.')
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        """One of the awaits was with these arguments."""
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        actual = [self._call_matcher(one) for one in self.await_args_list]
        if cause is not None or not _contains(actual, expected):
            raise AssertionError(f'{self._format_mock_call_signature(args, kwargs)} await not found') from cause

    def assert_has_awaits(self, calls, any_order=False):
        """The awaits are among those there were: one after the other, or in any order."""
        expected, cause = self._mock_match_all(calls)
        actual = _CallList(self._call_matcher(one) for one in self.await_args_list)
        if not any_order:
            if expected not in actual:
                problem = 'Awaits not found.'
                if cause is not None:
                    errors = [one if isinstance(one, Exception) else None for one in expected]
                    problem = f'Error processing expected awaits.\nErrors: {errors}'
                raise AssertionError(f'{problem}\nExpected: {_CallList(calls)}\nActual: {self.await_args_list}') from cause
            return
        if missing := _take_all(list(actual), expected):
            raise AssertionError(f'{tuple(missing)!r} not all found in await list') from cause

    def assert_not_awaited(self):
        """It was never awaited."""
        if self.await_count != 0:
            raise AssertionError(f'Expected {self._mock_title()} to not have been awaited. Awaited {self.await_count} times.')


class AsyncMock(AsyncMockMixin, AsyncMagicMixin, Mock):
    """A MagicMock that is an async function: what a call gives is awaited."""


# ---- mocks of properties, mocks that threads wait for ----

class PropertyMock(Mock):
    """A property, to be set on a class: reading calls it, and so does setting, with the value."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


_timeout_unset = sentinel.TIMEOUT_UNSET


class ThreadingMixin(Base):
    """Lets threads wait until a mock was called."""

    DEFAULT_TIMEOUT = None

    def _get_child_mock(self, /, **kw):
        if isinstance(kw.get('parent'), ThreadingMixin):
            kw['timeout'] = kw['parent']._mock_wait_timeout
        elif isinstance(kw.get('_new_parent'), ThreadingMixin):
            kw['timeout'] = kw['_new_parent']._mock_wait_timeout
        return super()._get_child_mock(**kw)

    def __init__(self, *args, timeout=_timeout_unset, **kwargs):
        # One condition for all calls: who waits looks at those there were.
        self.__dict__.update(_mock_wait_timeout=self.DEFAULT_TIMEOUT if timeout is _timeout_unset else timeout,
                             _mock_returned=threading.Condition(), _mock_returned_calls=[])
        super().__init__(*args, **kwargs)

    def reset_mock(self, /, *args, **kwargs):
        """Forget all calls."""
        super().reset_mock(*args, **kwargs)
        with self._mock_returned:
            self._mock_returned_calls.clear()

    def _mock_call(self, *args, **kwargs):
        result = super()._mock_call(*args, **kwargs)
        with self._mock_returned:
            self._mock_returned_calls.append(_Call((args, kwargs), two=True))
            self._mock_returned.notify_all()
        return result

    def wait_until_called(self, *, timeout=_timeout_unset):
        """Wait until some call is done."""
        if timeout is _timeout_unset:
            timeout = self._mock_wait_timeout
        with self._mock_returned:
            if not self._mock_returned.wait_for(lambda: self._mock_returned_calls, timeout):
                raise AssertionError(f'{self._mock_title()} was not called before timeout({timeout}).')

    def wait_until_any_call_with(self, *args, **kwargs):
        """Wait until a call with these arguments is done."""
        expected = _Call((args, kwargs), two=True)
        with self._mock_returned:
            if not self._mock_returned.wait_for(lambda: expected in self._mock_returned_calls, self._mock_wait_timeout):
                raise AssertionError(f'{self._format_mock_call_signature(args, kwargs)} call not found')


class ThreadingMock(ThreadingMixin, MagicMixin, Mock):
    """A MagicMock that threads can wait for."""


def seal(mock):
    """Let no more attributes come into being, here and below."""
    mock._mock_sealed = True
    for name in dir(mock):
        try:
            child = getattr(mock, name)
        except AttributeError:
            continue
        if _is_instance_mock(child) and child._mock_new_parent is mock \
                and not isinstance(child._mock_children.get(name), _SpecState):
            seal(child)


_classes.update((cls.__name__, cls) for cls in (CallableMixin, Mock, MagicMock, NonCallableMagicMock, AsyncMockMixin, AsyncMock,
                                                PropertyMock))
