# Async generators: values, asend, athrow, aclose, attributes, hooks.
import sys
import warnings


def run(coroutine):
    while True:
        try:
            print("awaits", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


def attempt(coroutine):
    try:
        print("->", run(coroutine))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


class Pause:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        yield self.name


async def numbers(count):
    try:
        for i in range(count):
            await Pause(f"pause {i}")
            got = yield i
            if got is not None:
                print("got", got)
    except ValueError as error:
        print("caught", error)
        yield "after"
    finally:
        print("finally")


async def collect(iterable):
    return [item async for item in iterable]


attempt(collect(numbers(2)))
# expect: awaits pause 0
# expect: awaits pause 1
# expect: finally
# expect: -> [0, 1]
attempt(collect(item async for item in numbers(3) if item != 1))
# expect: awaits pause 0
# expect: awaits pause 1
# expect: awaits pause 2
# expect: finally
# expect: -> [0, 2]


async def steps():
    gen = numbers(5)
    print(type(gen).__name__, gen.__name__, aiter(gen) is gen, gen.ag_running, gen.ag_suspended, gen.ag_await)
    print(gen.ag_code is numbers.__code__, gen.ag_frame is not None)
    print(await gen.__anext__())
    print(gen.ag_suspended, gen.ag_running)
    print(await gen.asend("sent"))
    print(await anext(gen), await anext(gen, "default"))
    print(await gen.athrow(ValueError("thrown")))
    print(await gen.aclose())
    print(gen.ag_frame, gen.ag_code.co_name)
    print(await anext(gen, "default"))
    print(await gen.aclose())
    await anext(gen)


attempt(steps())
# expect: async_generator numbers True False False None
# expect: True True
# expect: awaits pause 0
# expect: 0
# expect: True False
# expect: got sent
# expect: awaits pause 1
# expect: 1
# expect: awaits pause 2
# expect: awaits pause 3
# expect: 2 3
# expect: caught thrown
# expect: after
# expect: finally
# expect: None
# expect: None numbers
# expect: default
# expect: None
# expect: StopAsyncIteration: 


async def first_value_sent():
    await numbers(1).asend("x")


attempt(first_value_sent())  # expect: TypeError: can't send non-None value to a just-started async generator


async def throws_at_start():
    await numbers(1).athrow(KeyError("early"))


attempt(throws_at_start())  # expect: KeyError: 'early'


async def closes_twice():
    gen = numbers(3)
    await anext(gen)
    await gen.aclose()
    await gen.asend(1)


attempt(closes_twice())
# expect: awaits pause 0
# expect: finally
# expect: StopAsyncIteration: 


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


async def closes(gen):
    await anext(gen)
    return await gen.aclose()


attempt(closes(stubborn()))  # expect: RuntimeError: async generator ignored GeneratorExit


async def awaits_at_exit():
    try:
        yield 1
    finally:
        await Pause("leaving")
        print("left")


attempt(closes(awaits_at_exit()))
# expect: awaits leaving
# expect: left
# expect: -> None


async def raises(error):
    yield 1
    raise error


attempt(collect(raises(StopIteration("s"))))  # expect: RuntimeError: async generator raised StopIteration
attempt(collect(raises(StopAsyncIteration("a"))))  # expect: RuntimeError: async generator raised StopAsyncIteration
attempt(collect(raises(GeneratorExit())))  # expect: GeneratorExit: 

# Each awaitable once, and one at a time.
gen = numbers(3)
step = gen.asend(None)
print(type(step).__name__, step.send(None), gen.ag_running, type(gen.ag_await).__name__)
# expect: async_generator_asend pause 0 True generator
attempt(gen.asend(None))  # expect: RuntimeError: anext(): asynchronous generator is already running
attempt(gen.athrow(ValueError))  # expect: RuntimeError: athrow(): asynchronous generator is already running
attempt(gen.aclose())  # expect: RuntimeError: aclose(): asynchronous generator is already running
try:
    step.send(None)
except StopIteration as stop:
    print("value", stop.value)
# expect: value 0
attempt(step)  # expect: RuntimeError: cannot reuse already awaited __anext__()/asend()
print(step.close(), gen.ag_running)  # expect: None False
close = gen.aclose()
attempt(close)
# expect: finally
# expect: -> None
attempt(close)  # expect: RuntimeError: cannot reuse already awaited aclose()/athrow()
gen = numbers(3)
step = gen.asend(None)
step.send(None)
try:
    step.throw(ValueError("inside"))
except StopIteration as stop:
    print(stop.value)
# expect: caught inside
# expect: after
print(step.close())  # expect: None
step = gen.athrow(TypeError("late"))
attempt(step)
# expect: finally
# expect: TypeError: late
gen = numbers(2)
step = anext(gen, "d")
print(type(step).__name__, iter(step) is step, step.send(None))  # expect: anext_awaitable True pause 0
try:
    step.throw(LookupError("x"))
except LookupError as error:
    print(repr(error))
# expect: finally
# expect: LookupError('x')
print(step.close())  # expect: None


class Slow:
    def __init__(self):
        self.left = 1

    def __aiter__(self):
        return self

    async def __anext__(self):
        await Pause("slow")
        if not self.left:
            raise StopAsyncIteration
        self.left -= 1
        return "one"


async def with_default():
    it = aiter(Slow())
    return await anext(it, "d"), await anext(it, "d"), await anext(it, None)


attempt(with_default())
# expect: awaits slow
# expect: awaits slow
# expect: awaits slow
# expect: -> ('one', 'd', None)

# Hooks.
def firstiter(gen):
    print("first", gen.__name__)


def finalizer(gen):
    print("finalizer", gen.__name__)
    gen.aclose().close() if False else None


warnings.simplefilter("ignore")
old = sys.get_asyncgen_hooks()
print(old, old.firstiter)  # expect: asyncgen_hooks(firstiter=None, finalizer=None) None
sys.set_asyncgen_hooks(firstiter=firstiter, finalizer=finalizer)
print(sys.get_asyncgen_hooks() == (firstiter, finalizer))  # expect: True
gen = numbers(2)
step = gen.asend(None)  # expect: first numbers
gen.asend(None)
del step, gen  # expect: finalizer numbers
gen = numbers(2)
attempt(anext(gen))
# expect: first numbers
# expect: awaits pause 0
# expect: -> 0
sys.set_asyncgen_hooks(*old)
del gen  # expect: finalizer numbers
for args in [(1, None), (None, 1)]:
    try:
        sys.set_asyncgen_hooks(*args)
    except TypeError as error:
        print(error)
# expect: callable firstiter expected, got int
# expect: callable finalizer expected, got int
