class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return CountIter(self.n)
class CountIter:
    def __init__(self, n): self.i, self.n = 0, n
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
print(list(Count(3)), sum(Count(4)), 2 in Count(3), max(Count(5)))  # expect: [1, 2, 3] 10 True 5
a, b, c = Count(3)
print(a, b, c, [*Count(2)], tuple(Count(2)), {*Count(2)})  # expect: 1 2 3 [1, 2] (1, 2) {1, 2}
for x in Count(2):
    for y in Count(2):
        print(x, y)
        # expect: 1 1
        # expect: 1 2
        # expect: 2 1
        # expect: 2 2
class NoNext:
    def __iter__(self): return 5
try:
    iter(NoNext())
except TypeError as e:
    print(e)  # expect: iter() returned non-iterator of type 'int'
class NotIter: pass
try:
    for x in NotIter(): pass
except TypeError as e:
    print(e)  # expect: 'NotIter' object is not iterable
class Off:
    __iter__ = None
    def __getitem__(self, i): return 1
try:
    iter(Off())
except TypeError as e:
    print(e)  # expect: 'Off' object is not iterable
try:
    1 in NotIter()
except TypeError as e:
    print(e)  # expect: argument of type 'NotIter' is not iterable
