"""The article's compute_intensive, in threads and in processes.

usage: compute_intensive.py [--threads N,N,...] [--processes N,N,...]

Four calls are shared among so many workers (1, 2 and 4 of both kinds, unless told otherwise). The function stands as in the article; the rest is ours.
"""
import argparse
import math
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

CALLS = 4


def compute_intensive(x):
    foo = 0
    for i in range(10**7):
        foo += foo * math.cos(i*math.pi)


def seconds_with(executor, workers):
    """How long the calls take, from the making of the executor to its end."""
    start = time.time()
    with executor(max_workers=workers) as pool:
        list(pool.map(compute_intensive, range(CALLS)))
    return time.time() - start


def counts(text):
    return [int(count) for count in text.split(',')]


if __name__ == '__main__':
    parser = argparse.ArgumentParser()
    parser.add_argument('--threads', type=counts)
    parser.add_argument('--processes', type=counts)
    options = parser.parse_args()
    if options.threads is None and options.processes is None:
        options.threads = options.processes = [1, 2, 4]
    for workers in options.threads or []:
        print('%d threads: %.4f s' % (workers, seconds_with(ThreadPoolExecutor, workers)), flush=True)
    for workers in options.processes or []:
        print('%d processes: %.4f s' % (workers, seconds_with(ProcessPoolExecutor, workers)), flush=True)
