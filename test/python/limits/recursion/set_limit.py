import sys
sys.setrecursionlimit(50000)
def g(n): return 0 if n == 0 else 1 + g(n - 1)
print(g(40000))  # expect: 40000
sys.setrecursionlimit(100)
try:
    g(200)
except RecursionError as e:
    print(e)  # expect: maximum recursion depth exceeded
for v in (0, -1, "x", 1.5, 2 ** 40):
    try:
        sys.setrecursionlimit(v)
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
        # expect: ValueError recursion limit must be greater or equal than 1
        # expect: ValueError recursion limit must be greater or equal than 1
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError 'float' object cannot be interpreted as an integer
        # expect: OverflowError Python int too large to convert to C int
