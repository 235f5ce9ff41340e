# The event loop itself: callbacks, timers, futures, handlers, runners.
import asyncio


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


async def value(x=1):
    await asyncio.sleep(0)
    return x


loop = asyncio.new_event_loop()
print(loop, loop.is_running(), loop.is_closed(), loop.get_debug())
# expect: <_UnixSelectorEventLoop running=False closed=False debug=False> False False False
print(loop.run_until_complete(value(5)))  # expect: 5
order = []
loop.call_soon(order.append, "soon")
loop.call_later(0.01, order.append, "later")
loop.call_at(loop.time() - 1, order.append, "past")
handle = loop.call_soon(order.append, "cancelled")
print(handle.cancelled(), handle.cancel(), handle.cancelled(), handle)  # expect: False None True <Handle cancelled>
timer = loop.call_later(0.001, order.append, "cancelled")
timer.cancel()
loop.call_later(0.05, loop.stop)
loop.run_forever()
print(order)  # expect: ['soon', 'past', 'later']
future = loop.create_future()
loop.call_soon(future.set_result, "done")
print(loop.run_until_complete(future), future.done(), future.result(), future)
# expect: done True done <Future finished result='done'>
attempt(future.set_result, 1)  # expect: InvalidStateError: invalid state
attempt(loop.run_until_complete, 3)  # expect: TypeError: An asyncio.Future, a coroutine or an awaitable is required
loop.call_soon(loop.stop)
never = loop.create_future()
attempt(loop.run_until_complete, never)  # expect: RuntimeError: Event loop stopped before Future completed.
never.cancel()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)  # expect: True
task = loop.create_task(value(7), name="by hand")
print(task.get_name(), loop.run_until_complete(task))  # expect: by hand 7

# Exceptions of callbacks go to the handler.
def handler(loop, context):
    print(context["message"].split(" at ")[0], repr(context.get("exception")))


loop.set_exception_handler(handler)
print(loop.get_exception_handler() is handler)  # expect: True
loop.call_soon(lambda: 1 / 0)
loop.run_until_complete(value())  # expect: Exception in callback <lambda>() ZeroDivisionError('division by zero')


async def fails():
    raise KeyError("nobody looks")


task = loop.create_task(fails())
loop.run_until_complete(asyncio.wait([task]))
del task
import gc
gc.collect()  # expect: Task exception was never retrieved KeyError('nobody looks')
future = loop.create_future()
future.set_exception(OSError("unseen"))
del future  # expect: Future exception was never retrieved OSError('unseen')
loop.call_exception_handler({"message": "by hand"})  # expect: by hand None
attempt(loop.set_exception_handler, 3)  # expect: TypeError: A callable object or None is expected, got 3
loop.set_exception_handler(None)

# Async generators that were not finished are closed with the loop.
async def generator():
    try:
        yield 1
        yield 2
    finally:
        print("closed")


async def uses():
    async for x in generator():
        break
    kept.append(generator())
    print(await anext(kept[0]))


kept = []
loop.run_until_complete(uses())  # expect: 1
loop.run_until_complete(loop.shutdown_asyncgens())
# expect: closed
# expect: closed
attempt(loop.run_until_complete, loop.shutdown_default_executor())  # expect: None
loop.close()
print(loop)  # expect: <_UnixSelectorEventLoop running=False closed=True debug=False>
attempt(loop.call_soon, print)  # expect: RuntimeError: Event loop is closed
asyncio.set_event_loop(None)
attempt(asyncio.get_event_loop)  # expect: RuntimeError: There is no current event loop in thread 'MainThread'.
attempt(asyncio.set_event_loop, 3)  # expect: TypeError: loop must be an instance of AbstractEventLoop or None, not 'int'

# Runners.
with asyncio.Runner() as runner:
    print(runner.run(value(1)), runner.run(value(2)), runner.get_loop().is_running())
# expect: 1 2 False
attempt(runner.get_loop)  # expect: RuntimeError: Runner is closed


async def leaves_tasks():
    asyncio.create_task(stays("a"))
    await asyncio.sleep(0)
    return "main ends"


async def stays(name):
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("cancelled", name)
        raise


print(asyncio.run(leaves_tasks()))
# expect: cancelled a
# expect: main ends


async def raises():
    raise SystemExit("leaving")


attempt(asyncio.run, raises())  # expect: SystemExit: leaving


async def interrupted():
    raise KeyboardInterrupt


attempt(asyncio.run, interrupted())  # expect: KeyboardInterrupt: 


async def cancels_itself():
    asyncio.current_task().cancel()
    await asyncio.sleep(0)


attempt(asyncio.run, cancels_itself())  # expect: CancelledError: 

# Ctrl-C cancels what runs.
import signal


async def signals():
    try:
        signal.raise_signal(signal.SIGINT)
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("interrupted")
        raise


attempt(asyncio.run, signals())
# expect: interrupted
# expect: KeyboardInterrupt: 
