import threading
lock = threading.RLock()
print(lock.acquire(), lock.acquire(False))  # expect: True True
print(repr(lock).split(' owner=')[0], repr(lock).split('count=')[1].split()[0])  # expect: <locked _thread.RLock object 2
print(lock._is_owned(), lock._recursion_count())  # expect: True 2
lock.release()
lock.release()
print(repr(lock).split(' at ')[0])  # expect: <unlocked _thread.RLock object owner=0 count=0
try:
    lock.release()
except RuntimeError as e:
    print(e)  # expect: cannot release un-acquired lock
