class A:
    n = 0
    @classmethod
    def make(cls, v):
        cls.n += 1
        return (cls.__name__, v)
    @staticmethod
    def add(a, b): return a + b
class B(A): pass
print(A.make(1), B.make(2), B().make(3), A.n, B.n)  # expect: ('A', 1) ('B', 2) ('B', 3) 1 3
print(A.add(1, 2), A().add(3, 4))  # expect: 3 7
print(type(A.__dict__["make"]), type(A.__dict__["add"]))  # expect: <class 'classmethod'> <class 'staticmethod'>
print(A.make.__self__)  # expect: <class '__main__.A'>
s = staticmethod(len)
print(s([1, 2]))  # expect: 2
print(A.__dict__["add"].__func__(1, 1), A.__dict__["add"].__wrapped__(2, 2))  # expect: 2 4
