class Node:
    __slots__ = ("key", "value", "prev", "next")
    def __init__(self, key=None, value=None): self.key, self.value, self.prev, self.next = key, value, None, None
class LRU:
    def __init__(self, capacity):
        self.capacity, self.map = capacity, {}
        self.head, self.tail = Node(), Node()
        self.head.next, self.tail.prev = self.tail, self.head
        self.hits = self.misses = 0
    def _unlink(self, node): node.prev.next, node.next.prev = node.next, node.prev
    def _front(self, node):
        node.prev, node.next = self.head, self.head.next
        self.head.next.prev = node
        self.head.next = node
    def __getitem__(self, key):
        try:
            node = self.map[key]
        except KeyError:
            self.misses += 1
            raise
        self.hits += 1
        self._unlink(node)
        self._front(node)
        return node.value
    def __setitem__(self, key, value):
        if key in self.map:
            self._unlink(self.map[key])
        elif len(self.map) >= self.capacity:
            old = self.tail.prev
            self._unlink(old)
            del self.map[old.key]
        self.map[key] = node = Node(key, value)
        self._front(node)
    def __iter__(self):
        n = self.head.next
        while n is not self.tail:
            yield n.key
            n = n.next
c = LRU(3)
for i, w in enumerate("the quick brown the lazy fox quick the".split()):
    try:
        c[w]
    except KeyError as e:
        c[w] = i
        print("miss", e, list(c))
    else:
        print("hit ", w, list(c))
# expect: miss 'the' ['the']
# expect: miss 'quick' ['quick', 'the']
# expect: miss 'brown' ['brown', 'quick', 'the']
# expect: hit  the ['the', 'brown', 'quick']
# expect: miss 'lazy' ['lazy', 'the', 'brown']
# expect: miss 'fox' ['fox', 'lazy', 'the']
# expect: miss 'quick' ['quick', 'fox', 'lazy']
# expect: miss 'the' ['the', 'quick', 'fox']
print(c.hits, c.misses)  # expect: 1 7
def memo(size):
    def deco(f):
        cache = LRU(size)
        def inner(n):
            try:
                return cache[n]
            except KeyError:
                cache[n] = r = f(n)
                return r
        inner.cache = cache
        return inner
    return deco
@memo(50)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache.hits, fib.cache.misses)  # expect: 23416728348467685 78 81
