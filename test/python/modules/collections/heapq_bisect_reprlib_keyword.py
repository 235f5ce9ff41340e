import bisect
import heapq
import keyword
import reprlib


def outcome(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


# heapq
h = [5, 3, 8, 1, 9, 2]
heapq.heapify(h)
heapq.heappush(h, 0)
print(h[0], heapq.heappushpop(h, 4), heapq.heapreplace(h, 10), [heapq.heappop(h) for _ in range(len(h))])
# expect: 0 0 1 [2, 3, 4, 5, 8, 9, 10]
print(heapq.nlargest(3, [1, 5, 2, 8, 3]), heapq.nsmallest(2, [1, 5, 2], key=lambda x: -x), heapq.nlargest(1, [1, 2]), heapq.nsmallest(0, [1]), heapq.nsmallest(3, iter([3, 1, 2, 0])))
# expect: [8, 5, 3] [5, 2] [2] [] [0, 1, 2]
print(list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge([4, 1], [3, 2], reverse=True)), list(heapq.merge(["aa", "b"], ["c"], key=len)) if False else list(heapq.merge(["b", "aa"], ["c"], key=len)))
# expect: [0, 1, 2, 3, 4] [4, 3, 2, 1] ['b', 'c', 'aa']
outcome(heapq.heappop, [])  # expect: IndexError index out of range
outcome(heapq.heappush, (), 1)  # expect: TypeError heappush() argument 1 must be list, not tuple
outcome(heapq.heapreplace, [], 1)  # expect: IndexError index out of range
outcome(heapq.heapify, 5)  # expect: TypeError heapify() argument must be list, not int

# bisect
a = [1, 2, 2, 3]
print(bisect.bisect_left(a, 2), bisect.bisect_right(a, 2), bisect.bisect(a, 0), bisect.bisect_left(a, 2, 2), bisect.bisect(a, 2, 0, 2), bisect.bisect_left([3, 2, 1], -2, key=lambda x: -x))
# expect: 1 3 0 2 2 1
bisect.insort(a, 2)
bisect.insort_left(a, 0)
print(a)  # expect: [0, 1, 2, 2, 2, 3]
outcome(bisect.bisect, a, 1, -1)  # expect: ValueError lo must be non-negative

# keyword
print(keyword.iskeyword("for"), keyword.iskeyword("match"), keyword.issoftkeyword("match"), len(keyword.kwlist), keyword.softkwlist)
# expect: True False True 35 ['_', 'case', 'match', 'type']


# reprlib
class Loop(list):
    @reprlib.recursive_repr(fillvalue="<loop>")
    def __repr__(self):
        return "Loop(" + ", ".join(map(repr, self)) + ")"


x = Loop([1])
x.append(x)
print(x, Loop.__repr__.__name__)  # expect: Loop(1, <loop>) __repr__
r = reprlib.repr
print(r(list(range(10))), r("x" * 100), r({i: i for i in range(9)}), r(10**60), r(set(range(9))), r((1,)), r([[[[[[[[1]]]]]]]]), r(frozenset()), r({}))
# expect: [0, 1, 2, 3, 4, 5, ...] 'xxxxxxxxxxxx...xxxxxxxxxxxxx' {0: 0, 1: 1, 2: 2, 3: 3, ...} 100000000000000000...0000000000000000000 {0, 1, 2, 3, 4, 5, ...} (1,) [[[[[[[...]]]]]]] frozenset() {}
short = reprlib.Repr(maxlist=2, maxstring=10)
print(short.repr([1, 2, 3]), short.repr("abcdefghijklmnop"))  # expect: [1, 2, ...] 'ab...nop'
print(reprlib.Repr(indent=2, maxlist=3).repr([1, [2, 3], {4: 5}]))
# expect: [
# expect:   1,
# expect:   [
# expect:     2,
# expect:     3,
# expect:   ],
# expect:   {
# expect:     4: 5,
# expect:   },
# expect: ]

# A comparison may change the heap.
class Clearing:
    def __init__(self, heap):
        self.heap = heap

    def __lt__(self, other):
        self.heap.clear()
        return True


import sys

for change in (heapq.heapify, heapq.heappop, lambda heap: heapq.heappush(heap, Clearing(heap)), lambda heap: heapq.heappushpop(heap, 1)):
    heap = []
    heap.extend(Clearing(heap) for _ in range(4))
    try:
        change(heap)
    except (RuntimeError, IndexError) as error:
        print(type(error).__name__, error)
# expect: RuntimeError list changed size during iteration
# expect: RuntimeError list changed size during iteration
# expect: RuntimeError list changed size during iteration
# expect: IndexError index out of range
print(heapq.heappush.__module__, bisect.insort is bisect.insort_right, bisect.bisect_left(range(sys.maxsize - 1), sys.maxsize - 4))  # expect: _heapq True 9223372036854775803


class Sorted(list):
    def insert(self, index, item):
        print("insert", index, item)  # expect: insert 1 2
        super().insert(index, item)


items = Sorted([1, 3])
bisect.insort(items, 2)
print(items)  # expect: [1, 2, 3]
for arguments in (([1], 1, "a"), ([1], 1, 0, "a"), ([1], "a"), (1, 1), ([1], 1, 0, 10**30)):
    try:
        bisect.bisect(*arguments)
    except Exception as error:
        print(type(error).__name__, error)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError argument should be integer or None, not 'str'
# expect: TypeError '<' not supported between instances of 'str' and 'int'
# expect: TypeError object of type 'int' has no len()
# expect: OverflowError cannot fit 'int' into an index-sized integer
