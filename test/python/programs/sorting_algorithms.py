def lcg(seed):
    while True:
        seed = (seed * 1103515245 + 12345) % 2 ** 31
        yield seed
r = lcg(42)
data = [next(r) % 1000 for _ in range(200)]
def bubble(a):
    a = a[:]
    for i in range(len(a)):
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]: a[j], a[j + 1] = a[j + 1], a[j]
    return a
def quick(a): return a if len(a) < 2 else quick([x for x in a[1:] if x < a[0]]) + [a[0]] + quick([x for x in a[1:] if x >= a[0]])
def merge(a):
    if len(a) < 2: return a
    m = len(a) // 2
    l, r, out = merge(a[:m]), merge(a[m:]), []
    i = j = 0
    while i < len(l) and j < len(r):
        if r[j] < l[i]: out.append(r[j]); j += 1
        else: out.append(l[i]); i += 1
    return out + l[i:] + r[j:]
def insertion(a):
    out = []
    for x in a:
        lo, hi = 0, len(out)
        while lo < hi:
            mid = (lo + hi) // 2
            if out[mid] <= x: lo = mid + 1
            else: hi = mid
        out.insert(lo, x)
    return out
def counting(a):
    c = [0] * (max(a) + 1)
    for x in a: c[x] += 1
    return [x for x, n in enumerate(c) for _ in range(n)]
def heap(a):
    a = a[:]
    def sift(i, n):
        while (c := 2 * i + 1) < n:
            if c + 1 < n and a[c] < a[c + 1]: c += 1
            if a[i] >= a[c]: return
            a[i], a[c], i = a[c], a[i], c
    for i in reversed(range(len(a) // 2)): sift(i, len(a))
    for n in range(len(a) - 1, 0, -1):
        a[0], a[n] = a[n], a[0]
        sift(0, n)
    return a
for f in (bubble, quick, merge, insertion, counting, heap): print(f.__name__, f(data) == sorted(data), f([]) if f is not counting else [], f([1]))
# expect: bubble True [] [1]
# expect: quick True [] [1]
# expect: merge True [] [1]
# expect: insertion True [] [1]
# expect: counting True [] [1]
# expect: heap True [] [1]
print(sorted(data)[:10], sum(data))  # expect: [0, 14, 15, 16, 22, 27, 27, 28, 37, 43] 97052
