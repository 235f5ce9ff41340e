import time

start = time.perf_counter()
a, b = 0, 1
for _ in range(20000):
    a, b = b, a + b
f = 1
for i in range(1, 1500):
    f *= i
d = len(str(f))
p = pow(3, 10**6 // 7, 10**50 + 7)
x = 0
for i in range(100000):
    x = (x * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
print(time.perf_counter() - start)
