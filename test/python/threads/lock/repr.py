import threading
lock = threading.Lock()
hide = lambda op: repr(op).split(" at ")[0]
print(hide(lock))  # expect: <unlocked _thread.lock object
lock.acquire()
print(hide(lock))  # expect: <locked _thread.lock object
print(isinstance(lock, threading.Lock))  # expect: True
