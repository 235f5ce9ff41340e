def g(x):
    y = yield
    yield x, y
    z = yield from g(y)
    return z


def h():
    try:
        yield 1
    finally:
        yield 2


def forward(x):
    return (yield from x)


l = lambda: (yield)


async def coro(x):
    await x
    async with x as y, z:
        return await y
    async for i in x:
        print(i)
        if i: break
    else:
        return 1
    return [await j for j in x]


async def agen(x):
    yield x
    async for i in x: yield i
    a = [i async for i in x if i]
    b = {i: j async for i in x for j in i}
    c = (i async for i in x)
    return
