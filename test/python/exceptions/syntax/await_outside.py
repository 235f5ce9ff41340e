def f():
    await x  # expect syntax error: 'await' outside async function
