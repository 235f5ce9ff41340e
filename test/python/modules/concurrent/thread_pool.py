# Calls in threads: submit, map, wait, as_completed, errors, shutdown.
import concurrent.futures
import threading
import time
from concurrent.futures import ThreadPoolExecutor, Future, wait, as_completed


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}".split(" at 0x")[0])


def square(n):
    return n * n


def fails(text):
    raise ValueError(text)


with ThreadPoolExecutor(max_workers=3) as pool:
    futures = [pool.submit(square, n) for n in range(5)]
    print([f.result() for f in futures], list(pool.map(square, range(4))), list(pool.map(pow, [2, 3], [3, 2])))
    future = pool.submit(fails, "text")
    attempt(future.result)
    print(repr(future.exception()), future.done(), future.running(), future.cancelled(), future.cancel())
    print(str(future).split("state=")[1], str(futures[0]).split("state=")[1])
    print(sorted(f.result() for f in as_completed(futures)))
    done, not_done = wait(futures)
    print(len(done), len(not_done))
    names = {f.result() for f in [pool.submit(lambda: threading.current_thread().name.split("_")[0]) for _ in range(3)]}
    print(names)
# expect: [0, 1, 4, 9, 16] [0, 1, 4, 9] [8, 9]
# expect: ValueError: text
# expect: ValueError('text') True False False False
# expect: finished raised ValueError> finished returned int>
# expect: [0, 1, 4, 9, 16]
# expect: 5 0
# expect: {'ThreadPoolExecutor-0'}
attempt(pool.submit, square, 1)  # expect: RuntimeError: cannot schedule new futures after shutdown

gate = threading.Event()
pool = ThreadPoolExecutor(1, thread_name_prefix="named")
first = pool.submit(gate.wait)
while not first.running():
    time.sleep(0.001)
second = pool.submit(square, 2)
print(second.cancel(), second.cancelled(), second.cancel(), second.done())  # expect: True True True True
attempt(second.result)  # expect: CancelledError: 
attempt(first.result, timeout=0.01)  # expect: TimeoutError: 
order = []
first.add_done_callback(lambda f: order.append("first"))
first.add_done_callback(lambda f: order.append(f.result()))
done, not_done = wait([first], timeout=0.01)
print(len(done), len(not_done))  # expect: 0 1
attempt(lambda: list(as_completed([first], timeout=0.01)))  # expect: TimeoutError: 1 (of 1) futures unfinished
gate.set()
print(first.result())  # expect: True
pool.shutdown()
print(order)  # expect: ['first', True]
first.add_done_callback(lambda f: print("at once", f.result()))  # expect: at once True

gate = threading.Event()
pool = ThreadPoolExecutor(1)
running = pool.submit(gate.wait)
while not running.running():
    time.sleep(0.001)
waiting = [pool.submit(square, n) for n in range(3)]
pool.shutdown(wait=False, cancel_futures=True)
gate.set()
print([f.cancelled() for f in waiting], running.result())  # expect: [True, True, True] True
attempt(ThreadPoolExecutor, 0)  # expect: ValueError: max_workers must be greater than 0
attempt(ThreadPoolExecutor, initializer=3)  # expect: TypeError: initializer must be a callable
with ThreadPoolExecutor(2, initializer=lambda x: setattr(local, "x", x), initargs=(5,)) as pool:
    local = threading.local()
    print(pool.submit(lambda: local.x).result())
# expect: 5
future = Future()
print(future.set_running_or_notify_cancel(), future.running())  # expect: True True
future.set_result(3)
attempt(future.set_result, 4)  # expect: InvalidStateError: FINISHED: <Future
attempt(future.set_exception, 4)  # expect: InvalidStateError: FINISHED: <Future
print(future.result())  # expect: 3
with ThreadPoolExecutor(2) as pool:
    results = pool.map(lambda n: 1 // n, [1, 0, 2])
    print(next(results))
    attempt(next, results)
    slow = pool.submit(time.sleep, 0.05)
    bad = pool.submit(fails, "x")
    done, not_done = wait([slow, bad], return_when=concurrent.futures.FIRST_EXCEPTION)
    print(bad in done)
    attempt(wait, [slow, pool.submit(time.sleep, 0.05)], return_when="never")
# expect: 1
# expect: ZeroDivisionError: integer division or modulo by zero
# expect: True
# expect: ValueError: Invalid return condition: 'never'
