# In CPython, only a real signal ends a wait for a lock.
# minipy only
import _thread
import threading
import time
lock = threading.Lock()
lock.acquire()
def interrupt():
    time.sleep(0.05)
    _thread.interrupt_main()
for wait in (lock.acquire, lambda: time.sleep(60), threading.Event().wait):
    thread = threading.Thread(target=interrupt)
    thread.start()
    try:
        wait()
    except KeyboardInterrupt:
        print('interrupted')
    thread.join()
# expect: interrupted
# expect: interrupted
# expect: interrupted
