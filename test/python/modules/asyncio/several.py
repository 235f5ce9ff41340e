# gather, wait, as_completed, shield, wait_for, timeout, TaskGroup.
import asyncio


async def job(name, delay=0, error=None):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print("cancelled", name)
        raise
    if error:
        raise error
    return name


async def gathering():
    print(await asyncio.gather(), await asyncio.gather(job("a", 0.02), job("b"), job("c", 0.01)))
    print(await asyncio.gather(job(1), job(2, 0, ValueError("two")), return_exceptions=True))
    try:
        await asyncio.gather(job("slow", 10), job("bad", 0, KeyError("k")))
    except KeyError as error:
        print(repr(error))
    same = job("same")
    print(await asyncio.gather(same, same))
    outer = asyncio.gather(job("x", 10), job("y", 10))
    await asyncio.sleep(0)
    print(outer.cancel())
    try:
        await outer
    except asyncio.CancelledError:
        print("gather cancelled", outer.cancelled())
    child = asyncio.create_task(job("child", 10))
    asyncio.get_running_loop().call_soon(child.cancel)
    print([type(r).__name__ for r in await asyncio.gather(child, job("ok"), return_exceptions=True)])


asyncio.run(gathering())
# expect: [] ['a', 'b', 'c']
# expect: [1, ValueError('two')]
# expect: KeyError('k')
# expect: ['same', 'same']
# expect: True
# expect: cancelled x
# expect: cancelled y
# expect: gather cancelled False
# expect: cancelled child
# expect: ['CancelledError', 'str']
# expect: cancelled slow


async def waiting():
    tasks = [asyncio.create_task(job(n, n / 4)) for n in (3, 1, 2)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), done.pop().result())
    done, pending = await asyncio.wait(pending, timeout=0)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(pending)
    print(sorted(t.result() for t in done), pending)
    tasks = [asyncio.create_task(job("e", 0, OSError("e"))), asyncio.create_task(job("l", 0.5))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending), repr(done.pop().exception()))
    await asyncio.wait(pending)
    for arguments in [([],), ([job("c")],), (job("c"),)]:
        try:
            await asyncio.wait(*arguments)
        except (ValueError, TypeError) as error:
            print(error)
            for c in arguments[0] if isinstance(arguments[0], list) else arguments:
                c.close()
    try:
        await asyncio.wait([asyncio.create_task(job(1))], return_when="x")
    except ValueError as error:
        print(error)
    for next_one in asyncio.as_completed([job(0.1, 0.6), job(0.05, 0.3), job(0)]):
        print(await next_one)
    tasks = [asyncio.create_task(job(n, n * 6)) for n in (0.1, 0.05)]
    async for task in asyncio.as_completed(tasks):
        print(task in tasks, await task)
    try:
        for next_one in asyncio.as_completed([job("never", 5)], timeout=0.001):
            await next_one
    except TimeoutError as error:
        print(repr(error))


asyncio.run(waiting())
# expect: 1 2 1
# expect: 0 2
# expect: [2, 3] set()
# expect: 1 1 OSError('e')
# expect: Set of Tasks/Futures is empty.
# expect: Passing coroutines is forbidden, use tasks explicitly.
# expect: expect a list of futures, not coroutine
# expect: Invalid return_when value: x
# expect: 0
# expect: 0.05
# expect: 0.1
# expect: True 0.05
# expect: True 0.1
# expect: TimeoutError()
# expect: cancelled never


async def limits():
    print(await asyncio.wait_for(job("in time"), 5), await asyncio.wait_for(job("no limit"), None))
    for timeout in (0.001, 0, -1):
        try:
            await asyncio.wait_for(job("late", 5), timeout)
        except TimeoutError as error:
            print(repr(error), type(error.__cause__).__name__)
    try:
        async with asyncio.timeout(0.001) as limit:
            print(limit.expired(), limit.when() is not None)
            await job("in block", 5)
    except TimeoutError:
        print("timeout", limit.expired(), limit)
    async with asyncio.timeout(None) as limit:
        limit.reschedule(asyncio.get_running_loop().time() + 5)
    print(limit.expired(), limit)
    for use in [lambda: limit.reschedule(1), lambda: asyncio.timeout(1).reschedule(1)]:
        try:
            use()
        except RuntimeError as error:
            print(error)
    try:
        async with asyncio.timeout(5):
            async with asyncio.timeout(0.001):
                await job("inner", 5)
    except TimeoutError:
        print("inner timeout")
    try:
        async with asyncio.timeout(0.001):
            try:
                await job("chained", 5)
            except asyncio.CancelledError:
                raise ValueError("instead")
    except ValueError as error:
        print(repr(error), repr(error.__context__))
    task = asyncio.create_task(job("protected", 0.05))
    waiter = asyncio.create_task(wait_shielded(task))
    await asyncio.sleep(0)
    waiter.cancel()
    try:
        await waiter
    except asyncio.CancelledError:
        print("waiter cancelled", task.cancelled())
    print(await task)


async def wait_shielded(task):
    return await asyncio.shield(task)


asyncio.run(limits())
# expect: in time no limit
# expect: cancelled late
# expect: TimeoutError() CancelledError
# expect: TimeoutError() CancelledError
# expect: TimeoutError() CancelledError
# expect: False True
# expect: cancelled in block
# expect: timeout True <Timeout [expired]>
# expect: False <Timeout [finished]>
# expect: Cannot change state of finished Timeout
# expect: Timeout has not been entered
# expect: cancelled inner
# expect: inner timeout
# expect: cancelled chained
# expect: ValueError('instead') TimeoutError()
# expect: waiter cancelled False
# expect: protected


async def groups():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(job(n)) for n in "ab"]
        more = group.create_task(makes_more(group))
    print([t.result() for t in tasks], more.result())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(job("one", 0, ValueError("v")))
            group.create_task(job("two", 0, TypeError("t")))
            group.create_task(job("three", 5))
            await job("body", 5)
    except* ValueError as error:
        print(error.exceptions)
    except* TypeError as error:
        print(error.exceptions, error.message)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(job("other", 5))
            await asyncio.sleep(0)
            raise LookupError("body")
    except ExceptionGroup as error:
        print(repr(error))
    for problem in ["not entered", "finished"]:
        group = asyncio.TaskGroup()
        if problem == "finished":
            async with group:
                pass
        try:
            group.create_task(job("x"))
        except RuntimeError as error:
            print(error)
    task = asyncio.create_task(group_in_task())
    await asyncio.sleep(0.001)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("group cancelled")


async def makes_more(group):
    return await group.create_task(job("more"))


async def group_in_task():
    async with asyncio.TaskGroup() as group:
        group.create_task(job("member", 5))


asyncio.run(groups())
# expect: ['a', 'b'] more
# expect: cancelled three
# expect: cancelled body
# expect: (ValueError('v'),)
# expect: (TypeError('t'),) unhandled errors in a TaskGroup
# expect: cancelled other
# expect: ExceptionGroup('unhandled errors in a TaskGroup', [LookupError('body')])
# expect: TaskGroup <TaskGroup> has not been entered
# expect: TaskGroup <TaskGroup entered> is finished
# expect: cancelled member
# expect: group cancelled
