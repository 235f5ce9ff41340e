# The loop and threads: to_thread, executors, call_soon_threadsafe, run_coroutine_threadsafe.
import asyncio
import contextvars
import threading
import time
from concurrent.futures import ThreadPoolExecutor

var = contextvars.ContextVar("var")


def blocking(n):
    time.sleep(0.01)
    return n, var.get("unset"), threading.current_thread() is threading.main_thread()


async def ticks():
    for _ in range(3):
        await asyncio.sleep(0)
    return "ticked"


async def main():
    var.set("seen")
    print(await asyncio.gather(asyncio.to_thread(blocking, 1), asyncio.to_thread(blocking, 2), ticks()))
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, blocking, 3))
    with ThreadPoolExecutor(1) as pool:
        print(await loop.run_in_executor(pool, blocking, 4))
    try:
        await asyncio.to_thread(lambda: 1 / 0)
    except ZeroDivisionError as error:
        print(repr(error))
    future = loop.create_future()
    thread = threading.Thread(target=lambda: loop.call_soon_threadsafe(future.set_result, "from a thread"))
    thread.start()
    print(await future)
    thread.join()
    results = []

    def outside():
        results.append(asyncio.run_coroutine_threadsafe(ticks(), loop).result())
        failing = asyncio.run_coroutine_threadsafe(fails(), loop)
        results.append(repr(failing.exception()))

    await asyncio.to_thread(outside)
    print(results)
    try:
        await asyncio.wait_for(asyncio.to_thread(time.sleep, 0.05), 0.001)
    except TimeoutError:
        print("not waited for")


async def fails():
    raise LookupError("in the loop")


asyncio.run(main())
# expect: [(1, 'seen', False), (2, 'seen', False), 'ticked']
# expect: (3, 'unset', False)
# expect: (4, 'unset', False)
# expect: ZeroDivisionError('division by zero')
# expect: from a thread
# expect: ['ticked', "LookupError('in the loop')"]
# expect: not waited for


# Each thread may have a loop of its own.
def own_loop(n, results):
    results.append(asyncio.run(ticks()) + str(n))


results = []
threads = [threading.Thread(target=own_loop, args=(n, results)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results))  # expect: ['ticked0', 'ticked1', 'ticked2']
try:
    thread = threading.Thread(target=lambda: results.append(type(asyncio.new_event_loop().close()).__name__))
    thread.start()
    thread.join()
finally:
    print(results[-1])
# expect: NoneType
