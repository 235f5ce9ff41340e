"""The generations of the cyclic collector: who is where, what each collection looks at, what it reports."""
import gc
import sys
import weakref

print(gc.get_threshold())  # expect: (2000, 10, 10)
gc.disable()


class Node:
    def __init__(self, name):
        self.name = name
        self.me = self


def generation(obj):
    return [any(o is obj for o in gc.get_objects(generation=g)) for g in range(3)].index(True)


# An object rises by surviving.
kept = [1]
gc.collect()
kept = [[1], Node("a"), {"k": []}, lambda: 0, (i for i in [])]
print([generation(x) for x in kept])  # expect: [0, 0, 0, 0, 0]
gc.collect(0)
print([generation(x) for x in kept])  # expect: [1, 1, 1, 1, 1]
gc.collect(0)
print([generation(x) for x in kept])  # expect: [1, 1, 1, 1, 1]
gc.collect(1)
print([generation(x) for x in kept])  # expect: [2, 2, 2, 2, 2]
gc.collect()
print([generation(x) for x in kept])  # expect: [2, 2, 2, 2, 2]

# Big objects as well.
big = tuple([[]] * 1000)
print(generation(big))  # expect: 0
gc.collect(0)
print(generation(big))  # expect: 1
gc.collect(1)
print(generation(big))  # expect: 2

# Memory of an old object that is used again holds a young one.
for i in range(100):
    kept.append([i])
gc.collect()
for i in range(5, 105):
    kept[i] = None
    kept[i] = [i]
print({generation(x) for x in kept[5:]})  # expect: {0}

# A collection does not look at what is older.
old = Node("old")
gc.collect()
watch = weakref.ref(old)
del old
print(gc.collect(0), gc.collect(1), watch() is None)  # expect: 0 0 False
print(gc.collect(2) >= 1, watch() is None)  # expect: True True

# What holds something young may be old.
holder = Node("holder")
gc.collect()
holder.young = Node("young")
print(gc.collect(0), holder.young.name)  # expect: 0 young

# Frozen objects are in none.
holder = None
n = Node("frozen")
watch = weakref.ref(n)
gc.collect()
gc.freeze()
print(gc.get_freeze_count() > 0, gc.get_count())  # expect: True (0, 0, 0)
print(any(o is n for o in gc.get_objects()))  # expect: False
del n
gc.collect()
print(watch() is None)  # expect: False
gc.unfreeze()
print(gc.get_freeze_count(), gc.collect() >= 1, watch() is None)  # expect: 0 True True

# What a finalizer brings back does not count.
saved = []


class Phoenix:
    def __del__(self):
        saved.append(self)


p = Phoenix()
p.me = p
gc.collect()
del p
before = gc.get_stats()[2]["collected"]
print(gc.collect(), gc.get_stats()[2]["collected"] - before)  # expect: 0 0
print(len(saved), gc.is_finalized(saved[0]))  # expect: 1 True
saved.clear()
print(gc.collect() >= 1)  # expect: True

# Callbacks are told the generation and what came of it.
told = []


def callback(phase, info):
    told.append((phase, info["generation"], info["collected"], info["uncollectable"]))


gc.collect()
gc.callbacks.append(callback)
l = []
l.append(l)
del l
gc.collect(0)
gc.collect(1)
gc.callbacks.remove(callback)
print(told)  # expect: [('start', 0, 0, 0), ('stop', 0, 1, 0), ('start', 1, 0, 0), ('stop', 1, 0, 0)]

# set_debug writes to sys.stderr.
import io

real, sys.stderr = sys.stderr, io.StringIO()
gc.collect()
gc.set_debug(gc.DEBUG_STATS | gc.DEBUG_COLLECTABLE)
l = []
l.append(l)
del l
gc.collect(1)
gc.set_debug(0)
text, sys.stderr = sys.stderr.getvalue(), real
lines = text.splitlines()
print(lines[0])  # expect: gc: collecting generation 1...
print(lines[1].startswith("gc: objects in each generation: "))  # expect: True
print(lines[2])  # expect: gc: objects in permanent generation: 0
print(lines[3].startswith("gc: collectable <list 0x"))  # expect: True
print(lines[4].startswith("gc: done, 1 unreachable, 0 uncollectable, 0."))  # expect: True

# DEBUG_SAVEALL keeps garbage.
gc.set_debug(gc.DEBUG_SAVEALL)
l = ["saved"]
l.append(l)
del l
gc.collect(0)
gc.set_debug(0)
print(len(gc.garbage), gc.garbage[0][0])  # expect: 1 saved
gc.garbage.clear()

# Automatic collections: the young first, the middle after ten of them.
gc.collect()
before = [s["collections"] for s in gc.get_stats()]
gc.enable()
keep = [[i] for i in range(50_000)]
gc.disable()
after = [s["collections"] for s in gc.get_stats()]
print(20 <= after[0] - before[0] <= 60, 1 <= after[1] - before[1] <= 6)  # expect: True True

# Cycles do not pile up.
alive = 0


class Counted:
    def __init__(self):
        global alive
        alive += 1
        self.me = self

    def __del__(self):
        global alive
        alive -= 1


gc.enable()
peak = 0
for i in range(20_000):
    Counted()
    peak = max(peak, alive)
gc.collect()
print(peak < 10_000, alive)  # expect: True 0

# What is freed just when a collection is asked for does not put the next one off.
happened = []


def churn(junk):
    [[] for i in range(3)]
    junk.append([])


for attempt in range(40):
    gc.collect()
    node = Node("seen by the detector")
    watch = weakref.ref(node, happened.append)
    del node
    junk = []
    while len(happened) == attempt and len(junk) < 10_000:
        churn(junk)
print(len(happened))  # expect: 40
