import threading

def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

semaphore = threading.Semaphore(2)
print(semaphore.acquire(), semaphore.acquire(), semaphore.acquire(False))  # expect: True True False
print(semaphore.acquire(timeout=0.01))  # expect: False
semaphore.release(3)
print(repr(semaphore).split(': ')[1])  # expect: value=3>
show(semaphore.release, 0)  # expect: ValueError: n must be one or more
show(threading.Semaphore, -1)  # expect: ValueError: semaphore initial value must be >= 0
bounded = threading.BoundedSemaphore(1)
show(bounded.release)  # expect: ValueError: Semaphore released too many times
print(repr(bounded).split(': ')[1])  # expect: value=1/1>
