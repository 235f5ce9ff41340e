# args: --heap-size 32m
# minipy only
try:
    x = 1 << (10 ** 9)
except MemoryError as e:
    print("shift")  # expect: shift
try:
    x = "a".center(10 ** 9)
except MemoryError as e:
    print("center")  # expect: center
try:
    x = list(range(10 ** 8))
except MemoryError as e:
    print("range")  # expect: range
try:
    x = bytes(10 ** 9)
except MemoryError:
    print("bytes")  # expect: bytes
