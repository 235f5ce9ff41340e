import time

def numbers(n):
    for i in range(n):
        yield i

def evens(it):
    for x in it:
        if not x & 1:
            yield x

start = time.perf_counter()
total = 0
for _ in range(5):
    for x in evens(numbers(100000)):
        total += x
total += sum(i * i for i in range(200000))
print(time.perf_counter() - start)
