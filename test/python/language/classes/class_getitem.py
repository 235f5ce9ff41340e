class A:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(A[1], A["x", 2])  # expect: ('A', 1) ('A', ('x', 2))
class B: pass
try:
    B[1]
except TypeError as e:
    print(e)  # expect: type 'B' is not subscriptable
