import copy
from collections import OrderedDict, defaultdict, deque


def outcome(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


class Plain:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)


class Slots:
    __slots__ = ("a", "_b", "__c", "unset")

    def __init__(self):
        self.a, self._b, self.__c = [1], 2, 3

    def c(self):
        return self.__c


class MyList(list):
    pass


class MyDict(dict):
    pass


class Hooks:
    def __copy__(self):
        return "shallow"

    def __deepcopy__(self, memo):
        return "deep", type(memo).__name__


class State:
    def __getstate__(self):
        return {"kept": 1}

    def __setstate__(self, state):
        self.restored = state


class WithArgs:
    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        self.args = args, kwargs
        return self

    def __getnewargs_ex__(self):
        return (1,), {"k": 2}


# What is immutable stays what it is.
for x in (None, 1, "s", b"b", 1.5, (1, 2), frozenset([1]), range(3), len, Plain, ..., slice(1)):
    assert copy.copy(x) is x
    assert copy.deepcopy(x) is x or isinstance(x, (frozenset, slice))
inner = [1]
for x in ([inner], {1: inner}, {2, 3}, bytearray(b"x"), deque([inner], 5), defaultdict(list, a=inner), OrderedDict(a=inner), MyList([inner]), MyDict(a=inner)):
    shallow, deep = copy.copy(x), copy.deepcopy(x)
    print(type(shallow) is type(x), shallow == x, shallow is not x, deep == x, deep)
# expect: True True True True [[1]]
# expect: True True True True {1: [1]}
# expect: True True True True {2, 3}
# expect: True True True True bytearray(b'x')
# expect: True True True True deque([[1]], maxlen=5)
# expect: True True True True defaultdict(<class 'list'>, {'a': [1]})
# expect: True True True True OrderedDict({'a': [1]})
# expect: True True True True [[1]]
# expect: True True True True {'a': [1]}
x = Plain(items=inner, n=1)
shallow, deep = copy.copy(x), copy.deepcopy(x)
print(shallow.items is inner, deep.items is inner, deep.items, deep.n)  # expect: True False [1] 1
s = Slots()
shallow, deep = copy.copy(s), copy.deepcopy(s)
print(shallow.a is s.a, deep.a is s.a, deep.a, deep._b, deep.c(), hasattr(deep, "unset"))  # expect: True False [1] 2 3 False
y = MyList([1])
y.note = [2]
z = copy.deepcopy(y)
print(z, z.note, z.note is y.note)  # expect: [1] [2] False
print(copy.copy(Hooks()), copy.deepcopy(Hooks()), copy.copy(State()).restored, copy.deepcopy(State()).restored, copy.copy(WithArgs(9)).args)
# expect: shallow ('deep', 'dict') {'kept': 1} {'kept': 1} ((9,), {})

# What is met twice is copied once; what contains itself, too.
shared = []
a = [shared, shared]
b = copy.deepcopy(a)
print(b[0] is b[1], b[0] is not shared)  # expect: True True
loop = [1]
loop.append(loop)
c = copy.deepcopy(loop)
print(c[1] is c, c is not loop)  # expect: True True
t = ([],)
t[0].append(t)
u = copy.deepcopy(t)
print(u[0][0] is u, u is not t)  # expect: True True
memo = {}
copy.deepcopy(a, memo)
print(len(memo), copy.deepcopy((1, [2])))  # expect: 3 (1, [2])
bound = Plain(x=1)
bound.method = bound.__init__
deep = copy.deepcopy(bound)
print(deep.method.__self__ is deep)  # expect: True
outcome(copy.copy, (i for i in ()))  # expect: TypeError cannot pickle 'generator' object
outcome(copy.deepcopy, [(i for i in ())])  # expect: TypeError cannot pickle 'generator' object


class BadReduce:
    def __reduce_ex__(self, protocol):
        return "a string"


print(isinstance(copy.copy(BadReduce()), BadReduce), copy.Error.__mro__[1].__name__, copy.error is copy.Error)
# expect: True Exception True
try:
    from copy import replace
    outcome(replace, 5, x=1)
except ImportError:
    print("no replace")
# expect: TypeError replace() does not support int objects
