def queens(n, row=0, cols=frozenset(), d1=frozenset(), d2=frozenset()):
    if row == n:
        yield ()
        return
    for c in range(n):
        if c not in cols and row + c not in d1 and row - c not in d2:
            for rest in queens(n, row + 1, cols | {c}, d1 | {row + c}, d2 | {row - c}): yield (c,) + rest
print([sum(1 for _ in queens(n)) for n in range(1, 8)])  # expect: [1, 0, 0, 2, 10, 4, 40]
first = next(queens(8))
print(first)  # expect: (0, 4, 7, 5, 2, 6, 1, 3)
for c in first: print("." * c + "Q" + "." * (7 - c))
# expect: Q.......
# expect: ....Q...
# expect: .......Q
# expect: .....Q..
# expect: ..Q.....
# expect: ......Q.
# expect: .Q......
# expect: ...Q....
def bits(n, cols=0, l=0, r=0):
    full = (1 << n) - 1
    if cols == full: return 1
    free, total = full & ~(cols | l | r), 0
    while free:
        b = free & -free
        free ^= b
        total += bits(n, cols | b, (l | b) << 1, (r | b) >> 1)
    return total
print(bits(8))  # expect: 92
