import operator
from operator import attrgetter, itemgetter, methodcaller


def outcome(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


# The functions are built-in, so that as attributes of a class they do not bind.
class Uses:
    plus = operator.add


print(Uses().plus(1, 2), operator.add, operator.add.__module__, operator.__add__ is operator.add)
# expect: 3 <built-in function add> _operator True
print([operator.sub(5, 2), operator.mul(2, 3), operator.floordiv(7, 2), operator.truediv(7, 2), operator.mod(7, 4), operator.pow(2, 5)])
# expect: [3, 6, 3, 3.5, 3, 32]
print([operator.lshift(1, 3), operator.rshift(8, 1), operator.and_(6, 3), operator.or_(6, 3), operator.xor(6, 3), operator.neg(1), operator.pos(True), operator.inv(5), operator.abs(-2)])
# expect: [8, 4, 2, 7, 5, -1, 1, -6, 2]
print([operator.lt(1, 2), operator.le(2, 1), operator.eq(1, 1.0), operator.ne(1, 2), operator.ge(1, 1), operator.gt(0, 1), operator.is_(None, None), operator.is_not(1, 1), operator.truth([]), operator.not_([])])
# expect: [True, False, True, True, True, False, True, False, False, True]
a = b = [1]
a = operator.iadd(a, [2])
a = operator.iconcat(a, "x")
print(a, a is b, operator.concat("a", "b"), operator.countOf([1, 2, 1.0], 1), operator.indexOf("abc", "c"), operator.contains([1], 2))
# expect: [1, 2, 'x'] True ab 2 2 False
d = {}
operator.setitem(d, "k", 1)
print(d, operator.getitem(d, "k"), operator.delitem(d, "k"), d, operator.index(True), operator.call(dict, a=1))
# expect: {} 1 None {} 1 {'a': 1}
print(operator.length_hint([1, 2]), operator.length_hint(iter([1])), operator.length_hint(object(), 7))  # expect: 2 1 7
outcome(operator.length_hint, [], "a")  # expect: TypeError 'str' object cannot be interpreted as an integer
outcome(operator.concat, 1, 2)  # expect: TypeError 'int' object can't be concatenated
outcome(operator.countOf, 1, 2)  # expect: TypeError argument of type 'int' is not iterable
outcome(operator.indexOf, [1], 2)  # expect: ValueError sequence.index(x): x not in sequence
outcome(operator.add, 1)  # expect: TypeError add expected 2 arguments, got 1
outcome(operator.setitem, 1, 2)  # expect: TypeError setitem expected 3 arguments, got 2
outcome(operator.not_)  # expect: TypeError _operator.not_() takes exactly one argument (0 given)

# itemgetter
print(itemgetter(1)([1, 2]), itemgetter(1, 0)("ab"), itemgetter("a")({"a": 3}), itemgetter(slice(1, 3))("abcd"))
# expect: 2 ('b', 'a') 3 bc
print(itemgetter(1, "a"), itemgetter(1, "a").__reduce__(), itemgetter.__module__, itemgetter.__qualname__)
# expect: operator.itemgetter(1, 'a') (<class 'operator.itemgetter'>, (1, 'a')) operator itemgetter
outcome(itemgetter)  # expect: TypeError itemgetter expected 1 argument, got 0
outcome(itemgetter, a=1)  # expect: TypeError itemgetter() takes no keyword arguments
outcome(itemgetter(1))  # expect: TypeError itemgetter expected 1 argument, got 0
outcome(itemgetter(1), 1, 2)  # expect: TypeError itemgetter expected 1 argument, got 2
outcome(itemgetter(1), 1, x=2)  # expect: TypeError itemgetter() takes no keyword arguments
outcome(itemgetter(1), 3)  # expect: TypeError 'int' object is not subscriptable

# attrgetter
print(attrgetter("real")(3), attrgetter("real", "imag")(3), attrgetter("__class__.__name__")(3), attrgetter("real.real", "imag")(2.5))
# expect: 3 (3, 0) int (2.5, 0.0)
print(attrgetter("a.b", "c"), attrgetter("a.b", "c").__reduce__(), attrgetter("a"))
# expect: operator.attrgetter('a.b', 'c') (<class 'operator.attrgetter'>, ('a.b', 'c')) operator.attrgetter('a')
outcome(attrgetter)  # expect: TypeError attrgetter expected 1 argument, got 0
outcome(attrgetter, 1)  # expect: TypeError attribute name must be a string
outcome(attrgetter("a"))  # expect: TypeError attrgetter expected 1 argument, got 0
outcome(attrgetter("a"), 1)  # expect: AttributeError 'int' object has no attribute 'a'
outcome(attrgetter, "a", k=1)  # expect: TypeError attrgetter() takes no keyword arguments
outcome(attrgetter("."), 1)  # expect: AttributeError 'int' object has no attribute ''
outcome(attrgetter("real.x.y"), 1)  # expect: AttributeError 'int' object has no attribute 'x'

# methodcaller
print(methodcaller("upper")("a"), methodcaller("split", ",", maxsplit=1)("a,b,c"), methodcaller("x", 1, k=2).__reduce__())
# expect: A ['a', 'b,c'] (functools.partial(<class 'operator.methodcaller'>, 'x', k=2), (1,))
print(methodcaller("x"), methodcaller("x", 1, k="v"), methodcaller("x", 1).__reduce__())
# expect: operator.methodcaller('x') operator.methodcaller('x', 1, k='v') (<class 'operator.methodcaller'>, ('x', 1))
outcome(methodcaller)  # expect: TypeError methodcaller needs at least one argument, the method name
outcome(methodcaller, 1)  # expect: TypeError method name must be a string
outcome(methodcaller("a"))  # expect: TypeError methodcaller expected 1 argument, got 0
outcome(methodcaller("a"), 1)  # expect: AttributeError 'int' object has no attribute 'a'
outcome(methodcaller("a"), 1, 2)  # expect: TypeError methodcaller expected 1 argument, got 2
outcome(methodcaller("a"), 1, k=2)  # expect: TypeError methodcaller() takes no keyword arguments
outcome(methodcaller, name="a")  # expect: TypeError methodcaller needs at least one argument, the method name
recursive = [1]
recursive[0] = getter = itemgetter(recursive)
print(getter)  # expect: operator.itemgetter([operator.itemgetter(...)])
