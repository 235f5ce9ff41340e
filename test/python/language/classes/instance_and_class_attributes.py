class A:
    shared = []
    n = 0
    def __init__(self, x):
        self.x = x
        A.n += 1
a, b = A(1), A(2)
a.shared.append(5)
print(b.shared, A.n)  # expect: [5] 2
a.n = 99
print(a.n, b.n, A.n)  # expect: 99 2 2
del a.n
print(a.n)  # expect: 2
try:
    del a.n
except AttributeError as e:
    print(e)  # expect: 'A' object has no attribute 'n'
print(a.__dict__, b.__dict__)  # expect: {'x': 1} {'x': 2}
a.__dict__["y"] = 7
print(a.y)  # expect: 7
a.__dict__ = {"z": 1}
print(a.z, hasattr(a, "x"))  # expect: 1 False
try:
    a.__dict__ = 3
except TypeError as e:
    print(e)  # expect: __dict__ must be set to a dictionary, not a 'int'
