# args: --heap-size 32m
# minipy only
try:
    l = [0] * (10 ** 8)
except MemoryError as e:
    print(repr(e))  # expect: MemoryError()
print("goes on")  # expect: goes on
