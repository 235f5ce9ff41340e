import time

start = time.perf_counter()
words = ['w%d' % (i % 1000) for i in range(50000)]
for _ in range(10):
    counts = {}
    for w in words:
        counts[w] = counts.get(w, 0) + 1
numbers = {}
for i in range(300000):
    numbers[i % 5000] = i
s = 0
for k in numbers:
    s += numbers[k]
print(time.perf_counter() - start)
