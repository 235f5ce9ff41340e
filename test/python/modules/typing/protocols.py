# typing.Protocol: structural checks with isinstance() and issubclass().
import typing
from typing import Generic, Protocol, SupportsAbs, SupportsFloat, SupportsIndex, SupportsInt, TypeVar, runtime_checkable

T = TypeVar('T')


def error(function, *args):
    try:
        return function(*args)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


class Closable(Protocol):
    def close(self): ...


@runtime_checkable
class Readable(Protocol):
    def read(self) -> str: ...


@runtime_checkable
class Named(Protocol):
    name: str


class File:
    def read(self):
        return ''


class Thing:
    def __init__(self):
        self.name = 'thing'


class NoRead:
    read = None


print(isinstance(File(), Readable), isinstance(5, Readable), issubclass(File, Readable), issubclass(int, Readable), isinstance(NoRead(), Readable))  # expect: True False True False False
print(isinstance(Thing(), Named), isinstance(File(), Named))  # expect: True False
print(error(issubclass, Thing, Named))  # expect: TypeError: Protocols with non-method members don't support issubclass(). Non-method members: 'name'.
print(error(isinstance, File(), Closable), '|', error(issubclass, File, Closable), '|', error(issubclass, 5, Readable))  # expect: TypeError: Instance and class checks can only be used with @runtime_checkable protocols | TypeError: Instance and class checks can only be used with @runtime_checkable protocols | TypeError: issubclass() arg 1 must be a class
print(error(Closable))  # expect: TypeError: Protocols cannot be instantiated
print(error(runtime_checkable, File))  # expect: TypeError: @runtime_checkable can be only applied to protocol classes, got <class '__main__.File'>


class Explicit(Closable):
    def __init__(self, x):
        self.x = x


print(Explicit(3).x, isinstance(Explicit(3), Explicit), issubclass(Explicit, Closable) if 0 else '', Explicit._is_protocol, Closable._is_protocol)  # expect: 3 True  False True


class Box(Protocol[T]):
    def get(self) -> T: ...


print(Box[int], Box.__parameters__, Box.__mro__)  # expect: __main__.Box[int] (~T,) (<class '__main__.Box'>, <class 'typing.Protocol'>, <class 'typing.Generic'>, <class 'object'>)


def wrong():
    class Wrong(Protocol, File):
        pass


print(error(wrong))  # expect: TypeError: Protocols can only inherit from other protocols, got <class '__main__.File'>
print(sorted(typing.get_protocol_members(Readable)), typing.is_protocol(Readable), typing.is_protocol(File), error(typing.get_protocol_members, File))  # expect: ['read'] True False TypeError: <class '__main__.File'> is not a Protocol
print(isinstance(5, SupportsInt), isinstance('', SupportsInt), isinstance(5, SupportsIndex), isinstance(1.5, SupportsFloat), isinstance(-1, SupportsAbs), issubclass(int, SupportsInt))  # expect: True False True True True True
print(SupportsInt, SupportsAbs[int], SupportsAbs.__parameters__)  # expect: <class 'typing.SupportsInt'> typing.SupportsAbs[int] (T,)
