# Tasks: the order in which they run, results, cancelling, names, callbacks, contexts.
import asyncio
import contextvars


async def worker(name, rounds):
    for i in range(rounds):
        print(name, i)
        await asyncio.sleep(0)
    return name


async def order():
    tasks = [asyncio.create_task(worker(name, 3)) for name in "abc"]
    print("created")
    print([await task for task in tasks])
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon 1")
    loop.call_later(0, print, "later 0")
    loop.call_soon(print, "soon 2")
    task = asyncio.create_task(worker("t", 1))
    print("before")
    await asyncio.sleep(0)
    print("after one")
    await task
    late = [asyncio.create_task(sleeper(delay)) for delay in (0.15, 0.05, 0.1)]
    await asyncio.wait(late)
    print(await asyncio.sleep(0, "result"), await asyncio.sleep(0.001, "later result"))


async def sleeper(delay):
    await asyncio.sleep(delay)
    print("slept", delay)


asyncio.run(order())
# expect: created
# expect: a 0
# expect: b 0
# expect: c 0
# expect: a 1
# expect: b 1
# expect: c 1
# expect: a 2
# expect: b 2
# expect: c 2
# expect: ['a', 'b', 'c']
# expect: before
# expect: soon 1
# expect: soon 2
# expect: t 0
# expect: after one
# expect: later 0
# expect: slept 0.05
# expect: slept 0.1
# expect: slept 0.15
# expect: result later result


async def forever():
    try:
        await asyncio.sleep(1000)
    except asyncio.CancelledError as error:
        print("cancelled inside", error.args)
        raise
    finally:
        print("cleaned up")


async def swallows():
    try:
        await asyncio.sleep(1000)
    except asyncio.CancelledError:
        print("swallowed")
    return "still here"


async def fails(text):
    await asyncio.sleep(0)
    raise ValueError(text)


async def cancelling():
    task = asyncio.create_task(forever())
    await asyncio.sleep(0)
    print(task.cancel("why"), task.cancelling(), task.cancelled(), task.done())
    try:
        await task
    except asyncio.CancelledError as error:
        print("outside", error.args)
    print(task.cancelled(), task.done(), task.cancel())
    task = asyncio.create_task(forever())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("never started")
    task = asyncio.create_task(swallows())
    await asyncio.sleep(0)
    task.cancel()
    print(await task, task.cancelled(), task.cancelling(), task.uncancel(), task.uncancel())
    task = asyncio.create_task(fails("x"))
    try:
        await task
    except ValueError as error:
        print(repr(error), task.exception() is error)
    try:
        task.result()
    except ValueError as error:
        print("again", error)
    for method in ["result", "exception"]:
        task = asyncio.create_task(worker("w", 0))
        try:
            getattr(task, method)()
        except asyncio.InvalidStateError as error:
            print(error)
        await task


asyncio.run(cancelling())
# expect: True 1 False False
# expect: cancelled inside ('why',)
# expect: cleaned up
# expect: outside ('why',)
# expect: True True False
# expect: never started
# expect: swallowed
# expect: still here False 1 0 0
# expect: ValueError('x') True
# expect: again x
# expect: Result is not set.
# expect: Exception is not set.


async def callbacks():
    task = asyncio.create_task(worker("c", 1), name="named")
    print(task.get_name(), task.get_coro().__name__, asyncio.current_task().get_name()[:5])
    task.set_name(3)
    print(repr(task.get_name()))
    order = []
    task.add_done_callback(lambda t: order.append(("first", t.result())))
    task.add_done_callback(remove := lambda t: order.append("removed"))
    task.add_done_callback(lambda t: order.append("last"))
    print(task.remove_done_callback(remove))
    await task
    print(order)
    await asyncio.sleep(0)
    print(order)
    task.add_done_callback(lambda t: print("late callback", t is task))
    await asyncio.sleep(0)
    print(len(asyncio.all_tasks()), asyncio.current_task() in asyncio.all_tasks())
    print(isinstance(task, asyncio.Future), asyncio.isfuture(task), asyncio.iscoroutine(task))


asyncio.run(callbacks())
# expect: named worker Task-
# expect: '3'
# expect: 1
# expect: c 0
# expect: [('first', 'c'), 'last']
# expect: [('first', 'c'), 'last']
# expect: late callback True
# expect: 1 True
# expect: True True False

# Each task has a copy of the context it was made in.
var = contextvars.ContextVar("var", default="default")


async def sets(value):
    before = var.get()
    var.set(value)
    await asyncio.sleep(0)
    return before, var.get()


async def contexts():
    var.set("main")
    print(await asyncio.gather(sets(1), sets(2)), var.get())
    print(await sets(3), var.get())
    ctx = contextvars.copy_context()
    task = asyncio.create_task(sets(4), context=ctx)
    print(await task, var.get(), ctx[var], task.get_context() is ctx)
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: print("callback", var.get()))
    loop.call_soon(lambda: print("in other", var.get()), context=ctx)
    await asyncio.sleep(0)


asyncio.run(contexts())
# expect: [('main', 1), ('main', 2)] main
# expect: ('main', 3) 3
# expect: (3, 4) 3 4 True
# expect: callback 3
# expect: in other 4
print(var.get())  # expect: default


# What is awaited wrongly.
class Bad:
    def __await__(self):
        yield "nonsense"


async def bad():
    for awaitable in [Bad()]:
        try:
            await awaitable
        except RuntimeError as error:
            print(error)
    task = asyncio.current_task()
    try:
        await task
    except RuntimeError as error:
        print(str(error)[:25])
    for value in [3, None, worker]:
        try:
            asyncio.create_task(value)
        except TypeError as error:
            print(str(error)[:35])
    try:
        await asyncio.gather(1)
    except TypeError as error:
        print(error)
    coroutine = worker("x", 0)
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
    coroutine.close()


asyncio.run(bad())
# expect: Task got bad yield: 'nonsense'
# expect: Task cannot await on itse
# expect: a coroutine was expected, got 3
# expect: a coroutine was expected, got None
# expect: a coroutine was expected, got <func
# expect: An asyncio.Future, a coroutine or an awaitable is required
# expect: asyncio.run() cannot be called from a running event loop

for call in [asyncio.get_running_loop, asyncio.current_task, asyncio.all_tasks, lambda: asyncio.run(3)]:
    try:
        call()
    except (RuntimeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
# expect: RuntimeError: no running event loop
# expect: RuntimeError: no running event loop
# expect: RuntimeError: no running event loop
# expect: ValueError: a coroutine was expected, got 3


# Eager tasks.
async def eager():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(worker("eager", 1))
    print("made", task.done())
    await task
    task = asyncio.create_task(worker("done", 0))
    print(task.done(), task.result())


asyncio.run(eager())
# expect: eager 0
# expect: made False
# expect: True done
