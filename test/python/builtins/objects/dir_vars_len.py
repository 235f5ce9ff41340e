class A:
    x = 1
    def __init__(self): self.b = 2
print([n for n in dir(A()) if not n.startswith("_")], "__init__" in dir(A), vars(A()), "append" in dir([]))
# expect: ['b', 'x'] True {'b': 2} True
class D:
    def __dir__(self): return ["z", "a"]
print(dir(D()))  # expect: ['a', 'z']
print(len("abc"), len([]), len({1: 2}), len(range(7)), len(b"ab"), len({1, 2}), len((1,)))  # expect: 3 0 1 7 2 2 1
for f in (lambda: len(5), lambda: len(None), lambda: vars(5), lambda: len(), lambda: len(1, 2), lambda: len(x=1)):
    try:
        print(f())
    except TypeError as e:
        print(e)
        # expect: object of type 'int' has no len()
        # expect: object of type 'NoneType' has no len()
        # expect: vars() argument must have __dict__ attribute
        # expect: len() takes exactly one argument (0 given)
        # expect: len() takes exactly one argument (2 given)
        # expect: len() takes no keyword arguments
def g():
    b = 1; a = 2
    return dir()
print(g())  # expect: ['a', 'b']
