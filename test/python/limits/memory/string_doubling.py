# args: --heap-size 32m
# minipy only
s = "abc"
try:
    while True: s += s
except MemoryError as e:
    print(type(e).__name__, len(s) > 10 ** 6)  # expect: MemoryError True
