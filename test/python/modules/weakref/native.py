# weakref.ref and proxy: making, comparing, calling back; the native half.
from _weakref import ref, proxy, getweakrefcount, getweakrefs, ReferenceType, ProxyType, CallableProxyType
import gc

class C:
    def __init__(self, name='c'): self.name = name
    def __eq__(self, other): return isinstance(other, C) and self.name == other.name
    def __hash__(self): return hash(self.name)
    def __repr__(self): return f'C({self.name!r})'

def error(f, *args, **kwargs):
    try: print(f(*args, **kwargs))
    except Exception as e: print(type(e).__name__, e, sep=': ')

# a ref without a callback is made once
c = C()
r = ref(c)
print(r() is c, r is ref(c), r is ref(c, None), ref(c, print) is r, getweakrefcount(c))  # expect: True True True False 1
class Ref(ref):
    __slots__ = ('extra',)
s = Ref(c); s.extra = 1
print(s is Ref(c), s() is c, s == r, type(s).__mro__[1] is ReferenceType, s.extra)  # expect: False True True True 1
print([type(x).__name__ for x in getweakrefs(c)])  # expect: ['ReferenceType', 'Ref']
del s

# equality and hash are those of the objects; of dead ones, identity
d = C()
print(ref(c) == ref(d), ref(c) != ref(d), hash(r) == hash(c), ref(c) == 3)  # expect: True False True False
rd = ref(d)
other = C('d'); unhashed = ref(other)
print(hash(rd) == hash(d))  # expect: True
del d, other
print(rd(), rd == r, rd == rd, rd != rd, hash(rd) == hash(c))  # expect: None False True False True
error(hash, unhashed)  # expect: TypeError: weak object has gone away
error(lambda: r < r)
# expect: TypeError: '<' not supported between instances of 'weakref.ReferenceType' and 'weakref.ReferenceType'

# callbacks: the latest first, once the object is gone; the exception of one is not raised
log = []
c2 = C()
refs = [ref(c2, lambda w, i=i: log.append((i, w() is None))) for i in range(3)]
print(refs[0].__callback__ is not None)  # expect: True
del c2
print(log, refs[0].__callback__)  # expect: [(2, True), (1, True), (0, True)] None
c2 = C(); gone = ref(c2, log.append); del gone, c2
print(len(log))  # expect: 3

# what cannot be weakly referred to
for value in (1, 'a', (), None, [], {}, object(), 1.5, b'', slice(1), property(), classmethod(C)):
    error(ref, value)
# expect: TypeError: cannot create weak reference to 'int' object
# expect: TypeError: cannot create weak reference to 'str' object
# expect: TypeError: cannot create weak reference to 'tuple' object
# expect: TypeError: cannot create weak reference to 'NoneType' object
# expect: TypeError: cannot create weak reference to 'list' object
# expect: TypeError: cannot create weak reference to 'dict' object
# expect: TypeError: cannot create weak reference to 'object' object
# expect: TypeError: cannot create weak reference to 'float' object
# expect: TypeError: cannot create weak reference to 'bytes' object
# expect: TypeError: cannot create weak reference to 'slice' object
# expect: TypeError: cannot create weak reference to 'property' object
# expect: TypeError: cannot create weak reference to 'classmethod' object
for value in (C, print, [].append, C().__init__, error, set(), frozenset([1]), (i for i in ()), gc, error.__code__):
    r2 = ref(value); print(type(r2()).__name__, getweakrefcount(value) >= 1)
# expect: type True
# expect: builtin_function_or_method True
# expect: builtin_function_or_method True
# expect: method True
# expect: function True
# expect: set True
# expect: frozenset True
# expect: generator True
# expect: module True
# expect: code True
class Slotted:
    __slots__ = ('a',)
error(ref, Slotted())  # expect: TypeError: cannot create weak reference to 'Slotted' object
class WithRef:
    __slots__ = ('a', '__weakref__')
w = WithRef(); print(w.__weakref__); rw = ref(w); print(w.__weakref__ is rw, w.__weakref__() is w)
# expect: None
# expect: True True
class List(list): pass
class Int(int): pass
class Tuple(tuple): pass
l = List(); print(ref(l)() is l)  # expect: True
error(ref, Int()); error(ref, Tuple())
# expect: TypeError: cannot create weak reference to 'Int' object
# expect: TypeError: cannot create weak reference to 'Tuple' object
error(ref); error(ref, c, None, 1); error(ref, c, callback=None); error(r, 1); error(r, a=1)
# expect: TypeError: __new__ expected at least 1 argument, got 0
# expect: TypeError: __new__ expected at most 2 arguments, got 3
# expect: TypeError: ref() takes no keyword arguments
# expect: TypeError: weakref expected 0 arguments, got 1
# expect: TypeError: weakref() takes no keyword arguments

# proxies
p = proxy(c)
print(p is proxy(c), type(p) is ProxyType, type(proxy(C)) is CallableProxyType, p.name, p == c, p is c)
# expect: True True True c True False
p.name = 'other'; print(c.name, isinstance(p, C), repr(c))  # expect: other True C('other')
error(hash, p); error(p); error(lambda: p.missing); error(proxy, 1); error(ProxyType)
# expect: TypeError: unhashable type: 'weakref.ProxyType'
# expect: TypeError: 'weakref.ProxyType' object is not callable
# expect: AttributeError: 'C' object has no attribute 'missing'
# expect: TypeError: cannot create weak reference to 'int' object
# expect: TypeError: cannot create 'weakref.ProxyType' instances
print(proxy(C)('x'))  # expect: C('x')
class Number:
    def __init__(self, n): self.n = n
    def __add__(self, o): return ('add', self.n, o)
    def __radd__(self, o): return ('radd', self.n, o)
    def __iadd__(self, o): self.n += o; return self
    def __matmul__(self, o): return 'matmul'
    def __index__(self): return self.n
    def __int__(self): return self.n
    def __float__(self): return float(self.n)
    def __neg__(self): return -self.n
    def __bool__(self): return False
    def __len__(self): return 7
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
    def __contains__(self, k): return k == 5
    def __iter__(self): return iter('ab')
    def __reversed__(self): return iter('ba')
    def __bytes__(self): return b'bytes'
    def __lt__(self, o): return True
    def __pow__(self, o, m=None): return ('pow', o, m)
n = Number(5); q = proxy(n)
print(q + 1, 1 + q, q @ 2, [0] * q, int(q), float(q), -q, bool(q), len(q), q[3], 5 in q, 6 in q)
# expect: ('add', 5, 1) ('radd', 5, 1) matmul [0, 0, 0, 0, 0] 5 5.0 -5 False 7 3 True False
print(list(q), list(reversed(q)), bytes(q), q < 3, q ** 2, pow(q, 2, 3))
# expect: ['a', 'b'] ['b', 'a'] b'bytes' True ('pow', 2, None) ('pow', 2, 3)
q[1] = 2; del q[4]
# expect: set 1 2
# expect: del 4
q += 10; print(n.n, type(q) is Number)  # expect: 15 True
q = proxy(n, lambda p: print('proxy called back', type(p).__name__))
error(next, q)  # expect: TypeError: Weakref proxy referenced a non-iterator 'Number' object
dead = q
del q, n  # expect: proxy called back ProxyType
error(lambda: dead.n); error(lambda: dead + 1); error(str, dead); error(lambda: 1 in dead); error(bool, dead)
# expect: ReferenceError: weakly-referenced object no longer exists
# expect: ReferenceError: weakly-referenced object no longer exists
# expect: ReferenceError: weakly-referenced object no longer exists
# expect: ReferenceError: weakly-referenced object no longer exists
# expect: ReferenceError: weakly-referenced object no longer exists
error(setattr, dead, 'a', 1); error(iter, dead); error(len, dead)
# expect: ReferenceError: weakly-referenced object no longer exists
# expect: ReferenceError: weakly-referenced object no longer exists
# expect: ReferenceError: weakly-referenced object no longer exists

# order at the end of an object: __del__, with the references alive, then clearing
class D:
    def __del__(self): print('del', wd() is self)
o = D(); wd = ref(o, lambda w: print('called back', w()))
del o
# expect: del True
# expect: called back None
# an object that its __del__ brings back keeps its references
class Lazarus:
    def __del__(self): keep.append(self)
keep = []
o = Lazarus(); wl = ref(o, lambda w: print('gone')); del o
print(wl() is keep[0]); keep.clear(); print(wl())
# expect: True
# expect: gone
# expect: None

# cycles: cleared before any finaliser; callbacks only of references that live on
class Node:
    def __del__(self): print('finalised', outside())
a = Node(); a.self = a; a.inner = ref(a, lambda w: print('never'))
outside = ref(a, lambda w: print('cycle gone', w()))
del a; print(gc.collect() > 0, outside())
# expect: cycle gone None
# expect: finalised None
# expect: True None
