# types.GenericAlias: subscripted built-in classes, and how they pose as their origin.
import types


def error(function, *args):
    try:
        return function(*args)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


# Which classes can be subscripted.
for cls in (list, tuple, dict, set, frozenset, enumerate, BaseExceptionGroup, types.MappingProxyType, type, types.GeneratorType):
    print(cls[int])
# expect: list[int]
# expect: tuple[int]
# expect: dict[int]
# expect: set[int]
# expect: frozenset[int]
# expect: enumerate[int]
# expect: BaseExceptionGroup[int]
# expect: mappingproxy[int]
# expect: type[int]
# expect: generator[int]
print(error(lambda: int[int]))  # expect: TypeError: type 'int' is not subscriptable
print(error(lambda: types.GenericAlias[int]))  # expect: TypeError: type 'types.GenericAlias' is not subscriptable

# Arguments.
print(list[int, str], tuple[()], tuple[int, ...], dict[str, list[int]], list[None], list['x'], list[[int, str]])  # expect: list[int, str] tuple[()] tuple[int, ...] dict[str, list[int]] list[None] list['x'] list[[int, str]]
alias = dict[str, int]
print(alias.__origin__, alias.__args__, alias.__parameters__, alias.__unpacked__)  # expect: <class 'dict'> (<class 'str'>, <class 'int'>) () False
print(tuple[()].__args__, list[(1, 2)].__args__)  # expect: () (1, 2)
print(error(types.GenericAlias, list), error(types.GenericAlias, list, int))  # expect: TypeError: GenericAlias expected 2 arguments, got 1 list[int]
print(types.GenericAlias('a', (1, 2)))  # expect: 'a'[1, 2]


class Module:
    __module__ = None
    __qualname__ = 'Module'


print(list[Module])  # expect: list[<class 'Module'>]

# Calls and attributes go to the origin.
print(list[int]('ab'), dict[str, int](a=1), alias.__name__, list[int].append)  # expect: ['a', 'b'] {'a': 1} dict <method 'append' of 'list' objects>
print(error(lambda: list[int].missing))  # expect: AttributeError: type object 'list' has no attribute 'missing'
print(error(lambda: list[int].__bases__))  # expect: AttributeError: 'types.GenericAlias' object has no attribute '__bases__'
print(list[int].__class__, type(list[int]), list[int].__mro_entries__(()))  # expect: <class 'types.GenericAlias'> <class 'types.GenericAlias'> (<class 'list'>,)
print(error(setattr, list[int], 'x', 1))  # expect: AttributeError: 'types.GenericAlias' object has no attribute 'x' and no __dict__ for setting new attributes


class L(list):
    pass


class Quiet:
    __slots__ = ()
    __class_getitem__ = classmethod(types.GenericAlias)


print(L[int]().__orig_class__, type(Quiet[int]()) is Quiet)  # expect: __main__.L[int] True

# A base class.
class Sub(list[int]):
    pass


print(Sub.__bases__, Sub.__orig_bases__)  # expect: (<class 'list'>,) (list[int],)
print(error(type, 'X', (list[int],), {}))  # expect: TypeError: type() doesn't support MRO entry resolution; use types.new_class()

# Comparison and hash.
print(list[int] == list[int], list[int] == list[str], list[int] == 1, hash(list[int]) == hash(list[int]))  # expect: True False False True
print(error(lambda: list[int] < list[int]), error(hash, list[[]]))  # expect: TypeError: '<' not supported between instances of 'types.GenericAlias' and 'types.GenericAlias' TypeError: unhashable type: 'list'
print({list[int]: 1}[list[int]])  # expect: 1

# No instance checks.
print(error(isinstance, [], list[int]), error(issubclass, list, list[int]))  # expect: TypeError: isinstance() argument 2 cannot be a parameterized generic TypeError: issubclass() argument 2 cannot be a parameterized generic

# Unpacking.
star = next(iter(tuple[int, str]))
print(star, star.__unpacked__, star.__typing_unpacked_tuple_args__, tuple[int, str].__typing_unpacked_tuple_args__)  # expect: *tuple[int, str] True (<class 'int'>, <class 'str'>) None
print(tuple[*tuple[int, ...], bool], star == tuple[int, str], [*list[int]])  # expect: tuple[*tuple[int, ...], bool] False [*list[int]]
iterator = iter(list[int])
print(type(iterator).__name__, error(type(iterator)), len(list(iterator)), list(iterator))  # expect: generic_alias_iterator TypeError: cannot create 'generic_alias_iterator' instances 1 []
print(list[int].__reduce__(), star.__reduce__()[0], iterator.__reduce__())  # expect: (<class 'types.GenericAlias'>, (<class 'list'>, (<class 'int'>,))) <built-in function next> (<built-in function iter>, ((),))

# No parameters, no substitution.
print(error(lambda: list[int][str]))  # expect: TypeError: list[int] is not a generic class


# What is a parameter, says its attribute.
class Parameter:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __typing_subst__(self, arg):
        return arg


A, B = Parameter('A'), Parameter('B')
print(dict[A, list[B]].__parameters__, list[A, A].__parameters__, dict[A, list[B]][int, str], list[A][B])  # expect: (A, B) (A,) dict[int, list[str]] list[B]
print(error(lambda: dict[A, B][int]), error(lambda: list[A][int, str]))  # expect: TypeError: Too few arguments for dict[A, B]; actual 1, expected 2 TypeError: Too many arguments for list[A]; actual 2, expected 1
print(list[A][*tuple[int]], error(lambda: list[A][*tuple[int, str]]), list[A][*tuple[int, ...]])  # expect: list[int] TypeError: Too many arguments for list[A]; actual 2, expected 1 list[*tuple[int, ...]]


class Wrong:
    @property
    def __origin__(self):
        raise ValueError('no origin')


print(error(repr, list[Wrong()]))  # expect: ValueError: no origin
