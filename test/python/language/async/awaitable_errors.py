# What cannot be awaited, iterated or entered says so.
def drive(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        print("returned", stop.value)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
        if error.__cause__:
            print("  from", f"{type(error.__cause__).__name__}: {error.__cause__}")


class Plain:
    pass


class AwaitsList:
    def __await__(self):
        return [1]


class AwaitsCoroutine:
    def __await__(self):
        return self.coroutine()

    async def coroutine(self):
        pass


class AwaitsNone:
    __await__ = None


class Raises:
    def __await__(self):
        raise OSError("no")


class Fine:
    def __await__(self):
        return iter([])


async def awaits(value):
    return await value


for value in [1, None, "text", [1], Plain(), AwaitsList(), Raises(), Fine(), iter([1]), (x for x in "ab")]:
    drive(awaits(value))
# expect: TypeError: object int can't be used in 'await' expression
# expect: TypeError: object NoneType can't be used in 'await' expression
# expect: TypeError: object str can't be used in 'await' expression
# expect: TypeError: object list can't be used in 'await' expression
# expect: TypeError: object Plain can't be used in 'await' expression
# expect: TypeError: __await__() returned non-iterator of type 'list'
# expect: OSError: no
# expect: returned None
# expect: TypeError: object list_iterator can't be used in 'await' expression
# expect: TypeError: object generator can't be used in 'await' expression
import warnings
warnings.simplefilter("ignore")
drive(awaits(AwaitsCoroutine()))  # expect: TypeError: __await__() returned a coroutine
drive(awaits(AwaitsNone()))  # expect: TypeError: 'NoneType' object is not callable


async def loops(value):
    async for item in value:
        print("item", item)


class NoNext:
    def __aiter__(self):
        return 3


class BadNext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


class NextRaises:
    def __aiter__(self):
        return self

    def __anext__(self):
        raise ValueError("anext")


class Ends:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


class AwaitableIter:
    async def __aiter__(self):
        return self


for value in [3, [1], NoNext(), BadNext(), NextRaises(), Ends(), AwaitableIter()]:
    drive(loops(value))
# expect: TypeError: 'async for' requires an object with __aiter__ method, got int
# expect: TypeError: 'async for' requires an object with __aiter__ method, got list
# expect: TypeError: 'async for' received an object from __aiter__ that does not implement __anext__: int
# expect: TypeError: 'async for' received an invalid object from __anext__: int
# expect:   from TypeError: object int can't be used in 'await' expression
# expect: ValueError: anext
# expect: returned None
# expect: TypeError: 'async for' received an object from __aiter__ that does not implement __anext__: coroutine


async def enters(value):
    async with value as entered:
        print("entered", entered)
    return "left"


class NoExit:
    async def __aenter__(self):
        pass


class NoEnter:
    async def __aexit__(self, *args):
        pass


class SyncEnter:
    def __aenter__(self):
        return 1

    async def __aexit__(self, *args):
        pass


class SyncExit:
    async def __aenter__(self):
        return 1

    def __aexit__(self, *args):
        return 2


class SyncManager:
    def __enter__(self):
        pass

    def __exit__(self, *args):
        pass


for value in [3, NoExit(), NoEnter(), SyncEnter(), SyncExit(), SyncManager()]:
    drive(enters(value))
# expect: TypeError: 'int' object does not support the asynchronous context manager protocol
# expect: TypeError: 'NoExit' object does not support the asynchronous context manager protocol (missed __aexit__ method)
# expect: TypeError: 'NoEnter' object does not support the asynchronous context manager protocol
# expect: TypeError: 'async with' received an object from __aenter__ that does not implement __await__: int
# expect: entered 1
# expect: TypeError: 'async with' received an object from __aexit__ that does not implement __await__: int
# expect: TypeError: 'SyncManager' object does not support the asynchronous context manager protocol


class BodyRaises(SyncExit):
    pass


async def body_raises():
    async with BodyRaises():
        raise KeyError("body")


drive(body_raises())  # expect: TypeError: 'async with' received an object from __aexit__ that does not implement __await__: int

for function in [aiter, anext]:
    for value in [3, [1], NoNext(), BadNext()]:
        try:
            print(type(function(value)).__name__)
        except TypeError as error:
            print(error)
# expect: 'int' object is not an async iterable
# expect: 'list' object is not an async iterable
# expect: aiter() returned not an async iterator of type 'int'
# expect: BadNext
# expect: 'int' object is not an async iterator
# expect: 'list' object is not an async iterator
# expect: 'NoNext' object is not an async iterator
# expect: int
