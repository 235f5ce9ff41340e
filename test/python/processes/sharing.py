# What processes share: connections, queues, locks and their kin, numbers and arrays; they are handed on only at the start.
import multiprocessing as mp
import pickle
import queue
import time

def echo(connection):
    with connection:
        while True:
            try:
                connection.send(connection.recv())
            except EOFError:
                break
        connection.close()

def count(number, array, lock, times):
    for _ in range(times):
        with number.get_lock():
            number.value += 1
        with lock:
            array[0] += 1

def work(tasks, results):
    for task in iter(tasks.get, None):
        results.put(task * 2)
        tasks.task_done()
    tasks.task_done()

def meet(barrier, event, condition, semaphore, results):
    barrier.wait()
    event.wait()
    with condition:
        condition.notify()
    results.put((event.is_set(), semaphore.acquire(timeout=10)))

def refused(call):
    try:
        call()
    except Exception as error:
        print(f'{type(error).__name__}: {error}')

if __name__ == '__main__':
    mp.set_start_method('spawn')

    ours, theirs = mp.Pipe()
    process = mp.Process(target=echo, args=(theirs,))
    process.start()
    theirs.close()
    ours.send({'a': [1, (2, 'é')]})
    print(ours.recv(), ours.poll(), ours.poll(0.01))  # expect: {'a': [1, (2, 'é')]} False False
    ours.send(b'x' * 300_000)
    print(ours.poll(None), len(ours.recv()))  # expect: True 300000
    ours.close()
    process.join()
    print(process.exitcode, ours.closed)  # expect: 0 True
    refused(lambda: ours.recv())  # expect: OSError: handle is closed

    reader, writer = mp.Pipe(duplex=False)
    writer.send_bytes(b'abcdef', 2, 3)
    buffer = bytearray(5)
    print(reader.recv_bytes_into(buffer, 1), buffer)  # expect: 3 bytearray(b'\x00cde\x00')
    writer.send_bytes(b'too long')
    try:
        reader.recv_bytes_into(bytearray(2))
    except mp.BufferTooShort as error:
        print(error.args)  # expect: (b'too long',)
    refused(lambda: reader.send(1))  # expect: OSError: connection is read-only
    refused(lambda: writer.recv())  # expect: OSError: connection is write-only
    writer.close()
    refused(lambda: reader.recv())  # expect: EOFError: 

    number, array, lock = mp.Value('i', 5), mp.Array('l', [0, 7]), mp.Lock()
    processes = [mp.Process(target=count, args=(number, array, lock, 50)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(number.value, array[:], number)  # expect: 105 [100, 7] <Synchronized wrapper for c_int(105)>
    text = mp.Array('c', b'hello')
    text.value = b'abc'
    print(text.value, text.raw, mp.RawArray('d', 2)[:], mp.RawValue('h', 70000), len(array))  # expect: b'abc' b'abc\x00o' [0.0, 0.0] c_short(4464) 2

    tasks, results = mp.JoinableQueue(), mp.Queue(2)
    process = mp.Process(target=work, args=(tasks, results))
    process.start()
    for task in 1, 2, 3, None:
        tasks.put(task)
    print(results.get(), results.get(timeout=10), results.get())  # expect: 2 4 6
    tasks.join()
    process.join()
    try:
        results.get(timeout=0.01)
    except queue.Empty:
        print(results.empty(), tasks.empty(), results.full())  # expect: True True False
    results.put(1)
    results.put(2)
    try:
        results.put_nowait(3)
    except queue.Full:
        print(results.full(), results.qsize(), results.get(), results.get())  # expect: True 2 1 2
    results.close()
    results.join_thread()

    barrier, event, condition, semaphore, results = mp.Barrier(2), mp.Event(), mp.Condition(), mp.Semaphore(0), mp.Queue()
    process = mp.Process(target=meet, args=(barrier, event, condition, semaphore, results))
    process.start()
    print(barrier.wait() in (0, 1), event.wait(0.01))  # expect: True False
    with condition:
        event.set()
        print(condition.wait(10), condition.wait(0.01))  # expect: True False
    semaphore.release()
    print(results.get())  # expect: (True, True)
    process.join()

    rlock, bounded = mp.RLock(), mp.BoundedSemaphore(2)
    with rlock, rlock:
        print(rlock, lock.acquire(), lock.acquire(timeout=0.01), lock)  # expect: <RLock(MainProcess, 2)> True False <Lock(owner=MainProcess)>
    lock.release()
    print(rlock, lock, bounded.acquire(), bounded, semaphore.acquire(block=False))  # expect: <RLock(None, 0)> <Lock(owner=None)> True <BoundedSemaphore(value=1, maxvalue=2)> False
    bounded.release()
    refused(lock.release)  # expect: ValueError: semaphore or lock released too many times
    refused(bounded.release)  # expect: ValueError: semaphore or lock released too many times
    refused(rlock.release)  # expect: AssertionError: attempt to release recursive lock not owned by thread
    for shared in lock, results, number, mp.SimpleQueue():
        refused(lambda: pickle.dumps(shared))
    # expect: RuntimeError: Lock objects should only be shared between processes through inheritance
    # expect: RuntimeError: Queue objects should only be shared between processes through inheritance
    # expect: RuntimeError: Synchronized objects should only be shared between processes through inheritance
    # expect: RuntimeError: SimpleQueue objects should only be shared between processes through inheritance
