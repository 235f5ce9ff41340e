class Heap:
    def __init__(self, items=(), key=lambda x: x):
        self.a, self.key = [], key
        for x in items: self.push(x)
    def __len__(self): return len(self.a)
    def push(self, x):
        a, k, i = self.a, self.key, len(self.a)
        a.append(x)
        while i and k(a[i]) < k(a[(i - 1) // 2]):
            a[i], a[(i - 1) // 2] = a[(i - 1) // 2], a[i]
            i = (i - 1) // 2
    def pop(self):
        a, k = self.a, self.key
        if not a: raise IndexError("pop from an empty heap")
        a[0], a[-1] = a[-1], a[0]
        x, i = a.pop(), 0
        while (c := 2 * i + 1) < len(a):
            if c + 1 < len(a) and k(a[c + 1]) < k(a[c]): c += 1
            if k(a[i]) <= k(a[c]): break
            a[i], a[c] = a[c], a[i]
            i = c
        return x
h = Heap((i * 37 % 101 for i in range(40)))
print([h.pop() for _ in range(len(h))])
# expect: [0, 3, 6, 9, 10, 13, 16, 19, 20, 23, 26, 29, 30, 33, 36, 37, 40, 43, 46, 47, 50, 53, 56, 57, 60, 63, 67, 70, 73, 74, 77, 80, 83, 84, 87, 90, 93, 94, 97, 100]
class Simulation:
    def __init__(self): self.now, self.n, self.queue, self.log = 0, 0, Heap(key=lambda e: e[:2]), []
    def at(self, delay, process):
        self.n += 1
        self.queue.push((self.now + delay, self.n, process))
    def run(self, until):
        while self.queue and self.queue.a[0][0] <= until:
            self.now, _, p = self.queue.pop()
            try:
                delay = next(p)
            except StopIteration as s:
                self.log.append((self.now, "done", s.value))
            else:
                self.at(delay, p)
sim = Simulation()
def customer(name, every, times):
    for i in range(times):
        sim.log.append((sim.now, name, i))
        yield every
    return name
sim.at(0, customer("ann", 3, 4)); sim.at(1, customer("bob", 2, 5)); sim.at(1, customer("cy", 5, 9))
sim.run(15)
for entry in sim.log: print(*entry)
# expect: 0 ann 0
# expect: 1 bob 0
# expect: 1 cy 0
# expect: 3 ann 1
# expect: 3 bob 1
# expect: 5 bob 2
# expect: 6 cy 1
# expect: 6 ann 2
# expect: 7 bob 3
# expect: 9 ann 3
# expect: 9 bob 4
# expect: 11 cy 2
# expect: 11 done bob
# expect: 12 done ann
print(len(sim.queue))  # expect: 1
try:
    Heap().pop()
except IndexError as e:
    print(e)  # expect: pop from an empty heap
def dijkstra(graph, start):
    dist, todo = {}, Heap([(0, start)])
    while todo:
        d, n = todo.pop()
        if n in dist: continue
        dist[n] = d
        for m, w in graph.get(n, {}).items(): todo.push((d + w, m))
    return dist
print(dijkstra({"a": {"b": 7, "c": 3}, "c": {"b": 1, "d": 8}, "b": {"d": 2}, "d": {}}, "a"))  # expect: {'a': 0, 'c': 3, 'b': 4, 'd': 6}
