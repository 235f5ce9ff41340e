"""The article's compute_intensive, shared among threads or among processes.

usage: cpu_workers.py [TURNS] [--workers N,N,...]

Four calls, with TURNS turns of the loop each, are given to so many workers. The article's own function, with its 10**7 turns, is in
../article/compute_intensive.py.
"""
import argparse
import math
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

CALLS = 4
EXECUTORS = {'threads': ThreadPoolExecutor, 'processes': ProcessPoolExecutor}


def compute(turns):
    foo = 0
    for i in range(turns):
        foo += foo * math.cos(i*math.pi)


def seconds_with(executor, workers, turns):
    """How long the calls take, from the making of the executor to its end."""
    start = time.time()
    with executor(max_workers=workers) as pool:
        list(pool.map(compute, [turns] * CALLS))
    return time.time() - start


def counts(text):
    return [int(count) for count in text.split(',')]


if __name__ == '__main__':
    parser = argparse.ArgumentParser()
    parser.add_argument('turns', type=int, nargs='?', default=10**6)
    parser.add_argument('--workers', type=counts, default=[1, 2, 4])
    options = parser.parse_args()
    for kind in EXECUTORS:
        for workers in options.workers:
            print('%d %s: %.4f s' % (workers, kind, seconds_with(EXECUTORS[kind], workers, options.turns)))
