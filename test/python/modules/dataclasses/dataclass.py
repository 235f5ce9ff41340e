from dataclasses import *
import dataclasses, typing
from typing import ClassVar
def error(f,*a,**k):
    try: print(f(*a,**k))
    except Exception as e: print(type(e).__name__, e, sep=': ')
@dataclass
class P:
    x: int
    y: int = 0
    l: list = field(default_factory=list)
    hidden: str = field(default='h', repr=False, compare=False)
    c: ClassVar[int] = 9
p=P(1); q=P(1)
print(p, p==q, P(2)==p, p!=3, p.l is q.l, P.c, P.__match_args__, P.__doc__, P.__eq__.__qualname__, P.y)
# expect: P(x=1, y=0, l=[]) True False True False 9 ('x', 'y', 'l', 'hidden') P(x: int, y: int = 0, l: list = <factory>, hidden: str = 'h') P.__eq__ 0
error(P); error(P,1,2,3,4,5); error(hash,p); error(lambda: p<q); error(lambda: P.x)
# expect: TypeError: P.__init__() missing 1 required positional argument: 'x'
# expect: TypeError: P.__init__() takes from 2 to 5 positional arguments but 6 were given
# expect: TypeError: unhashable type: 'P'
# expect: TypeError: '<' not supported between instances of 'P' and 'P'
# expect: AttributeError: type object 'P' has no attribute 'x'
print([f.name for f in fields(P)], str(fields(p)[0])[:40])
# expect: ['x', 'y', 'l', 'hidden'] Field(name='x',type=<class 'int'>,defaul
print(asdict(p), astuple(p), replace(p, x=5), is_dataclass(P), is_dataclass(p), is_dataclass(3)); error(fields,3); error(asdict,P); error(replace,3); error(asdict,3)
# expect: {'x': 1, 'y': 0, 'l': [], 'hidden': 'h'} (1, 0, [], 'h') P(x=5, y=0, l=[]) True True False
# expect: TypeError: must be called with a dataclass type or instance
# expect: TypeError: asdict() should be called on dataclass instances
# expect: TypeError: replace() should be called on dataclass instances
# expect: TypeError: asdict() should be called on dataclass instances
match p:
    case P(x, y): print('match', x, y)
# expect: match 1 0
@dataclass(order=True)
class O:
    a: int
    b: str = 'x'
print(O(1)<O(2), O(1)<=O(1), sorted([O(3),O(1,'z'),O(1)]), O(1).__lt__(3), O(2)>O(1), max(O(1),O(5)))
# expect: True True [O(a=1, b='x'), O(a=1, b='z'), O(a=3, b='x')] NotImplemented True O(a=5, b='x')
@dataclass(frozen=True)
class Fz:
    a: int
    b: tuple = ()
f=Fz(1); print(hash(f)==hash(Fz(1)), {f:1}[Fz(1)], f)  # expect: True 1 Fz(a=1, b=())
error(setattr,f,'a',2); error(delattr,f,'a'); error(setattr,f,'zz',1)
# expect: FrozenInstanceError: cannot assign to field 'a'
# expect: FrozenInstanceError: cannot delete field 'a'
# expect: FrozenInstanceError: cannot assign to field 'zz'
@dataclass(unsafe_hash=True)
class UH:
    a: int
    b: list = field(default_factory=list, hash=False)
print(hash(UH(1))==hash((1,)))  # expect: True
@dataclass
class Base:
    x: int = 1
    y: int = 2
@dataclass
class Der(Base):
    z: int = 3
    x: str = 'a'
print(Der(), Der.__match_args__, [f.type for f in fields(Der)])
# expect: Der(x='a', y=2, z=3) ('x', 'y', 'z') [<class 'str'>, <class 'int'>, <class 'int'>]
@dataclass
class KW:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int
print(KW(1,c=3)); error(KW,1,2,3); error(KW,1); print(KW.__match_args__)
# expect: KW(a=1, b=1, c=3)
# expect: TypeError: KW.__init__() takes 2 positional arguments but 4 were given
# expect: TypeError: KW.__init__() missing 1 required keyword-only argument: 'c'
# expect: ('a',)
@dataclass(kw_only=True)
class KW2:
    a: int
    b: int = field(kw_only=False, default=5)
print(KW2(a=1), KW2(7,a=1))  # expect: KW2(a=1, b=5) KW2(a=1, b=7)
@dataclass
class IV:
    a: int
    s: InitVar[int]
    d: InitVar[str] = 'dd'
    t: int = field(init=False)
    def __post_init__(self, s, d): self.t = self.a + s; self.u = d
print(IV(1,2), IV(1,2).u, IV(1,2,'e').u, [f.name for f in fields(IV)], InitVar[int], InitVar['x'], InitVar[list[int]]); error(replace, IV(1,2), a=2); error(replace, IV(1,2), t=2); print(replace(IV(1,2), s=5))
# expect: IV(a=1, t=3) dd e ['a', 't'] dataclasses.InitVar[int] dataclasses.InitVar['x'] dataclasses.InitVar[list[int]]
# expect: TypeError: InitVar 's' must be specified with replace()
# expect: TypeError: InitVar 's' must be specified with replace()
# expect: IV(a=1, t=6)
@dataclass(slots=True)
class Sl:
    a: int
    b: int = 2
s=Sl(1); print(s, Sl.__slots__, hasattr(s,'__dict__')); error(setattr,s,'z',1)
# expect: Sl(a=1, b=2) ('a', 'b') False
# expect: AttributeError: 'Sl' object has no attribute 'z' and no __dict__ for setting new attributes
@dataclass(slots=True, weakref_slot=True, frozen=True)
class Sw:
    a: int
import weakref
sw=Sw(1); print(Sw.__slots__, weakref.ref(sw)() is sw, sw.__getstate__())  # expect: ('a', '__weakref__') True [1]
@dataclass(slots=True)
class Sl2(Sl):
    c: int = 3
print(Sl2(1), Sl2.__slots__)  # expect: Sl2(a=1, b=2, c=3) ('c',)
def bad1():
    @dataclass
    class B:
        a: int = 1
        b: int
def bad2():
    @dataclass
    class B:
        a: list = []
def bad3():
    @dataclass(order=True)
    class B:
        a: int
        def __lt__(self,o): pass
def bad4():
    @dataclass(frozen=True)
    class B(Base): pass
def bad5():
    @dataclass
    class B(Fz): pass
def bad6():
    @dataclass(unsafe_hash=True)
    class B:
        def __hash__(self): return 1
def bad7():
    @dataclass
    class B:
        a = field()
def bad8():
    @dataclass
    class B:
        _: KW_ONLY
        __: KW_ONLY
def bad9():
    @dataclass(order=True, eq=False)
    class B: pass
def bad10():
    @dataclass(slots=True)
    class B:
        __slots__=('a',)
        a: int
def bad11(): field(default=1, default_factory=int)
def bad12():
    @dataclass
    class B:
        c: ClassVar[int] = field(default_factory=int)
def bad13():
    @dataclass(weakref_slot=True)
    class B: pass
def bad14():
    @dataclass(frozen=True)
    class B:
        a: int
        def __setattr__(self, n, v): pass
for b in (bad1,bad2,bad3,bad4,bad5,bad6,bad7,bad8,bad9,bad10,bad11,bad12,bad13,bad14): error(b)
# expect: TypeError: non-default argument 'b' follows default argument 'a'
# expect: ValueError: mutable default <class 'list'> for field a is not allowed: use default_factory
# expect: TypeError: Cannot overwrite attribute __lt__ in class B Consider using functools.total_ordering
# expect: TypeError: cannot inherit frozen dataclass from a non-frozen one
# expect: TypeError: cannot inherit non-frozen dataclass from a frozen one
# expect: TypeError: Cannot overwrite attribute __hash__ in class B
# expect: TypeError: 'a' is a field but has no type annotation
# expect: TypeError: '__' is KW_ONLY, but KW_ONLY has already been specified
# expect: ValueError: eq must be true if order is true
# expect: TypeError: B already specifies __slots__
# expect: ValueError: cannot specify both default and default_factory
# expect: TypeError: field c cannot have a default factory
# expect: TypeError: weakref_slot is True but slots is False
# expect: TypeError: Cannot overwrite attribute __setattr__ in class B
M = make_dataclass('M', ['a', ('b', int), ('c', int, field(default=5))], namespace={'twice': lambda self: self.b*2})
print(M(1,2), M(1,2).twice(), M.__module__, M.__name__); error(make_dataclass,'M',['a','a']); error(make_dataclass,'M',['for']); error(make_dataclass,'M',['1']); error(make_dataclass,'M',[(1,2,3,4)])
# expect: M(a=1, b=2, c=5) 4 __main__ M
# expect: TypeError: Field name duplicated: 'a'
# expect: TypeError: Field names must not be keywords: 'for'
# expect: TypeError: Field names must be valid identifiers: '1'
# expect: TypeError: Invalid field: (1, 2, 3, 4)
@dataclass
class Tree:
    v: int
    kids: list['Tree'] = field(default_factory=list)
t=Tree(1,[Tree(2),Tree(3,[Tree(4)])]); print(t, asdict(t), astuple(t)); t.kids.append(t); print(t)
# expect: Tree(v=1, kids=[Tree(v=2, kids=[]), Tree(v=3, kids=[Tree(v=4, kids=[])])]) {'v': 1, 'kids': [{'v': 2, 'kids': []}, {'v': 3, 'kids': [{'v': 4, 'kids': []}]}]} (1, [(2, []), (3, [(4, [])])])
# expect: Tree(v=1, kids=[Tree(v=2, kids=[]), Tree(v=3, kids=[Tree(v=4, kids=[])]), ...])
@dataclass
class Cfg:
    d: dict
    n: tuple
print(asdict(Cfg({'a':P(1)}, (P(2),))), asdict(P(1), dict_factory=lambda kv: [k for k,_ in kv]), astuple(P(1), tuple_factory=list))
# expect: {'d': {'a': {'x': 1, 'y': 0, 'l': [], 'hidden': 'h'}}, 'n': ({'x': 2, 'y': 0, 'l': [], 'hidden': 'h'},)} ['x', 'y', 'l', 'hidden'] [1, 0, [], 'h']
@dataclass(repr=False, eq=False, init=False)
class No: a: int = 1
print(No().a, No()==No(), 'No object' in repr(No()))  # expect: 1 False True
@dataclass
class St:
    a: 'int'
    b: 'ClassVar[int]' = 1
    c: 'typing.ClassVar' = 2
    d: 'InitVar[int]' = 3
    e: 'dataclasses.KW_ONLY' = 0
    f: int = 4
print([f.name for f in fields(St)], St(1), St.__match_args__)  # expect: ['a', 'f'] St(a=1, f=4) ('a', 'd')
class Desc:
    def __set_name__(self, o, n): self.n = n
    def __get__(self, i, o=None): return 11 if i is None else i.__dict__.get('_'+self.n)
    def __set__(self, i, v): i.__dict__['_'+self.n] = v
@dataclass
class WD:
    a: int = Desc()
print(WD(), WD(3))  # expect: WD(a=11) WD(a=3)
@dataclass
class Selfish:
    self: int
print(Selfish(3), P.__replace__.__name__, P.__dataclass_params__)
# expect: Selfish(self=3) _replace _DataclassParams(init=True,repr=True,eq=True,order=False,unsafe_hash=False,frozen=False,match_args=True,kw_only=False,slots=False,weakref_slot=False)
import abc
@dataclass
class AB(abc.ABC):
    a: int
    @abc.abstractmethod
    def m(self): ...
error(AB, 1)  # expect: TypeError: Can't instantiate abstract class AB without an implementation for abstract method 'm'
@dataclass
class Doc:
    """own"""
print(Doc.__doc__, P.__init__.__annotations__, P.__hash__, Fz.__hash__.__qualname__)
# expect: own {'x': <class 'int'>, 'y': <class 'int'>, 'l': <class 'list'>, 'hidden': <class 'str'>, 'return': None} None Fz.__hash__


# Blanks in annotations that are strings.
@dataclasses.dataclass
class Spaced:
    a: "typing . ClassVar [int]"
    b: " typing. ClassVar[int]"
    c: "typing..ClassVar"


print([field.name for field in dataclasses.fields(Spaced)])  # expect: ['c']
