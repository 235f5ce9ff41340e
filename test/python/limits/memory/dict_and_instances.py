# args: --heap-size 32m
# minipy only
class A:
    def __init__(self, i): self.a = i; self.b = [i]
d = {}
try:
    for i in range(10 ** 9): d[i] = A(i)
except MemoryError:
    d.clear()
    print("cleared")  # expect: cleared
d[1] = A(1)
print(d[1].b)  # expect: [1]
