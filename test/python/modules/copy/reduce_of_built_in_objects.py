import re


def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def adv(it,n=1):
    for _ in range(n): next(it)
    return it
its=[adv(iter([1,2])), adv(iter([1]),1), reversed([1,2]), iter((1,2)), adv(iter((1,))), iter('ab'), adv(iter('\u1234b')), iter(b'ab'), adv(iter(bytearray(b'ab'))), iter(range(5)), adv(iter(range(2,10,3))), iter(range(2**70)), iter({1:2}), iter({1:2}.values()), iter({1:2}.items()), reversed({1:2}), adv(iter({1:2})), iter({1}), adv(iter({1})), enumerate('ab'), adv(enumerate('ab',5)), zip([1],[2]), zip([1],[2],strict=True), map(len,['a']), filter(None,[1]), reversed((1,2)), adv(reversed((1,2)),2), iter(int,1)]
class S:
    def __getitem__(s,i): return [1,2][i]
    def __len__(s): return 2
    def __repr__(s): return 'S()'
its += [iter(S()), reversed(S())]
for i in its:
    def f(): 
        r=i.__reduce__(); return re.sub(r'0x[0-9a-f]+','0x',repr(r))
    print(type(i).__name__, end=' ')
    t(f)
# expect: list_iterator (<built-in function iter>, ([1, 2],), 1)
# expect: list_iterator (<built-in function iter>, ([1],), 1)
# expect: list_reverseiterator (<class 'reversed'>, ([1, 2],), 1)
# expect: tuple_iterator (<built-in function iter>, ((1, 2),), 0)
# expect: tuple_iterator (<built-in function iter>, ((1,),), 1)
# expect: str_ascii_iterator (<built-in function iter>, ('ab',), 0)
# expect: str_iterator (<built-in function iter>, ('ሴb',), 1)
# expect: bytes_iterator (<built-in function iter>, (b'ab',), 0)
# expect: bytearray_iterator (<built-in function iter>, (bytearray(b'ab'),), 1)
# expect: range_iterator (<built-in function iter>, (range(0, 5),), None)
# expect: range_iterator (<built-in function iter>, (range(5, 11, 3),), None)
# expect: longrange_iterator (<built-in function iter>, (range(0, 1180591620717411303424),), None)
# expect: dict_keyiterator (<built-in function iter>, ([1],))
# expect: dict_valueiterator (<built-in function iter>, ([2],))
# expect: dict_itemiterator (<built-in function iter>, ([(1, 2)],))
# expect: dict_reversekeyiterator (<built-in function iter>, ([1],))
# expect: dict_keyiterator (<built-in function iter>, ([],))
# expect: set_iterator (<built-in function iter>, ([1],))
# expect: set_iterator (<built-in function iter>, ([],))
# expect: enumerate (<class 'enumerate'>, (<str_ascii_iterator object at 0x>, 0))
# expect: enumerate (<class 'enumerate'>, (<str_ascii_iterator object at 0x>, 6))
# expect: zip (<class 'zip'>, (<list_iterator object at 0x>, <list_iterator object at 0x>))
# expect: zip (<class 'zip'>, (<list_iterator object at 0x>, <list_iterator object at 0x>), True)
# expect: map (<class 'map'>, (<built-in function len>, <list_iterator object at 0x>))
# expect: filter (<class 'filter'>, (None, <list_iterator object at 0x>))
# expect: reversed (<class 'reversed'>, ((1, 2),), 1)
# expect: reversed (<class 'reversed'>, ((1, 2),), -1)
# expect: callable_iterator (<built-in function iter>, (<class 'int'>, 1))
# expect: iterator (<built-in function iter>, (S(),), 0)
# expect: reversed (<class 'reversed'>, (S(),), 1)
l=iter([1,2,3]); l.__setstate__(2); print(list(l))  # expect: [3]
# expect: [3, 4]
# expect: [1]
# expect: [2, 3]
r=iter(range(5)); r.__setstate__(3); print(list(r)); l=reversed([1,2,3]); l.__setstate__(0); print(list(l)); l=iter((1,2,3)); l.__setstate__(1); print(list(l)); s=iter('abc'); s.__setstate__(2); print(list(s))
# expect: ['c']
z=zip([1],[1,2]); z.__setstate__(True); t(lambda:list(z));   # expect: ValueError zip() argument 2 is longer than argument 1
print(range(1,5,2).__reduce__(), slice(1,2,3).__reduce__(), {1}.__reduce__(), frozenset([1]).__reduce__(), bytearray(b'a').__reduce__(), bytearray(b'\xe9').__reduce_ex__(3), Exception(1,2).__reduce__(), (..., NotImplemented)[0].__reduce__(), NotImplemented.__reduce__(), len.__reduce__(), [].append.__reduce__())
# expect: (<class 'range'>, (1, 5, 2)) (<class 'slice'>, (1, 2, 3)) (<class 'set'>, ([1],), None) (<class 'frozenset'>, ([1],), None) (<class 'bytearray'>, ('a', 'latin-1'), None) (<class 'bytearray'>, (b'\xe9',), None) (<class 'Exception'>, (1, 2)) Ellipsis NotImplemented len (<built-in function getattr>, ([], 'append'))
class A: pass
a=A(); a.x=1
print([].__reduce_ex__(2)[1:3], {}.__reduce_ex__(4)[1:3], a.__reduce_ex__(2)[1:], object().__reduce_ex__(2)[1:], (1).__reduce_ex__(2)[1:], 'a'.__reduce_ex__(2)[1:], (1,).__reduce_ex__(2)[1:], b'a'.__reduce_ex__(2)[1:], (1.5).__reduce_ex__(2)[1:], (1j).__reduce_ex__(2)[1:], True.__reduce_ex__(2)[1:])
# expect: ((<class 'list'>,), None) ((<class 'dict'>,), None) ((<class '__main__.A'>,), {'x': 1}, None, None) ((<class 'object'>,), None, None, None) ((<class 'int'>, 1), None, None, None) ((<class 'str'>, 'a'), None, None, None) ((<class 'tuple'>, (1,)), None, None, None) ((<class 'bytes'>, b'a'), None, None, None) ((<class 'float'>, 1.5), None, None, None) ((<class 'complex'>, 0.0, 1.0), None, None, None) ((<class 'bool'>, 1), None, None, None)
for o in (1 .__class__, len, (x for x in ()), lambda:0, property(), super(A,a), type(a).__dict__, None, t, type, classmethod(1), dict.__dict__['get'], (lambda: (yield))(), __import__('sys'), {}.keys(), {}.values(), {}.items(), iter, int.__add__, (1).__add__, S.__dict__['__getitem__'], a.__class__, compile('1','','eval'), ValueError, OSError(2,'x'), KeyError('a'), __import__('sys')._getframe(), range(3), type(None), type(...), int|str, list[int]):
    def f():
        r=o.__reduce_ex__(2); return re.sub(r'0x[0-9a-f]+','0x',repr(r))
    print(type(o).__name__, end=' '); t(f)
# expect: type TypeError object.__reduce_ex__() takes exactly one argument (0 given)
# expect: builtin_function_or_method 'len'
# expect: generator TypeError cannot pickle 'generator' object
# expect: function TypeError cannot pickle 'function' object
# expect: property TypeError cannot pickle 'property' object
# expect: super (<function __newobj__ at 0x>, (<class '__main__.A'>,), {'x': 1}, None, None)
# expect: mappingproxy TypeError cannot pickle 'mappingproxy' object
# expect: NoneType (<function __newobj__ at 0x>, (<class 'NoneType'>,), None, None, None)
# expect: function TypeError cannot pickle 'function' object
# expect: type TypeError object.__reduce_ex__() takes exactly one argument (0 given)
# expect: classmethod TypeError cannot pickle 'classmethod' object
# expect: method_descriptor (<built-in function getattr>, (<class 'dict'>, 'get'))
# expect: generator TypeError cannot pickle 'generator' object
# expect: module TypeError cannot pickle 'module' object
# expect: dict_keys TypeError cannot pickle 'dict_keys' object
# expect: dict_values TypeError cannot pickle 'dict_values' object
# expect: dict_items TypeError cannot pickle 'dict_items' object
# expect: builtin_function_or_method 'iter'
# expect: wrapper_descriptor (<built-in function getattr>, (<class 'int'>, '__add__'))
# expect: method-wrapper (<built-in function getattr>, (1, '__add__'))
# expect: function TypeError cannot pickle 'function' object
# expect: type TypeError object.__reduce_ex__() takes exactly one argument (0 given)
# expect: code TypeError cannot pickle code objects
# expect: type TypeError object.__reduce_ex__() takes exactly one argument (0 given)
# expect: FileNotFoundError (<class 'FileNotFoundError'>, (2, 'x'))
# expect: KeyError (<class 'KeyError'>, ('a',))
# expect: frame TypeError cannot pickle 'frame' object
# expect: range (<class 'range'>, (0, 3, 1))
# expect: type TypeError object.__reduce_ex__() takes exactly one argument (0 given)
# expect: type TypeError object.__reduce_ex__() takes exactly one argument (0 given)
# expect: UnionType TypeError cannot pickle 'types.UnionType' object
# expect: GenericAlias (<class 'types.GenericAlias'>, (<class 'list'>, (<class 'int'>,)))
# expect: (None, {'p': 1}) ((<class '__main__.Sl'>,), (None, {'p': 1}), None, None)
# expect: TypeError a class that defines __slots__ without defining __getstate__ cannot be pickled
class Sl:
    __slots__=('p','__q')
s=Sl(); s.p=1
print(s.__getstate__(), s.__reduce_ex__(2)[1:]); t(lambda:s.__reduce_ex__(0)); t(lambda: s.__reduce__())
# expect: TypeError a class that defines __slots__ without defining __getstate__ cannot be pickled
class I(int): pass
class L(list): pass
class D(dict): pass
class T(tuple): pass
for o in (I(5), L([1]), D(a=1), T((1,))): o.z=1; print(o.__reduce_ex__(2)[1:3], o.__reduce_ex__(1)[1:] )
# expect: ((<class '__main__.I'>, 5), {'z': 1}) ((<class '__main__.I'>, <class 'int'>, 5), {'z': 1})
# expect: ((<class '__main__.L'>,), {'z': 1}) ((<class '__main__.L'>, <class 'list'>, [1]), {'z': 1})
# expect: ((<class '__main__.D'>,), {'z': 1}) ((<class '__main__.D'>, <class 'dict'>, {'a': 1}), {'z': 1})
# expect: ((<class '__main__.T'>, (1,)), {'z': 1}) ((<class '__main__.T'>, <class 'tuple'>, (1,)), {'z': 1})
# expect: ((<class '__main__.N'>, 1, 2), None, None, None) ((<class '__main__.NE'>, (1,), {'k': 2}), None, None, None)
# expect: TypeError __getnewargs__ should return a tuple, not 'int'
# expect: ValueError __getnewargs_ex__ should return a tuple of length 2, not 3
# expect: TypeError 'str' object cannot be interpreted as an integer
class N:
    def __getnewargs__(s): return (1,2)
class NE:
    def __getnewargs_ex__(s): return ((1,),{'k':2})
class NB:
    def __getnewargs__(s): return 1
class NB2:
    def __getnewargs_ex__(s): return (1,2,3)
print(N().__reduce_ex__(2)[1:], NE().__reduce_ex__(4)[1:]); t(lambda:NB().__reduce_ex__(2)); t(lambda:NB2().__reduce_ex__(2)); t(lambda: object().__reduce_ex__('a')); t(lambda:object().__reduce_ex__())
# expect: TypeError object.__reduce_ex__() takes exactly one argument (0 given)
# expect: yes
# expect: None {'x': 1} None
class R:
    def __reduce__(s): return 'yes'
print(R().__reduce_ex__(2)); print(object().__getstate__(), a.__getstate__(), A().__getstate__()); t(lambda: iter([]).__getstate__())
# expect: None
