import time

def sieve(n):
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    i = 2
    while i * i <= n:
        if flags[i]:
            for j in range(i * i, n + 1, i):
                flags[j] = False
        i += 1
    return [i for i in range(n + 1) if flags[i]]

start = time.perf_counter()
primes = sieve(700000)
pairs = [(b - a, a) for a, b in zip(primes, primes[1:])]
pairs.sort()
pairs.sort(key=lambda p: -p[1])
print(time.perf_counter() - start)
