import sys
def deep(n):
    if n: return deep(n - 1)
    try:
        sys.setrecursionlimit(10)
    except RecursionError as e:
        return str(e)
print(deep(50))  # expect: cannot set the recursion limit to 10 at the recursion depth 52: the limit is too low
