# args: --heap-size 32m
# minipy only
import sys
sys.setrecursionlimit(10 ** 8)
def f(n): return f(n + 1)
try:
    f(0)
except (MemoryError, RecursionError):
    # Printing has to wait until the traceback, which fills the heap, is gone.
    result = "caught"
print(result)  # expect: caught
