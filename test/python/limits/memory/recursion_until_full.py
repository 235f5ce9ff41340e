# args: --heap-size 32m
# minipy only
import sys
sys.setrecursionlimit(10 ** 8)
def f(n): return f(n + 1)
try:
    f(0)
except (MemoryError, RecursionError) as e:
    print("caught")  # expect: caught
