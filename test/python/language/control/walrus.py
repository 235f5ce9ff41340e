if (n := 10) > 5: print(n)  # expect: 10
print([y := 1, y ** 2], y)  # expect: [1, 1] 1
print([last := x for x in range(4)], last)  # expect: [0, 1, 2, 3] 3
while (v := n) and n > 8:
    n -= 1
print(v, n)  # expect: 8 8
def f(a, b=(c := 3)): return a + b
print(f(1), c)  # expect: 4 3
print((lambda: (z := 5) + z)())  # expect: 10
print(any((hit := w) > 2 for w in [1, 2, 3, 4]), hit)  # expect: True 3
total = 0
print([total := total + i for i in range(5)], total)  # expect: [0, 1, 3, 6, 10] 10
print(f"{(q := 4)} {q:=5}")  # expect: 4     4
d = {"a": (k := 1), k: k}
print(d)  # expect: {'a': 1, 1: 1}
