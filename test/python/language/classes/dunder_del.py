class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
a = A(1)
a = A(2)  # expect: del 1
del a  # expect: del 2
print("after")  # expect: after
def f():
    x = A(3)
    print("in f")
f()
# expect: in f
# expect: del 3
l = [A(4), A(5)]
l.clear()
# expect: del 5
# expect: del 4
d = {"k": A(6)}
d["k"] = None  # expect: del 6
A(7)  # expect: del 7
b = A(8)
c = b
del b
print("still")  # expect: still
c = None  # expect: del 8
print("end")  # expect: end
