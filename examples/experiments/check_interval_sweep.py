"""What releasing the GIL costs: two threads count down together, and let go of the GIL ever more rarely.

usage: check_interval_sweep.py [COUNT]

Only Python 2 (and minipy --gil interval) releases the GIL every so many instructions; elsewhere the interval has no effect, or cannot be set.
"""
import sys

from countdown import seconds_with, seconds_without_threads

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 10000000

if hasattr(sys, 'setcheckinterval'):
    print('no threads: %.4f s' % seconds_without_threads(COUNT))
    for interval in 1, 10, 100, 1000, 10000:
        sys.setcheckinterval(interval)
        print('every %d: %.4f s' % (interval, seconds_with(2, COUNT)))
else:
    print('this Python has no check interval')
