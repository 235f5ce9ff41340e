from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple


def outcome(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


# namedtuple
Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), p._asdict(), p._replace(x=5), Point._make([3, 4]), Point._fields, Point.__match_args__, Point._field_defaults)
# expect: Point(x=1, y=2) 1 2 True {'x': 1, 'y': 2} Point(x=5, y=2) Point(x=3, y=4) ('x', 'y') ('x', 'y') {}
print(Point.__module__, Point.__name__, Point.__doc__, Point.x.__doc__, Point.__new__.__doc__, Point.__slots__, Point.__mro__)
# expect: __main__ Point Point(x, y) Alias for field number 0 Create new instance of Point(x, y) () (<class '__main__.Point'>, <class 'tuple'>, <class 'object'>)
print(namedtuple("D", "a b c", defaults=[1, 2])(0), namedtuple("R", "class a _b a", rename=True)._fields, namedtuple("E", "")(), namedtuple("M", "x", module="elsewhere").__module__)
# expect: D(a=0, b=1, c=2) ('_0', 'a', '_2', '_3') E() elsewhere
print(namedtuple("D", "a, b", defaults=(7,))._field_defaults, Point.__getnewargs__(p), Point._make.__doc__, p.__replace__(y=0))
# expect: {'b': 7} (1, 2) Make a new Point object from a sequence or iterable Point(x=1, y=0)
outcome(Point, 1)  # expect: TypeError Point.__new__() missing 1 required positional argument: 'y'
outcome(Point, 1, 2, 3)  # expect: TypeError Point.__new__() takes 3 positional arguments but 4 were given
outcome(Point._make, [1])  # expect: TypeError Expected 2 arguments, got 1
outcome(p._replace, z=1)  # expect: TypeError Got unexpected field names: ['z']
outcome(namedtuple, "class", "a")  # expect: ValueError Type names and field names cannot be a keyword: 'class'
outcome(namedtuple, "A", "1a")  # expect: ValueError Type names and field names must be valid identifiers: '1a'
outcome(namedtuple, "A", "def")  # expect: ValueError Type names and field names cannot be a keyword: 'def'
outcome(namedtuple, "A", "_a")  # expect: ValueError Field names cannot start with an underscore: '_a'
outcome(namedtuple, "A", "a a")  # expect: ValueError Encountered duplicate field name: 'a'
outcome(namedtuple, "A", "a", defaults=[1, 2])  # expect: TypeError Got more default values than field names
outcome(setattr, p, "x", 1)  # expect: AttributeError can't set attribute
match p:
    case Point(x, y):
        print(x, y)
# expect: 1 2


class Sub(Point):
    def total(self):
        return self.x + self.y


print(Sub(1, 2), Sub(1, 2).total(), Sub(1, 2)._replace(x=9), hash(p) == hash((1, 2)))
# expect: Sub(x=1, y=2) 3 Sub(x=9, y=2) True

# Counter
c = Counter("abracadabra")
print(c, c.most_common(2), c.most_common(), c["z"], c.total(), sorted(c.elements())[:6], list(c))
# expect: Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) [('a', 5), ('b', 2)] [('a', 5), ('b', 2), ('r', 2), ('c', 1), ('d', 1)] 0 11 ['a', 'a', 'a', 'a', 'a', 'b'] ['a', 'b', 'r', 'c', 'd']
print(c - Counter("aaa"), c & Counter(a=2, z=3), c | Counter(z=3), c + Counter(a=1), +Counter(a=-1, b=1), -Counter(a=-1, b=1))
# expect: Counter({'a': 2, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) Counter({'a': 2}) Counter({'a': 5, 'z': 3, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) Counter({'a': 6, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) Counter({'b': 1}) Counter({'a': 1})
c.subtract("aab")
c.update({"q": 2}, k=1)
print(c, Counter(), Counter(a=0) == Counter(), Counter(a=1) <= Counter(a=2), Counter(a=1) < Counter(a=1), Counter(a=3) > Counter(a=2, b=0), Counter(a=1) != Counter(b=1))
# expect: Counter({'a': 3, 'r': 2, 'q': 2, 'b': 1, 'c': 1, 'd': 1, 'k': 1}) Counter() True True False True True
c = Counter(a=1, b=-1)
c += Counter(a=1)
print(c, Counter({1: "x", 2: 3}) if False else Counter(a=1).copy(), Counter(a=1).__reduce__())
# expect: Counter({'a': 2}) Counter({'a': 1}) (<class 'collections.Counter'>, ({'a': 1},))
del c["missing"]
outcome(Counter.fromkeys, "ab")  # expect: NotImplementedError Counter.fromkeys() is undefined.  Use Counter(iterable) instead.
outcome(Counter, 1)  # expect: TypeError 'int' object is not iterable
outcome(lambda: Counter(a=1) + 1)  # expect: TypeError unsupported operand type(s) for +: 'Counter' and 'int'

# ChainMap
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(m, m["a"], list(m), len(m), "b" in m, m.get("z", 0), m.new_child({"a": 0})["a"], m.parents, dict(m), bool(ChainMap()), m | {"q": 1}, {"q": 1} | m)
# expect: ChainMap({'a': 1}, {'a': 2, 'b': 3}) 1 ['a', 'b'] 2 True 0 0 ChainMap({'a': 2, 'b': 3}) {'a': 1, 'b': 3} False ChainMap({'a': 1, 'q': 1}, {'a': 2, 'b': 3}) ChainMap({'q': 1, 'a': 1, 'b': 3})
m["b"] = 9
print(m, m.pop("b"), m, m.copy() == m)
# expect: ChainMap({'a': 1}, {'a': 2, 'b': 3}) 9 ChainMap({'a': 1}, {'a': 2, 'b': 3}) True
outcome(lambda: m["zz"])  # expect: KeyError 'zz'
outcome(m.pop, "zz")  # expect: KeyError "Key not found in the first mapping: 'zz'"
outcome(m.__delitem__, "b")  # expect: KeyError "Key not found in the first mapping: 'b'"
outcome(ChainMap().popitem)  # expect: KeyError 'No keys found in the first mapping.'

# deque
d = deque([1, 2, 3], maxlen=3)
d.append(4)
d.appendleft(0)
print(d, d.maxlen, d[0], d[-1], len(d), 2 in d, d.index(2), d.count(3), list(reversed(d)), d.copy(), d == deque([0, 2, 3]), d < deque([1]))
# expect: deque([0, 2, 3], maxlen=3) 3 0 3 3 True 1 1 [3, 2, 0] deque([0, 2, 3], maxlen=3) True True
d = deque(range(6))
d.rotate(2)
print(d, d.pop(), d.popleft())  # expect: deque([5, 0, 1, 2]) 3 4
d.rotate(-1)
d.extendleft("ab")
d.insert(2, "I")
d[0] = "Z"
del d[1]
d.remove(2)
d.reverse()
print(d, d + deque([1]), deque("ab") * 2, deque("abc", 4) * 2, d.extend(d), len(d))
# expect: deque([5, 1, 0, 'I', 'Z', 5, 1, 0, 'I', 'Z']) deque([5, 1, 0, 'I', 'Z', 1]) deque(['a', 'b', 'a', 'b']) deque(['c', 'a', 'b', 'c'], maxlen=4) None 10
d.clear()
outcome(d.pop)  # expect: IndexError pop from an empty deque
outcome(d.popleft)  # expect: IndexError pop from an empty deque
outcome(lambda: d[0])  # expect: IndexError deque index out of range
outcome(d.remove, 1)  # expect: ValueError 1 is not in deque
outcome(d.index, 1)  # expect: ValueError 1 is not in deque
outcome(d.rotate, "a")  # expect: TypeError 'str' object cannot be interpreted as an integer
outcome(deque, [], -1)  # expect: ValueError maxlen must be non-negative
outcome(deque([1], 1).insert, 0, 1)  # expect: IndexError deque already at its maximum size
outcome(hash, d)  # expect: TypeError unhashable type: 'collections.deque'
outcome(lambda: deque() + [1])  # expect: TypeError can only concatenate deque (not "list") to deque
d = deque([1, 2])
it = iter(d)
next(it)
d.append(3)
outcome(next, it)  # expect: RuntimeError deque mutated during iteration
big = deque()
for i in range(1000):
    big.append(i)
    if i % 3:
        big.popleft()
print(len(big), big[0], big[-1], sum(big), big[100])  # expect: 334 666 999 278055 766

# defaultdict
dd = defaultdict(list)
dd["a"].append(1)
print(dd, dd["b"], dd.default_factory, dd.copy(), dd == {"a": [1], "b": []}, "c" in dd, dd.get("c"), defaultdict(int, {1: 2}, k=3), dd | {"z": 1})
# expect: defaultdict(<class 'list'>, {'a': [1], 'b': []}) [] <class 'list'> defaultdict(<class 'list'>, {'a': [1], 'b': []}) True False None defaultdict(<class 'int'>, {1: 2, 'k': 3}) defaultdict(<class 'list'>, {'a': [1], 'b': [], 'z': 1})
outcome(defaultdict, 1)  # expect: TypeError first argument must be callable or None
outcome(lambda: defaultdict()["x"])  # expect: KeyError 'x'
outcome(lambda: defaultdict(lambda: 1 / 0)["x"])  # expect: ZeroDivisionError division by zero

# OrderedDict
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
o.move_to_end("c", last=False)
print(o, o.popitem(), o.popitem(last=False), o, o == {"b": 2}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), list(reversed(OrderedDict(a=1, b=2).items())))
# expect: OrderedDict({'b': 2}) ('a', 1) ('c', 3) OrderedDict({'b': 2}) True False [('b', 2), ('a', 1)]
o.update(x=1, y=2)
print(o.keys(), o.values(), o.items(), o | {"n": 0}, {"n": 0} | o, o.pop("x"), o.pop("x", None), o.setdefault("s", 5), OrderedDict.fromkeys("ab", 0), o.copy(), OrderedDict())
# expect: odict_keys(['b', 'y', 's']) odict_values([2, 2, 5]) odict_items([('b', 2), ('y', 2), ('s', 5)]) OrderedDict({'b': 2, 'x': 1, 'y': 2, 'n': 0}) OrderedDict({'n': 0, 'b': 2, 'x': 1, 'y': 2}) 1 None 5 OrderedDict({'a': 0, 'b': 0}) OrderedDict({'b': 2, 'y': 2, 's': 5}) OrderedDict()
outcome(o.move_to_end, "zz")  # expect: KeyError 'zz'
outcome(OrderedDict().popitem)  # expect: KeyError 'dictionary is empty'
outcome(o.pop, "zz")  # expect: KeyError 'zz'
it = iter(o)
next(it)
o["new"] = 1
outcome(next, it)  # expect: RuntimeError OrderedDict mutated during iteration
fifo = OrderedDict((i, i) for i in range(2000))
while len(fifo) > 1:
    fifo.popitem(last=False)
print(fifo, isinstance(o, dict), "b" in o.keys(), o.keys() & {"b"})  # expect: OrderedDict({1999: 1999}) True True {'b'}

# UserDict, UserList, UserString
u = UserDict(a=1)
u["b"] = 2
print(u, u | {"c": 3}, len(u), u.copy(), "a" in u, u.get("z"), u.data)
# expect: {'a': 1, 'b': 2} {'a': 1, 'b': 2, 'c': 3} 2 {'a': 1, 'b': 2} True None {'a': 1, 'b': 2}
ul = UserList([3, 1])
ul.append(2)
ul.sort()
print(ul, ul + [1], ul * 2, ul[0:2], ul == [1, 2, 3], type(ul[1:]))
# expect: [1, 2, 3] [1, 2, 3, 1] [1, 2, 3, 1, 2, 3] [1, 2] True <class 'collections.UserList'>
us = UserString("abc")
print(us, us.upper(), us + "d", us[0], "b" in us, us == "abc", us.split("b"), hash(us) == hash("abc"), type(us * 2), us % ())
# expect: abc ABC abcd a True True ['a', 'c'] True <class 'collections.UserString'> abc
