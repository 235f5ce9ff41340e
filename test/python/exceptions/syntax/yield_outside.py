yield 5  # expect syntax error: 'yield' outside function
