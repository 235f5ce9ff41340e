x = (1,
     2
print(x)  # expect error: SyntaxError: '(' was never closed
