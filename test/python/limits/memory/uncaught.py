# args: --heap-size 32m
# minipy only
x = "a" * 10 ** 9  # expect error: MemoryError
