# Type parameters of functions, classes and aliases (PEP 695, PEP 696).


def error(function, *args):
    try:
        return function(*args)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


# Functions.
def first[T](items: list[T]) -> T:
    return items[0]


print(first([3]), first.__type_params__, first.__annotations__)  # expect: 3 (T,) {'items': list[T], 'return': T}
T, = first.__type_params__
print(type(T), T.__name__, T.__bound__, T.__constraints__, T.__infer_variance__, T.__covariant__)  # expect: <class 'typing.TypeVar'> T None () True False


# Bounds and constraints are computed when they are asked for, and once.
computed = []


def asked(what):
    computed.append(what)
    return what


def bounded[A: asked(int), B: (asked(str), bytes), *C, **D]():
    pass


A, B, C, D = bounded.__type_params__
print(computed, A.__bound__, A.__bound__, computed)  # expect: [<class 'int'>] <class 'int'> <class 'int'> [<class 'int'>]
print(B.__constraints__, B.__bound__, computed)  # expect: (<class 'str'>, <class 'bytes'>) None [<class 'int'>, <class 'str'>]
print(C, type(C).__name__, D, type(D).__name__)  # expect: C TypeVarTuple D ParamSpec


def late[X: Undefined]():
    pass


print(error(lambda: late.__type_params__[0].__bound__))  # expect: NameError: name 'Undefined' is not defined
Undefined = float
print(late.__type_params__[0].__bound__)  # expect: <class 'float'>


# Defaults.
def defaults[E = int, *F = *tuple[int, str], **G = [int]]():
    pass


E, F, G = defaults.__type_params__
print(E.__default__, F.__default__, G.__default__, E.has_default(), A.has_default(), A.__default__)  # expect: <class 'int'> *tuple[int, str] [<class 'int'>] True False typing.NoDefault


# Classes.
class Box[T]:
    kind = T

    def put[U](self, value: U) -> tuple[T, U]:
        return T, U


print(Box.__type_params__, Box.__parameters__, Box.__orig_bases__, Box.__bases__, Box.__mro__[1])  # expect: (T,) (T,) (typing.Generic[T],) (<class 'typing.Generic'>,) <class 'typing.Generic'>
print(Box[int], Box[int]().__orig_class__, Box[int].__args__)  # expect: __main__.Box[int] __main__.Box[int] (<class 'int'>,)
print(Box().put(1), Box.put.__annotations__, Box.kind is Box.__type_params__[0])  # expect: (T, U) {'value': U, 'return': tuple[T, U]} True
print(Box.__qualname__, Box.put.__qualname__)  # expect: Box Box.put


class Pair[K, V](dict[K, V]):
    pass


print(Pair.__orig_bases__, Pair[str, int], Pair.__mro__)  # expect: (dict[K, V], typing.Generic[K, V]) __main__.Pair[str, int] (<class '__main__.Pair'>, <class 'dict'>, <class 'typing.Generic'>, <class 'object'>)
print(error(lambda: Pair[int]), '|', error(lambda: Box[int, str]))  # expect: __main__.Pair[int] | TypeError: Too many arguments for <class '__main__.Box'>; actual 2, expected 1


class Meta(type):
    def __new__(mcls, name, bases, ns, **kwargs):
        print(name, bases, sorted(kwargs), '__type_params__' in ns)  # expect: WithMeta (<class 'typing.Generic'>,) ['option'] True
        return super().__new__(mcls, name, bases, ns)


class WithMeta[T](metaclass=Meta, option=1):
    pass


# The scope of type parameters: inside, not outside; a class's names are seen.
class Outer:
    Inner = int

    def method[T: Inner](self, x: T = Inner) -> Inner:
        return T


print(Outer.method.__type_params__[0].__bound__, Outer.method.__annotations__['return'])  # expect: <class 'int'> <class 'int'>
print('T' in globals(), error(lambda: K))  # expect: True NameError: name 'K' is not defined


def decorate(f):
    print('decorating', f.__name__, f.__type_params__)  # expect: decorating decorated (T,)
    return f


@decorate
def decorated[T](x: T = (lambda: 5)()) -> T:
    return x


print(decorated())  # expect: 5


def nested[T]():
    def inner[U]():
        return T, U
    return inner()


print(nested())  # expect: (T, U)


# Aliases: the value is computed when it is asked for.
type Number = int | float
type Lazy = asked(str)
type Recursive = list[Recursive] | int
type Mapping2[K, V = int] = dict[K, V]
print(Number, Number.__value__, type(Number), Number.__name__, Number.__module__, Number.__type_params__)  # expect: Number int | float <class 'typing.TypeAliasType'> Number __main__ ()
print(len(computed), Lazy.__value__, Lazy.__value__, len(computed))  # expect: 2 <class 'str'> <class 'str'> 3
print(Recursive.__value__)  # expect: list[Recursive] | int
print(Mapping2[str, bool], Mapping2.__value__, Mapping2.__type_params__, Mapping2.__parameters__)  # expect: Mapping2[str, bool] dict[K, V] (K, V) (K, V)
print(error(lambda: Number[int]), Number | None, isinstance(3, Number.__value__))  # expect: TypeError: Only generic type aliases are subscriptable Number | None True
print(error(isinstance, 3, Number))  # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union

type = 5
print(type)  # expect: 5
