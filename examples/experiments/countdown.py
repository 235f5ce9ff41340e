"""Counting down in one thread, then the same count shared among two and four: threads do not make it faster.

usage: countdown.py [COUNT]

The function is the article's. Each of the threads does its part of COUNT.
"""
import sys
import time
from threading import Thread


def countdown(n):
    while n>0:
        n -= 1


def seconds_with(number_of_threads, count):
    """How long so many threads take together."""
    part = count // number_of_threads
    threads = [Thread(target=countdown, args=(part,)) for _ in range(number_of_threads)]
    start = time.time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.time() - start


def seconds_without_threads(count):
    """How long the main thread takes alone."""
    start = time.time()
    countdown(count)
    return time.time() - start


if __name__ == '__main__':
    COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 50000000
    # One after the other: before the first thread is started, Python 2 has no GIL at all.
    print('no threads: %.4f s' % seconds_without_threads(COUNT))
    print('2 threads: %.4f s' % seconds_with(2, COUNT))
    print('4 threads: %.4f s' % seconds_with(4, COUNT))
