# minipy only
async def f(): pass  # expect syntax error: minipy does not support async functions yet
