# typing: forms, their reprs, comparison, and taking them apart.
import typing
from typing import (Annotated, Any, Callable, ClassVar, Concatenate, Dict, Final, ForwardRef, Generic, Iterable, List,
                    Literal, Mapping, NewType, NoReturn, Optional, ParamSpec, Self, Set, Tuple, Type, TypeVar, TypeVarTuple,
                    Union, Unpack, cast, get_args, get_origin, get_type_hints)


def error(function, *args):
    try:
        return function(*args)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


T = TypeVar('T')
K = TypeVar('K')
P = ParamSpec('P')
Ts = TypeVarTuple('Ts')

# Aliases of classes.
print(List, List[int], Dict[str, List[int]], Tuple[int, ...], Tuple[()], Tuple, Type[int], Set['x'], List[None])  # expect: typing.List typing.List[int] typing.Dict[str, typing.List[int]] typing.Tuple[int, ...] typing.Tuple[()] typing.Tuple typing.Type[int] typing.Set[ForwardRef('x')] typing.List[NoneType]
print(List[int] == List[int], List[int] is List[int], List[int] == list[int], hash(List[int]) == hash(List[int]))  # expect: True True False True
print(List[int].__origin__, List[int].__args__, List[T].__parameters__, List[T][int], Dict[T, List[K]][int, str])  # expect: <class 'list'> (<class 'int'>,) (~T,) typing.List[int] typing.Dict[int, typing.List[str]]
print(Iterable[int], Mapping[str, T], typing.Sequence, typing.Hashable, typing.Generator[int, str, bool])  # expect: typing.Iterable[int] typing.Mapping[str, ~T] typing.Sequence typing.Hashable typing.Generator[int, str, bool]
print(error(lambda: List[int, str]), '|', error(lambda: Dict[int]), '|', error(lambda: List[int][int]))  # expect: TypeError: Too many arguments for typing.List; actual 2, expected 1 | TypeError: Too few arguments for typing.Dict; actual 1, expected 2 | TypeError: typing.List[int] is not a generic class
print(error(lambda: List[(1, 2)]), '|', error(lambda: List[ClassVar[int]]), '|', error(lambda: List[Generic]))  # expect: TypeError: Too many arguments for typing.List; actual 2, expected 1 | TypeError: typing.ClassVar[int] is not valid as type argument | TypeError: Plain <class 'typing.Generic'> is not valid as type argument
print(error(lambda: List()), '|', error(lambda: List[int]()), '|', error(isinstance, [], List[int]), isinstance([], List), issubclass(list, Iterable))  # expect: TypeError: Type List cannot be instantiated; use list() instead | TypeError: Type List cannot be instantiated; use list() instead | TypeError: Subscripted generics cannot be used with class and instance checks True True

# Union and Optional.
print(Union[int, str], Union[int, None], Optional[str], Union[int], Union[int, Union[str, int]], Union[int, str, None])  # expect: typing.Union[int, str] typing.Optional[int] typing.Optional[str] <class 'int'> typing.Union[int, str] typing.Union[int, str, NoneType]
print(Union[int, str] == Union[str, int], Union[int, str] == int | str, hash(Union[int, str]) == hash(Union[str, int]))  # expect: True True True
print(isinstance(1, Union[int, str]), issubclass(bool, Union[int, str]), Union[T, int][str], Optional[T][int], List[int] | None)  # expect: True True typing.Union[str, int] typing.Optional[int] typing.Optional[typing.List[int]]
print(error(lambda: Union[()]), '|', error(lambda: Optional[int, str]), '|', error(Union), '|', error(isinstance, 1, Union))  # expect: TypeError: Cannot take a Union of no types. | TypeError: typing.Optional requires a single type. Got (<class 'int'>, <class 'str'>). | TypeError: Cannot instantiate typing.Union | TypeError: typing.Union cannot be used with isinstance()

# Callable.
print(Callable, Callable[[int, str], bool], Callable[..., int], Callable[[], None], Callable[P, int], Callable[[T], K][int, str])  # expect: typing.Callable typing.Callable[[int, str], bool] typing.Callable[..., int] typing.Callable[[], NoneType] typing.Callable[~P, int] typing.Callable[[int], str]
print(Callable[P, T][[int, str], bool], Callable[Concatenate[int, P], T], Callable[[int], str].__args__, Callable[..., int].__args__)  # expect: typing.Callable[[int, str], bool] typing.Callable[typing.Concatenate[int, ~P], ~T] (<class 'int'>, <class 'str'>) (Ellipsis, <class 'int'>)
print(error(lambda: Callable[int]), '|', error(lambda: Callable[int, str]), '|', get_args(Callable[[int], str]))  # expect: TypeError: Callable must be used as Callable[[arg, ...], result]. | typing.Callable[[int], str] | ([<class 'int'>], <class 'str'>)

# Literal, Annotated, the qualifiers.
print(Literal[1, 'a', True, None], Literal[1, 1, 2], Literal[Literal[1, 2], 3], Literal[1] == Literal[True], Literal[1, 2] == Literal[2, 1])  # expect: typing.Literal[1, 'a', True, None] typing.Literal[1, 2] typing.Literal[1, 2, 3] False True
print(Annotated[int, 'meta', 5], Annotated[Annotated[int, 1], 2], Annotated[int, 1].__metadata__, Annotated[int, 1].__origin__, Annotated[List[T], 1][int])  # expect: typing.Annotated[int, 'meta', 5] typing.Annotated[int, 1, 2] (1,) <class 'int'> typing.Annotated[typing.List[int], 1]
print(error(lambda: Annotated[int]), '|', ClassVar[int], Final[str], Unpack[Ts], Tuple[int, Unpack[Ts]][str, bool])  # expect: TypeError: Annotated[...] should be used with at least two arguments (a type and an annotation). | typing.ClassVar[int] typing.Final[str] typing.Unpack[Ts] typing.Tuple[int, str, bool]
print(Any, NoReturn, Self, typing.Never, typing.LiteralString, typing.TypeGuard[int], typing.Required[int], typing.TYPE_CHECKING)  # expect: typing.Any typing.NoReturn typing.Self typing.Never typing.LiteralString typing.TypeGuard[int] typing.Required[int] False
print(error(lambda: Self[int]), '|', error(Any), '|', error(isinstance, 1, Any), '|', error(lambda: ClassVar[int, str]), '|', error(isinstance, 1, NoReturn))  # expect: TypeError: typing.Self is not subscriptable | TypeError: Any cannot be instantiated | TypeError: typing.Any cannot be used with isinstance() | TypeError: typing.ClassVar accepts only single type. Got (<class 'int'>, <class 'str'>). | TypeError: typing.NoReturn cannot be used with isinstance()

# Taking apart.
for tp in (List[int], list[int], Union[int, str], int | str, Literal[1], Annotated[int, 1], Callable[[int], str], Generic, Generic[T], int, P.args, Dict):
    print(get_origin(tp), get_args(tp))
# expect: <class 'list'> (<class 'int'>,)
# expect: <class 'list'> (<class 'int'>,)
# expect: typing.Union (<class 'int'>, <class 'str'>)
# expect: <class 'types.UnionType'> (<class 'int'>, <class 'str'>)
# expect: typing.Literal (1,)
# expect: typing.Annotated (<class 'int'>, 1)
# expect: <class 'collections.abc.Callable'> ([<class 'int'>], <class 'str'>)
# expect: <class 'typing.Generic'> ()
# expect: <class 'typing.Generic'> (~T,)
# expect: None ()
# expect: ~P ()
# expect: <class 'dict'> ()


# Generic classes.
class Stack(Generic[T]):
    pass


class Sub(Stack[int], Iterable[K]):
    def __iter__(self):
        return iter(())


print(Stack[int], Stack.__parameters__, Stack[int]().__orig_class__, Stack[T][str], Sub.__parameters__, Sub.__orig_bases__, Sub[int])  # expect: __main__.Stack[int] (~T,) __main__.Stack[int] __main__.Stack[str] (~K,) (__main__.Stack[int], typing.Iterable[~K]) __main__.Sub[int]
print([c.__name__ for c in Sub.__mro__])  # expect: ['Sub', 'Stack', 'Iterable', 'Generic', 'object']
print(error(lambda: Stack[int, str]), '|', error(lambda: Stack[int][str]), '|', error(lambda: Sub[int, int]), '|', error(lambda: Generic[int]))  # expect: TypeError: Too many arguments for <class '__main__.Stack'>; actual 2, expected 1 | TypeError: __main__.Stack[int] is not a generic class | __main__.Sub[int, int] | TypeError: Parameters to Generic[...] must all be type variables or parameter specification variables.
print(error(lambda: type('X', (), {})[int]))  # expect: TypeError: type 'X' is not subscriptable


def plain():
    class Wrong(Generic):
        pass


def twice():
    class Wrong(Generic[T], Generic[K]):
        pass


def unlisted():
    class Wrong(Generic[T], List[K]):
        pass


print(error(plain), '|', error(twice), '|', error(unlisted))  # expect: TypeError: Cannot inherit from plain Generic | TypeError: Cannot inherit from Generic[...] multiple times. | TypeError: Some type variables (~K) are not listed in Generic[~T]


# Hints.
class Node:
    next: 'Optional[Node]' = None
    items: List['Node']
    size: Annotated[int, 'meta'] = 0
    nothing: None

    def link(self, other: 'Node', *, deep: bool = False) -> 'int | None':
        pass


print(get_type_hints(Node))  # expect: {'next': typing.Optional[__main__.Node], 'items': typing.List[__main__.Node], 'size': <class 'int'>, 'nothing': <class 'NoneType'>}
print(get_type_hints(Node, include_extras=True)['size'], get_type_hints(Node.link))  # expect: typing.Annotated[int, 'meta'] {'other': <class '__main__.Node'>, 'deep': <class 'bool'>, 'return': int | None}
print(error(get_type_hints, 5), '|', ForwardRef('Node'), List['Node'], ForwardRef('a') == ForwardRef('a'), error(ForwardRef, '1 +'))  # expect: TypeError: 5 is not a module, class, method, or function. | ForwardRef('Node') typing.List[ForwardRef('Node')] True SyntaxError: Forward reference must be an expression -- got '1 +'

# Small helpers.
UserId = NewType('UserId', int)
print(UserId, UserId(5), UserId.__supertype__, UserId.__name__, cast(str, 5), Optional[UserId])  # expect: __main__.UserId 5 <class 'int'> UserId 5 typing.Optional[__main__.UserId]
print(error(typing.assert_never, 5), typing.assert_type(5, str))  # expect: AssertionError: Expected code to be unreachable, but got: 5 5


def sub_new_type():
    class Wrong(UserId):
        pass


print(error(sub_new_type))  # expect: TypeError: Cannot subclass an instance of NewType. Perhaps you were looking for: `Wrong = NewType('Wrong', UserId)`


@typing.overload
def f(x: int) -> int: ...
@typing.overload
def f(x: str) -> str: ...
def f(x):
    return x


print(f(1), len(typing.get_overloads(f)), error(typing.get_overloads(f)[0], 1) if 0 else '')  # expect: 1 2 


@typing.final
class Last:
    @typing.override
    def method(self):
        pass


@typing.no_type_check
def unchecked(x: 'nonsense +'):
    pass


print(Last.__final__, Last.method.__override__, unchecked.__no_type_check__, get_type_hints(unchecked))  # expect: True True True {}
