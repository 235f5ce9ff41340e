"""Clocks and the errors of sleep()"""
import time


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: time.sleep(-1))  # expect: ValueError: sleep length must be non-negative
attempt(lambda: time.sleep(1e+30))  # expect: OverflowError: timestamp out of range for platform time_t
attempt(lambda: time.sleep('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: time.sleep(float('nan')))  # expect: ValueError: Invalid value NaN (not a number)
attempt(lambda: time.sleep(True and 0))  # expect: None
attempt(lambda: time.sleep(10 ** 20))  # expect: OverflowError: timestamp too large to convert to C PyTime_t
attempt(lambda: time.sleep())  # expect: TypeError: time.sleep() takes exactly one argument (0 given)
attempt(lambda: time.get_clock_info('monotonic'))  # expect: namespace(implementation='clock_gettime(CLOCK_MONOTONIC)', monotonic=True, adjustable=False, resolution=1e-09)
attempt(lambda: time.get_clock_info('time'))  # expect: namespace(implementation='clock_gettime(CLOCK_REALTIME)', monotonic=False, adjustable=True, resolution=1e-09)
attempt(lambda: time.get_clock_info('perf_counter'))  # expect: namespace(implementation='clock_gettime(CLOCK_MONOTONIC)', monotonic=True, adjustable=False, resolution=1e-09)
attempt(lambda: time.get_clock_info('process_time'))  # expect: namespace(implementation='clock_gettime(CLOCK_PROCESS_CPUTIME_ID)', monotonic=True, adjustable=False, resolution=1e-09)
attempt(lambda: time.get_clock_info('thread_time'))  # expect: namespace(implementation='clock_gettime(CLOCK_THREAD_CPUTIME_ID)', monotonic=True, adjustable=False, resolution=1e-09)
attempt(lambda: time.get_clock_info('x'))  # expect: ValueError: unknown clock
attempt(lambda: time.clock_gettime(time.CLOCK_MONOTONIC) > 0)  # expect: True
attempt(lambda: time.clock_gettime_ns(99))  # expect: OSError: [Errno 22] Invalid argument
attempt(lambda: time.clock_getres(1))  # expect: 1e-09
attempt(lambda: time.clock_gettime('a'))  # expect: TypeError: clk_id should be integer, not str
attempt(lambda: (type(time.time()), type(time.time_ns())))  # expect: (<class 'float'>, <class 'int'>)
attempt(lambda: time.monotonic() <= time.monotonic())  # expect: True
attempt(lambda: time.perf_counter_ns() <= time.perf_counter_ns())  # expect: True
attempt(lambda: abs(time.time() - time.time_ns() / 1000000000.0) < 10)  # expect: True
attempt(lambda: time.sleep(0))  # expect: None
attempt(lambda: time.process_time() >= 0)  # expect: True
attempt(lambda: time.mktime(time.localtime(10 ** 9)))  # expect: 1000000000.0
