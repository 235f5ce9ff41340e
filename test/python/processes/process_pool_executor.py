# ProcessPoolExecutor: results, exceptions with the process's traceback, map, initializer; a killed process breaks the pool.
import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

def square(x):
    return x * x

def fail():
    return {}['missing']

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def set_up(value):
    global known
    known = value

def get_known():
    return known

def unpicklable():
    return lambda: 1

if __name__ == '__main__':
    spawn = multiprocessing.get_context('spawn')
    with ProcessPoolExecutor(2, spawn, set_up, ('known',)) as executor:
        print(sorted(future.result() for future in as_completed([executor.submit(square, i) for i in range(4)])))  # expect: [0, 1, 4, 9]
        print(list(executor.map(pow, [2, 3, 4], [5, 2, 1])), list(executor.map(square, range(5), chunksize=2)))  # expect: [32, 9, 4] [0, 1, 4, 9, 16]
        print(executor.submit(get_known).result(), executor.submit(os.getpid).result() == os.getpid())  # expect: known False
        error = executor.submit(fail).exception()
        print(repr(error), str(error.__cause__).startswith('\n"""\nTraceback (most recent call last):\n'))  # expect: KeyError('missing') True
        print(isinstance(executor.submit(unpicklable).exception(), Exception))  # expect: True
        print(isinstance(executor.submit(lambda: 1).exception(), Exception))  # expect: True
    try:
        executor.submit(square, 1)
    except RuntimeError as error:
        print(error)  # expect: cannot schedule new futures after shutdown

    with ProcessPoolExecutor(1, spawn) as executor:
        try:
            executor.submit(die).result()
        except BrokenProcessPool as error:
            print(error)  # expect: A process in the process pool was terminated abruptly while the future was running or pending.
        try:
            executor.submit(square, 1)
        except BrokenProcessPool as error:
            print(error)  # expect: A child process terminated abruptly, the process pool is not usable anymore
    for wrong in {'max_workers': 0}, {'initializer': 1}, {'max_tasks_per_child': 0}:
        try:
            ProcessPoolExecutor(**wrong)
        except (ValueError, TypeError) as error:
            print(error)
    # expect: max_workers must be greater than 0
    # expect: initializer must be a callable
    # expect: max_tasks_per_child must be >= 1
