class Tree:
    def __init__(self): self.root = None
    def insert(self, k, v=None):
        if self.root is None: self.root = [k, v, None, None]; return
        n = self.root
        while True:
            if k == n[0]: n[1] = v; return
            side = 2 if k < n[0] else 3
            if n[side] is None: n[side] = [k, v, None, None]; return
            n = n[side]
    def __iter__(self):
        def walk(n):
            if n:
                yield from walk(n[2])
                yield n[0], n[1]
                yield from walk(n[3])
        return walk(self.root)
    def __contains__(self, k):
        n = self.root
        while n and n[0] != k: n = n[2] if k < n[0] else n[3]
        return n is not None
    def height(self):
        h = lambda n: 0 if n is None else 1 + max(h(n[2]), h(n[3]))
        return h(self.root)
t = Tree()
for w in "kilo alpha november bravo zulu mike alpha".split(): t.insert(w, len(w))
print(list(t), "mike" in t, "yankee" in t, t.height())
# expect: [('alpha', 5), ('bravo', 5), ('kilo', 4), ('mike', 4), ('november', 8), ('zulu', 4)] True False 3
class DNode:
    def __init__(self, v): self.v = v; self.prev = self.next = None
class Deque:
    def __init__(self, it=()):
        self.n = 0
        self.first = self.last = None
        for x in it: self.append(x)
    def append(self, v):
        d = DNode(v)
        d.prev = self.last
        if self.last: self.last.next = d
        else: self.first = d
        self.last = d
        self.n += 1
    def popleft(self):
        if not self.first: raise IndexError("empty")
        d = self.first
        self.first = d.next
        if self.first: self.first.prev = None
        else: self.last = None
        self.n -= 1
        return d.v
    def __len__(self): return self.n
    def __iter__(self):
        d = self.first
        while d: yield d.v; d = d.next
    def __reversed__(self):
        d = self.last
        while d: yield d.v; d = d.prev
q = Deque(range(5))
print(list(q), list(reversed(q)), q.popleft(), q.popleft(), len(q), list(q), bool(q), bool(Deque()))
# expect: [0, 1, 2, 3, 4] [4, 3, 2, 1, 0] 0 1 3 [2, 3, 4] True False
graph = {"a": "bc", "b": "d", "c": "de", "d": "f", "e": "f", "f": ""}
def bfs(start, goal):
    todo, came = Deque([start]), {start: None}
    while todo:
        n = todo.popleft()
        if n == goal:
            path = [n]
            while came[n]: n = came[n]; path.append(n)
            return path[::-1]
        for m in graph[n]:
            if m not in came: came[m] = n; todo.append(m)
print(bfs("a", "f"), bfs("f", "a"))  # expect: ['a', 'b', 'd', 'f'] None
def topo(g):
    done, out = set(), []
    def visit(n, path=()):
        if n in path: raise ValueError("cycle: " + " ".join(path + (n,)))
        if n in done: return
        for m in g[n]: visit(m, path + (n,))
        done.add(n)
        out.append(n)
    for n in g: visit(n)
    return out[::-1]
print(topo(graph))  # expect: ['a', 'c', 'e', 'b', 'd', 'f']
try:
    topo({"x": "y", "y": "z", "z": "x"})
except ValueError as e:
    print(e)  # expect: cycle: x y z x
