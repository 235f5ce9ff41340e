"""calendar: months and years as lists, text, HTML; locale: the two locales that there are."""
import calendar
import locale

print(calendar.month(2024, 2))
# expect:    February 2024
# expect: Mo Tu We Th Fr Sa Su
# expect:           1  2  3  4
# expect:  5  6  7  8  9 10 11
# expect: 12 13 14 15 16 17 18
# expect: 19 20 21 22 23 24 25
# expect: 26 27 28 29
# expect:
print(calendar.TextCalendar(6).formatyear(2023, m=4).splitlines()[:6])
# expect: ['                                               2023', '', '      January                   February                   March                     April', 'Su Mo Tu We Th Fr Sa      Su Mo Tu We Th Fr Sa      Su Mo Tu We Th Fr Sa      Su Mo Tu We Th Fr Sa', ' 1  2  3  4  5  6  7                1  2  3  4                1  2  3  4                         1', ' 8  9 10 11 12 13 14       5  6  7  8  9 10 11       5  6  7  8  9 10 11       2  3  4  5  6  7  8']
print([calendar.HTMLCalendar(3).formatmonth(2021, 5)[:300]])
# expect: ['<table border="0" cellpadding="0" cellspacing="0" class="month">\n<tr><th colspan="7" class="month">May 2021</th></tr>\n<tr><th class="thu">Thu</th><th class="fri">Fri</th><th class="sat">Sat</th><th class="sun">Sun</th><th class="mon">Mon</th><th class="tue">Tue</th><th class="wed">Wed</th></tr>\n<tr>']
print(calendar.monthrange(2024, 2), calendar.weekday(12345, 1, 1), calendar.day_name[-1], calendar.month_name[2:4], calendar.month_abbr[0:2])
# expect: (calendar.THURSDAY, 29) 0 Sunday ['February', 'March'] ['', 'Jan']
print(calendar.timegm((2020, 1, 1, 0, 0, 0)), repr(calendar.FRIDAY), calendar.JANUARY, calendar.isleap(1900), calendar.leapdays(1900, 2024))
# expect: 1577836800 calendar.FRIDAY 1 False 30
print(list(calendar.Calendar(6).itermonthdays3(2020, 1))[:8], calendar.monthcalendar(2021, 2), calendar.weekheader(3))
# expect: [(2019, 12, 29), (2019, 12, 30), (2019, 12, 31), (2020, 1, 1), (2020, 1, 2), (2020, 1, 3), (2020, 1, 4), (2020, 1, 5)] [[1, 2, 3, 4, 5, 6, 7], [8, 9, 10, 11, 12, 13, 14], [15, 16, 17, 18, 19, 20, 21], [22, 23, 24, 25, 26, 27, 28]] Mon Tue Wed Thu Fri Sat Sun
for call in (lambda: calendar.monthrange(2020, 13), lambda: calendar.setfirstweekday(7), lambda: calendar.month_name[13]):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
# expect: IllegalMonthError bad month number 13; must be 1-12
# expect: IllegalWeekdayError bad weekday number 7; must be 0 (Monday) to 6 (Sunday)
# expect: IndexError list index out of range

for name in ('C', 'POSIX', 'C.UTF-8', 'C.utf8', 'xx', 5):
    try:
        print(name, locale.setlocale(locale.LC_ALL, name), locale.getlocale())
    except Exception as e:
        print(name, type(e).__name__, e)
# expect: C C (None, None)
# expect: POSIX C (None, None)
# expect: C.UTF-8 C.UTF-8 ('C', 'UTF-8')
# expect: C.utf8 C.utf8 ('C', 'UTF-8')
# expect: xx Error unsupported locale setting
# expect: 5 TypeError Locale must be None, a string, or an iterable of two strings -- language code, encoding.
print(locale.localeconv()['decimal_point'], locale.localeconv()['grouping'], locale.nl_langinfo(locale.D_FMT), locale.nl_langinfo(locale.DAY_1))
# expect: . [] %m/%d/%y Sunday
print(locale.format_string('%d|%5.1f|%s|%%', (1234567, 1.25, 'x'), grouping=True), locale.str(1.5), locale.atof('2.5'), locale.atoi('12'))
# expect: 1234567|  1.2|x|% 1.5 2.5 12
print(locale.strcoll('a', 'b'), locale.normalize('de_DE.utf8'), locale.normalize('posix'))  # expect: -1 de_DE.UTF-8 C
try:
    locale.currency(5)
except ValueError as e:
    print(e)  # expect: Currency formatting is not possible using the 'C' locale.
