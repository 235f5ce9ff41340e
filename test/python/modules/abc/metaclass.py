import abc
from abc import *
class A(ABC):
    @abstractmethod
    def f(self): pass
    @property
    @abstractmethod
    def g(self): pass
    @classmethod
    @abstractmethod
    def h(self): pass
try: A()
except TypeError as e: print(e)
# expect: Can't instantiate abstract class A without an implementation for abstract methods 'f', 'g', 'h'
class B(A):
    def f(self): return 1
    g=1
    def h(self): pass
print(B().f(), A.__abstractmethods__==frozenset('fgh'), B.__abstractmethods__)  # expect: 1 True frozenset()
class C: pass
print(isinstance(C(),A), isinstance(3,A))  # expect: False False
t=abc.get_cache_token()
print(A.register(C) is C, abc.get_cache_token()-t)  # expect: True 1
print(isinstance(C(),A), issubclass(C,A), isinstance(B(),A))  # expect: True True True
class D(C): pass
print(issubclass(D,A), A.register(D))  # expect: True <class '__main__.D'>
try: C.__bases__; D2=type('D2',(A,),{}); D2.register(A)
except RuntimeError as e: print(e)
# expect: Refusing to create an inheritance cycle
try: A.register(3)
except TypeError as e: print(e)
# expect: Can only register classes
try: issubclass(3,A)
except TypeError as e: print(e)
# expect: issubclass() arg 1 must be a class
class H(ABC):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is H: return hasattr(C,'zap')
        return NotImplemented
class Z: zap=1
print(isinstance(Z(),H), issubclass(int,H))  # expect: True False
class H2(ABC):
    @classmethod
    def __subclasshook__(cls, C): return 3
try: issubclass(int,H2)
except AssertionError as e: print(e)
# expect: __subclasshook__ must return either False, True, or NotImplemented
class E(ABC):
    @abstractmethod
    def q(self): ...
E.q = lambda self: 1
update_abstractmethods(E)
print(E().q())  # expect: 1
class _(ABC):
    @abstractclassmethod
    def a(cls): ...
    @abstractstaticmethod
    def b(): ...
    @abstractproperty
    def c(self): ...
print(sorted(_.__abstractmethods__))  # expect: ['a', 'b', 'c']
try: _()
except TypeError as e: print(e)
# expect: Can't instantiate abstract class _ without an implementation for abstract methods 'a', 'b', 'c'
class Seq(metaclass=ABCMeta):
    __abc_tpflags__ = 1<<5
class S2: pass
class S3(S2):
  def __len__(self): return 1
  def __getitem__(self,i):
    if i: raise IndexError
    return 7
Seq.register(S2)
match S3():
    case [x]: print('seq', x)
# expect: seq 7
print(Seq.__dict__.get('__abc_tpflags__'))  # expect: None
import gc
for i in range(50):
    class T: pass
    isinstance(T(),A); A.register(T); isinstance(T(),A)
del T; gc.collect()
r=abc._get_dump(A)
print(len(r[0]),len(r[1]),len(r[2]))  # expect: 1 3 0
A._abc_caches_clear(); A._abc_registry_clear()
print(isinstance(C(),A))  # expect: False
print(abc.ABCMeta.__module__, ABC.__doc__ is not None, abc.get_cache_token.__module__, type(A._abc_impl), type(A).__mro__)
# expect: abc True _abc <class '_abc._abc_data'> (<class 'abc.ABCMeta'>, <class 'type'>, <class 'object'>)
