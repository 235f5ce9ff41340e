import gc
class A:
    def __del__(self): print("del", self.n)
def make(n):
    a = A(); a.n = n; a.me = a
make(1)
print("before")  # expect: before
print(gc.collect() >= 1)
# expect: del 1
# expect: True
make(2); make(3)
print(gc.collect() >= 2, gc.isenabled())
# expect: del 2
# expect: del 3
# expect: True True
