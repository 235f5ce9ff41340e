"""What mocks remember: calls as tuples that compare loosely, lists of them, sentinels, ANY. Part of unittest.mock."""
import pprint

__name__ = 'unittest.mock'


class _SentinelObject:
    """A unique, named object."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'sentinel.{self.name}'

    def __reduce__(self):
        return f'sentinel.{self.name}'


class _Sentinel:
    """Makes a sentinel of each attribute that is asked for, once."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == '__bases__':
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))

    def __reduce__(self):
        return 'sentinel'


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT


class _ANY:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return '<ANY>'


ANY = _ANY()


def _format_call_signature(name, args, kwargs):
    """A call as it is written."""
    arguments = [repr(arg) for arg in args] + [f'{key}={value!r}' for key, value in kwargs.items()]
    return f'{name}({", ".join(arguments)})'


def _split_call(value, name=''):
    """(name, args, kwargs) of a tuple that may leave any of them out; None if it is no such tuple."""
    if len(value) == 3:
        return tuple(value)
    args, kwargs = (), {}
    if len(value) == 0:
        return name, args, kwargs
    if len(value) > 2:
        return None
    first, rest = value[0], value[1:]
    if isinstance(first, str):
        name = first
        if not rest:
            return name, args, kwargs
        first, rest = rest[0], ()
    elif rest:
        return name, first, rest[0]
    if isinstance(first, tuple):
        return name, first, kwargs
    return name, args, first


class _Call(tuple):
    """A call: (args, kwargs), or (name, args, kwargs). Equal to every shorter way to write the same.

    `call` is one without a name; its attributes and what calling it gives are the calls of nested mocks.
    """

    def __new__(cls, value=(), name='', parent=None, two=False, from_kall=True):
        name, args, kwargs = _split_call(value, name)
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        try:
            length = len(other)
        except TypeError:
            return NotImplemented
        name, args, kwargs = ('', *self) if len(self) == 2 else self
        mine, others = getattr(self, '_mock_parent', None), getattr(other, '_mock_parent', None)
        if mine and others and mine != others:
            return False
        parts = _split_call(other) if length <= 3 else None
        if parts is None:
            return False
        other_name, other_args, other_kwargs = parts
        if name and other_name != name:
            return False
        # The other's values first: an ANY in it decides.
        return (other_args, other_kwargs) == (args, kwargs)

    __ne__ = object.__ne__

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(('', args, kwargs), name='()')
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + '()', parent=self)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f'{self._mock_name}.{attr}', parent=self, from_kall=False)

    def __getattribute__(self, attr):
        if attr in tuple.__dict__:
            raise AttributeError
        return tuple.__getattribute__(self, attr)

    def _get_call_arguments(self):
        return tuple(self) if len(self) == 2 else (self[1], self[2])

    @property
    def args(self):
        return self._get_call_arguments()[0]

    @property
    def kwargs(self):
        return self._get_call_arguments()[1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or 'call'
            return f'call{name}' if name.startswith('()') else name
        name, args, kwargs = ('', *self) if len(self) == 2 else self
        if name:
            name = f'call{name}' if name.startswith('()') else f'call.{name}'
        return _format_call_signature(name or 'call', args, kwargs)

    def call_list(self):
        """The calls of a chain such as `call.a().b()`, outermost last."""
        calls = []
        thing = self
        while thing is not None:
            if thing._mock_from_kall:
                calls.append(thing)
            thing = thing._mock_parent
        return _CallList(reversed(calls))


call = _Call(from_kall=False)


class _CallList(list):
    """A list that contains its sublists."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        return any(self[start:start + len(value)] == value for start in range(len(self) - len(value) + 1))

    def __repr__(self):
        return pprint.pformat(list(self))
