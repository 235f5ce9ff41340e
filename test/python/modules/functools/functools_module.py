import functools
from functools import cache, cached_property, cmp_to_key, lru_cache, partial, partialmethod, reduce, singledispatch, singledispatchmethod, total_ordering, update_wrapper, wraps


def outcome(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


# partial
p = partial(int, "11", base=2)
print(p(), p, p.func, p.args, p.keywords, partial(p, 1).args, partial.__module__, partial[int])
# expect: 3 functools.partial(<class 'int'>, '11', base=2) <class 'int'> ('11',) {'base': 2} ('11', 1) functools functools.partial[int]
print(partial(print, 1, sep="-")(2, 3, end="!\n"), partial(dict, a=1)(b=2), partial(dict, a=1)(a=2))
# expect: 1-2-3!
# expect: None {'a': 1, 'b': 2} {'a': 2}
p.note = "x"
print(p.__dict__, partial(p).func is p, p.__reduce__()[2][3])  # expect: {'note': 'x'} True {'note': 'x'}
outcome(partial)  # expect: TypeError type 'partial' takes at least one argument
outcome(partial, 1)  # expect: TypeError the first argument must be callable
outcome(p.__setstate__, 1)  # expect: TypeError invalid partial state
outcome(setattr, p, "args", ())  # expect: AttributeError readonly attribute


class Partial(partial):
    pass


print(Partial(print, 1), Partial(max, 1)(5, 3))  # expect: __main__.Partial(<built-in function print>, 1) 5
loop = partial(print)
loop.__setstate__((loop, (loop,), {"k": loop}, {}))
print(loop)  # expect: functools.partial(..., ..., k=...)
loop.__setstate__((print, (), {}, {}))

# reduce
print(reduce(lambda a, b: a - b, [10, 1, 2]), reduce(max, [3], 5), reduce(None, [1]), reduce(None, [], 7))  # expect: 7 5 1 7
outcome(reduce, max, [])  # expect: TypeError reduce() of empty iterable with no initial value
outcome(reduce, max, 5)  # expect: TypeError reduce() arg 2 must support iteration
outcome(reduce, 5, [1, 2])  # expect: TypeError 'int' object is not callable
outcome(reduce, max)  # expect: TypeError reduce expected at least 2 arguments, got 1

# lru_cache, cache
calls = []


@lru_cache(maxsize=2)
def square(x, *, verbose=False):
    "Its doc."
    calls.append(x)
    return x * x


print([square(i) for i in (1, 2, 1, 3, 2, 1)], calls, square.cache_info(), square.cache_parameters(), square.__name__, square.__doc__, square.__wrapped__(5))
# expect: [1, 4, 1, 9, 4, 1] [1, 2, 3, 2, 1, 5] CacheInfo(hits=1, misses=5, maxsize=2, currsize=2) {'maxsize': 2, 'typed': False} square Its doc. 25
square.cache_clear()
print(square.cache_info(), square(2, verbose=True), square(2), square.cache_info(), square.__module__)
# expect: CacheInfo(hits=0, misses=0, maxsize=2, currsize=0) 4 4 CacheInfo(hits=0, misses=2, maxsize=2, currsize=2) __main__
outcome(square)  # expect: TypeError square() missing 1 required positional argument: 'x'
outcome(square, [])  # expect: TypeError unhashable type: 'list'


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), fib.cache_info())  # expect: 1548008755920 CacheInfo(hits=58, misses=61, maxsize=None, currsize=61)
typed = lru_cache(typed=True)(lambda x: type(x).__name__)
untyped = lru_cache()(lambda x: type(x).__name__)
print(typed(1), typed(1.0), typed(True), untyped(1), untyped(1.0), untyped(True))  # expect: int float bool int float float


class Methods:
    @lru_cache
    def method(self, x):
        return x + 1

    @staticmethod
    @cache
    def static(x):
        return x


print(Methods().method(1), Methods.static(2), lru_cache(maxsize=0)(lambda: 1).cache_info(), lru_cache(maxsize=-5)(len).cache_info())
# expect: 2 2 CacheInfo(hits=0, misses=0, maxsize=0, currsize=0) CacheInfo(hits=0, misses=0, maxsize=0, currsize=0)
outcome(lru_cache, "a")  # expect: TypeError Expected first argument to be an integer, a callable, or None
outcome(lru_cache(maxsize=1), 5)  # expect: TypeError the first argument must be callable


@lru_cache(maxsize=10)
def failing(x):
    raise KeyError(x)


outcome(failing, 1)  # expect: KeyError 1
print(failing.cache_info())  # expect: CacheInfo(hits=0, misses=1, maxsize=10, currsize=0)

# cmp_to_key, total_ordering
key = cmp_to_key(lambda a, b: (a > b) - (a < b))
print(sorted([3, 1, 2], key=key), key(1) < key(2), key(1) == key(1), key(3).obj)  # expect: [1, 2, 3] True True 3
outcome(lambda: key(1) < 1)  # expect: TypeError other argument must be K instance
outcome(hash, key(1))  # expect: TypeError unhashable type: 'functools.KeyWrapper'


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n if isinstance(other, Version) else NotImplemented


print(Version(1) <= Version(1), Version(2) > Version(1), Version(1) >= Version(2), Version.__le__.__name__)
# expect: True True False __le__
outcome(lambda: Version(1) <= 1)  # expect: TypeError '<=' not supported between instances of 'Version' and 'int'
outcome(total_ordering, object)  # expect: ValueError must define at least one ordering operation: < > <= >=


# wraps, update_wrapper
def decorate(f):
    @wraps(f)
    def wrapper(*args):
        "The wrapper's."
        return f(*args)

    return wrapper


@decorate
def decorated(a: int) -> str:
    "The function's."


decorated.extra = 1
print(decorated.__name__, decorated.__qualname__, decorated.__doc__, decorated.__annotations__, decorated.__wrapped__.__name__, functools.WRAPPER_ASSIGNMENTS)
# expect: decorated decorated The function's. {'a': <class 'int'>, 'return': <class 'str'>} decorated ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__', '__type_params__')


# partialmethod
class Cell:
    def set(self, name, value):
        setattr(self, name, value)
        return self

    on = partialmethod(set, "alive", True)
    by_class = partialmethod(classmethod(lambda cls, a, b: (cls.__name__, a, b)), 1)


cell = Cell()
print(cell.on().alive, Cell.by_class(2), Cell.__dict__["on"].args, partialmethod(int, 1, a=2))
# expect: True ('Cell', 1, 2) ('alive', True) functools.partialmethod(<class 'int'>, 1, a=2)
outcome(partialmethod, 5)  # expect: TypeError 5 is not callable or a descriptor


# cached_property
class Data:
    count = 0

    @cached_property
    def value(self):
        "Computed once."
        Data.count += 1
        return Data.count


data = Data()
print(data.value, data.value, data.__dict__, Data.value.__doc__, Data().value)  # expect: 1 1 {'value': 1} Computed once. 2
del data.value
print(data.value)  # expect: 3


class Slotted:
    __slots__ = ()
    value = cached_property(lambda self: 1)


outcome(lambda: Slotted().value)  # expect: TypeError No '__dict__' attribute on 'Slotted' instance to cache 'value' property.
outcome(cached_property(lambda self: 1).__get__, data, Data)
# expect: TypeError Cannot use cached_property instance without calling __set_name__ on it.


# singledispatch
@singledispatch
def show(x):
    return "object"


@show.register(int)
def _(x):
    return "int"


@show.register(list)
@show.register(tuple)
def _(x):
    return "sequence"


@show.register(float | complex)
def _(x):
    return "number"


print(show(1), show(True), show([]), show(()), show("s"), show(1.5), show(2j), show.dispatch(bool)(1), sorted(t.__name__ for t in show.registry))
# expect: int int sequence sequence object number number int ['complex', 'float', 'int', 'list', 'object', 'tuple']
outcome(show)  # expect: TypeError show requires at least 1 positional argument
outcome(show.register, 1)
# expect: TypeError Invalid first argument to `register()`: 1. Use either `@register(some_class)` or plain `@register` on an annotated function.
outcome(show.register, "a", show)  # expect: TypeError Invalid first argument to `register()`. 'a' is not a class or union type.


class Formatter:
    @singledispatchmethod
    def fmt(self, x):
        return "any"

    @fmt.register(int)
    def _(self, x):
        return "int"


print(Formatter().fmt(1), Formatter().fmt("s"))  # expect: int any


# singledispatch takes unions, typing's too, and registers each of their classes.
import typing  # noqa: E402


@functools.singledispatch
def kind(x):
    return 'other'


@kind.register
def _(x: typing.Union[int, str]):
    return 'int or str'


@kind.register(list | None)
def _(x):
    return 'list or None'


print(kind(1), kind('a'), kind([]), kind(None), kind(1.0), sep=', ')  # expect: int or str, int or str, list or None, list or None, other


def bad(x: typing.Union[int, typing.List[int]]):
    pass


try:
    kind.register(bad)
except TypeError as error:
    print(error)  # expect: Invalid annotation for 'x'. typing.Union[int, typing.List[int]] not all arguments are classes.
