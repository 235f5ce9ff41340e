print([x for x in range(5)])  # expect: [0, 1, 2, 3, 4]
print([x * y for x in range(3) for y in range(x)])  # expect: [0, 0, 2]
print([x for x in range(20) if x % 2 if x % 3])  # expect: [1, 5, 7, 11, 13, 17, 19]
print([[i * j for j in range(3)] for i in range(3)])  # expect: [[0, 0, 0], [0, 1, 2], [0, 2, 4]]
print([a + b for a, b in [(1, 2), (3, 4)]])  # expect: [3, 7]
print([x if x > 1 else -x for x in range(4)])  # expect: [0, -1, 2, 3]
x = "outer"
[x for x in range(3)]
print(x)  # expect: outer
print([(lambda: i)() for i in range(3)])  # expect: [0, 1, 2]
print([i for i in [*range(2), *[7]]])  # expect: [0, 1, 7]
print([c for row in ["ab", "cd"] for c in row if c != "c"])  # expect: ['a', 'b', 'd']
def f(n): return [n + i for i in range(n)]
print(f(3))  # expect: [3, 4, 5]
print([y for x in [1, 2] for y in [x, x * 10]])  # expect: [1, 10, 2, 20]
print([x for x in [y for y in range(3)]])  # expect: [0, 1, 2]
print([(a, b) for a, *b in ["abc", "de"]])  # expect: [('a', ['b', 'c']), ('d', ['e'])]
class A:
    n = 3
    l = [i for i in range(n)]
print(A.l)  # expect: [0, 1, 2]
try:
    [1 / i for i in (1, 0)]
except ZeroDivisionError as e:
    print(e)  # expect: division by zero
