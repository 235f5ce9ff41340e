"""The article's io_intensive over a list of addresses, by threads and by processes.

usage: io_intensive.py [--threads N,N,...] [--processes N,N,...] [ADDRESS ...]

Without addresses it fetches 16 of a server of its own (local_server.py), which takes 50 ms to answer, so that no network is needed. Threads are 1, 2, 4, 8
and 16, and processes 1, 2, 4 and 8, unless told otherwise. The pages go to output.txt in the current folder.

The function stands as in the article; the rest is ours.
"""
import argparse
import contextlib
import os
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

addrs = []


def io_intensive(x):
    write_count = 50
    with urllib.request.urlopen(addrs[x], timeout=20) as conn:
        page = conn.read()
        for _ in range(write_count):
            with open('output.txt', 'w') as output:
                output.write(str(page))


def use_addresses(addresses):
    """Each worker begins with this: a process has an `addrs` of its own."""
    addrs[:] = addresses


def seconds_with(executor, workers, addresses):
    """How long all the addresses take, from the making of the executor to its end."""
    start = time.time()
    with executor(max_workers=workers, initializer=use_addresses, initargs=(addresses,)) as pool:
        list(pool.map(io_intensive, range(len(addresses))))
    return time.time() - start


@contextlib.contextmanager
def local_server():
    """The addresses of a server that is a process of its own, which ends with the block."""
    program = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'local_server.py')
    with subprocess.Popen([sys.executable, program], stdout=subprocess.PIPE, text=True) as server:
        try:
            yield server.stdout.readline().split()
        finally:
            server.terminate()


def counts(text):
    return [int(count) for count in text.split(',')]


def run(options, addresses):
    for workers in options.threads or []:
        print('%d threads: %.4f s' % (workers, seconds_with(ThreadPoolExecutor, workers, addresses)), flush=True)
    for workers in options.processes or []:
        print('%d processes: %.4f s' % (workers, seconds_with(ProcessPoolExecutor, workers, addresses)), flush=True)


if __name__ == '__main__':
    parser = argparse.ArgumentParser()
    parser.add_argument('addresses', metavar='ADDRESS', nargs='*')
    parser.add_argument('--threads', type=counts)
    parser.add_argument('--processes', type=counts)
    options = parser.parse_args()
    if options.threads is None and options.processes is None:
        options.threads, options.processes = [1, 2, 4, 8, 16], [1, 2, 4, 8]
    if options.addresses:
        run(options, options.addresses)
    else:
        with local_server() as addresses:
            run(options, addresses)
