# minipy only
async def f():  # expect syntax error: minipy does not support async functions yet
    return await g()
