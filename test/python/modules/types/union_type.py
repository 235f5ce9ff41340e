# types.UnionType: int | str.
import types


def error(function, *args):
    try:
        return function(*args)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


print(int | str, type(int | str), (int | str).__args__, (int | str).__parameters__, (int | str).__module__)  # expect: int | str <class 'types.UnionType'> (<class 'int'>, <class 'str'>) () types

# None, flattening, no doubles.
print(int | None, None | int, int | int, (int | str) | (str | None), list[int] | list[str] | list[int], bool | int)  # expect: int | None None | int <class 'int'> int | str | None list[int] | list[str] bool | int
print(int | type(None), (int | list[list[int] | None]))  # expect: int | None int | list[list[int] | None]

# Comparison is by members.
print((int | str) == (str | int), hash(int | str) == hash(str | int), (int | str) == int, {int | str: 1}[str | int])  # expect: True True False 1
print(error(lambda: (int | str) < (str | int)))  # expect: TypeError: '<' not supported between instances of 'types.UnionType' and 'types.UnionType'

# Instance checks.
print(isinstance(1, int | str), isinstance(None, int | None), isinstance('', int | None), isinstance(1, (str, int | None)))  # expect: True True False True
print(issubclass(bool, int | str), issubclass(type(None), int | None), issubclass(dict, int | str))  # expect: True True False
print(isinstance(1, int | list[int]), error(isinstance, '', int | list[int]), error(issubclass, int | str, type))  # expect: True TypeError: isinstance() argument 2 cannot be a parameterized generic TypeError: issubclass() arg 1 must be a class

# What is no type.
print(error(lambda: int | 1), error(lambda: 1 | int), error(lambda: None | None), error(lambda: int | 'x'))  # expect: TypeError: unsupported operand type(s) for |: 'type' and 'int' TypeError: unsupported operand type(s) for |: 'int' and 'type' TypeError: unsupported operand type(s) for |: 'NoneType' and 'NoneType' TypeError: unsupported operand type(s) for |: 'type' and 'str'
print(error(types.UnionType), error(lambda: (int | str)()), error(lambda: (int | str).missing), error(lambda: (int | str)[int]))  # expect: TypeError: cannot create 'types.UnionType' instances TypeError: 'types.UnionType' object is not callable AttributeError: 'types.UnionType' object has no attribute 'missing' TypeError: int | str is not a generic class
print(type.__or__(int, 5), type.__ror__(int, str))  # expect: NotImplemented str | int


# A metaclass decides.
class Meta(type):
    def __or__(self, other):
        return f'{self.__name__} or {other}'


class C(metaclass=Meta):
    pass


print(C | None, int | C, (int | C).__args__[1] is C)  # expect: C or None int | __main__.C True


class Parameter:
    def __repr__(self):
        return 'P'

    def __typing_subst__(self, arg):
        return arg


P = Parameter()
print((int | list[P]).__parameters__, (int | list[P])[str], (int | list[P] | dict[P, int])[bool], (list[P] | list[int])[int])  # expect: (P,) int | list[str] int | list[bool] | dict[bool, int] list[int]
