# Process: its life seen from its parent, exit codes, names, signals, exceptions, daemons, and what it inherits.
import multiprocessing as mp
import os
import signal
import sys
import time
from multiprocessing.connection import wait

class Own(mp.Process):
    def __init__(self, queue):
        super().__init__(name='own')
        self.queue = queue

    def run(self):
        self.queue.put((self.name, mp.parent_process().name, mp.parent_process().pid == os.getppid(), self.pid == os.getpid()))
        sys.exit(7)

def report(queue, shared):
    process = mp.current_process()
    queue.put((process.name, process.daemon, process.is_alive(), sys.argv[1:], __name__, shared, mp.active_children()))

def fail():
    raise ValueError('in the child')

def leave():
    sys.exit('words')

def sleep():
    time.sleep(60)

def parent_of_daemon():
    try:
        mp.Process(target=sleep).start()
    except AssertionError as error:
        os._exit(5 if str(error) == 'daemonic processes are not allowed to have children' else 6)

def ends(*processes):
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [process.exitcode for process in processes]

if __name__ == '__main__':
    mp.set_start_method('spawn')
    print(mp.get_start_method(), mp.current_process().name, mp.parent_process(), mp.cpu_count() == os.cpu_count())  # expect: spawn MainProcess None True
    for method in 'nonsense', 5:
        try:
            mp.get_context(method)
        except ValueError as error:
            print(error)
    # expect: cannot find context for 'nonsense'
    # expect: cannot find context for 5
    try:
        mp.set_start_method('spawn')
    except RuntimeError as error:
        print(error)  # expect: context has already been set

    queue = mp.SimpleQueue()
    process = mp.Process(target=report, args=(queue,), kwargs={'shared': [1, 2]}, daemon=True)
    print(repr(process) == f"<Process name='Process-1' parent={os.getpid()} initial daemon>", process.pid, process.exitcode)  # expect: True None None
    process.start()
    print(queue.get())  # expect: ('Process-1', True, True, [], '__mp_main__', [1, 2], [])
    process.join()
    print(repr(process) == f"<Process name='Process-1' pid={process.pid} parent={os.getpid()} stopped exitcode=0 daemon>", process.exitcode)  # expect: True 0

    first, second = Own(queue), mp.get_context('spawn').Process(target=leave)
    print(first.name, second.name)  # expect: own SpawnProcess-3
    print(ends(first, second, mp.Process(target=fail), mp.Process(target=parent_of_daemon, daemon=True)))  # expect: [7, 1, 1, 5]
    print(queue.get())  # expect: ('own', 'MainProcess', True, True)
    # expect stderr: words
    # expect stderr: Process Process-4:
    # expect stderr: ValueError: in the child

    process, other = mp.Process(target=sleep), mp.Process(target=sleep)
    process.start()
    other.start()
    print(process.is_alive(), set(mp.active_children()) == {process, other}, wait([process.sentinel], 0.01))  # expect: True True []
    try:
        process.close()
    except ValueError as error:
        print(error)  # expect: Cannot close a process while it is still running. You should first call join() or terminate().
    process.join(0.01)
    print(process.exitcode)  # expect: None
    process.terminate()
    other.kill()
    process.join()
    print(wait([other.sentinel, process.sentinel]) != [], process.exitcode, process.is_alive())  # expect: True -15 False
    other.join()
    print(other.exitcode, mp.active_children())  # expect: -9 []
    process.close()
    try:
        process.exitcode
    except ValueError as error:
        print(error)  # expect: process object is closed
    for wrong in (lambda: other.start(), lambda: mp.Process(1), lambda: mp.Process().join(), lambda: mp.current_process().start()):
        try:
            wrong()
        except AssertionError as error:
            print(error)
    # expect: cannot start a process twice
    # expect: group argument must be None for now
    # expect: can only join a started process
    # expect: can only start a process object created by current process
    try:
        mp.Process(target=lambda: 0).start()
    except Exception as error:
        print(type(error).__name__)  # expect: PicklingError
    # A daemon that is left over is terminated at exit; the others are waited for.
    mp.Process(target=sleep, daemon=True).start()
