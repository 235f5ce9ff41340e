"""Dates, times, durations, zones."""
from datetime import date, datetime, time, timedelta, timezone, tzinfo, UTC, MAXYEAR

def show(call, *args, **kwargs):
    try:
        print(repr(call(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

d = timedelta(days=1, hours=2, minutes=3, seconds=4.5, milliseconds=6, weeks=1)
print(d, repr(d), d.total_seconds(), -d, abs(-d), d * 2, d / 2, d // 3, d * 1.5, d / timedelta(hours=1), d // timedelta(hours=1), d % timedelta(hours=1), divmod(d, timedelta(days=1)))
# expect: 8 days, 2:03:04.506000 datetime.timedelta(days=8, seconds=7384, microseconds=506000) 698584.506 -9 days, 21:56:55.494000 8 days, 2:03:04.506000 16 days, 4:06:09.012000 4 days, 1:01:32.253000 2 days, 16:41:01.502000 12 days, 3:04:36.759000 194.05125166666667 194 0:03:04.506000 (8, datetime.timedelta(seconds=7384, microseconds=506000))
print(timedelta(microseconds=-1), timedelta(seconds=0.0000005), timedelta(seconds=1.0000015), timedelta.max, timedelta.min, timedelta(1) < timedelta(2), timedelta() == timedelta(0), bool(timedelta()), hash(timedelta(1)) == hash(timedelta(hours=24)), timedelta(hours=-5))
# expect: -1 day, 23:59:59.999999 0:00:00 0:00:01.000001 999999999 days, 23:59:59.999999 -999999999 days, 0:00:00 True True False True -1 day, 19:00:00
for call in (lambda: timedelta('a'), lambda: timedelta(999999999) + timedelta(1), lambda: timedelta(1) / 0):
    show(call)
# expect: TypeError unsupported type for timedelta days component: str
# expect: OverflowError days=1000000000; must have magnitude <= 999999999
# expect: ZeroDivisionError integer division or modulo by zero
a = date(2024, 2, 29)
print(a, repr(a), a.weekday(), a.isoweekday(), a.isocalendar(), a.toordinal(), a.timetuple()[:8], a.ctime(), a.replace(day=1), a + timedelta(1), a - date(2024, 1, 1), a - timedelta(60), date.fromordinal(1), date.max, a.strftime('%A %d %B %Y %j %U'), f'{a:%d/%m/%y}')
# expect: 2024-02-29 datetime.date(2024, 2, 29) 3 4 datetime.IsoCalendarDate(year=2024, week=9, weekday=4) 738945 (2024, 2, 29, 0, 0, 0, 3, 60) Thu Feb 29 00:00:00 2024 2024-02-01 2024-03-01 59 days, 0:00:00 2023-12-31 0001-01-01 9999-12-31 Thursday 29 February 2024 060 08 29/02/24
print(date.fromisoformat('2024-02-29'), date.fromisoformat('20240229'), date.fromisoformat('2024-W09-4'), date.fromisocalendar(2020, 53, 5), date(2021, 1, 3).isocalendar()[:], a < date(2024, 3, 1), a == date(2024, 2, 29), a in {a})
# expect: 2024-02-29 2024-02-29 2024-02-29 2021-01-01 (2020, 53, 7) True True True
for call in (lambda: date(2023, 2, 29), lambda: date(0, 1, 1), lambda: date(1, 13, 1), lambda: date('a', 1, 1), lambda: date(2024), lambda: date.fromisoformat('x'), lambda: date.max + timedelta(1), lambda: date(2024, 1, 1.5), lambda: date.fromisocalendar(2021, 53, 1)):
    show(call)
# expect: ValueError day is out of range for month
# expect: ValueError year 0 is out of range
# expect: ValueError month must be in 1..12
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError function missing required argument 'month' (pos 2)
# expect: ValueError Invalid isoformat string: 'x'
# expect: OverflowError date value out of range
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: ValueError Invalid week: 53
t = time(13, 4, 5, 678)
print(t, repr(t), t.isoformat('milliseconds'), t.replace(hour=1), time(1, 2), repr(time(1)), time.fromisoformat('04:23:01.5+01:30'), time.fromisoformat('T0423'), t < time(14), t.strftime('%H:%M:%S.%f %p'), time(1, tzinfo=UTC), time.max)
# expect: 13:04:05.000678 datetime.time(13, 4, 5, 678) 13:04:05.000 01:04:05.000678 01:02:00 datetime.time(1, 0) 04:23:01.500000+01:30 04:23:00 True 13:04:05.000678 PM 01:00:00+00:00 23:59:59.999999
for call in (lambda: time(24), lambda: time(1, 60), lambda: time(1, fold=2), lambda: time.fromisoformat('1'), lambda: time(1, tzinfo=1), lambda: time(1) < time(1, tzinfo=UTC), lambda: time(1) == time(1, tzinfo=UTC)):
    show(call)
# expect: ValueError hour must be in 0..23
# expect: ValueError minute must be in 0..59
# expect: ValueError fold must be either 0 or 1
# expect: ValueError Invalid isoformat string: '1'
# expect: TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
# expect: TypeError can't compare offset-naive and offset-aware times
# expect: False
n = datetime(2024, 2, 29, 13, 4, 5, 678)
z = timezone(timedelta(hours=5, minutes=30), 'IST')
u = datetime(2024, 1, 1, 12, tzinfo=UTC)
print(n, repr(n), n.date(), n.time(), n.isoformat(' ', 'minutes'), n.ctime(), n + timedelta(hours=20), n - datetime(2024, 1, 1), n.replace(year=2025, day=1), datetime.combine(a, t), datetime.min, n == a, n.timetuple()[:6])
# expect: 2024-02-29 13:04:05.000678 datetime.datetime(2024, 2, 29, 13, 4, 5, 678) 2024-02-29 13:04:05.000678 2024-02-29 13:04 Thu Feb 29 13:04:05 2024 2024-03-01 09:04:05.000678 59 days, 13:04:05.000678 2025-02-01 13:04:05.000678 2024-02-29 13:04:05.000678 0001-01-01 00:00:00 False (2024, 2, 29, 13, 4, 5)
print(u, repr(u), u.astimezone(z), u.astimezone(z).tzname(), u.timestamp(), datetime.fromtimestamp(0, UTC), datetime.fromtimestamp(1.5, z), u == u.astimezone(z), u - u.astimezone(z), u.utctimetuple()[:6], u.strftime('%Y-%m-%dT%H:%M:%S%z %Z %:z'), hash(u) == hash(u.astimezone(z)))
# expect: 2024-01-01 12:00:00+00:00 datetime.datetime(2024, 1, 1, 12, 0, tzinfo=datetime.timezone.utc) 2024-01-01 17:30:00+05:30 IST 1704110400.0 1970-01-01 00:00:00+00:00 1970-01-01 05:30:01.500000+05:30 True 0:00:00 (2024, 1, 1, 12, 0, 0) 2024-01-01T12:00:00+0000 UTC +00:00 True
print(z, repr(z), timezone.utc, repr(timezone(timedelta(hours=-3))), timezone(timedelta(0)) is UTC, timezone(timedelta(seconds=3661)), z.utcoffset(None), z == timezone(timedelta(hours=5.5)), UTC.dst(None))
# expect: IST datetime.timezone(datetime.timedelta(seconds=19800), 'IST') UTC datetime.timezone(datetime.timedelta(days=-1, seconds=75600)) True UTC+01:01:01 5:30:00 True None
for text in ('2024-01-02', '2024-01-02T03:04', '20240102T030405', '2024-01-02 03:04:05.123456+00:00', '2024-01-02T03:04:05Z', '2024-W01-2T10', '2024-01-02T', '2024-1-2', '2024-01-02T25:00', '2024-01-02T03:04:05.1234567', '2024-01-02T03:04:05-05:30:15'):
    show(datetime.fromisoformat, text)
# expect: datetime.datetime(2024, 1, 2, 0, 0)
# expect: datetime.datetime(2024, 1, 2, 3, 4)
# expect: datetime.datetime(2024, 1, 2, 3, 4, 5)
# expect: datetime.datetime(2024, 1, 2, 3, 4, 5, 123456, tzinfo=datetime.timezone.utc)
# expect: datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
# expect: datetime.datetime(2024, 1, 2, 10, 0)
# expect: ValueError Invalid isoformat string: '2024-01-02T'
# expect: ValueError Invalid isoformat string: '2024-1-2'
# expect: ValueError hour must be in 0..23
# expect: datetime.datetime(2024, 1, 2, 3, 4, 5, 123456)
# expect: datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=66585)))
for args in (('2024-02-29 13:04:05', '%Y-%m-%d %H:%M:%S'), ('29 Feb 24 01:04 PM', '%d %b %y %I:%M %p'), ('2024-060', '%Y-%j'), ('Thu 1 Feb 2024', '%a %d %b %Y'), ('12:34:56.789 +0530', '%H:%M:%S.%f %z'), ('2024 10 1', '%Y %W %w'), ('2024 09 4', '%G %V %u'), ('x', '%Y'), ('2024 x', '%Y'), ('2024', '%Q'), ('10% 2024', '%d%% %Y'), ('13', '%m'), ('02/29/24', '%x')):
    show(datetime.strptime, *args)
# expect: datetime.datetime(2024, 2, 29, 13, 4, 5)
# expect: datetime.datetime(2024, 2, 29, 13, 4)
# expect: datetime.datetime(2024, 2, 29, 0, 0)
# expect: datetime.datetime(2024, 2, 1, 0, 0)
# expect: datetime.datetime(1900, 1, 1, 12, 34, 56, 789000, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# expect: datetime.datetime(2024, 3, 4, 0, 0)
# expect: datetime.datetime(2024, 2, 29, 0, 0)
# expect: ValueError time data 'x' does not match format '%Y'
# expect: ValueError unconverted data remains:  x
# expect: ValueError 'Q' is a bad directive in format '%Q'
# expect: datetime.datetime(2024, 1, 10, 0, 0)
# expect: ValueError unconverted data remains: 3
# expect: datetime.datetime(2024, 2, 29, 0, 0)
for call in (lambda: datetime(2024, 1, 1) < u, lambda: datetime(2024, 1, 1) - u, lambda: datetime(2024, 1, 1) == u, lambda: datetime.max + timedelta(1), lambda: datetime(2024, 1, 1, 25), lambda: timezone(timedelta(1)), lambda: timezone(1), lambda: tzinfo().utcoffset(None), lambda: u.astimezone(1), lambda: datetime.combine(1, 2), lambda: datetime.fromtimestamp('a')):
    show(call)
# expect: TypeError can't compare offset-naive and offset-aware datetimes
# expect: TypeError can't subtract offset-naive and offset-aware datetimes
# expect: False
# expect: OverflowError date value out of range
# expect: ValueError hour must be in 0..23
# expect: ValueError offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1).
# expect: TypeError timezone() argument 1 must be datetime.timedelta, not int
# expect: NotImplementedError a tzinfo subclass must implement utcoffset()
# expect: TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
# expect: TypeError combine() argument 1 must be datetime.date, not int
# expect: TypeError 'str' object cannot be interpreted as an integer
class Zone(tzinfo):
    def utcoffset(self, dt): return timedelta(hours=2)
    def dst(self, dt): return timedelta(hours=1)
    def tzname(self, dt): return 'ZZZ'
w = u.astimezone(Zone())
print(w, w.dst(), w.tzname(), w.timetuple().tm_isdst, isinstance(n, date), max([datetime(2020, 1, 1), datetime(2021, 1, 1)]), sorted([date(2, 1, 1), date(1, 1, 1)])[0], datetime.now(UTC).tzinfo is UTC, abs(datetime.now() - datetime.fromtimestamp(datetime.now().timestamp())) < timedelta(seconds=5))
# expect: 2024-01-01 14:00:00+02:00 1:00:00 ZZZ 1 True 2021-01-01 00:00:00 0001-01-01 True True
class D(date): pass
print(type(D(2024, 1, 1) + timedelta(1)).__name__, D.today() >= D(2024, 1, 1), repr(D(2024, 1, 1)), type(D(2024, 1, 1).replace(day=2)).__name__)  # expect: D True D(2024, 1, 1) D
for days, seconds, us in ((10**9, 0, 0), (0, 86400 * 10**9, 0), (10**10, 0, 0), (-999999999, -1, 0)):
    try:
        print(timedelta(days, seconds, us))
    except OverflowError as e:
        print(e)
# expect: days=1000000000; must have magnitude <= 999999999
# expect: days=1000000000; must have magnitude <= 999999999
# expect: Python int too large to convert to C int
# expect: days=-1000000000; must have magnitude <= 999999999
print(datetime(2024, 2, 28, 23, 59, 59, 999999) + timedelta(microseconds=1), datetime(2024, 3, 1) - timedelta(microseconds=1))
# expect: 2024-02-29 00:00:00 2024-02-29 23:59:59.999999
