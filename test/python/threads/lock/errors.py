import threading
lock = threading.Lock()

def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

show(lock.release)  # expect: RuntimeError: release unlocked lock
show(lock.acquire, False, 1)  # expect: ValueError: can't specify a timeout for a non-blocking call
show(lock.acquire, True, -2)  # expect: ValueError: timeout value must be a non-negative number
show(lock.acquire, True, 1e10)  # expect: OverflowError: timestamp out of range for platform time_t
show(lock.acquire, True, 10**10)  # expect: OverflowError: timestamp too large to convert to C PyTime_t
show(lock.acquire, timeout='x')  # expect: TypeError: 'str' object cannot be interpreted as an integer
show(lock.acquire, timeout=float('nan'))  # expect: ValueError: Invalid value NaN (not a number)
show(threading.Lock, 1)  # expect: TypeError: lock expected 0 arguments, got 1
try:
    class Mine(threading.Lock): pass
except TypeError as e:
    print(e)  # expect: type '_thread.lock' is not an acceptable base type
