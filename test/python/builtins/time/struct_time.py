"""Moments in UTC, and struct_time"""
import time


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: time.gmtime(0))  # expect: time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=1, tm_isdst=0)
attempt(lambda: time.gmtime(0.9))  # expect: time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=1, tm_isdst=0)
attempt(lambda: time.gmtime(None)[0] > 2000)  # expect: True
attempt(lambda: time.gmtime(1e+30))  # expect: OverflowError: timestamp out of range for platform time_t
attempt(lambda: time.gmtime('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: time.gmtime(-1))  # expect: time.struct_time(tm_year=1969, tm_mon=12, tm_mday=31, tm_hour=23, tm_min=59, tm_sec=59, tm_wday=2, tm_yday=365, tm_isdst=0)
attempt(lambda: time.gmtime(float('nan')))  # expect: ValueError: Invalid value NaN (not a number)
attempt(lambda: time.gmtime(10 ** 12))  # expect: time.struct_time(tm_year=33658, tm_mon=9, tm_mday=27, tm_hour=1, tm_min=46, tm_sec=40, tm_wday=4, tm_yday=270, tm_isdst=0)
attempt(lambda: time.gmtime(10 ** 18))  # expect: OSError: [Errno 75] Value too large for defined data type
attempt(lambda: time.struct_time((1, 2, 3, 4, 5, 6, 7, 8, 9)))  # expect: time.struct_time(tm_year=1, tm_mon=2, tm_mday=3, tm_hour=4, tm_min=5, tm_sec=6, tm_wday=7, tm_yday=8, tm_isdst=9)
attempt(lambda: time.struct_time((1, 2, 3, 4, 5, 6, 7, 8)))  # expect: TypeError: time.struct_time() takes an at least 9-sequence (8-sequence given)
attempt(lambda: time.struct_time(range(11)))  # expect: time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8)
attempt(lambda: time.struct_time(range(12)))  # expect: TypeError: time.struct_time() takes an at most 11-sequence (12-sequence given)
attempt(lambda: time.struct_time(range(11)).tm_gmtoff)  # expect: 10
attempt(lambda: time.struct_time(range(9)).tm_zone)  # expect: None
attempt(lambda: time.struct_time(5))  # expect: TypeError: constructor requires a sequence
attempt(lambda: time.gmtime(0) == (1970, 1, 1, 0, 0, 0, 3, 1, 0))  # expect: True
attempt(lambda: time.gmtime(0)[0:3])  # expect: (1970, 1, 1)
attempt(lambda: time.gmtime(0).tm_year)  # expect: 1970
attempt(lambda: (time.struct_time.n_fields, time.struct_time.n_sequence_fields, time.struct_time.n_unnamed_fields))  # expect: (11, 9, 0)
attempt(lambda: time.struct_time.__match_args__)  # expect: ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')
attempt(lambda: time.gmtime(0).__reduce__())  # expect: (<class 'time.struct_time'>, ((1970, 1, 1, 0, 0, 0, 3, 1, 0), {'tm_zone': 'GMT', 'tm_gmtoff': 0}))
attempt(lambda: time.gmtime(0) + (1,))  # expect: (1970, 1, 1, 0, 0, 0, 3, 1, 0, 1)
attempt(lambda: time.gmtime(951782400)[:8])  # expect: (2000, 2, 29, 0, 0, 0, 1, 60)
attempt(lambda: time.gmtime(-62135596800)[:6])  # expect: (1, 1, 1, 0, 0, 0)
attempt(lambda: time.gmtime(4102444800).tm_wday)  # expect: 4
