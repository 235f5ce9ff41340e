"""Counting down in two threads, then in a Pool of two processes: each process has a GIL of its own.

usage: pool.py [COUNT]

The function, and the way that the Pool is used, are the article's; so the time of the Pool is that from the first task to the end of its processes.
"""
import sys
import time
from multiprocessing import Pool

from countdown import countdown, seconds_with, seconds_without_threads


def seconds_of_pool(count):
    """How long two processes take, each with half of the count."""
    pool = Pool(processes=2)
    start = time.time()
    r1 = pool.apply_async(countdown, [count//2])
    r2 = pool.apply_async(countdown, [count//2])
    pool.close()
    pool.join()
    seconds = time.time() - start
    r1.get()
    r2.get()
    return seconds


if __name__ == '__main__':
    COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 50000000
    # The pool first: under fork, a process that has run threads gives its children a GIL that has run threads.
    pool = seconds_of_pool(COUNT)
    print('no threads: %.4f s' % seconds_without_threads(COUNT))
    print('2 threads: %.4f s' % seconds_with(2, COUNT))
    print('2 processes: %.4f s' % pool)
