# _threading_local.local: as threading.local, in Python.
import threading
from _threading_local import local


class Counter(local):
    def __init__(self, start):
        self.count = start

    def up(self):
        self.count += 1
        return self.count


counter = Counter(10)
print(counter.up(), counter.up())  # expect: 11 12


def other():
    print(counter.up(), sorted(vars(counter)))  # expect: 11 ['count']


thread = threading.Thread(target=other)
thread.start()
thread.join()
print(counter.count)  # expect: 12
try:
    local(1)
except TypeError as exc:
    print(exc)  # expect: Initialization arguments are not supported
try:
    counter.__dict__ = {}
except AttributeError as exc:
    print(exc)  # expect: 'Counter' object attribute '__dict__' is read-only

# The lock of RLock(), in Python.
lock = threading._PyRLock()
with lock, lock:
    print(repr(lock).split(' at ')[0])  # expect: <locked threading._RLock object owner='MainThread' count=2
try:
    lock.release()
except RuntimeError as exc:
    print(exc)  # expect: cannot release un-acquired lock
