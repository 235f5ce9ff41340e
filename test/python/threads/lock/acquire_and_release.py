import threading
lock = threading.Lock()
print(lock.acquire())  # expect: True
print(lock.locked())  # expect: True
print(lock.acquire(False))  # expect: False
print(lock.acquire(timeout=0.01))  # expect: False
print(lock.release())  # expect: None
print(lock.locked())  # expect: False
with lock as taken:
    print(taken, lock.locked())  # expect: True True
print(lock.locked())  # expect: False
