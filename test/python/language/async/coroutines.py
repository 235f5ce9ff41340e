# Coroutine objects: driven by hand, as an event loop does.
import types


def run(coroutine, *values):
    """Drive a coroutine with the values, then with None; print what it awaits, give what it returns."""
    values = list(values)
    sent = None
    while True:
        try:
            print("awaits", coroutine.send(sent))
        except StopIteration as stop:
            return stop.value
        sent = values.pop(0) if values else None


def attempt(function, *args):
    try:
        print(function(*args))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


class Pause:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        return (yield self.name)


async def add(a, b):
    return await a + await b


async def twice(name):
    first = await Pause(name)
    second = await Pause(name * 2)
    return first, second


print(run(twice("x"), 1, 2))
# expect: awaits x
# expect: awaits xx
# expect: (1, 2)


async def both():
    one = await twice("p")
    return one + await twice("q")


print(run(both(), 1, 2, 3, 4))
# expect: awaits p
# expect: awaits pp
# expect: awaits q
# expect: awaits qq
# expect: (1, 2, 3, 4)


async def product():
    return await add(Pause("a"), Pause("b"))


print(run(product(), 5, 6))
# expect: awaits a
# expect: awaits b
# expect: 11

# Attributes.
c = twice("n")
print(type(c).__name__, c.__name__, c.__qualname__, repr(c).startswith("<coroutine object twice at 0x"))
# expect: coroutine twice twice True
print(c.cr_running, c.cr_suspended, c.cr_await, c.cr_origin, c.cr_code is twice.__code__, c.cr_frame is not None)
# expect: False False None None True True
print(c.send(None), c.cr_suspended, type(c.cr_await).__name__, c.cr_frame.f_locals)  # expect: n True generator {'name': 'n'}
print(c.close(), c.cr_frame, c.cr_code.co_name, c.cr_suspended, c.close())  # expect: None None twice False None
attempt(c.send, None)  # expect: RuntimeError: cannot reuse already awaited coroutine
attempt(c.throw, ValueError("late"))  # expect: RuntimeError: cannot reuse already awaited coroutine
print(twice.__code__.co_flags & 0x80 != 0, hasattr(c, "__iter__"), hasattr(c, "__next__"))  # expect: True False False
c.__name__ = "other"
print(c.__name__)  # expect: other
attempt(lambda: setattr(c, "__name__", 3))  # expect: TypeError: __name__ must be set to a string object
attempt(lambda: setattr(c, "__qualname__", 3))  # expect: TypeError: __qualname__ must be set to a string object
attempt(iter, c)  # expect: TypeError: 'coroutine' object is not iterable
attempt(next, c)  # expect: TypeError: 'coroutine' object is not an iterator
attempt(type(c))  # expect: TypeError: cannot create 'coroutine' instances

# send and throw before the start, while running.
c = twice("n")
attempt(c.send, 3)  # expect: TypeError: can't send non-None value to a just-started coroutine
attempt(c.throw, KeyError("k"))  # expect: KeyError: 'k'
attempt(c.send, None)  # expect: RuntimeError: cannot reuse already awaited coroutine


async def itself():
    c.send(None)


c = itself()
attempt(c.send, None)  # expect: ValueError: coroutine already executing


async def catches():
    try:
        await Pause("in")
    except ValueError as error:
        return f"caught {error}"


c = catches()
print(c.send(None))  # expect: in
attempt(c.throw, ValueError("v"))  # expect: StopIteration: caught v

# close: a coroutine may clean up, but not go on.
async def cleans():
    try:
        await Pause("in")
    finally:
        print("cleaned")


c = cleans()
print(c.send(None))  # expect: in
print(c.close())
# expect: cleaned
# expect: None


async def stubborn():
    try:
        await Pause("in")
    except GeneratorExit:
        await Pause("again")


c = stubborn()
c.send(None)
attempt(c.close)  # expect: RuntimeError: coroutine ignored GeneratorExit
print(c.cr_suspended)  # expect: True
attempt(c.send, None)  # expect: StopIteration: 

# StopIteration does not leave a coroutine.
async def stops():
    raise StopIteration(3)


c = stops()
attempt(c.send, None)  # expect: RuntimeError: coroutine raised StopIteration
try:
    stops().send(None)
except RuntimeError as error:
    print(repr(error.__cause__), repr(error.__context__))
# expect: StopIteration(3) StopIteration(3)

# The iterator of a coroutine.
c = twice("w")
w = c.__await__()
print(type(w).__name__, iter(w) is w, next(w), w.send(1), w.close(), c.cr_frame)  # expect: coroutine_wrapper True w ww None None
c = catches()
w = c.__await__()
w.send(None)
attempt(w.throw, ValueError("through"))  # expect: StopIteration: caught through
w = twice("f").__await__()


def from_wrapper():
    return (yield from w)


print(list(from_wrapper()))  # expect: ['f', 'ff']


# Coroutines made of generators.
@types.coroutine
def old(name):
    got = yield name
    return got


async def uses_old():
    return await old("old")


print(run(uses_old(), 7))
# expect: awaits old
# expect: 7
print(old.__code__.co_flags & 0x100 != 0, type(old("x")).__name__)  # expect: True generator


@types.coroutine
def delegates():
    return (yield from twice("d"))


async def uses_delegates():
    return await delegates()


print(run(uses_delegates(), 1, 2))
# expect: awaits d
# expect: awaits dd
# expect: (1, 2)


def plain():
    yield from twice("d")


with_warning = plain()
import warnings
warnings.simplefilter("ignore")
attempt(next, with_warning)  # expect: TypeError: cannot 'yield from' a coroutine object in a non-coroutine generator

# Awaiting one that is awaited already.
shared = twice("s")


async def waits():
    return await shared


first, second = waits(), waits()
print(first.send(None))  # expect: s
attempt(second.send, None)  # expect: RuntimeError: coroutine is being awaited already
first.close()


# A traceback through coroutines names each.
async def inner():
    await Pause("t")
    raise LookupError("deep")


async def outer():
    await inner()


c = outer()
c.send(None)
try:
    c.send(None)
except LookupError as error:
    tb = error.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, end=" ")
        tb = tb.tb_next
    print()
# expect: <module> outer inner 

c = outer()
c.send(None)
try:
    c.throw(KeyError("thrown"))
except KeyError as error:
    tb = error.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, end=" ")
        tb = tb.tb_next
    print()
# expect: <module> outer inner __await__ 
