"""How long a thread that does I/O waits for its turn, while others compute.

usage: echo.py [--threads K] [--work short|long] [--seconds S] [--patience S] [--switch-interval S] [--check-interval N]

The main thread sends back, through a pipe, what a client asks: a process of its own, which measures how long each answer takes. K threads compute beside it,
in short instructions (adding small numbers) or in long ones (each multiplies two numbers of so many digits that it takes 2 ms).
"""
import argparse
import os
import subprocess
import sys
import time
from threading import Thread

PING = b'ping'
# What the client does between two requests: an answer that is asked for again at once would come before the other threads have even woken up.
THINK_SECONDS = 0.0002
LONG_INSTRUCTION_SECONDS = 0.002
computing = True


def compute_short():
    n = 0
    while computing:
        n += 1


def compute_long(factor, until):
    while computing and time.time() < until:
        factor * factor


def factor_of_long_instruction():
    """A number that takes LONG_INSTRUCTION_SECONDS to square."""
    bits = 10000
    while True:
        factor = 1 << bits
        factor -= 1
        times = []
        for _ in range(5):
            start = time.time()
            factor * factor
            times.append(time.time() - start)
        if min(times) >= LONG_INSTRUCTION_SECONDS:
            return factor
        bits += bits // 4


def serve(requests, answers):
    """Send back what comes, until the client says what it has measured."""
    while True:
        message = os.read(requests, 1000)
        if message != PING:
            return message
        os.write(answers, message)


def measure(requests, answers, seconds):
    """The client: ask for so long, then tell the server how long the answers took."""
    took = []
    end = time.time() + seconds
    while True:
        start = time.time()
        if start > end:
            break
        os.write(requests, PING)
        os.read(answers, 1000)
        took.append(time.time() - start)
        time.sleep(THINK_SECONDS)
    took.sort()
    report = 'median: %.4f ms\n99 in 100: %.4f ms\nlongest: %.3f ms\nanswers: %.1f /s' % (
        1000 * took[len(took) // 2], 1000 * took[len(took) * 99 // 100], 1000 * took[-1], len(took) / seconds)
    os.write(requests, report.encode())


def run(options):
    global computing
    if options.switch_interval and hasattr(sys, 'setswitchinterval'):
        sys.setswitchinterval(options.switch_interval)
    if options.check_interval and hasattr(sys, 'setcheckinterval'):
        sys.setcheckinterval(options.check_interval)
    if options.work == 'long':
        factor = factor_of_long_instruction()
        until = time.time() + options.seconds + options.patience
        threads = [Thread(target=compute_long, args=(factor, until)) for _ in range(options.threads)]
    else:
        threads = [Thread(target=compute_short) for _ in range(options.threads)]
    client = subprocess.Popen([sys.executable, __file__, '--client', '--seconds', str(options.seconds)],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for thread in threads:
        thread.start()
    report = serve(client.stdout.fileno(), client.stdin.fileno())
    computing = False
    for thread in threads:
        thread.join()
    client.wait()
    print(report.decode())


if __name__ == '__main__':
    parser = argparse.ArgumentParser()
    parser.add_argument('--threads', type=int, default=1)
    parser.add_argument('--work', choices=['short', 'long'], default='short')
    parser.add_argument('--seconds', type=float, default=3.0)
    parser.add_argument('--patience', type=float, default=20.0, help='how much longer long work goes on when the server is starved')
    parser.add_argument('--switch-interval', type=float)
    parser.add_argument('--check-interval', type=int)
    parser.add_argument('--client', action='store_true')
    options = parser.parse_args()
    if options.client:
        measure(1, 0, options.seconds)
    else:
        run(options)
