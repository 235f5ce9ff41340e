l = []
for _ in range(100000): l = [l]
try:
    repr(l)
except RecursionError as e:
    print(str(e).startswith("maximum recursion depth exceeded"))  # expect: True
m = []
for _ in range(100000): m = [m]
try:
    l == m
except RecursionError as e:
    print(str(e).startswith("maximum recursion depth exceeded"))  # expect: True
t = ()
for _ in range(100000): t = (t,)
try:
    hash(t)
except RecursionError as e:
    print("hash", e)
else:
    print("hashed")  # expect: hashed
d = {}
for _ in range(100000): d = {1: d}
del l, m, t, d
print("freed")  # expect: freed
