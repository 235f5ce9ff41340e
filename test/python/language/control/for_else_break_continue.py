def find(x, seq):
    for i, y in enumerate(seq):
        if x == y:
            break
    else:
        return -1
    return i
print(find(2, [1, 2, 3]), find(9, [1, 2]), find(1, []))  # expect: 1 -1 -1
out = []
for i in range(10):
    if i % 2: continue
    if i == 8: break
    out.append(i)
print(out, i)  # expect: [0, 2, 4, 6] 8
for a in range(3):
    for b in range(3):
        if b == 1: break
        out.append((a, b))
    else:
        out.append("no")
print(out)  # expect: [0, 2, 4, 6, (0, 0), (1, 0), (2, 0)]
for i in []: pass
print(i)  # expect: 8
for (a, b), c in [((1, 2), 3), ((4, 5), 6)]: print(a, b, c)
# expect: 1 2 3
# expect: 4 5 6
for x, *y in [(1, 2, 3), "abc"]: print(x, y)
# expect: 1 [2, 3]
# expect: a ['b', 'c']
l = [0] * 3
for l[1] in range(5): pass
print(l)  # expect: [0, 4, 0]
