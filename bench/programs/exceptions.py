import time

class Odd(Exception):
    pass

def check(n):
    if n & 1:
        raise Odd(n)
    return n

start = time.perf_counter()
caught = 0
for i in range(200000):
    try:
        check(i)
    except Odd as e:
        caught += 1
    finally:
        caught += 0
print(time.perf_counter() - start)
