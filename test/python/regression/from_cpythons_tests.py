# Small things that CPython's own test files found.

# A list iterator that is exhausted stays so, also in a specialised loop.
for _ in range(60):
    items = [1, 2]
    iterator = iter(items)
    for item in iterator:
        pass
    items.append(3)
    assert list(iterator) == []

# Lists that an __eq__ empties are equal.
class Emptying:
    def __init__(self, victim):
        self.victim = victim

    def __eq__(self, other):
        self.victim.clear()
        return NotImplemented


left, right = [], []
left.append(Emptying(right))
right.append(Emptying(left))
print(left == right)  # expect: True

# Keywords are strings, also for built-in types.
for function in (dict, {}.update, list, print, tuple):
    try:
        function(**{1: 2})
    except TypeError as error:
        print(error)
# expect: keywords must be strings
# expect: keywords must be strings
# expect: keywords must be strings
# expect: keywords must be strings
# expect: keywords must be strings


class Tuple(tuple): ...


try:
    Tuple(sequence=())
except TypeError as error:
    print(error)  # expect: tuple() takes no keyword arguments

nan = float("nan")
print(hash(nan) == object.__hash__(nan))  # expect: True
for text in ("0x1p\uff10", " 0x1p3\n"):
    try:
        print(float.fromhex(text))
    except ValueError as error:
        print(error)
# expect: invalid hexadecimal floating-point string
# expect: 8.0

# Searching takes linear time.
needle = "a" * 5000 + "b"
print(needle in "a" * 1_000_000, ("a" * 100_000).encode().find(needle.encode()), ("é" * 200_000).find("é" * 5000 + "ü"))  # expect: False -1 -1
print(("a" * 99_999 + needle).find(needle), ("ab" * 3000 + "abb").find("ab" * 2000 + "abb"))  # expect: 99999 2000

# An iterator may lose its __next__ in the middle of a loop.
class Losing:
    def __iter__(self):
        return self

    def __next__(self):
        del Losing.__next__
        return 1


try:
    for _ in Losing():
        pass
except TypeError as error:
    print(error)  # expect: 'Losing' object is not iterable

# Keywords of a partial that are put there by hand need not be strs.
import functools

partial = functools.partial(len)
partial.keywords[1] = "one"
print(repr(partial))  # expect: functools.partial(<built-in function len>, 1='one')

# open is one function, in whatever module it is looked up.
import builtins
import io

print(builtins.open is io.open, io.open.__module__)  # expect: True _io

# Sets of a subclass keep their attributes when they are copied or pickled.
import copy


class Tagged(set): ...


tagged = Tagged([1])
tagged.tag = "a"
print(tagged.__reduce__()[1:], copy.copy(tagged).tag)  # expect: (([1],), {'tag': 'a'}) a

# A partial as an attribute of a class is not bound, with a warning that it will be.
import warnings


class Holder:
    partial = functools.partial(len, "abc")
    static = staticmethod(partial)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(Holder().partial(), Holder.partial(), Holder().static(), len(caught), caught[0].category.__name__)  # expect: 3 3 3 1 FutureWarning
print(caught[0].message)  # expect: functools.partial will be a method descriptor in future Python versions; wrap it in staticmethod() if you want to preserve the old behavior
