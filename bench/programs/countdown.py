import time

def countdown(n):
    while n>0:
        n -= 1

start = time.perf_counter()
countdown(20000000)
print(time.perf_counter() - start)
