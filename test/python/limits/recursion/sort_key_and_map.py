def f(x): return sorted([x], key=f)
try:
    f(1)
except RecursionError as e:
    print(str(e).startswith("maximum recursion depth exceeded"))  # expect: True
def g(x): return list(map(g, [x]))
try:
    g(1)
except RecursionError as e:
    print(str(e).startswith("maximum recursion depth exceeded"))  # expect: True
