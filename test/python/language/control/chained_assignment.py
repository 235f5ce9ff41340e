a = b = c = [1]
print(a is b is c)  # expect: True
x, y = z = 1, 2
print(x, y, z)  # expect: 1 2 (1, 2)
i = 0
l = [0, 0]
i = l[i] = 1
print(i, l)  # expect: 1 [0, 1]
a = b = 0
a += 1
print(a, b)  # expect: 1 0
a, b = b, a
print(a, b)  # expect: 0 1
l = [1, 2, 3]
l[0], l[1], l[2] = l[2], l[0], l[1]
print(l)  # expect: [3, 1, 2]
