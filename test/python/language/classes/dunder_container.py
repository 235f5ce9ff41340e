class Seq:
    def __init__(self, *a): self.a = list(a)
    def __len__(self): return len(self.a)
    def __getitem__(self, i):
        print("get", i)
        return self.a[i]
    def __setitem__(self, i, v): print("set", i, v)
    def __delitem__(self, i): print("del", i)
    def __contains__(self, x): print("contains", x); return "yes"
s = Seq(1, 2, 3)
print(len(s), s[0], s[-1])
# expect: get 0
# expect: get -1
# expect: 3 1 3
print(s[0:2], s[::2])
# expect: get slice(0, 2, None)
# expect: get slice(None, None, 2)
# expect: [1, 2] [1, 3]
s[1] = 5  # expect: set 1 5
del s[2]  # expect: del 2
s[1:2] = []  # expect: set slice(1, 2, None) []
print(3 in s, 3 not in s)
# expect: contains 3
# expect: contains 3
# expect: True False
class Old:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * i
print(list(Old()), 4 in Old(), 5 in Old(), [x for x in Old()])  # expect: [0, 1, 4] True False [0, 1, 4]
class M:
    def __getitem__(self, k): return k
m = M()
print(m[1, 2], m[1:2, ...], m[()], m[:], m["a"])  # expect: (1, 2) (slice(1, 2, None), Ellipsis) () slice(None, None, None) a
class D(dict):
    def __missing__(self, k): return "missing " + str(k)
print(D(a=1)["a"], D()["b"], D().get("b"))  # expect: 1 missing b None
