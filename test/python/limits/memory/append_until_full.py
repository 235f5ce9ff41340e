# args: --heap-size 32m
# minipy only
l = []
try:
    while True:
        l.append(str(len(l)) + "x" * 50)
except MemoryError:
    n = len(l)
    l = None
    print(n > 10000)  # expect: True
print(sum(range(1000)))  # expect: 499500
