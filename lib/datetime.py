"""Dates, times, durations and time zones."""
import _operator
import time as _time
import math as _math

__all__ = ('date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR', 'UTC')

MINYEAR = 1
MAXYEAR = 9999
_MAXORDINAL = 3652059

_DAYS_IN_MONTH = [-1, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
_DAYS_BEFORE_MONTH = [-1, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
_MONTHNAMES = [None, 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
_DAYNAMES = [None, 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']


# ---- the calendar ----

def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_before_year(year):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else _DAYS_IN_MONTH[month]


def _days_before_month(year, month):
    return _DAYS_BEFORE_MONTH[month] + (month > 2 and _is_leap(year))


def _ymd2ord(year, month, day):
    y = year - 1
    days = y * 365 + y // 4 - y // 100 + y // 400 + _DAYS_BEFORE_MONTH[month] + day
    return days + 1 if month > 2 and _is_leap(year) else days


def _ord2ymd(n):
    n -= 1
    n400, n = divmod(n, 146097)
    year = n400 * 400 + 1
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year += n100 * 100 + n4 * 4 + n1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = (n + 50) >> 5
    preceding = _days_before_month(year, month)
    if preceding > n:
        month -= 1
        preceding -= _days_in_month(year, month)
    return year, month, n - preceding + 1


def _isoweek1monday(year):
    firstday = _ymd2ord(year, 1, 1)
    firstweekday = (firstday + 6) % 7
    monday = firstday - firstweekday
    return monday + 7 if firstweekday > 3 else monday


def _isoweek_to_gregorian(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'Year is out of range: {year}')
    if not 0 < week < 53:
        out_of_range = True
        if week == 53:
            first_weekday = _ymd2ord(year, 1, 1) % 7
            if first_weekday == 4 or (first_weekday == 3 and _is_leap(year)):
                out_of_range = False
        if out_of_range:
            raise ValueError(f'Invalid week: {week}')
    if not 0 < day < 8:
        raise ValueError(f'Invalid weekday: {day} (range is [1, 7])')
    return _ord2ymd(_isoweek1monday(year) + (week - 1) * 7 + day - 1)


def _index(value):
    if isinstance(value, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer") from None


def _check_date(year, month, day):
    if not type(year) is type(month) is type(day) is int:
        year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= 28 and not 1 <= day <= _days_in_month(year, month):
        raise ValueError('day is out of range for month')
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    if not type(hour) is type(minute) is type(second) is type(microsecond) is int:
        hour, minute, second, microsecond = _index(hour), _index(minute), _index(second), _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59:
        raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59:
        raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999:
        raise ValueError('microsecond must be in 0..999999')
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1')
    return hour, minute, second, microsecond, fold


def _check_tzinfo(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


def _check_utc_offset(name, offset):
    if offset is None:
        return
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not '{type(offset).__name__}'")
    if not -timedelta(1) < offset < timedelta(1):
        raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24)')


def _name_of(op):
    """The type's name in a repr: dotted, unless a program has made it."""
    cls = type(op)
    return f'datetime.{cls.__name__}' if cls.__module__ == 'datetime' else cls.__name__


def _format_offset(off, sep=':'):
    if off is None:
        return ''
    sign = '+'
    if off.days < 0:
        sign = '-'
        off = -off
    minutes, seconds = divmod(off.days * 86400 + off.seconds, 60)
    text = f'{sign}{minutes // 60:02d}{sep}{minutes % 60:02d}'
    if seconds or off.microseconds:
        text += f'{sep}{seconds:02d}'
        if off.microseconds:
            text += f'.{off.microseconds:06d}'
    return text


_TIME_FORMATS = {'hours': '{:02d}', 'minutes': '{:02d}:{:02d}', 'seconds': '{:02d}:{:02d}:{:02d}',
                 'milliseconds': '{:02d}:{:02d}:{:02d}.{:03d}', 'microseconds': '{:02d}:{:02d}:{:02d}.{:06d}'}


def _format_time(hh, mm, ss, us, timespec='auto'):
    if timespec == 'auto':
        return '%02d:%02d:%02d.%06d' % (hh, mm, ss, us) if us else '%02d:%02d:%02d' % (hh, mm, ss)
    try:
        fmt = _TIME_FORMATS[timespec]
    except KeyError:
        raise ValueError('Unknown timespec value') from None
    if timespec == 'milliseconds':
        us //= 1000
    return fmt.format(hh, mm, ss, us)


def _wrap_strftime(obj, format, timetuple):
    """time.strftime, with %f, %z, %:z and %Z of the object."""
    parts = []
    i, n = 0, len(format)
    while i < n:
        ch = format[i]
        i += 1
        if ch != '%' or i >= n:
            parts.append(ch)
            continue
        ch = format[i]
        i += 1
        if ch == 'f':
            parts.append('%06d' % getattr(obj, 'microsecond', 0))
        elif ch == 'z':
            parts.append(_format_offset(obj.utcoffset(), '') if hasattr(obj, 'utcoffset') else '')
        elif ch == ':' and format[i:i + 1] == 'z':
            i += 1
            parts.append(_format_offset(obj.utcoffset()) if hasattr(obj, 'utcoffset') else '')
        elif ch == 'Z':
            name = obj.tzname() if hasattr(obj, 'tzname') else None
            parts.append('' if name is None else name.replace('%', '%%'))
        elif ch in 'YG':
            year = obj.year if ch == 'Y' and hasattr(obj, 'year') else None
            if year is None:
                year = obj.isocalendar()[0] if hasattr(obj, 'isocalendar') else 1900
            parts.append(str(year))
        else:
            parts.append('%' + ch)
    return _time.strftime(''.join(parts), timetuple)


# ---- text to dates ----

def _isodigits(text):
    if not (text.isascii() and text.isdigit()):
        raise ValueError
    return int(text)


def _parse_isoformat_date(text):
    if len(text) not in (7, 8, 10):
        raise ValueError
    year = _isodigits(text[:4])
    has_sep = text[4] == '-'
    pos = 4 + has_sep
    if text[pos:pos + 1] == 'W':
        pos += 1
        week = _isodigits(text[pos:pos + 2])
        pos += 2
        day = 1
        if len(text) > pos:
            if (text[pos] == '-') != has_sep:
                raise ValueError
            pos += has_sep
            if len(text) != pos + 1:
                raise ValueError
            day = _isodigits(text[pos])
        return _isoweek_to_gregorian(year, week, day)
    month = _isodigits(text[pos:pos + 2])
    pos += 2
    if (text[pos:pos + 1] == '-') != has_sep:
        raise ValueError
    pos += has_sep
    if len(text) != pos + 2:
        raise ValueError
    return year, month, _isodigits(text[pos:pos + 2])


def _parse_hh_mm_ss_ff(text):
    parts = [0, 0, 0, 0]
    pos = 0
    has_sep = text[2:3] == ':'
    for i in range(3):
        if len(text) - pos < 2:
            raise ValueError
        parts[i] = _isodigits(text[pos:pos + 2])
        pos += 2
        nxt = text[pos:pos + 1]
        if not nxt or i >= 2:
            break
        if has_sep:
            if nxt != ':':
                raise ValueError
            pos += 1
    if pos < len(text):
        if text[pos] not in '.,':
            raise ValueError
        digits = text[pos + 1:]
        if not digits:
            raise ValueError
        parts[3] = _isodigits(digits[:6].ljust(6, '0'))
        if digits[6:]:
            _isodigits(digits[6:])
    return parts


def _parse_isoformat_time(text):
    if len(text) < 2:
        raise ValueError
    tz_pos = text.find('-') + 1 or text.find('+') + 1 or text.find('Z') + 1
    parts = _parse_hh_mm_ss_ff(text[:tz_pos - 1] if tz_pos else text)
    tz = None
    if tz_pos == len(text) and text[-1] == 'Z':
        tz = timezone.utc
    elif tz_pos:
        tzstr = text[tz_pos:]
        if len(tzstr) in (0, 1, 3) or text[tz_pos - 1] == 'Z':
            raise ValueError
        hh, mm, ss, us = _parse_hh_mm_ss_ff(tzstr)
        if not any((hh, mm, ss, us)):
            tz = timezone.utc
        else:
            delta = timedelta(hours=hh, minutes=mm, seconds=ss, microseconds=us)
            tz = timezone(-delta if text[tz_pos - 1] == '-' else delta)
    return (*parts, tz)


def _date_part_length(text):
    """How much of an ISO text is the date."""
    if len(text) == 7:
        return 7
    if text[4:5] == '-':
        if text[5:6] == 'W':
            return 10 if len(text) > 8 and text[8] == '-' and not (len(text) == 9) else 8
        return 10
    if text[4:5] == 'W':
        pos = 7
        while pos < len(text) and text[pos].isdigit():
            pos += 1
        if pos < 9:
            return pos
        return 7 if pos % 2 == 0 else 8
    return 8


# ---- durations ----

class timedelta:
    """A duration: days, seconds and microseconds."""

    __slots__ = '_days', '_seconds', '_microseconds', '_hashcode'

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        if (type(days) is type(seconds) is type(microseconds) is type(milliseconds) is type(minutes) is type(hours)
                is type(weeks) is int):
            return cls._normalized(days + weeks * 7, seconds + minutes * 60 + hours * 3600,
                                   microseconds + milliseconds * 1000)
        for name, value in (('days', days), ('seconds', seconds), ('microseconds', microseconds),
                            ('milliseconds', milliseconds), ('minutes', minutes), ('hours', hours), ('weeks', weeks)):
            if not isinstance(value, (int, float)):
                raise TypeError(f'unsupported type for timedelta {name} component: {type(value).__name__}')
        total = 0
        leftover = 0.0
        for value, unit in ((microseconds, 1), (milliseconds, 1000), (seconds, 1_000_000), (minutes, 60_000_000),
                            (hours, 3_600_000_000), (days, 86_400_000_000), (weeks, 604_800_000_000)):
            if isinstance(value, float):
                fraction, whole = _math.modf(value)
                total += int(whole) * unit
                fraction, whole = _math.modf(fraction * unit)
                total += int(whole)
                leftover += fraction
            else:
                total += value * unit
        if leftover:
            whole = round(leftover)
            if abs(whole - leftover) == 0.5:
                # To even, of the whole sum.
                is_odd = total & 1
                whole = 2 * round((leftover + is_odd) * 0.5) - is_odd
            total += int(whole)
        return cls._from_microseconds(total)

    @classmethod
    def _from_microseconds(cls, total):
        seconds, us = divmod(total, 1_000_000)
        return cls._normalized(0, seconds, us)

    @classmethod
    def _normalized(cls, days, seconds, us):
        """The sum of these, each of any size."""
        if not 0 <= us < 1_000_000:
            more, us = divmod(us, 1_000_000)
            seconds += more
        if not 0 <= seconds < 86400:
            more, seconds = divmod(seconds, 86400)
            days += more
        if not -0x80000000 <= days <= 0x7fffffff:
            raise OverflowError('Python int too large to convert to C int')
        if not -999999999 <= days <= 999999999:
            raise OverflowError(f'days={days}; must have magnitude <= 999999999')
        self = object.__new__(cls)
        self._days = days
        self._seconds = seconds
        self._microseconds = us
        self._hashcode = -1
        return self

    def _to_microseconds(self):
        return (self._days * 86400 + self._seconds) * 1_000_000 + self._microseconds

    @property
    def days(self):
        """Number of days."""
        return self._days

    @property
    def seconds(self):
        """Seconds, less than a day."""
        return self._seconds

    @property
    def microseconds(self):
        """Microseconds, less than a second."""
        return self._microseconds

    def total_seconds(self):
        """The whole duration in seconds."""
        return self._to_microseconds() / 10 ** 6

    def __repr__(self):
        args = []
        if self._days:
            args.append('days=%d' % self._days)
        if self._seconds:
            args.append('seconds=%d' % self._seconds)
        if self._microseconds:
            args.append('microseconds=%d' % self._microseconds)
        return '%s(%s)' % (_name_of(self),', '.join(args) or '0')

    def __str__(self):
        mm, ss = divmod(self._seconds, 60)
        hh, mm = divmod(mm, 60)
        s = '%d:%02d:%02d' % (hh, mm, ss)
        if self._days:
            s = '%d day%s, ' % (self._days, '' if abs(self._days) == 1 else 's') + s
        if self._microseconds:
            s += '.%06d' % self._microseconds
        return s

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._normalized(self._days + other._days, self._seconds + other._seconds,
                                         self._microseconds + other._microseconds)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._normalized(self._days - other._days, self._seconds - other._seconds,
                                         self._microseconds - other._microseconds)
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return -self + other
        return NotImplemented

    def __neg__(self):
        return timedelta._normalized(-self._days, -self._seconds, -self._microseconds)

    def _key(self):
        return self._days, self._seconds, self._microseconds

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._from_microseconds(self._to_microseconds() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._from_microseconds(_divide_and_round(self._to_microseconds() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._to_microseconds() // other._to_microseconds()
        if isinstance(other, int):
            return timedelta._from_microseconds(self._to_microseconds() // other)
        return NotImplemented

    def __truediv__(self, other):
        usec = self._to_microseconds()
        if isinstance(other, timedelta):
            return usec / other._to_microseconds()
        if isinstance(other, int):
            return timedelta._from_microseconds(_divide_and_round(usec, other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._from_microseconds(_divide_and_round(b * usec, a))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_microseconds(self._to_microseconds() % other._to_microseconds())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            q, r = divmod(self._to_microseconds(), other._to_microseconds())
            return q, timedelta._from_microseconds(r)
        return NotImplemented

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._key() != (0, 0, 0)

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


def _divide_and_round(a, b):
    """a / b, to the nearest int, halves to even."""
    q, r = divmod(a, b)
    r *= 2
    if (r > b if b > 0 else r < b) or (r == b and q % 2 == 1):
        q += 1
    return q


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


# ---- dates ----

class IsoCalendarDate(tuple):
    """(year, week, weekday)."""

    def __new__(cls, year, week, weekday, /):
        return super().__new__(cls, (year, week, weekday))

    @property
    def year(self):
        """The ISO year."""
        return self[0]

    @property
    def week(self):
        """The ISO week."""
        return self[1]

    @property
    def weekday(self):
        """The day of the week, Monday is 1."""
        return self[2]

    def __reduce__(self):
        return tuple, (tuple(self),)

    def __repr__(self):
        return f'{type(self).__module__}.{type(self).__name__}(year={self[0]}, week={self[1]}, weekday={self[2]})'


class date:
    """A date: year, month, day."""

    __slots__ = '_year', '_month', '_day', '_hashcode'

    def __new__(cls, year, month=None, day=None):
        if month is None:
            raise TypeError("function missing required argument 'month' (pos 2)")
        if day is None:
            raise TypeError("function missing required argument 'day' (pos 3)")
        year, month, day = _check_date(year, month, day)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        self._hashcode = -1
        return self

    @classmethod
    def fromtimestamp(cls, t):
        """The local date at a time in seconds."""
        if t is None:
            raise TypeError("'NoneType' object cannot be interpreted as an integer")
        return cls(*_time.localtime(t)[:3])

    @classmethod
    def today(cls):
        """The local date now."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        """The date by its number; January 1 of year 1 is 1."""
        if n < 1:
            raise ValueError('ordinal must be >= 1')
        if n > _MAXORDINAL:
            raise ValueError('year is out of range')
        return cls(*_ord2ymd(n))

    @classmethod
    def fromisoformat(cls, date_string):
        """The date of an ISO 8601 text."""
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            return cls(*_parse_isoformat_date(date_string))
        except (ValueError, IndexError):
            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """The date of an ISO year, week and weekday."""
        return cls(*_isoweek_to_gregorian(year, week, day))

    def __repr__(self):
        return '%s(%d, %d, %d)' % (_name_of(self), self._year, self._month, self._day)

    def ctime(self):
        """As time.ctime has it."""
        weekday = self.toordinal() % 7 or 7
        return '%s %s %2d 00:00:00 %04d' % (_DAYNAMES[weekday], _MONTHNAMES[self._month], self._day, self._year)

    def strftime(self, format):
        """As a format says."""
        return _wrap_strftime(self, format, self.timetuple())

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError('must be str, not %s' % type(fmt).__name__)
        return self.strftime(fmt) if fmt else str(self)

    def isoformat(self):
        """YYYY-MM-DD."""
        return '%04d-%02d-%02d' % (self._year, self._month, self._day)

    __str__ = isoformat

    @property
    def year(self):
        """The year."""
        return self._year

    @property
    def month(self):
        """The month, from 1."""
        return self._month

    @property
    def day(self):
        """The day, from 1."""
        return self._day

    def timetuple(self):
        """A time.struct_time."""
        return _timetuple(self._year, self._month, self._day, 0, 0, 0, -1)

    def toordinal(self):
        """Its number; January 1 of year 1 is 1."""
        return _ymd2ord(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        """A date with other fields."""
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def _key(self):
        return self._year, self._month, self._day

    def _comparable(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else NotImplemented

    def __hash__(self):
        return hash((self._year, self._month, self._day))

    def __add__(self, other):
        if isinstance(other, timedelta):
            o = self.toordinal() + other.days
            if 0 < o <= _MAXORDINAL:
                return type(self).fromordinal(o)
            raise OverflowError('date value out of range')
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def weekday(self):
        """The day of the week, Monday is 0."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """The day of the week, Monday is 1."""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """The ISO year, week and weekday."""
        year = self._year
        monday = _isoweek1monday(year)
        today = _ymd2ord(self._year, self._month, self._day)
        week, day = divmod(today - monday, 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - _isoweek1monday(year), 7)
        elif week >= 52 and today >= _isoweek1monday(year + 1):
            year += 1
            week = 0
        return IsoCalendarDate(year, week + 1, day + 1)

    def __reduce__(self):
        return self.__class__, (self._year, self._month, self._day)


def _timetuple(y, m, d, hh, mm, ss, dstflag):
    wday = (_ymd2ord(y, m, d) + 6) % 7
    return _time.struct_time((y, m, d, hh, mm, ss, wday, _days_before_month(y, m) + d, dstflag))


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


# ---- time zones ----

class tzinfo:
    """What a time zone knows: utcoffset, tzname and dst of a datetime."""

    __slots__ = ()

    def tzname(self, dt):
        """The zone's name."""
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def utcoffset(self, dt):
        """Local time minus UTC."""
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt):
        """What summer time adds."""
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def fromutc(self, dt):
        """The local time of a datetime in UTC."""
        if not isinstance(dt, datetime):
            raise TypeError('fromutc() requires a datetime argument')
        if dt.tzinfo is not self:
            raise ValueError('dt.tzinfo is not self')
        dtoff = dt.utcoffset()
        if dtoff is None:
            raise ValueError('fromutc() requires a non-None utcoffset() result')
        dtdst = dt.dst()
        if dtdst is None:
            raise ValueError('fromutc() requires a non-None dst() result')
        delta = dtoff - dtdst
        if delta:
            dt += delta
            dtdst = dt.dst()
            if dtdst is None:
                raise ValueError('fromutc(): dt.dst gave inconsistent results; cannot convert')
        return dt + dtdst

    def __reduce__(self):
        getinitargs = getattr(self, '__getinitargs__', None)
        return self.__class__, getinitargs() if getinitargs else (), self.__getstate__()


class time:
    """A time of the day, perhaps with a zone."""

    __slots__ = '_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_hashcode', '_fold'

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond, fold = _check_time(hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        self = object.__new__(cls)
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._hashcode = -1
        self._fold = fold
        return self

    hour = property(lambda self: self._hour, doc='The hour.')
    minute = property(lambda self: self._minute, doc='The minute.')
    second = property(lambda self: self._second, doc='The second.')
    microsecond = property(lambda self: self._microsecond, doc='The microsecond.')
    tzinfo = property(lambda self: self._tzinfo, doc='The time zone, or None.')
    fold = property(lambda self: self._fold, doc='1: the second of two times that read alike.')

    def _key(self):
        return self._hour, self._minute, self._second, self._microsecond

    def _compare(self, other, operation, equality=False):
        if not isinstance(other, time):
            return NotImplemented
        mytz, ottz = self._tzinfo, other._tzinfo
        myoff = otoff = None
        if mytz is not ottz:
            myoff, otoff = self.utcoffset(), other.utcoffset()
        if myoff == otoff:
            return operation(self._key(), other._key())
        if myoff is None or otoff is None:
            if equality:
                return False
            raise TypeError("can't compare offset-naive and offset-aware times")
        mine = timedelta(hours=self._hour, minutes=self._minute) - myoff, self._second, self._microsecond
        theirs = timedelta(hours=other._hour, minutes=other._minute) - otoff, other._second, other._microsecond
        return operation(mine, theirs)

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b, True)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __hash__(self):
        off = self.replace(fold=0).utcoffset() if self._fold else self.utcoffset()
        if not off:
            return hash(self._key())
        return hash((timedelta(hours=self._hour, minutes=self._minute) - off, self._second, self._microsecond))

    def __repr__(self):
        if self._microsecond:
            s = ', %d, %d' % (self._second, self._microsecond)
        elif self._second:
            s = ', %d' % self._second
        else:
            s = ''
        s = '%s(%d, %d%s)' % (_name_of(self), self._hour, self._minute, s)
        if self._tzinfo is not None:
            s = s[:-1] + ', tzinfo=%r' % self._tzinfo + ')'
        if self._fold:
            s = s[:-1] + ', fold=1)'
        return s

    def isoformat(self, timespec='auto'):
        """HH:MM:SS.ffffff+HH:MM."""
        return _format_time(self._hour, self._minute, self._second, self._microsecond,
                            timespec) + _format_offset(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    @classmethod
    def fromisoformat(cls, time_string):
        """The time of an ISO 8601 text."""
        if not isinstance(time_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            return cls(*_parse_isoformat_time(time_string.removeprefix('T')))
        except ValueError as e:
            if e.args and 'must be in' in e.args[0]:
                raise
            raise ValueError(f'Invalid isoformat string: {time_string!r}') from None

    def strftime(self, format):
        """As a format says."""
        timetuple = 1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1
        return _wrap_strftime(self, format, timetuple)

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError('must be str, not %s' % type(fmt).__name__)
        return self.strftime(fmt) if fmt else str(self)

    def utcoffset(self):
        """The zone's offset."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.utcoffset(None)
        _check_utc_offset('utcoffset', offset)
        return offset

    def tzname(self):
        """The zone's name."""
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        """What summer time adds."""
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """A time with other fields."""
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def __reduce__(self):
        return self.__class__, (*self._key(), self._tzinfo)


_time_class = time
time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


class datetime(date):
    """A date and a time, perhaps with a zone."""

    __slots__ = '_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold'

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond, fold = _check_time(hour, minute, second, microsecond, fold)
        self = date.__new__(cls, year, month, day)
        _check_tzinfo(tzinfo)
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    hour = property(lambda self: self._hour, doc='The hour.')
    minute = property(lambda self: self._minute, doc='The minute.')
    second = property(lambda self: self._second, doc='The second.')
    microsecond = property(lambda self: self._microsecond, doc='The microsecond.')
    tzinfo = property(lambda self: self._tzinfo, doc='The time zone, or None.')
    fold = property(lambda self: self._fold, doc='1: the second of two times that read alike.')

    @classmethod
    def _fromtimestamp(cls, t, utc, tz):
        if not isinstance(t, (int, float)):
            raise TypeError(f"'{type(t).__name__}' object cannot be interpreted as an integer")
        frac, t = _math.modf(t)
        us = round(frac * 1e6)
        if us >= 1000000:
            t += 1
            us -= 1000000
        elif us < 0:
            t -= 1
            us += 1000000
        y, m, d, hh, mm, ss = (_time.gmtime if utc else _time.localtime)(int(t))[:6]
        result = cls(y, m, d, hh, mm, min(ss, 59), us, tz)
        return tz.fromutc(result) if tz is not None else result

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """The local time (or that of a zone) at a time in seconds."""
        _check_tzinfo(tz)
        return cls._fromtimestamp(timestamp, tz is not None, tz)

    @classmethod
    def utcfromtimestamp(cls, t):
        """UTC at a time in seconds, without a zone."""
        import warnings
        warnings.warn('datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future '
                      'version. Use timezone-aware objects to represent datetimes in UTC: '
                      'datetime.datetime.fromtimestamp(timestamp, datetime.UTC).', DeprecationWarning, stacklevel=2)
        return cls._fromtimestamp(t, True, None)

    @classmethod
    def now(cls, tz=None):
        """The time now, local or of a zone."""
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        """UTC now, without a zone."""
        import warnings
        warnings.warn('datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use '
                      'timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).',
                      DeprecationWarning, stacklevel=2)
        return cls._fromtimestamp(_time.time(), True, None)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """A date and a time together."""
        if not isinstance(date, _date_class):
            raise TypeError(f'combine() argument 1 must be datetime.date, not {type(date).__name__}')
        if not isinstance(time, _time_class):
            raise TypeError(f'combine() argument 2 must be datetime.time, not {type(time).__name__}')
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string):
        """The datetime of an ISO 8601 text."""
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            length = _date_part_length(date_string)
            datestr, timestr = date_string[:length], date_string[length + 1:]
            parts = _parse_isoformat_date(datestr)
            if timestr:
                times = _parse_isoformat_time(timestr)
            elif len(date_string) > length:
                raise ValueError
            else:
                times = 0, 0, 0, 0, None
        except (ValueError, IndexError):
            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
        return cls(*parts, *times)

    def timetuple(self):
        """A time.struct_time."""
        dst = self.dst()
        flag = -1 if dst is None else 1 if dst else 0
        return _timetuple(self.year, self.month, self.day, self.hour, self.minute, self.second, flag)

    def utctimetuple(self):
        """A time.struct_time in UTC."""
        offset = self.utcoffset()
        if offset:
            self -= offset
        return _timetuple(self.year, self.month, self.day, self.hour, self.minute, self.second, 0)

    def timestamp(self):
        """Seconds since the epoch."""
        if self._tzinfo is None:
            s = _time.mktime((self.year, self.month, self.day, self.hour, self.minute, self.second, -1, -1, -1))
            return s + self.microsecond / 1e6
        return (self - _EPOCH).total_seconds()

    def date(self):
        """The date."""
        return _date_class(self._year, self._month, self._day)

    def time(self):
        """The time, without the zone."""
        return _time_class(self.hour, self.minute, self.second, self.microsecond, fold=self.fold)

    def timetz(self):
        """The time, with the zone."""
        return _time_class(self.hour, self.minute, self.second, self.microsecond, self._tzinfo, fold=self.fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        """A datetime with other fields."""
        return type(self)(self.year if year is None else year, self.month if month is None else month,
                          self.day if day is None else day, self.hour if hour is None else hour,
                          self.minute if minute is None else minute, self.second if second is None else second,
                          self.microsecond if microsecond is None else microsecond,
                          self.tzinfo if tzinfo is True else tzinfo, fold=self.fold if fold is None else fold)

    __replace__ = replace

    def _local_timezone(self):
        ts = int((self - _EPOCH).total_seconds() // 1) if self.tzinfo is not None else int(self.timestamp() // 1)
        local = _time.localtime(ts)
        return timezone(timedelta(seconds=local.tm_gmtoff), local.tm_zone)

    def astimezone(self, tz=None):
        """The same moment in another zone (default: the local one)."""
        if tz is None:
            tz = self._local_timezone()
        elif not isinstance(tz, tzinfo):
            _check_tzinfo(tz)
        mytz = self.tzinfo
        myoffset = self.utcoffset() if mytz is not None else None
        if myoffset is None:
            mytz = self.replace(tzinfo=None)._local_timezone()
            myoffset = mytz.utcoffset(self)
        if tz is mytz:
            return self
        utc = (self.replace(tzinfo=None) - myoffset).replace(tzinfo=tz)
        return tz.fromutc(utc)

    def ctime(self):
        """As time.ctime has it."""
        weekday = self.toordinal() % 7 or 7
        return '%s %s %2d %02d:%02d:%02d %04d' % (_DAYNAMES[weekday], _MONTHNAMES[self._month], self._day, self._hour,
                                                  self._minute, self._second, self._year)

    def isoformat(self, sep='T', timespec='auto'):
        """YYYY-MM-DDTHH:MM:SS.ffffff+HH:MM."""
        return ('%04d-%02d-%02d%s' % (self._year, self._month, self._day, sep)
                + _format_time(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _format_offset(self.utcoffset()))

    def __repr__(self):
        fields = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        if fields[-1] == 0:
            del fields[-1]
        if fields[-1] == 0:
            del fields[-1]
        s = '%s(%s)' % (_name_of(self),', '.join(map(str, fields)))
        if self._tzinfo is not None:
            s = s[:-1] + ', tzinfo=%r' % self._tzinfo + ')'
        if self._fold:
            s = s[:-1] + ', fold=1)'
        return s

    def __str__(self):
        return self.isoformat(sep=' ')

    @classmethod
    def strptime(cls, date_string, format):
        """The datetime of a text in a format."""
        import _strptime
        return _strptime._strptime_datetime(cls, date_string, format)

    def utcoffset(self):
        """The zone's offset."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.utcoffset(self)
        _check_utc_offset('utcoffset', offset)
        return offset

    def tzname(self):
        """The zone's name."""
        if self._tzinfo is None:
            return None
        name = self._tzinfo.tzname(self)
        if name is not None and not isinstance(name, str):
            raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(name).__name__}'")
        return name

    def dst(self):
        """What summer time adds."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.dst(self)
        _check_utc_offset('dst', offset)
        return offset

    def _key(self):
        return (self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond)

    def _compare(self, other, operation, equality=False):
        if not isinstance(other, datetime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return operation(self._key(), other._key())
        myoff, otoff = self.utcoffset(), other.utcoffset()
        if myoff == otoff:
            return operation(self._key(), other._key())
        if myoff is None or otoff is None:
            if equality:
                return False
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return operation((self - other)._to_microseconds(), 0)

    def __eq__(self, other):
        return self._compare(other, _operator.eq, True)

    def __le__(self, other):
        return self._compare(other, _operator.le)

    def __lt__(self, other):
        return self._compare(other, _operator.lt)

    def __ge__(self, other):
        return self._compare(other, _operator.ge)

    def __gt__(self, other):
        return self._compare(other, _operator.gt)

    def __hash__(self):
        off = self.replace(fold=0).utcoffset() if self._fold else self.utcoffset()
        if off is None:
            return hash(self._key())
        return hash(self._since_origin() - off)

    def _since_origin(self):
        return timedelta(self.toordinal(), (self._hour * 60 + self._minute) * 60 + self._second, self._microsecond)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        days = _ymd2ord(self._year, self._month, self._day) + other._days
        seconds = self._hour * 3600 + self._minute * 60 + self._second + other._seconds
        us = self._microsecond + other._microseconds
        if us >= 1_000_000:
            us -= 1_000_000
            seconds += 1
        if seconds >= 86400:
            seconds -= 86400
            days += 1
        if not 0 < days <= _MAXORDINAL:
            raise OverflowError('date value out of range')
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return type(self)(*_ord2ymd(days), hour, minute, second, us, tzinfo=self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, datetime):
            return self + -other if isinstance(other, timedelta) else NotImplemented
        base = timedelta._normalized(
            _ymd2ord(self._year, self._month, self._day) - _ymd2ord(other._year, other._month, other._day),
            (self._hour - other._hour) * 3600 + (self._minute - other._minute) * 60 + self._second - other._second,
            self._microsecond - other._microsecond)
        if self._tzinfo is other._tzinfo:
            return base
        myoff, otoff = self.utcoffset(), other.utcoffset()
        if myoff == otoff:
            return base
        if myoff is None or otoff is None:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return base + otoff - myoff

    def __reduce__(self):
        return self.__class__, (*self._key(), self._tzinfo)


_date_class = date
_tzinfo_class = tzinfo
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)


class timezone(tzinfo):
    """A zone with a fixed offset, and perhaps a name."""

    __slots__ = '_offset', '_name'

    _Omitted = object()

    def __new__(cls, offset, name=_Omitted):
        if not isinstance(offset, timedelta):
            raise TypeError(f'timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}')
        if name is cls._Omitted:
            if not offset:
                return cls.utc
            name = None
        elif not isinstance(name, str):
            raise TypeError(f'timezone() argument 2 must be str, not {type(name).__name__}')
        if not -timedelta(1) < offset < timedelta(1):
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and '
                             f'timedelta(hours=24), not {offset!r}.')
        return cls._create(offset, name)

    @classmethod
    def _create(cls, offset, name=None):
        self = tzinfo.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __reduce__(self):
        return self.__class__, self.__getinitargs__()

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is self.utc:
            return 'datetime.timezone.utc'
        args = repr(self._offset) if self._name is None else f'{self._offset!r}, {self._name!r}'
        return '%s(%s)' % (_name_of(self),args)

    def __str__(self):
        return self.tzname(None)

    def _check(self, dt, method):
        if not isinstance(dt, datetime) and dt is not None:
            raise TypeError(f'{method}(dt) argument must be a datetime instance or None, not {type(dt).__name__}')

    def utcoffset(self, dt):
        """Local time minus UTC."""
        self._check(dt, 'utcoffset')
        return self._offset

    def tzname(self, dt):
        """The name, or UTC+HH:MM."""
        self._check(dt, 'tzname')
        if self._name is not None:
            return self._name
        return 'UTC' + _format_offset(self._offset) if self._offset else 'UTC'

    def dst(self, dt):
        """None: it has no summer time."""
        self._check(dt, 'dst')
        return None

    def fromutc(self, dt):
        """The local time of a datetime in UTC."""
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime instance')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        return dt + self._offset


UTC = timezone.utc = timezone._create(timedelta(0))
timezone.min = timezone._create(-timedelta(hours=23, minutes=59))
timezone.max = timezone._create(timedelta(hours=23, minutes=59))
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
