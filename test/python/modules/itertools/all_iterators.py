import itertools
from itertools import *


def outcome(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


def take(n, iterable):
    return list(islice(iterable, n))


# count, cycle, repeat
print(take(3, count()), take(3, count(5)), take(3, count(5, -2)), take(2, count(2.5, 0.5)), take(2, count(step=3)), take(2, count(2**62)), take(3, count(True)))
# expect: [0, 1, 2] [5, 6, 7] [5, 3, 1] [2.5, 3.0] [0, 3] [4611686018427387904, 4611686018427387905] [1, 2, 3]
print(count(), count(3, 1), count(3, 2), count(1.5), count(1, True), repeat(1), repeat("a", 3), repeat("a", -3), repeat(object="o", times=2))
# expect: count(0) count(3) count(3, 2) count(1.5) count(1) repeat(1) repeat('a', 3) repeat('a', 0) repeat('o', 2)
outcome(count, "a")  # expect: TypeError a number is required
outcome(count, 1, 2, 3)  # expect: TypeError count() takes at most 2 arguments (3 given)
print(take(5, cycle("ab")), list(cycle([])), take(3, repeat(None)), list(repeat(1, 2)), repeat(1, 5).__length_hint__(), list(zip(repeat(1, 3), "ab")))
# expect: ['a', 'b', 'a', 'b', 'a'] [] [None, None, None] [1, 1] 5 [(1, 'a'), (1, 'b')]
outcome(repeat(1).__length_hint__)  # expect: TypeError len() of unsized object
outcome(repeat)  # expect: TypeError repeat() missing required argument 'object' (pos 1)
outcome(repeat, 1, 2, 3)  # expect: TypeError repeat() takes at most 2 arguments (3 given)
outcome(repeat, 1, "a")  # expect: TypeError 'str' object cannot be interpreted as an integer
outcome(cycle)  # expect: TypeError cycle expected 1 argument, got 0
outcome(cycle, 5)  # expect: TypeError 'int' object is not iterable
outcome(cycle, [], x=1)  # expect: TypeError cycle() takes no keyword arguments

# accumulate, batched, chain, pairwise, zip_longest
print(list(accumulate([1, 2, 3])), list(accumulate("abc")), list(accumulate([1, 2, 3], lambda a, b: a * b, initial=10)), list(accumulate([], initial=1)), list(accumulate([])), list(accumulate([3, 1, 2], func=max)))
# expect: [1, 3, 6] ['a', 'ab', 'abc'] [10, 10, 20, 60] [1] [] [3, 3, 3]
outcome(accumulate)  # expect: TypeError accumulate() missing required argument 'iterable' (pos 1)
outcome(accumulate, [], 1, 2)  # expect: TypeError accumulate() takes at most 2 positional arguments (3 given)
outcome(list, accumulate([1, "a"]))  # expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
print(list(batched("abcdefg", 3)), list(batched([], 2)), list(batched("abcd", 2, strict=True)), list(batched("ab", 10)))
# expect: [('a', 'b', 'c'), ('d', 'e', 'f'), ('g',)] [] [('a', 'b'), ('c', 'd')] [('a', 'b')]
outcome(batched, [], 0)  # expect: ValueError n must be at least one
outcome(list, batched("abc", 2, strict=True))  # expect: ValueError batched(): incomplete batch
outcome(batched, "a", "b")  # expect: TypeError 'str' object cannot be interpreted as an integer
outcome(batched)  # expect: TypeError batched() missing required argument 'iterable' (pos 1)
print(list(chain("ab", [1])), list(chain()), list(chain.from_iterable(["ab", (), [1]])))
# expect: ['a', 'b', 1] [] ['a', 'b', 1]
outcome(list, chain(1))  # expect: TypeError 'int' object is not iterable
outcome(list, chain([1], 2))  # expect: TypeError 'int' object is not iterable
outcome(chain, x=1)  # expect: TypeError chain() takes no keyword arguments
outcome(chain.from_iterable, 1)  # expect: TypeError 'int' object is not iterable
print(list(pairwise("abcd")), list(pairwise("a")), list(pairwise([])))  # expect: [('a', 'b'), ('b', 'c'), ('c', 'd')] [] []
outcome(pairwise)  # expect: TypeError pairwise expected 1 argument, got 0
print(list(zip_longest("abc", [1], fillvalue="-")), list(zip_longest()), list(zip_longest([], "x")))
# expect: [('a', 1), ('b', '-'), ('c', '-')] [] [(None, 'x')]
outcome(zip_longest, 1)  # expect: TypeError 'int' object is not iterable
outcome(zip_longest, [], fill=1)  # expect: TypeError zip_longest() got an unexpected keyword argument

# compress, dropwhile, takewhile, filterfalse, starmap, islice
print(list(compress("abcd", [1, 0, 1])), list(dropwhile(lambda x: x < 3, [1, 3, 1])), list(takewhile(lambda x: x < 3, [1, 3, 1])), list(filterfalse(None, [0, 1, ""])), list(filterfalse(lambda x: x % 2, range(5))), list(starmap(pow, [(2, 3), [3, 2]])))
# expect: ['a', 'c'] [3, 1] [1] [0, ''] [0, 2, 4] [8, 9]
outcome(compress, "a")  # expect: TypeError compress() missing required argument 'selectors' (pos 2)
outcome(dropwhile, 1)  # expect: TypeError dropwhile expected 2 arguments, got 1
outcome(list, dropwhile(None, [1]))  # expect: TypeError 'NoneType' object is not callable
outcome(list, starmap(pow, [1]))  # expect: TypeError 'int' object is not iterable
outcome(takewhile, None, 1)  # expect: TypeError 'int' object is not iterable
outcome(filterfalse, None)  # expect: TypeError filterfalse expected 2 arguments, got 1
print(list(islice("abcdef", 3)), list(islice("abcdef", 2, None)), list(islice("abcdef", 1, 5, 2)), list(islice("abc", None)), list(islice("abc", 0)), list(islice("abcdef", None, None, 4)))
# expect: ['a', 'b', 'c'] ['c', 'd', 'e', 'f'] ['b', 'd'] ['a', 'b', 'c'] [] ['a', 'e']
it = iter(range(10))
print(list(islice(it, 2, 5)), next(it), list(islice(it, 1, 1)), next(it), list(islice(it, 2, 1)), next(it, "end"))
# expect: [2, 3, 4] 5 [] 7 [] end
outcome(islice)  # expect: TypeError islice expected at least 2 arguments, got 0
outcome(islice, [])  # expect: TypeError islice expected at least 2 arguments, got 1
outcome(islice, [], -1)  # expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
outcome(islice, [], "a")  # expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
outcome(islice, [], 1, -1)  # expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
outcome(islice, [], 1, 2, 0)  # expect: ValueError Step for islice() must be a positive integer or None.
outcome(islice, [], 1, 2, "x")  # expect: ValueError Step for islice() must be a positive integer or None.
outcome(islice, 5, 1)  # expect: TypeError 'int' object is not iterable

# groupby
print([(k, list(g)) for k, g in groupby("aabca")], [(k, list(g)) for k, g in groupby([1, 3, 2, 4], lambda x: x % 2)], [k for k, g in groupby([1, 1, 2])])
# expect: [('a', ['a', 'a']), ('b', ['b']), ('c', ['c']), ('a', ['a'])] [(1, [1, 3]), (0, [2, 4])] [1, 2]
groups = [g for k, g in groupby("aab")]
print([list(g) for g in groups], type(groups[0]), list(groupby([], key=len)))  # expect: [[], []] <class 'itertools._grouper'> []
outcome(groupby)  # expect: TypeError groupby() missing required argument 'iterable' (pos 1)
outcome(groupby, 5)  # expect: TypeError 'int' object is not iterable
outcome(list, groupby([1], 5))  # expect: TypeError 'int' object is not callable

# combinations, permutations, product
print(list(combinations("abc", 2)), list(combinations("ab", 3)), list(combinations("ab", 0)), list(combinations(range(4), 3)))
# expect: [('a', 'b'), ('a', 'c'), ('b', 'c')] [] [()] [(0, 1, 2), (0, 1, 3), (0, 2, 3), (1, 2, 3)]
print(list(combinations_with_replacement("ab", 2)), list(combinations_with_replacement([], 0)), list(combinations_with_replacement([], 1)))
# expect: [('a', 'a'), ('a', 'b'), ('b', 'b')] [()] []
print(list(permutations("abc")), list(permutations("abc", 2)), list(permutations([], 0)), list(permutations("a", 2)), list(permutations("ab", None)))
# expect: [('a', 'b', 'c'), ('a', 'c', 'b'), ('b', 'a', 'c'), ('b', 'c', 'a'), ('c', 'a', 'b'), ('c', 'b', 'a')] [('a', 'b'), ('a', 'c'), ('b', 'a'), ('b', 'c'), ('c', 'a'), ('c', 'b')] [()] [] [('a', 'b'), ('b', 'a')]
print(list(product("ab", [1, 2])), list(product()), list(product("ab", repeat=2)), list(product("a", [])), list(product("a", repeat=0)))
# expect: [('a', 1), ('a', 2), ('b', 1), ('b', 2)] [()] [('a', 'a'), ('a', 'b'), ('b', 'a'), ('b', 'b')] [] [()]
print(len(list(permutations(range(6)))), sum(1 for _ in combinations(range(10), 4)), [sum(p) for p in product([1, 2], repeat=3)])
# expect: 720 210 [3, 4, 4, 5, 4, 5, 5, 6]
outcome(combinations, "a")  # expect: TypeError combinations() missing required argument 'r' (pos 2)
outcome(combinations, "a", -1)  # expect: ValueError r must be non-negative
outcome(combinations, "a", "b")  # expect: TypeError 'str' object cannot be interpreted as an integer
outcome(combinations, 1, 1)  # expect: TypeError 'int' object is not iterable
outcome(permutations, "a", -1)  # expect: ValueError r must be non-negative
outcome(permutations, "a", "b")  # expect: TypeError Expected int as r
outcome(permutations)  # expect: TypeError permutations() missing required argument 'iterable' (pos 1)
outcome(product, 1)  # expect: TypeError 'int' object is not iterable
outcome(product, "a", repeat=-1)  # expect: ValueError repeat argument cannot be negative
outcome(product, "a", repeat="x")  # expect: TypeError 'str' object cannot be interpreted as an integer
outcome(product, "a", other=1)  # expect: TypeError product() got an unexpected keyword argument 'other'

# tee
a, b = tee([1, 2, 3])
print(next(a), list(b), list(a), tee([], 0), len(tee([], 3)), type(a))
# expect: 1 [1, 2, 3] [2, 3] () 3 <class 'itertools._tee'>
a, b, c = tee(iter("xyz"), 3)
print(next(a), next(a), next(b), list(c), list(a), list(b))  # expect: x y x ['x', 'y', 'z'] ['z'] ['y', 'z']
d = tee("ab")[0]
next(d)
e = d.__copy__()
f, g = tee(d)
print(list(e), list(f), list(g))  # expect: ['b'] ['b'] ['b']
outcome(tee)  # expect: TypeError tee expected at least 1 argument, got 0
outcome(tee, [], -1)  # expect: ValueError n must be >= 0
outcome(tee, [], "a")  # expect: TypeError 'str' object cannot be interpreted as an integer
outcome(tee, 5)  # expect: TypeError 'int' object is not iterable


class Reentrant:
    def __iter__(self):
        return self

    def __next__(self):
        return next(pair[1])


pair = tee(Reentrant())
outcome(next, pair[0])  # expect: RuntimeError cannot re-enter the tee iterator


class Sub(chain):
    def __init__(self, *args, extra=None):
        self.extra = extra


print(list(Sub("ab", extra=3)), Sub(extra=5).extra, chain, itertools.chain.__module__)
# expect: ['a', 'b'] 5 <class 'itertools.chain'> itertools


def failing():
    yield 1
    raise ValueError("in the middle")


for make in (cycle, accumulate, pairwise, lambda x: islice(x, 5), lambda x: zip_longest(x, "abc"), lambda x: chain(x, [1]), lambda x: batched(x, 5), groupby, lambda x: tee(x)[0]):
    iterator = make(failing())
    got = []
    try:
        for item in iterator:
            got.append(item if not isinstance(item, tuple) else len(item))
    except ValueError as e:
        print(got, e)
# expect: [1] in the middle
# expect: [1] in the middle
# expect: [] in the middle
# expect: [1] in the middle
# expect: [2] in the middle
# expect: [1] in the middle
# expect: [] in the middle
# expect: [2] in the middle
# expect: [1] in the middle
