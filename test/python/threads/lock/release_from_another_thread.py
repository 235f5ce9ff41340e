import threading
lock = threading.Lock()
lock.acquire()
thread = threading.Thread(target=lock.release)
thread.start()
print(lock.acquire())  # expect: True
thread.join()
