# Lock, Event, Condition, Semaphore, Barrier, Queue.
import asyncio


async def locks():
    lock = asyncio.Lock()

    async def critical(name):
        async with lock:
            print("in", name)
            await asyncio.sleep(0)
            print("out", name)

    await asyncio.gather(critical(1), critical(2), critical(3))
    print(lock.locked(), repr(lock).endswith("[unlocked]>"))
    await lock.acquire()
    waiter = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    print(repr(lock).endswith("[locked, waiters:1]>"))
    waiter.cancel()
    await asyncio.wait([waiter])
    lock.release()
    print(lock.locked(), waiter.cancelled())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


asyncio.run(locks())
# expect: in 1
# expect: out 1
# expect: in 2
# expect: out 2
# expect: in 3
# expect: out 3
# expect: False True
# expect: True
# expect: False True
# expect: Lock is not acquired.


async def events():
    event = asyncio.Event()

    async def waits(name):
        print(name, "waits")
        await event.wait()
        print(name, "goes on")

    tasks = [asyncio.create_task(waits(n)) for n in "ab"]
    await asyncio.sleep(0)
    event.set()
    print("set", event.is_set(), await event.wait())
    await asyncio.wait(tasks)
    event.clear()
    print(event.is_set())


asyncio.run(events())
# expect: a waits
# expect: b waits
# expect: set True True
# expect: a goes on
# expect: b goes on
# expect: False


async def conditions():
    condition = asyncio.Condition()
    items = []

    async def consumer(name):
        async with condition:
            await condition.wait_for(lambda: items)
            print(name, items.pop())

    consumers = [asyncio.create_task(consumer(n)) for n in "abc"]
    await asyncio.sleep(0)
    for n in range(2):
        async with condition:
            items.append(n)
            condition.notify()
    await asyncio.sleep(0.001)
    async with condition:
        items.append("last")
        condition.notify_all()
    await asyncio.gather(*consumers)
    for call in [condition.notify, condition.wait().send]:
        try:
            call(*[None] if call != condition.notify else [])
        except RuntimeError as error:
            print(error)


asyncio.run(conditions())
# expect: a 1
# expect: b 0
# expect: c last
# expect: cannot notify on un-acquired lock
# expect: cannot wait on un-acquired lock


async def semaphores():
    semaphore = asyncio.Semaphore(2)
    active = most = 0

    async def job():
        nonlocal active, most
        async with semaphore:
            active += 1
            most = max(most, active)
            await asyncio.sleep(0.001)
            active -= 1

    await asyncio.gather(*[job() for _ in range(6)])
    print(most, semaphore.locked())
    bounded = asyncio.BoundedSemaphore(1)
    await bounded.acquire()
    print(bounded.locked())
    bounded.release()
    try:
        bounded.release()
    except ValueError as error:
        print(error)


asyncio.run(semaphores())
# expect: 2 False
# expect: True
# expect: BoundedSemaphore released too many times


async def barriers():
    barrier = asyncio.Barrier(3)

    async def party(n):
        await asyncio.sleep(n / 20)
        print("at", n)
        index = await barrier.wait()
        return index

    print(await asyncio.gather(party(2), party(1), party(3)))
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    task = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    await barrier.abort()
    try:
        await task
    except asyncio.BrokenBarrierError as error:
        print(error, barrier.broken)


asyncio.run(barriers())
# expect: at 1
# expect: at 2
# expect: at 3
# expect: [1, 0, 2]
# expect: 3 0 False
# expect: 1
# expect: Abort or reset of barrier True


async def queues():
    queue = asyncio.Queue(maxsize=2)

    async def producer():
        for n in range(5):
            await queue.put(n)
            print("put", n)

    async def consumer():
        while True:
            n = await queue.get()
            print("got", n)
            await asyncio.sleep(0)
            queue.task_done()

    task = asyncio.create_task(consumer())
    await producer()
    await queue.join()
    print(queue.empty(), queue.qsize(), queue.full(), queue.maxsize)
    task.cancel()
    await asyncio.wait([task])
    for kind in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
        queue = kind()
        for n in (2, 3, 1):
            queue.put_nowait(n)
        print(queue, [queue.get_nowait() for _ in range(3)])
        try:
            queue.get_nowait()
        except asyncio.QueueEmpty as error:
            print(repr(error))
    queue = asyncio.Queue(1)
    queue.put_nowait(1)
    try:
        queue.put_nowait(2)
    except asyncio.QueueFull as error:
        print(repr(error))
    putter = asyncio.create_task(queue.put(2))
    await asyncio.sleep(0)
    print(str(queue))
    putter.cancel()
    await asyncio.wait([putter])
    queue.shutdown()
    print(await queue.get(), queue)
    for call in [queue.get(), queue.put(1)]:
        try:
            await call
        except asyncio.QueueShutDown as error:
            print(repr(error))


asyncio.run(queues())
# expect: put 0
# expect: put 1
# expect: got 0
# expect: put 2
# expect: got 1
# expect: put 3
# expect: got 2
# expect: put 4
# expect: got 3
# expect: got 4
# expect: True 0 False 2
# expect: <Queue maxsize=0 tasks=3> [2, 3, 1]
# expect: QueueEmpty()
# expect: <LifoQueue maxsize=0 tasks=3> [1, 3, 2]
# expect: QueueEmpty()
# expect: <PriorityQueue maxsize=0 tasks=3> [1, 2, 3]
# expect: QueueEmpty()
# expect: QueueFull()
# expect: <Queue maxsize=1 _queue=[1] _putters[1] tasks=1>
# expect: 1 <Queue maxsize=1 tasks=1 shutdown>
# expect: QueueShutDown()
# expect: QueueShutDown()
