# A Pool works off calls in other processes: results, callbacks, exceptions with the worker's traceback, chunks, iterators.
import multiprocessing
import os
import time
import traceback

def square(x):
    return x * x

def add(x, y=10):
    return x + y

def fail(x):
    raise ValueError(x)

def slow():
    time.sleep(60)

def name(_):
    return multiprocessing.current_process().name.split('-')[0]

def remember(value):
    global remembered
    remembered = value

def recall(_):
    return remembered

def failing():
    yield 1
    raise RuntimeError('in the iterable')

if __name__ == '__main__':
    multiprocessing.set_start_method('spawn')
    with multiprocessing.Pool(2, remember, ('set up',)) as pool:
        print(repr(pool))  # expect: <multiprocessing.pool.Pool state=RUN pool_size=2>
        print(pool.apply(add, (1,), {'y': 2}), pool.map(square, range(10)))  # expect: 3 [0, 1, 4, 9, 16, 25, 36, 49, 64, 81]
        print(pool.starmap(add, [(1, 2), (3,)]), pool.map(square, []), pool.map(square, range(5), chunksize=2))  # expect: [3, 13] [] [0, 1, 4, 9, 16]
        print(list(pool.imap(square, range(5))), sorted(pool.imap_unordered(square, range(7), chunksize=3)))  # expect: [0, 1, 4, 9, 16] [0, 1, 4, 9, 16, 25, 36]
        print(set(pool.map(name, range(4))), set(pool.map(recall, range(4))))  # expect: {'SpawnPoolWorker'} {'set up'}

        got = []
        result = pool.apply_async(square, [7], callback=got.append)
        print(result.get(), got, result.ready(), result.successful())  # expect: 49 [49] True True
        result = pool.map_async(fail, [1], error_callback=got.append)
        result.wait()
        print(result.successful(), repr(got[1]))  # expect: False ValueError(1)

        try:
            pool.apply(fail, ('worker',))
        except ValueError as error:
            text = traceback.format_exc()
            print(repr(error), type(error.__cause__))  # expect: ValueError('worker') <class 'multiprocessing.pool.RemoteTraceback'>
            print(text.startswith('multiprocessing.pool.RemoteTraceback: \n"""\nTraceback (most recent call last):\n'))  # expect: True
            print('    raise ValueError(x)\nValueError: worker\n"""\n\nThe above exception was the direct cause' in text)  # expect: True
        results = pool.imap(square, failing())
        print(next(results))  # expect: 1
        try:
            next(results)
        except RuntimeError as error:
            print(error)  # expect: in the iterable
        try:
            pool.apply(lambda: 1)
        except Exception as error:
            print(type(error).__name__)  # expect: PicklingError
        try:
            pool.apply_async(slow).get(timeout=0.01)
        except multiprocessing.TimeoutError as error:
            print(repr(error))  # expect: TimeoutError()
    print(repr(pool))  # expect: <multiprocessing.pool.Pool state=TERMINATE pool_size=2>
    try:
        pool.apply(square, (1,))
    except ValueError as error:
        print(error)  # expect: Pool not running

    pool = multiprocessing.Pool(1, maxtasksperchild=1)
    print(len({pool.apply(os.getpid) for _ in range(2)}))  # expect: 2
    pool.close()
    pool.join()
    print(multiprocessing.active_children())  # expect: []
    try:
        multiprocessing.Pool(0)
    except ValueError as error:
        print(error)  # expect: Number of processes must be at least 1
