from enum import *
import enum
def error(f,*a,**k):
    try: print(f(*a,**k))
    except Exception as e: print(type(e).__name__, e, sep=': ')
class Color(Enum):
    """Doc."""
    RED = 1
    GREEN = 'g'
    BLUE = (1,2)
    CRIMSON = 1
    def describe(self): return self.name, self.value
    @classmethod
    def fav(cls): return cls.BLUE
    @enum.property
    def lower(self): return self.name.lower()
    class Inner: pass
    x = nonmember(7)
print(list(Color), len(Color), Color.RED, repr(Color.RED), Color(1), Color['GREEN'], Color.CRIMSON is Color.RED, Color.fav(), Color.RED.describe(), Color.x, Color.Inner.__name__, Color.BLUE.lower)
# expect: [<Color.RED: 1>, <Color.GREEN: 'g'>, <Color.BLUE: (1, 2)>] 3 Color.RED <Color.RED: 1> Color.RED Color.GREEN True Color.BLUE ('RED', 1) 7 Inner blue
print(Color.__members__, Color.RED in Color, 1 in Color, 9 in Color, [] in Color, list(reversed(Color)), Color, type(Color), bool(Color), isinstance(Color.RED, Color))
# expect: {'RED': <Color.RED: 1>, 'GREEN': <Color.GREEN: 'g'>, 'BLUE': <Color.BLUE: (1, 2)>, 'CRIMSON': <Color.RED: 1>} True True False False [<Color.BLUE: (1, 2)>, <Color.GREEN: 'g'>, <Color.RED: 1>] <enum 'Color'> <class 'enum.EnumType'> True True
error(Color, 5); error(lambda: Color['Q']); error(lambda: Color.Q); error(setattr, Color, 'RED', 2); error(delattr, Color, 'RED'); error(Color.RED.__class__, 1,2)
# expect: ValueError: 5 is not a valid Color
# expect: KeyError: 'Q'
# expect: AttributeError: type object 'Color' has no attribute 'Q'
# expect: AttributeError: cannot reassign member 'RED'
# expect: AttributeError: 'Color' cannot delete member 'RED'.
# expect: Color.BLUE
error(setattr, Color.RED, 'name', 2); error(setattr, Color.RED, 'value', 2); error(lambda: Color.lower)
# expect: AttributeError: <enum 'Enum'> cannot set attribute 'name'
# expect: AttributeError: <enum 'Enum'> cannot set attribute 'value'
# expect: AttributeError: <enum 'Color'> has no attribute 'lower'
print(hash(Color.RED)==hash('RED'), Color.RED == 1, Color.RED != Color.BLUE, {Color.RED: 1}[Color.RED], f'{Color.RED:>12}|', '%s' % Color.RED, Color.__doc__, Color.RED.__doc__)
# expect: True False True 1    Color.RED| Color.RED Doc. Doc.
error(lambda: Color.RED < Color.BLUE)  # expect: TypeError: '<' not supported between instances of 'Color' and 'Color'
print(dir(Color.RED), dir(Color))
# expect: ['Inner', '__class__', '__doc__', '__eq__', '__hash__', '__module__', 'describe', 'fav', 'lower', 'name', 'value', 'x'] ['BLUE', 'GREEN', 'RED', '__class__', '__contains__', '__doc__', '__getitem__', '__init_subclass__', '__iter__', '__len__', '__members__', '__module__', '__name__', '__qualname__']
try:
    class Bad(Color): Y = 1
except TypeError as e: print(e)
# expect: <enum 'Bad'> cannot extend <enum 'Color'>
try:
    class Dup(Enum):
        A = 1
        A = 2
except TypeError as e: print(e)
# expect: 'A' already defined as 1
class N(IntEnum):
    ONE = auto(); TWO = auto(); TEN = 10; ELEVEN = auto()
print(list(N), N.ONE + 1, N.TEN > 5, str(N.ONE), f'{N.ONE}', f'{N.TEN:04}', '%d' % N.TWO, [10,20,30][N.ONE], N(10), repr(N.TEN), N.ONE == 1, isinstance(N.ONE, int), N.TWO.bit_length())
# expect: [<N.ONE: 1>, <N.TWO: 2>, <N.TEN: 10>, <N.ELEVEN: 11>] 2 True 1 1 0010 2 20 10 <N.TEN: 10> True True 2
class S(StrEnum):
    AA = auto(); BB = 'bee'
print(list(S), S.AA, S.BB.upper(), f'{S.BB:>5}', S('bee'), S.AA == 'aa', repr(S.AA))
# expect: [<S.AA: 'aa'>, <S.BB: 'bee'>] aa BEE   bee bee True <S.AA: 'aa'>
error(lambda: StrEnum('X', [('A', 1)]))  # expect: TypeError: 1 is not a string
class P(Flag):
    R = auto(); W = auto(); X = auto(); RW = R|W
    NONE = 0
print(list(P), P.R|P.X, repr(P.R|P.X), P(3), ~P.R, P.R & P.W, P.RW, P(0), repr(P(0)), bool(P(0)), P.R in P.RW, len(P.RW), list(P.R|P.X), P.RW ^ P.R, P.RW.name, (P.R|P.X).name, (P.R|P.X).value, P.__members__)
# expect: [<P.R: 1>, <P.W: 2>, <P.X: 4>] P.R|X <P.R|X: 5> P.RW P.W|X P.NONE P.RW P.NONE <P.NONE: 0> False True 2 [<P.R: 1>, <P.X: 4>] P.W RW R|X 5 {'R': <P.R: 1>, 'W': <P.W: 2>, 'X': <P.X: 4>, 'RW': <P.RW: 3>, 'NONE': <P.NONE: 0>}
error(P, 8); error(P, 'a'); error(lambda: P.R | 1); error(lambda: 1 in P.R)
# expect: ValueError: <flag 'P'> invalid value 8
# expect:     given 0b0 1000
# expect:   allowed 0b0 0111
# expect: ValueError: 'a' is not a valid P
# expect: TypeError: unsupported operand type(s) for |: 'P' and 'int'
# expect: TypeError: unsupported operand type(s) for 'in': 'int' and 'P'
class I(IntFlag):
    A = 1; B = 2; C = 4
print(I.A|I.B, repr(I.A|I.B), I.A|8, repr(I.A|8), I(16), repr(I(16)), ~I.A, repr(~I.A), I.A + 1, repr(I(-1)), repr(I(-8)), I(0), list(I(9)), I.A & 3, str(I(7)), f'{I.A|I.C}')
# expect: 3 <I.A|B: 3> 9 <I.A|8: 9> 16 <I: 16> 6 <I.B|C: 6> 2 <I.A|B|C: 7> <I: 0> 0 [<I.A: 1>] 1 7 5
class Co(Flag, boundary=CONFORM):
    A=1; B=4
class Ej(Flag, boundary=EJECT):
    A=1; B=4
class Ke(Flag, boundary=KEEP):
    A=1; B=4
class St(Flag, boundary=STRICT):
    A=1; B=4
print(repr(Co(7)), Ej(7), type(Ej(7)), repr(Ke(7)), repr(Ke(-1)), ~Ke.A, ~Co.A, ~Ej.A, ~St.A)
# expect: <Co.A|B: 5> 7 <class 'int'> <Ke.A|B|2: 7> <Ke.A|B|2: 7> Ke.B|2 Co.B -2 St.B
error(St, 7); error(St, 2); error(St, -9)
# expect: ValueError: <flag 'St'> invalid value 7
# expect:     given 0b0 111
# expect:   allowed 0b0 101
# expect: ValueError: <flag 'St'> invalid value 2
# expect:     given 0b0 010
# expect:   allowed 0b0 101
# expect: ValueError: <flag 'St'> invalid value -9
# expect:     given 0b1 0111
# expect:   allowed 0b0 0101
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.4e23, 3.39e6)
    def __init__(self, mass, radius): self.mass=mass; self.radius=radius
    @property
    def g(self): return round(self.mass/self.radius**2)
print(Planet.EARTH.g, Planet.MARS.value, Planet((6.4e23, 3.39e6)))  # expect: 147128045760 (6.4e+23, 3390000.0) Planet.MARS
class Coord(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value]); obj._value_ = value; obj.label=label; return obj
    PX = (0,'p'); PY=(1,'q')
print(Coord(1), Coord.PY.label, bytes(Coord.PY))  # expect: Coord.PY q b'\x01'
class M(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v):
        if v == 'x': return cls.A
        if v == 'bad': return 5
        if v == 'err': raise KeyError('no')
print(M('x')); error(M,'bad'); error(M,'err'); error(M,'q')
# expect: M.A
# expect: TypeError: error in M._missing_: returned 5 instead of None or a valid member
# expect: KeyError: 'no'
# expect: ValueError: 'q' is not a valid M
class G(Enum):
    def _generate_next_value_(name, start, count, last): return (name, count)
    A = auto(); B = auto()
print(list(G))  # expect: [<G.A: ('A', 0)>, <G.B: ('B', 1)>]
F = Enum('F', 'a b c'); F2 = Enum('F2', [('x',1),('y',2)], module='mod', qualname='q.F2'); F3 = IntEnum('F3', {'k':5}); F4=Flag('F4','a,b,c', start=2); F5 = Enum('F5', ['p','q'], start=0, type=int)
print(list(F), F.__module__, list(F2), F2.__module__, F2.__qualname__, list(F3), list(F4), list(F5), F5.q+1)
# expect: [<F.a: 1>, <F.b: 2>, <F.c: 3>] __main__ [<F2.x: 1>, <F2.y: 2>] mod q.F2 [<F3.k: 5>] [<F4.a: 2>, <F4.b: 4>, <F4.c: 8>] [<F5.p: 0>, <F5.q: 1>] 2
error(Enum, 5); error(Enum, 'Z'); print(list(Enum('Z', ())))
# expect: TypeError: <enum 'Enum'> has no members; specify `names=()` if you meant to create a new, empty, enum
# expect: TypeError: <enum 'Enum'> has no members; specify `names=()` if you meant to create a new, empty, enum
# expect: []
@unique
class U(Enum): A=1
def mk():
    @unique
    class U2(Enum): A=1; B=1; C=1
error(mk)  # expect: ValueError: duplicate values found in <enum 'U2'>: B -> A, C -> A
def v(check, base, **m):
    return verify(check)(base('V', m))
error(v, UNIQUE, Enum, A=1, B=1); error(v, CONTINUOUS, IntEnum, A=1, B=4); error(v, CONTINUOUS, Flag, A=1, B=8); error(v, NAMED_FLAGS, Flag, A=1, B=6); error(v, NAMED_FLAGS, Flag, A=1, B=3); error(v, CONTINUOUS, Enum, A=1, B=2)
# expect: ValueError: aliases found in <enum 'V'>: B -> A
# expect: ValueError: invalid enum 'V': missing values 2, 3
# expect: ValueError: invalid flag 'V': missing values 2, 4
# expect: ValueError: invalid Flag 'V': alias B is missing combined values of 0x6 [use enum.show_flag_values(value) for details]
# expect: ValueError: invalid Flag 'V': alias B is missing value 0x2 [use enum.show_flag_values(value) for details]
# expect: <enum 'V'>
error(lambda: verify(UNIQUE)(int))  # expect: TypeError: the 'verify' decorator only works with Enum and Flag
class Ig(Enum):
    _ignore_ = 'tmp i'
    tmp = 5
    A = 1
    for i in range(3): vars()[f'N{i}'] = i+10
print(list(Ig), hasattr(Ig,'tmp'))  # expect: [<Ig.A: 1>, <Ig.N0: 10>, <Ig.N1: 11>, <Ig.N2: 12>] False
class Ord(Enum):
    _order_ = 'A B'
    A=1; B=2
try:
    class Ord2(Enum):
        _order_ = 'B A'
        A=1; B=2
except TypeError as e: print(e)
# expect: member order does not match _order_:
# expect:   ['A', 'B']
# expect:   ['B', 'A']
try:
    class Sun(Enum): _foo_ = 1
except ValueError as e: print(e)
# expect: _sunder_ names, such as '_foo_', are reserved for future Enum use
class Mb(Enum):
    @member
    def f(): return 3
    g = member(5)
    _priv__x = 3
print(list(Mb)[1:], Mb.f.value())  # expect: [<Mb.g: 5>, <Mb._priv__x: 3>] 3
class Unh(Enum):
    A = [1]; B = {}
print(Unh([1]), Unh({}) is Unh.B, [1] in Unh)  # expect: Unh.A True True
class Base(Enum):
    def hello(self): return 'hi ' + self.name
class Der(Base): A = 1
print(Der.A.hello(), Der.__mro__)  # expect: hi A (<enum 'Der'>, <enum 'Base'>, <enum 'Enum'>, <class 'object'>)
print(enum.bin(10), enum.bin(~10), enum.bin(0), enum.bin(5,8), enum.bin(-1), enum.show_flag_values(11), EnumCheck.UNIQUE, repr(STRICT), list(FlagBoundary))
# expect: 0b0 1010 0b1 0101 0b0  0b0 00000101 0b1 1 [1, 2, 8] one name per value <FlagBoundary.STRICT: 'strict'> [<FlagBoundary.STRICT: 'strict'>, <FlagBoundary.CONFORM: 'conform'>, <FlagBoundary.EJECT: 'eject'>, <FlagBoundary.KEEP: 'keep'>]
class Name(Enum):
    name = 1; value = 2; A = 3
print(Name.name, Name.value, Name.A.name, Name.A.value, Name.name.value)  # expect: Name.name Name.value A 3 1
class Al(Enum):
    A=1
    def __init__(self, v): self._add_alias_('B'); self._add_value_alias_(99)
print(Al.B, Al(99))  # expect: Al.A Al.A
class R(int, ReprEnum): A=1
print(R.A, repr(R.A))  # expect: 1 <R.A: 1>
class FL(float, Enum): PI=3.14
print(FL.PI, repr(FL.PI), f'{FL.PI}', FL.PI*2)  # expect: FL.PI <FL.PI: 3.14> FL.PI 6.28
import sys
sys.modules['__main__']
@global_enum
class GE(Enum): GA=1
print(repr(GA), str(GA))  # expect: __main__.GA GA
print(N.__dict__.keys() >= {'_member_map_'}, Color.RED.__reduce_ex__(2), auto(), Color.RED.__objclass__)
# expect: True (<enum 'Color'>, (1,)) auto(_auto_null) <enum 'Color'>
print(type(Color.__members__), Color.__contains__(Color.RED), Color.RED._sort_order_, Color.BLUE._sort_order_)
# expect: <class 'mappingproxy'> True 0 2
match Color.RED:
    case Color.BLUE: print('b')
    case Color.RED: print('r')
# expect: r
print([m.name for m in P], [*map(str,I)], {m: m.value for m in N})
# expect: ['R', 'W', 'X'] ['1', '2', '4'] {<N.ONE: 1>: 1, <N.TWO: 2>: 2, <N.TEN: 10>: 10, <N.ELEVEN: 11>: 11}
class T2(Enum):
    def __str__(self): return 'T2!'
    A=1
print(T2.A, f'{T2.A}', repr(T2.A))  # expect: T2! T2! <T2.A: 1>
class Desc(str, Enum):
    A='x'
    def __str__(self): return self.value
print(Desc.A, f'{Desc.A}', Desc.A+'y', repr(Desc.A))  # expect: x x xy <Desc.A: 'x'>
