"""asctime(), ctime() and strftime()"""
import time


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: time.asctime((2000, 1, 2, 3, 4, 5, 6, 7, 0)))  # expect: 'Sun Jan  2 03:04:05 2000'
attempt(lambda: time.asctime((2000, 13, 2, 3, 4, 5, 6, 7, 0)))  # expect: ValueError: month out of range
attempt(lambda: time.asctime((2000, 0, 2, 3, 4, 5, 6, 7, 0)))  # expect: 'Sun Jan  2 03:04:05 2000'
attempt(lambda: time.asctime((2000, 1, 32, 3, 4, 5, 6, 7, 0)))  # expect: ValueError: day of month out of range
attempt(lambda: time.asctime((2000, 1, 1, 24, 4, 5, 6, 7, 0)))  # expect: ValueError: hour out of range
attempt(lambda: time.asctime((2000, 1, 1, 2, 60, 5, 6, 7, 0)))  # expect: ValueError: minute out of range
attempt(lambda: time.asctime((2000, 1, 1, 2, 0, 62, 6, 7, 0)))  # expect: ValueError: seconds out of range
attempt(lambda: time.asctime((2000, 1, 1, 2, 0, 61, -2, 7, 0)))  # expect: ValueError: day of week out of range
attempt(lambda: time.asctime((2000, 1, 1, 2, 0, 61, -1, 7, 0)))  # expect: 'Sun Jan  1 02:00:61 2000'
attempt(lambda: time.asctime((2000, 1, 1, 2, 0, 61, 9, 367, 0)))  # expect: ValueError: day of year out of range
attempt(lambda: time.asctime((12345, 1, 1, 2, 0, 6, 9, 36, 0)))  # expect: 'Wed Jan  1 02:00:06 12345'
attempt(lambda: time.asctime((-5, 1, 1, 2, 0, 6, 9, 36, 0)))  # expect: 'Wed Jan  1 02:00:06 -5'
attempt(lambda: time.asctime(5))  # expect: TypeError: Tuple or struct_time argument required
attempt(lambda: time.asctime((1, 2)))  # expect: TypeError: asctime(): illegal time tuple argument
attempt(lambda: time.ctime('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: time.strftime('%Y', (1, 1, 1, 0, 0, 0, 0, 1, 0)))  # expect: '1'
attempt(lambda: time.strftime('%Y', (-1, 1, 1, 0, 0, 0, 0, 1, 0)))  # expect: '-1'
attempt(lambda: time.strftime('%y %C', (12345, 1, 1, 0, 0, 0, 0, 1, 0)))  # expect: '45 123'
attempt(lambda: time.strftime('', time.gmtime(0)))  # expect: ''
attempt(lambda: time.strftime(5))  # expect: TypeError: strftime() argument 1 must be str, not int
attempt(lambda: time.strftime('%d', (2000, 0, 0, 0, 0, 0, 0, 0, 0)))  # expect: '01'
attempt(lambda: time.strftime('%H', (2000, 1, 1, 0, 0, 0, 7, 0, 0, 5)))  # expect: TypeError: strftime(): illegal time tuple argument
attempt(lambda: time.strftime('%Y-%m-%d %H:%M:%S %j', time.gmtime(3892661)))  # expect: '1970-02-15 01:17:41 046'
attempt(lambda: time.strftime('%a %A %b %B %c %x %X %p', time.gmtime(0)))  # expect: 'Thu Thursday Jan January Thu Jan  1 00:00:00 1970 01/01/70 00:00:00 AM'
attempt(lambda: time.strftime('%y %U %w %W %% %I %e %D %F %T %R %u', time.gmtime(10 ** 9)))  # expect: '01 36 0 36 % 01  9 09/09/01 2001-09-09 01:46:40 01:46 7'
attempt(lambda: time.strftime('%V %G %g %C %h %k %l %P %Z %z', time.gmtime(10 ** 9)))  # expect: '36 2001 01 20 Sep  1  1 am GMT +0000'
attempt(lambda: time.strftime('%-d|%_d|%05d|%^a|%#Z|%-H|%Q|%', time.gmtime(0)))  # expect: '1| 1|00001|THU|gmt|0|%Q|%'
attempt(lambda: time.strftime('%G-%V', (2021, 1, 3, 0, 0, 0, 6, 3, 0)))  # expect: '2020-53'
attempt(lambda: time.strftime('%G-%V', (2020, 12, 31, 0, 0, 0, 3, 366, 0)))  # expect: '2020-53'
attempt(lambda: time.strftime('%G-%V', (2024, 12, 30, 0, 0, 0, 0, 365, 0)))  # expect: '2025-01'
