class L(list):
    def total(self): return sum(self)
l = L([1, 2, 3])
l.append(4)
print(l, l.total(), type(l), type(l + [1]), type(l[:]), l == [1, 2, 3, 4])
# expect: [1, 2, 3, 4] 10 <class '__main__.L'> <class 'list'> <class 'list'> True
class D(dict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
d = D(a=1)
d["b"] = 5
print(d, type(d.copy()))  # expect: {'a': 1, 'b': 10} <class 'dict'>
class S(str):
    def shout(self): return self.upper() + "!"
s = S("hi")
print(s.shout(), s, repr(s), type(s + "x"), len(s), s == "hi", {"hi": 1}[s])  # expect: HI! hi 'hi' <class 'str'> 2 True 1
class I(int):
    def __repr__(self): return f"I({int(self)})"
i = I(5)
print(i, i + 1, [i], i == 5, hash(i) == hash(5), f"{i:03d}")  # expect: I(5) 6 [I(5)] True True 005
class F(float): pass
print(F(1.5), F(1.5) + 1, type(F(2)))  # expect: 1.5 2.5 <class '__main__.F'>
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
print(T(1, 2), T(1, 2)[0], type(T(1)), T(1, 2) == (1, 2))  # expect: (1, 2) 1 <class '__main__.T'> True
class St(set): pass
print(St([1]), type(St([1]) | {2}))  # expect: St({1}) <class 'set'>
class E(Exception):
    def __init__(self, code): self.code = code
try:
    raise E(5)
except E as e:
    print(e.code, e.args, repr(e))  # expect: 5 (5,) E(5)
