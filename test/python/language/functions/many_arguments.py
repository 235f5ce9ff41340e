def f(*a): return len(a), sum(a)
print(f(*range(1000)))  # expect: (1000, 499500)
def g(**k): return len(k)
print(g(**{"k%d" % i: i for i in range(300)}))  # expect: 300
names = ", ".join("a%d" % i for i in range(260))
def h(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t): return a + t
print(h(*range(20)))  # expect: 19
print(h(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, t=20))  # expect: 21
