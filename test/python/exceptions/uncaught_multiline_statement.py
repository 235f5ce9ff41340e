def f(*a): return a[10]
x = f(1,
      2)  # expect error: IndexError: tuple index out of range
