import threading
lock = threading.RLock()

def other():
    print(lock.acquire(False), lock._is_owned())  # expect: False False
    try:
        lock.release()
    except RuntimeError as e:
        print(e)  # expect: cannot release un-acquired lock

with lock:
    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
