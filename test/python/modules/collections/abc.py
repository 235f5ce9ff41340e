import _collections_abc as A
from _collections_abc import *
class S(Sequence):
    def __init__(s,*a): s.a=list(a)
    def __getitem__(s,i): return s.a[i]
    def __len__(s): return len(s.a)
x=S(1,2,3,2)
print(list(x), 2 in x, x.index(2), x.count(2), list(reversed(x)), isinstance(x,Collection), isinstance([],MutableSequence), isinstance(3, Hashable), isinstance([],Hashable))
# expect: [1, 2, 3, 2] True 1 2 [2, 3, 2, 1] True True True False
try: x.index(9)
except ValueError as e: print(repr(e))
# expect: ValueError()
match x:
    case [a,*b]: print(a,b)
# expect: 1 [2, 3, 2]
class M(MutableMapping):
    def __init__(s): s.d={}
    def __getitem__(s,k): return s.d[k]
    def __setitem__(s,k,v): s.d[k]=v
    def __delitem__(s,k): del s.d[k]
    def __len__(s): return len(s.d)
    def __iter__(s): return iter(s.d)
    def __repr__(s): return f'M({s.d})'
m=M(); m.update(a=1,b=2); m.update([('c',3)]); m.update({'d':4})
print(m, m.keys(), m.items(), m.values(), m.pop('a'), m.pop('z',0), m.setdefault('q',9), m.popitem(), 'b' in m, m=={'c':3}, m.get('zz'), ('b',2) in m.items(), 2 in m.values())
# expect: M({'c': 3, 'd': 4, 'q': 9}) KeysView(M({'c': 3, 'd': 4, 'q': 9})) ItemsView(M({'c': 3, 'd': 4, 'q': 9})) ValuesView(M({'c': 3, 'd': 4, 'q': 9})) 1 0 9 ('b', 2) False False None False False
print(m.keys() & {'b','x'}, m.keys() | {'b'} == set(m)|{'b'}, sorted(m.keys()-['b']))  # expect: set() True ['c', 'd', 'q']
try: m.pop('zz')
except KeyError as e: print(repr(e))
# expect: KeyError('zz')
m.clear(); print(len(m))  # expect: 0
try: m.popitem()
except KeyError as e: print(repr(e), e.__suppress_context__)
# expect: KeyError() True
match m:
    case {}: print('mapping')
# expect: mapping
class T(MutableSet):
    def __init__(s,it=()): s.l=[]; [s.add(i) for i in it]
    def add(s,v):
        if v not in s.l: s.l.append(v)
    def discard(s,v):
        if v in s.l: s.l.remove(v)
    def __len__(s): return len(s.l)
    def __iter__(s): return iter(s.l)
    def __contains__(s,v): return v in s.l
    def __repr__(s): return f'T({s.l})'
t=T('abc')
print(t|'cd', t&'ab', t-T('a'), t^'cx', 'ax' - t, t<=T('abcd'), t<T('abc'), t=={'a','b','c'}, t.isdisjoint('xyz'), t>={'a'})
# expect: T(['a', 'b', 'c', 'd']) T(['a', 'b']) T(['b', 'c']) T(['a', 'b', 'x']) T(['x']) True False True True True
t|='z'; t&='azb'; t^='aq'; t-='b'; print(t, t._hash()==hash(frozenset(t)))  # expect: T(['z', 'q']) True
print(t.pop()); t.clear()  # expect: z
try: t.pop()
except KeyError as e: print(repr(e))
# expect: KeyError()
try: Sequence()
except TypeError as e: print(e)
# expect: Can't instantiate abstract class Sequence without an implementation for abstract methods '__getitem__', '__len__'
class ML(MutableSequence):
    def __init__(s,*a): s.a=list(a)
    def __getitem__(s,i): return s.a[i]
    def __setitem__(s,i,v): s.a[i]=v
    def __delitem__(s,i): del s.a[i]
    def __len__(s): return len(s.a)
    def insert(s,i,v): s.a.insert(i,v)
l=ML(1,2,3); l.append(4); l.reverse(); l.extend(l); l+=[9]; l.remove(3); print(l.a, l.pop(), l.pop(0)); l.clear(); print(l.a)
# expect: [2, 1, 4, 3, 2, 1] 9 4
# expect: []
for v in (1,'a',b'',(),[],{},set(),frozenset(),range(1),iter([]),(i for i in ()),len,int,{}.keys(),{}.items(),{}.values(),type.__dict__,zip(),map(len,[]),enumerate([]),bytearray(), None):
    print(type(v).__name__, [n for n in sorted(A.__all__) if n not in ('ByteString','Buffer') and isinstance(v,getattr(A,n))])
# expect: int ['Hashable']
# expect: str ['Collection', 'Container', 'Hashable', 'Iterable', 'Reversible', 'Sequence', 'Sized']
# expect: bytes ['Collection', 'Container', 'Hashable', 'Iterable', 'Reversible', 'Sequence', 'Sized']
# expect: tuple ['Collection', 'Container', 'Hashable', 'Iterable', 'Reversible', 'Sequence', 'Sized']
# expect: list ['Collection', 'Container', 'Iterable', 'MutableSequence', 'Reversible', 'Sequence', 'Sized']
# expect: dict ['Collection', 'Container', 'Iterable', 'Mapping', 'MutableMapping', 'Reversible', 'Sized']
# expect: set ['Collection', 'Container', 'Iterable', 'MutableSet', 'Set', 'Sized']
# expect: frozenset ['Collection', 'Container', 'Hashable', 'Iterable', 'Set', 'Sized']
# expect: range ['Collection', 'Container', 'Hashable', 'Iterable', 'Reversible', 'Sequence', 'Sized']
# expect: list_iterator ['Hashable', 'Iterable', 'Iterator']
# expect: generator ['Generator', 'Hashable', 'Iterable', 'Iterator']
# expect: builtin_function_or_method ['Callable', 'Hashable']
# expect: type ['Callable', 'Hashable']
# expect: dict_keys ['Collection', 'Container', 'Iterable', 'KeysView', 'MappingView', 'Reversible', 'Set', 'Sized']
# expect: dict_items ['Collection', 'Container', 'ItemsView', 'Iterable', 'MappingView', 'Reversible', 'Set', 'Sized']
# expect: dict_values ['Collection', 'Container', 'Hashable', 'Iterable', 'MappingView', 'Reversible', 'Sized', 'ValuesView']
# expect: mappingproxy ['Collection', 'Container', 'Hashable', 'Iterable', 'Mapping', 'Reversible', 'Sized']
# expect: zip ['Hashable', 'Iterable', 'Iterator']
# expect: map ['Hashable', 'Iterable', 'Iterator']
# expect: enumerate ['Hashable', 'Iterable', 'Iterator']
# expect: bytearray ['Collection', 'Container', 'Iterable', 'MutableSequence', 'Reversible', 'Sequence', 'Sized']
# expect: NoneType ['Hashable']
class G(Generator):
    def send(s,v): return v
    def throw(s,t,v=None,tb=None): return super().throw(t,v,tb)
g=G(); print(next(g), g.close())  # expect: None None
try: g.throw(ValueError('x'))
except ValueError as e: print(repr(e))
# expect: ValueError('x')
print(Iterable.__subclasshook__(list), Sequence.__name__, A.Set.__module__)  # expect: True Sequence collections.abc
class NoIter: __iter__=None
print(issubclass(NoIter,Iterable))  # expect: False
