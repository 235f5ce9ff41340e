import graphlib
import queue
import sched
import threading


def outcome(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(*filter(None, (type(e).__module__, type(e).__name__, str(e))))


# One thread
q = queue.Queue(2)
q.put("a")
q.put_nowait("b")
print(q.qsize(), q.full(), q.empty(), q.maxsize, q.unfinished_tasks)  # expect: 2 True False 2 2
outcome(q.put_nowait, "c")  # expect: queue Full
outcome(q.put, "c", timeout=0.01)  # expect: queue Full
outcome(q.put, "c", timeout=-1)  # expect: builtins ValueError 'timeout' must be a non-negative number
print(q.get(), q.get_nowait())  # expect: a b
outcome(q.get_nowait)  # expect: _queue Empty
outcome(q.get, timeout=0.01)  # expect: _queue Empty
q.task_done()
q.task_done()
outcome(q.task_done)  # expect: builtins ValueError task_done() called too many times
q.join()
p = queue.PriorityQueue()
stack = queue.LifoQueue()
simple = queue.SimpleQueue()
for n in (3, 1, 2):
    p.put(n)
    stack.put(n)
    simple.put(n)
print([p.get() for _ in range(3)], [stack.get() for _ in range(3)], simple.qsize(), [simple.get() for _ in range(3)], simple.empty(), queue.Queue[int])
# expect: [1, 2, 3] [2, 1, 3] 3 [3, 1, 2] True queue.Queue[int]
outcome(simple.get_nowait)  # expect: _queue Empty
outcome(simple.get, timeout=-1)  # expect: builtins ValueError 'timeout' must be a non-negative number

# Several
q = queue.Queue(3)
results = queue.SimpleQueue()


def worker():
    while True:
        try:
            item = q.get()
        except queue.ShutDown:
            return
        results.put(item * item)
        q.task_done()


threads = [threading.Thread(target=worker) for _ in range(3)]
for t in threads:
    t.start()
for n in range(50):
    q.put(n)
q.join()
q.shutdown()
for t in threads:
    t.join()
print(sorted(results.get() for _ in range(results.qsize())) == [n * n for n in range(50)])  # expect: True
outcome(q.put, 1)  # expect: queue ShutDown
outcome(q.get)  # expect: queue ShutDown
waiting = queue.Queue()
waiting.put(1)
waiting.shutdown(immediate=True)
outcome(waiting.get)  # expect: queue ShutDown

# sched
now = [0]
s = sched.scheduler(lambda: now[0], lambda d: now.__setitem__(0, now[0] + d))
log = []
s.enter(2, 1, log.append, ("second",))
s.enter(1, 2, log.append, ("first, later",))
s.enter(1, 1, log.append, ("first",))
event = s.enter(1, 0, log.append, ("cancelled",))
s.cancel(event)
print(len(s.queue), s.queue[0].argument, s.run(blocking=False), s.empty())  # expect: 3 ('first',) 1 False
s.run()
print(log, now, s.empty())  # expect: ['first', 'first, later', 'second'] [2] True
outcome(s.cancel, event)  # expect: builtins ValueError list.remove(x): x not in list

# graphlib
ts = graphlib.TopologicalSorter({"d": ["b", "c"], "b": ["a"], "c": ["a"]})
print(list(ts.static_order()))  # expect: ['a', 'b', 'c', 'd']
ts = graphlib.TopologicalSorter({1: [2], 2: []})
ts.prepare()
print(ts.get_ready(), ts.is_active(), ts.get_ready())  # expect: (2,) True ()
outcome(ts.done, 1)  # expect: builtins ValueError node 1 was not passed out (still not ready)
outcome(ts.done, 5)  # expect: builtins ValueError node 5 was not added using add()
ts.done(2)
print(ts.get_ready(), bool(ts))  # expect: (1,) True
outcome(ts.add, 3)  # expect: builtins ValueError Nodes cannot be added after a call to prepare()
outcome(graphlib.TopologicalSorter({1: [2], 2: [1]}).prepare)  # expect: graphlib CycleError ('nodes are in a cycle', [1, 2, 1])
outcome(graphlib.TopologicalSorter().get_ready)  # expect: builtins ValueError prepare() must be called first
