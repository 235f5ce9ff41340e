def f(x, seen=[]):
    seen.append(x)
    return seen
print(f(1))  # expect: [1]
print(f(2))  # expect: [1, 2]
print(f(3, []))  # expect: [3]
print(f.__defaults__)  # expect: ([1, 2],)
i = 5
def g(x=i):
    return x
i = 6
print(g())  # expect: 5
g.__defaults__ = (9,)
print(g())  # expect: 9
g.__defaults__ = None
try:
    g()
except TypeError as e:
    print(e)  # expect: g() missing 1 required positional argument: 'x'
