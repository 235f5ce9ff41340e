x = 7
x += 3; print(x)  # expect: 10
x -= 1; print(x)  # expect: 9
x *= 2; print(x)  # expect: 18
x //= 4; print(x)  # expect: 4
x **= 3; print(x)  # expect: 64
x %= 10; print(x)  # expect: 4
x <<= 4; print(x)  # expect: 64
x >>= 2; print(x)  # expect: 16
x |= 1; print(x)  # expect: 17
x &= 7; print(x)  # expect: 1
x ^= 2; print(x)  # expect: 3
x /= 2; print(x)  # expect: 1.5
l = m = [1]
l += [2]
l *= 2
print(l, m, l is m)  # expect: [1, 2, 1, 2] [1, 2, 1, 2] True
t = u = (1,)
t += (2,)
print(t, u)  # expect: (1, 2) (1,)
s = "a"; s += "b"; s *= 3
print(s)  # expect: ababab
class A: pass
A.n = 1
A.n += 5
d = {"k": [1]}
d["k"] += [2]
d["k"][0] += 10
print(A.n, d)  # expect: 6 {'k': [11, 2]}
def idx():
    print("idx called")
    return 0
l[idx()] += 5  # expect: idx called
print(l)  # expect: [6, 2, 1, 2]
t = ([],)
try:
    t[0] += [1]
except TypeError as e:
    print(e)  # expect: 'tuple' object does not support item assignment
print(t)  # expect: ([1],)
s = {1, 2, 3}
s -= {1}; s |= {9}; s &= {2, 9}; s ^= {2, 4}
print(sorted(s))  # expect: [4, 9]
d = {"a": 1}
d |= {"b": 2}
d |= [("c", 3)]
print(d)  # expect: {'a': 1, 'b': 2, 'c': 3}
try:
    undefined += 1
except NameError as e:
    print(e)  # expect: name 'undefined' is not defined
