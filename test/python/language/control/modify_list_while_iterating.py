l = [1, 2, 3, 4]
for x in l:
    if x == 2: l.remove(x)
print(l)  # expect: [1, 3, 4]
l = [1]
for x in l:
    if len(l) < 5: l.append(x + 1)
print(l)  # expect: [1, 2, 3, 4, 5]
d = {1: 1}
try:
    for k in d: d[k + 1] = 1
except RuntimeError as e:
    print(e)  # expect: dictionary changed size during iteration
d = {1: 1, 2: 2}
try:
    for k in d:
        del d[k]
except RuntimeError as e:
    print(e)  # expect: dictionary changed size during iteration
s = {1, 2}
try:
    for k in s: s.add(k + 10)
except RuntimeError as e:
    print(e)  # expect: Set changed size during iteration
d = {1: 1, 2: 2}
try:
    for k in d:
        del d[k]; d[k + 10] = 0
except RuntimeError as e:
    print(e)  # expect: dictionary keys changed during iteration
