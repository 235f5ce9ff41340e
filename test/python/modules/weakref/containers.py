# lib/weakref.py: WeakSet, the dictionaries, WeakMethod, finalize.
import gc, weakref
from weakref import WeakSet, WeakValueDictionary, WeakKeyDictionary, WeakMethod, finalize

class O:
    def __init__(self, n): self.n = n
    def __repr__(self): return f'O({self.n})'
    def __eq__(self, other): return isinstance(other, O) and self.n == other.n
    def __hash__(self): return hash(self.n)
    def method(self): return self.n

def error(f, *args):
    try: print(f(*args))
    except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0], sep=': ')

# WeakSet
a, b, c = O(1), O(2), O(3)
s = WeakSet([a, b])
print(len(s), a in s, c in s, 5 in s, sorted(x.n for x in s))  # expect: 2 True False False [1, 2]
s.add(c); s.discard(b); print(sorted(x.n for x in s), s == WeakSet([a, c]), s != WeakSet(), s.isdisjoint([b]))
# expect: [1, 3] True True True
t = WeakSet([b, c])
for r in (s | t, s & t, s - t, s ^ t): print(sorted(x.n for x in r), type(r).__name__)
# expect: [1, 2, 3] WeakSet
# expect: [3] WeakSet
# expect: [1] WeakSet
# expect: [1, 2] WeakSet
print(s <= s | t, s < s, s.issuperset([a]), s >= t, s > WeakSet([a]))  # expect: True False True False True
s |= t; s -= WeakSet([a]); print(len(s)); s &= [b]; print(len(s)); s ^= [a, b]; print(sorted(x.n for x in s))
# expect: 2
# expect: 1
# expect: [1]
error(s.remove, b); error(WeakSet().pop); error(s.add, 1)
# expect: KeyError: <weakref
# expect: KeyError: 'pop from empty WeakSet'
# expect: TypeError: cannot create weak reference to 'int' object
u = WeakSet([a, b, c]); del b; t.clear(); print(len(u))  # expect: 2
it = iter(u); first = next(it); d = O(9); u.add(c); del a, first; print(len(u)); it.close(); print(len(u), u.pop(), len(u))
# expect: 2
# expect: 1 O(3) 0
error(hash, u)  # expect: TypeError: unhashable type: 'WeakSet'

# WeakValueDictionary
v = WeakValueDictionary(k=c); x = O(4); v['x'] = x
print(sorted(v), len(v), 'x' in v, v['x'], v.get('zz', 0), sorted(v.items()), list(v.values()), [r() for r in v.valuerefs()])
# expect: ['k', 'x'] 2 True O(4) 0 [('k', O(3)), ('x', O(4))] [O(3), O(4)] [O(3), O(4)]
error(lambda: v['zz']); error(v.__setitem__, 1, 1)
# expect: KeyError: 'zz'
# expect: TypeError: cannot create weak reference to 'int' object
del x; print(len(v), 'x' in v, list(v))  # expect: 1 False ['k']
x = O(5); print(v.setdefault('x', x), v.pop('x'), v.pop('x', None)); error(v.pop, 'x')
# expect: O(5) O(5) None
# expect: KeyError: 'x'
v.update(x=x); w = v.copy(); print(len(w), len(v | {'y': x}), sorted({'z': x} | v), v == w, w.popitem())
# expect: 2 3 ['k', 'x', 'z'] True ('x', O(5))
items = v.items(); print(next(items)[0]); del x; print(len(v)); items.close(); print(len(v))
# expect: k
# expect: 1
# expect: 1

# WeakKeyDictionary
k1, k2 = O(1), O(2)
k = WeakKeyDictionary({k1: 'one'}); k[k2] = 'two'
print(len(k), k[k1], k1 in k, 3 in k, k.get(c, 'none'), sorted(k.values()), sorted(x.n for x in k), [r() for r in k.keyrefs()])
# expect: 2 one True False none ['one', 'two'] [1, 2] [O(1), O(2)]
error(lambda: k[c]); error(lambda: k[1])
# expect: KeyError: <weakref
# expect: TypeError: cannot create weak reference to 'int' object
del k2; print(len(k), list(k.items())); print(k.setdefault(c, 7), k.pop(c), k.pop(c, 0), len(k | {c: 1}))
# expect: 1 [(O(1), 'one')]
# expect: 7 7 0 2
keys = iter(k.keys()); next(keys); del k1; print(len(k)); keys.close(); print(len(k), list(k))
# expect: 1
# expect: 0 []
print(repr(k).startswith('<WeakKeyDictionary at 0x'), repr(v).startswith('<WeakValueDictionary at 0x'))  # expect: True True

# WeakMethod
o = O(8)
m = WeakMethod(o.method, lambda r: print('method gone', r() is None))
print(m()(), m == WeakMethod(o.method), hash(m) == hash(weakref.ref(o)), weakref.ref(o.method)() is None)
# expect: 8 True True True
error(WeakMethod, len)  # expect: TypeError: argument should be a bound method, not <class 'builtin_function_or_method'>
del o; print(m(), m == m)
# expect: method gone True
# expect: None True

# finalize
o = O(10)
f = finalize(o, print, 'finalised', sep='-')
print(f.alive, f.peek()[1:], f.atexit, repr(f).split(' at ')[0])
# expect: True (<built-in function print>, ('finalised',), {'sep': '-'}) True <finalize object
g = finalize(o, lambda: 42); print(g(), g(), g.alive, g.peek(), g.detach())  # expect: 42 None False None None
h = finalize(o, print, 'never'); print(h.detach()[1:]); h.atexit = True; print(h.atexit)
# expect: (<built-in function print>, ('never',), {})
# expect: False
del o; print(f.alive, f(), repr(f).endswith('; dead>'))
# expect: finalised
# expect: False None True
keep = O(11)
finalize(keep, print, 'at exit 1'); q = finalize(keep, print, 'not at exit'); q.atexit = False; finalize(keep, print, 'at exit 2')
cycle = O(12); cycle.self = cycle; finalize(cycle, print, 'cycle'); del cycle; n = gc.collect()  # expect: cycle

# threads and collections inside iterations
many = [O(i) for i in range(100)]; ws = WeakSet(many); seen = 0
for x in ws:
    seen += 1; many.clear(); del x; gc.collect()
print(seen >= 1, len(ws))  # expect: True 0
# expect: at exit 2
# expect: at exit 1
