# typing.NamedTuple and typing.TypedDict.
from typing import Annotated, Generic, NamedTuple, NotRequired, ReadOnly, Required, TypedDict, TypeVar, get_type_hints, is_typeddict

T = TypeVar('T')


def error(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


class Point(NamedTuple):
    """A point."""
    x: int
    y: int = 0

    def norm(self):
        return abs(self.x) + abs(self.y)

    @property
    def flipped(self):
        return Point(self.y, self.x)


p = Point(3)
print(p, p.x, p.norm(), p.flipped, Point._fields, Point._field_defaults, Point.__annotations__, Point.__doc__)  # expect: Point(x=3, y=0) 3 3 Point(x=0, y=3) ('x', 'y') {'y': 0} {'x': <class 'int'>, 'y': <class 'int'>} A point.
print(p == (3, 0), p._replace(y=4), p._asdict(), isinstance(p, tuple), Point.__bases__, Point.__orig_bases__ == (NamedTuple,), Point.__module__)  # expect: True Point(x=3, y=4) {'x': 3, 'y': 0} True (<class 'tuple'>,) True __main__
print(error(Point), '|', error(Point, 1, 2, 3))  # expect: TypeError: Point.__new__() missing 1 required positional argument: 'x' | TypeError: Point.__new__() takes from 2 to 3 positional arguments but 4 were given
Pair = NamedTuple('Pair', [('a', int), ('b', str)])
print(Pair(1, 'x'), Pair.__annotations__, Pair.__module__)  # expect: Pair(a=1, b='x') {'a': <class 'int'>, 'b': <class 'str'>} __main__


def wrong_order():
    class Wrong(NamedTuple):
        a: int = 1
        b: str


def wrong_base():
    class Wrong(NamedTuple, dict):
        a: int


def overwrite():
    class Wrong(NamedTuple):
        a: int
        _fields = 1


print(error(wrong_order), '|', error(wrong_base), '|', error(overwrite))  # expect: TypeError: Non-default namedtuple field b cannot follow default field a | TypeError: can only inherit from a NamedTuple type and Generic | AttributeError: Cannot overwrite NamedTuple attribute _fields


class GenericPoint(NamedTuple, Generic[T]):
    value: T


print(GenericPoint(1), GenericPoint[int], GenericPoint.__parameters__)  # expect: GenericPoint(value=1) __main__.GenericPoint[int] (~T,)


class Movie(TypedDict):
    title: str
    year: NotRequired[int]


class Sequel(Movie, total=False):
    number: Required[int]
    note: ReadOnly[Annotated[str, 'x']]


m = Movie(title='x')
print(m, type(m), Movie.__annotations__, Movie.__total__, sorted(Movie.__required_keys__), sorted(Movie.__optional_keys__))  # expect: {'title': 'x'} <class 'dict'> {'title': <class 'str'>, 'year': typing.NotRequired[int]} True ['title'] ['year']
print(sorted(Sequel.__required_keys__), sorted(Sequel.__optional_keys__), sorted(Sequel.__readonly_keys__), sorted(Sequel.__mutable_keys__), Sequel.__total__)  # expect: ['number', 'title'] ['note', 'year'] ['note'] ['number', 'title', 'year'] False
print(get_type_hints(Sequel), Movie.__bases__, Movie.__orig_bases__ == (TypedDict,), is_typeddict(Movie), is_typeddict(dict))  # expect: {'title': <class 'str'>, 'year': <class 'int'>, 'number': <class 'int'>, 'note': <class 'str'>} (<class 'dict'>,) True True False
print(error(isinstance, {}, Movie))  # expect: TypeError: TypedDict does not support instance and class checks
Made = TypedDict('Made', {'a b': int, 'c': str}, total=False)
print(Made, Made.__annotations__, Made.__total__, Made.__module__)  # expect: <class '__main__.Made'> {'a b': <class 'int'>, 'c': <class 'str'>} False __main__


def wrong_dict():
    class Wrong(Movie, dict):
        pass


print(error(wrong_dict))  # expect: TypeError: cannot inherit from both a TypedDict type and a non-TypedDict base class

# Ways to call them that will go away.
import typing  # noqa: E402
import warnings  # noqa: E402

with warnings.catch_warnings(record=True) as shown:
    warnings.simplefilter('always')
    typing.NamedTuple('Keywords', x=int)
    typing.TypedDict('Nothing')
    for warning in shown:
        print(warning.message)
# expect: Creating NamedTuple classes using keyword arguments is deprecated and will be disallowed in Python 3.15. Use the class-based or functional syntax instead.
# expect: Failing to pass a value for the 'fields' parameter is deprecated and will be disallowed in Python 3.15. To create a TypedDict class with 0 fields using the functional syntax, pass an empty dictionary, e.g. `Nothing = TypedDict('Nothing', {})`.
print(typing.Literal[int, 'a'])  # expect: typing.Literal[int, 'a']
