# async for, async with and async comprehensions.
def run(coroutine):
    while True:
        try:
            coroutine.send(None)
        except StopIteration as stop:
            return stop.value


class Step:
    def __await__(self):
        yield


async def count(n):
    for i in range(n):
        await Step()
        yield i


class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        await Step()
        print("enter", self.name)
        return self.name

    async def __aexit__(self, kind, value, traceback):
        await Step()
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        return self.swallow


async def loops():
    async for i in count(3):
        print(i)
    else:
        print("else")
    async for i in count(5):
        if i == 1:
            continue
        if i == 3:
            break
        print("odd", i)
    else:
        print("never")
    async for a, *b in pairs():
        print(a, b)
    total = 0
    async for i in count(3):
        async for j in count(i):
            total += i * j
    return total


async def pairs():
    yield 1, 2, 3
    yield "xy"


print(run(loops()))
# expect: 0
# expect: 1
# expect: 2
# expect: else
# expect: odd 0
# expect: odd 2
# expect: 1 [2, 3]
# expect: x ['y']
# expect: 2


async def withs():
    async with Manager("a") as a, Manager("b", swallow=True) as b:
        print(a, b)
        raise ValueError("inside")
    async with (
        Manager("c"),
        Manager("d") as d,
    ):
        print(d)
    for i in range(3):
        async with Manager(i):
            if i == 0:
                continue
            break
    async with Manager("r"):
        return "returned"


print(run(withs()))
# expect: enter a
# expect: enter b
# expect: a b
# expect: exit b ValueError inside True
# expect: exit a None None False
# expect: enter c
# expect: enter d
# expect: d
# expect: exit d None None False
# expect: exit c None None False
# expect: enter 0
# expect: exit 0 None None False
# expect: enter 1
# expect: exit 1 None None False
# expect: enter r
# expect: exit r None None False
# expect: returned


async def propagates():
    async with Manager("p"):
        async for i in count(3):
            1 // i


try:
    run(propagates())
except ZeroDivisionError as error:
    print(repr(error))
# expect: enter p
# expect: exit p ZeroDivisionError integer division or modulo by zero True
# expect: ZeroDivisionError('integer division or modulo by zero')


async def comprehensions():
    print([i async for i in count(3)])
    print({i async for i in count(3)}, {i: -i async for i in count(3)})
    print([i async for i in count(4) if i % 2])
    print([(i, j) async for i in count(2) for j in range(2)])
    print([(i, j) for i in range(2) async for j in count(2)])
    print([await value(i) for i in range(3)])
    print([i for i in [await value(1), await value(2)]])
    print([[j async for j in count(i)] for i in range(3)])
    gen = (i async for i in count(3))
    print(type(gen).__name__, gen.__name__)
    print([i async for i in gen])
    gen = (await value(i) for i in range(3))
    print(type(gen).__name__, [i async for i in gen])
    print([x async for x in count(2)] + [lambda: 0][:0])


async def value(x):
    await Step()
    return x * 10


run(comprehensions())
# expect: [0, 1, 2]
# expect: {0, 1, 2} {0: 0, 1: -1, 2: -2}
# expect: [1, 3]
# expect: [(0, 0), (0, 1), (1, 0), (1, 1)]
# expect: [(0, 0), (0, 1), (1, 0), (1, 1)]
# expect: [0, 10, 20]
# expect: [10, 20]
# expect: [[], [0], [0, 1]]
# expect: async_generator <genexpr>
# expect: [0, 1, 2]
# expect: async_generator [0, 10, 20]
# expect: [0, 1]


async def nested_scopes():
    outer = 5

    async def inner():
        nonlocal outer
        outer += await value(1)
        return outer

    class C:
        async def method(self):
            return __class__.__name__, outer

    print(await inner(), await C().method())
    f = lambda: inner()
    return await f()


print(run(nested_scopes()))
# expect: 15 ('C', 15)
# expect: 25


async def awaits_everywhere(a=1):
    x = await value(a) if await value(1) else 0
    y = [*(await pair()), *await pair()]
    z = f"{await value(2)!r:>5}"
    d = {await value(1): await value(2), **await mapping()}
    print(x, y, z, d, await value(1) < await value(2) < await value(3), -await value(1), await value(2) ** 2)
    print((await pair())[await index()], await value(1) or 3, not await value(0))
    assert await value(1), await value(2)
    while (n := await value(a)) < 30:
        a += 1
    match await pair():
        case [p, q]:
            print(p, q)
    try:
        raise await error()
    except KeyError as e:
        print(repr(e), await value(3))
    finally:
        print(await value(4))
    with Sync(await value(5)) as s:
        print(s)
    del a
    return n


class Sync:
    def __init__(self, x):
        self.x = x

    def __enter__(self):
        return self.x

    def __exit__(self, *args):
        pass


async def pair():
    await Step()
    return 1, 2


async def mapping():
    return {"k": 1}


async def index():
    return 1


async def error():
    return KeyError("made")


print(run(awaits_everywhere()))
# expect: 10 [1, 2, 1, 2]    20 {10: 20, 'k': 1} True -10 400
# expect: 2 10 True
# expect: 1 2
# expect: KeyError('made') 30
# expect: 40
# expect: 50
# expect: 30
