import time

class Counter:
    def __init__(self, step):
        self.value = 0
        self.step = step

    def add(self, n):
        self.value += n * self.step
        return self

    def get(self):
        return self.value

start = time.perf_counter()
total = 0
for i in range(300):
    c = Counter(i)
    for j in range(1000):
        c.add(j)
        total += c.get() & 7
print(time.perf_counter() - start)
