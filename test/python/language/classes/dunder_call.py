class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, *a, **k): return self.n + sum(a) + sum(k.values())
f = Adder(10)
print(f(), f(1, 2), f(1, b=5), callable(f), callable(Adder), callable(3))  # expect: 10 13 16 True True False
print(list(map(f, [1, 2])))  # expect: [11, 12]
class X: pass
x = X()
x.__call__ = lambda: 1
try:
    x()
except TypeError as e:
    print(e)  # expect: 'X' object is not callable


class CallsItself:
    pass


CallsItself.__call__ = CallsItself()
try:
    CallsItself()()
except RecursionError as error:
    print(error)  # expect: maximum recursion depth exceeded while calling a Python object
