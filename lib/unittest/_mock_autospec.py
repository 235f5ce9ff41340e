"""create_autospec(): mocks that are as what they stand for, all the way down; mock_open(). Part of unittest.mock."""
import inspect
from types import FunctionType

from ._mock_base import _classes, _extract_mock, _forget_calls, _is_instance_mock, _SpecState
from ._mock_calls import DEFAULT, _CallList
from ._mock_classes import AsyncMock, AsyncMockMixin, MagicMock, NonCallableMagicMock
from ._mock_spec import (_FUNCTION_TYPES, InvalidSpecError, _callable, _check_signature, _check_spec_arg_typos,
                         _copy_func_details, _instance_callable, _is_async_func, _is_list, _is_magic, _must_skip, _signature_of)

__name__ = 'unittest.mock'


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """A mock that has the attributes of `spec`, which have theirs, and takes its arguments.

    Of a class: calling the mock gives one of an instance; `instance` asks for that itself.
    """
    if _is_list(spec):
        # The attributes of lists, not their items.
        spec = type(spec)
    is_type = isinstance(spec, type)
    if _is_instance_mock(spec):
        raise InvalidSpecError(f'Cannot autospec a Mock object. [object={spec!r}]')
    if not unsafe:
        _check_spec_arg_typos(kwargs)
    options = {} if spec is None else {'spec_set' if spec_set else 'spec': spec}
    if options and instance:
        options['_spec_as_instance'] = True
    _name = kwargs.pop('name', _name)
    nested = {key: kwargs.pop(key) for key in list(kwargs) if '.' in key}
    options.update(kwargs)
    cls = _autospec_class(spec, is_type, instance)
    if inspect.isdatadescriptor(spec):
        # The attribute of an instance may be anything.
        options = {}
    mock = cls(parent=_parent, _new_parent=_parent, _new_name='' if _parent is None else _name, name=_name, **options)
    if isinstance(spec, _FUNCTION_TYPES):
        mock = _function_for(mock, spec, instance)
    else:
        _check_signature(spec, mock, is_type, instance)
    if _parent is not None and not instance:
        _parent._mock_children[_name] = mock
    wrapped = kwargs.get('wraps')
    if is_type and not instance and 'return_value' not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name='()', _parent=mock, wraps=wrapped)
    _add_attributes(mock, spec, spec_set, instance, wrapped)
    if nested:
        _extract_mock(mock).configure_mock(**nested)
    return mock


def _autospec_class(spec, is_type, instance):
    if inspect.isdatadescriptor(spec):
        return MagicMock
    if _is_async_func(spec):
        if instance:
            raise RuntimeError('Instance can not be True when create_autospec is mocking an async function')
        return AsyncMock
    if not _callable(spec) or is_type and instance and not _instance_callable(spec):
        return NonCallableMagicMock
    return MagicMock


def _add_attributes(mock, spec, spec_set, instance, wrapped):
    is_type = isinstance(spec, type)
    for name in dir(spec):
        if _is_magic(name):
            # Those are there already.
            continue
        try:
            original = getattr(spec, name)
        except AttributeError:
            continue
        if not isinstance(original, _FUNCTION_TYPES):
            mock._mock_children[name] = _SpecState(original, spec_set, mock, name, instance)
            continue
        options = {'spec_set' if spec_set else 'spec': original}
        if wrapped is not None and hasattr(wrapped, name):
            options['wraps'] = getattr(wrapped, name)
        parent = mock.mock if isinstance(spec, _FUNCTION_TYPES) else mock
        skipfirst = _must_skip(spec, name, is_type)
        cls = AsyncMock if inspect.iscoroutinefunction(original) else MagicMock
        child = cls(parent=parent, name=name, _new_name=name, _new_parent=parent, _eat_self=skipfirst, **options)
        mock._mock_children[name] = child
        child.return_value = cls()
        _check_signature(original, child, skipfirst=skipfirst)
        if isinstance(child, FunctionType):
            # Functions among the attributes are told apart by their class alone.
            setattr(mock, name, child)


def _function_for(mock, original, instance):
    """A function with the signature of the original that calls the mock, and through which the mock is asked and told."""
    skipfirst = isinstance(original, type)
    found = _signature_of(original, instance, skipfirst)
    if found is None:
        return mock
    func, signature = found
    if isinstance(mock, AsyncMockMixin):
        async def funcopy(*args, **kwargs):
            signature.bind(*args, **kwargs)
            return await mock(*args, **kwargs)
    else:
        def funcopy(*args, **kwargs):
            signature.bind(*args, **kwargs)
            return mock(*args, **kwargs)
    _copy_func_details(func, funcopy)
    name = original.__name__
    funcopy.__name__ = funcopy.__qualname__ = name if name.isidentifier() else 'funcopy'
    funcopy.__signature__ = signature
    _let_stand_for(funcopy, mock)
    return funcopy


def _let_stand_for(funcopy, mock):
    funcopy.mock = mock
    funcopy.return_value = mock.return_value
    funcopy.side_effect = mock.side_effect
    funcopy._mock_children = mock._mock_children
    funcopy.method_calls = _CallList()
    _forget_calls(funcopy)
    for name in dir(type(mock)):
        if name.startswith('assert_'):
            setattr(funcopy, name, getattr(mock, name))

    def reset_mock():
        funcopy.method_calls = _CallList()
        mock.reset_mock()
    funcopy.reset_mock = reset_mock
    mock.__dict__['_mock_record'] = funcopy
    if isinstance(mock, AsyncMockMixin):
        mock._mock_forget_awaits()


_classes['create_autospec'] = create_autospec


# ---- mock_open ----

def mock_open(mock=None, read_data=''):
    """A mock to put in place of open(): the file it gives reads `read_data`."""
    import io

    def new_stream():
        return io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)

    if mock is None:
        mock = MagicMock(name='open', spec=_open)
    handle = MagicMock(spec=_file_attributes())
    handle.__enter__.return_value = handle
    handle.__exit__.side_effect = lambda *exc_info: handle.close()
    stream = new_stream()

    def answer(name):
        """Read, unless the test has set a result of its own."""
        def method(*args, **kwargs):
            method_mock = getattr(handle, name)
            if method_mock._mock_record.return_value is not None:
                return method_mock.return_value
            return getattr(stream, name)(*args, **kwargs)
        return method

    def iterate():
        if handle.readline._mock_record.return_value is not None:
            while True:
                yield handle.readline.return_value
        yield from stream

    def next_line():
        if handle.readline._mock_record.return_value is not None:
            return handle.readline.return_value
        return next(stream)

    handle.write.return_value = None
    for name in ('read', 'readline', 'readlines'):
        getattr(handle, name).return_value = None
        getattr(handle, name).side_effect = answer(name)
    handle.__iter__.side_effect = iterate
    handle.__next__.side_effect = next_line

    def open_again(*args, **kwargs):
        # Each open() reads from the start.
        nonlocal stream
        stream = new_stream()
        return DEFAULT
    mock.side_effect = open_again
    mock.return_value = handle
    return mock


# As they were before a test put a mock in their place.
_open = open
_open_file_attributes = None


def _file_attributes():
    global _open_file_attributes
    if _open_file_attributes is None:
        import _io
        _open_file_attributes = list(set(dir(_io.TextIOWrapper)) | set(dir(_io.BytesIO)))
    return _open_file_attributes
