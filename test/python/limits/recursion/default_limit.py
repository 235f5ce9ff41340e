import sys
print(sys.getrecursionlimit())  # expect: 1000
depth = 0
def f():
    global depth
    depth += 1
    f()
try:
    f()
except RecursionError as e:
    print(e, 990 < depth <= 1000)  # expect: maximum recursion depth exceeded True
def g(n): return 0 if n == 0 else 1 + g(n - 1)
print(g(900))  # expect: 900
