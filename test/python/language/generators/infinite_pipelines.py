def count(n=0):
    while True:
        yield n
        n += 1
def take(n, it):
    for _, x in zip(range(n), it): yield x
def primes():
    found = []
    for n in count(2):
        if all(n % p for p in found):
            found.append(n)
            yield n
print(list(take(10, primes())))  # expect: [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
print(list(take(12, fib())))  # expect: [0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89]
def chain(*its):
    for it in its: yield from it
print(list(chain("ab", [1], take(2, count()))))  # expect: ['a', 'b', 1, 0, 1]
def pairs(it):
    it = iter(it)
    for a in it:
        yield a, next(it, None)
print(list(pairs(range(5))))  # expect: [(0, 1), (2, 3), (4, None)]
def average():
    total = n = 0
    avg = None
    while True:
        total += yield avg
        n += 1
        avg = total / n
a = average()
next(a)
print(a.send(10), a.send(20), a.send(60))  # expect: 10.0 15.0 30.0
