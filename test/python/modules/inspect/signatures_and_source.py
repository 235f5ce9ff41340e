"""inspect: signatures, kinds, source, documentation, members."""
import functools
import inspect


def f(a, /, b: int, c=1, *args, d, e: str = 'x', **kw) -> list:
    """Doc."""
    x = 1  # a comment

    # another

    return x


class A:
    """Doc of A
        more
      less
    """

    def __init__(self, a, b=2):
        pass

    def m(self, x):
        """Doc of m."""
        return (
            x)

    @classmethod
    def c(cls, y):
        pass

    @staticmethod
    def s(z):
        pass

    @property
    def p(self):
        return 1


class B(A):
    def m(self, x):
        pass


def gen():
    yield 1


print(inspect.signature(f))  # expect: (a, /, b: int, c=1, *args, d, e: str = 'x', **kw) -> list
print(inspect.signature(A), inspect.signature(A(1).m), inspect.signature(A.m), inspect.signature(A.c), inspect.signature(A.s))
# expect: (a, b=2) (x) (self, x) (y) (z)
print(inspect.signature(functools.partial(f, 1, d=3)))  # expect: (b: int, c=1, *args, d=3, e: str = 'x', **kw) -> list
print(inspect.signature(len), inspect.signature(dict.get), inspect.signature([].append), inspect.signature(sorted))
# expect: (obj, /) (self, key, default=None, /) (object, /) (iterable, /, *, key=None, reverse=False)
print(inspect.signature(f).bind(1, 2, d=4).arguments)  # expect: {'a': 1, 'b': 2, 'd': 4}
print(inspect.signature(f).bind(1, 2, 3, 4, 5, d=4, z=1))
# expect: <BoundArguments (a=1, b=2, c=3, args=(4, 5), d=4, kw={'z': 1})>
for args, kwargs in (((), {}), ((1, 2), {}), ((1, 2), {'d': 1, 'b': 3})):
    try:
        inspect.signature(f).bind(*args, **kwargs)
    except TypeError as error:
        print(error)
# expect: missing a required argument: 'a'
# expect: missing a required argument: 'd'
# expect: multiple values for argument 'b'
print(repr(inspect.signature(f).parameters['e']), repr(inspect.Parameter.KEYWORD_ONLY))
# expect: <Parameter "e: str = 'x'"> <_ParameterKind.KEYWORD_ONLY: 3>
print(inspect.getfullargspec(f))
# expect: FullArgSpec(args=['a', 'b', 'c'], varargs='args', varkw='kw', defaults=(1,), kwonlyargs=['d', 'e'], kwonlydefaults={'e': 'x'}, annotations={'return': <class 'list'>, 'b': <class 'int'>, 'e': <class 'str'>})
print(inspect.getcallargs(f, 1, 2, d=3))  # expect: {'a': 1, 'b': 2, 'args': (), 'kw': {}, 'd': 3, 'c': 1, 'e': 'x'}
print(inspect.getsource(f))
# expect: def f(a, /, b: int, c=1, *args, d, e: str = 'x', **kw) -> list:
# expect:     """Doc."""
# expect:     x = 1  # a comment
# expect: 
# expect:     # another
# expect: 
# expect:     return x
# expect: 
print(inspect.getsource(A.m))
# expect:     def m(self, x):
# expect:         """Doc of m."""
# expect:         return (
# expect:             x)
# expect: 
print(inspect.getsourcelines(gen)[0])  # expect: ['def gen():\n', '    yield 1\n']
print(repr(inspect.getdoc(A)), inspect.getdoc(B.m))  # expect: 'Doc of A\n  more\nless' Doc of m.
print([name for name, value in inspect.getmembers(B, inspect.isfunction)])  # expect: ['__init__', 'm', 's']
print(inspect.isfunction(f), inspect.ismethod(A(1).m), inspect.isbuiltin(len), inspect.ismethoddescriptor(dict.get))
# expect: True True True True
print(inspect.isdatadescriptor(A.p), inspect.isclass(A), inspect.isroutine(A.c), inspect.isgeneratorfunction(gen))
# expect: True True True True
g = gen()
print(inspect.getgeneratorstate(g), next(g), inspect.getgeneratorstate(g), list(g), inspect.getgeneratorstate(g))
# expect: GEN_CREATED 1 GEN_SUSPENDED [] GEN_CLOSED
print(type(inspect.getattr_static(A(1), 'p')), inspect.getmro(B), inspect.currentframe().f_code.co_name)
# expect: <class 'property'> (<class '__main__.B'>, <class '__main__.A'>, <class 'object'>) <module>
print(inspect.cleandoc('a\n   b\n     c\n\n').splitlines())  # expect: ['a', 'b', '  c']
