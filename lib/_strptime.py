"""Dates and times from text: strptime."""
import re
import time
from datetime import date as datetime_date, timedelta as datetime_timedelta, timezone as datetime_timezone

__all__ = []

_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
_MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october',
           'november', 'december']


def _alternatives(name, words):
    return f'(?P<{name}>{"|".join(sorted(words, key=len, reverse=True))})'


_PATTERNS = {
    'd': r'(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])',
    'f': r'(?P<f>[0-9]{1,6})',
    'H': r'(?P<H>2[0-3]|[0-1]\d|\d)',
    'I': r'(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])',
    'G': r'(?P<G>\d\d\d\d)',
    'j': r'(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])',
    'm': r'(?P<m>1[0-2]|0[1-9]|[1-9])',
    'M': r'(?P<M>[0-5]\d|\d)',
    'S': r'(?P<S>6[0-1]|[0-5]\d|\d)',
    'U': r'(?P<U>5[0-3]|[0-4]\d|\d)',
    'W': r'(?P<W>5[0-3]|[0-4]\d|\d)',
    'u': r'(?P<u>[1-7])',
    'V': r'(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)',
    'w': r'(?P<w>[0-6])',
    'y': r'(?P<y>\d\d)',
    'Y': r'(?P<Y>\d\d\d\d)',
    'z': r'(?P<z>([+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?)|(?-i:Z))',
    'A': _alternatives('A', _DAYS),
    'a': _alternatives('a', [day[:3] for day in _DAYS]),
    'B': _alternatives('B', _MONTHS),
    'b': _alternatives('b', [month[:3] for month in _MONTHS]),
    'p': _alternatives('p', ['am', 'pm']),
    'Z': _alternatives('Z', ['utc', 'gmt', *(name.lower() for name in time.tzname)]),
    '%': '%',
}
_COMPOUND = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S', 'D': '%m/%d/%y', 'T': '%H:%M:%S',
             'R': '%H:%M', 'r': '%I:%M:%S %p'}

_cache = {}


def _pattern(format):
    """The regular expression of a format."""
    parts = []
    i = 0
    format = re.sub(r'%([cxX])', lambda m: _COMPOUND[m[1]], format)
    while i < len(format):
        ch = format[i]
        i += 1
        if ch.isspace():
            while i < len(format) and format[i].isspace():
                i += 1
            parts.append(r'\s+')
        elif ch != '%':
            parts.append(re.escape(ch))
        else:
            if i >= len(format):
                raise ValueError("stray %% in format '%s'" % format)
            directive = format[i]
            i += 1
            if directive == ':' and format[i:i + 1] == 'z':
                directive = 'z'
                i += 1
            directive = 'b' if directive == 'h' else directive
            if directive not in _PATTERNS:
                raise ValueError("'%s' is a bad directive in format '%s'" % (directive, format))
            parts.append(_PATTERNS[directive])
    return ''.join(parts)


def _compiled(format):
    regex = _cache.get(format)
    if regex is None:
        regex = _cache[format] = re.compile(_pattern(format), re.IGNORECASE)
    return regex


def _offset(z):
    """(seconds, microseconds) of an offset like +01:30."""
    if z == 'Z':
        return 0, 0
    sign = -1 if z[0] == '-' else 1
    digits = z[1:].replace(':', '')
    if z[3:4] == ':' and len(z) > 6 and z[6:7] != ':':
        raise ValueError(f'Inconsistent use of : in {z}')
    seconds = int(digits[:2]) * 3600 + int(digits[2:4]) * 60 + int(digits[4:6] or 0)
    fraction = digits[7:]
    return sign * seconds, sign * int(fraction.ljust(6, '0') if fraction else 0)


def _week_to_julian(year, week, day_of_week, week_starts_mon):
    first_weekday = datetime_date(year, 1, 1).weekday()
    if not week_starts_mon:
        first_weekday = (first_weekday + 1) % 7
        day_of_week = (day_of_week + 1) % 7
    week_0_length = (7 - first_weekday) % 7
    if week == 0:
        return 1 + day_of_week - first_weekday
    return 1 + week_0_length + 7 * (week - 1) + day_of_week


def _strptime(data_string, format='%a %b %d %H:%M:%S %Y'):
    """The fields: (struct_time's nine, zone name, offset), microseconds, and those of the offset."""
    for index, arg in enumerate([data_string, format]):
        if not isinstance(arg, str):
            raise TypeError('strptime() argument {} must be str, not {}'.format(index, type(arg)))
    found = _compiled(format).match(data_string)
    if not found:
        raise ValueError('time data %r does not match format %r' % (data_string, format))
    if len(data_string) != found.end():
        raise ValueError('unconverted data remains: %s' % data_string[found.end():])
    groups = {key: value for key, value in found.groupdict().items() if value is not None}
    year = iso_year = week = iso_week = weekday = julian = gmtoff = None
    month = day = 1
    hour = minute = second = fraction = gmtoff_fraction = 0
    tz = -1
    tzname = None
    week_starts_mon = False
    for key, value in groups.items():
        if key == 'y':
            year = int(value)
            year += 2000 if year <= 68 else 1900
        elif key == 'Y':
            year = int(value)
        elif key == 'G':
            iso_year = int(value)
        elif key == 'm':
            month = int(value)
        elif key == 'B':
            month = _MONTHS.index(value.lower()) + 1
        elif key == 'b':
            month = [name[:3] for name in _MONTHS].index(value.lower()) + 1
        elif key == 'd':
            day = int(value)
        elif key == 'H':
            hour = int(value)
        elif key == 'I':
            hour = int(value) % 12
            if groups.get('p', '').lower() == 'pm':
                hour += 12
            elif 'p' not in groups:
                hour = int(value)
        elif key == 'M':
            minute = int(value)
        elif key == 'S':
            second = int(value)
        elif key == 'f':
            fraction = int(value.ljust(6, '0'))
        elif key == 'A':
            weekday = _DAYS.index(value.lower())
        elif key == 'a':
            weekday = [name[:3] for name in _DAYS].index(value.lower())
        elif key == 'w':
            weekday = (int(value) - 1) % 7
        elif key == 'u':
            weekday = int(value) - 1
        elif key == 'j':
            julian = int(value)
        elif key in 'UW':
            week = int(value)
            week_starts_mon = key == 'W'
        elif key == 'V':
            iso_week = int(value)
        elif key == 'z':
            gmtoff, gmtoff_fraction = _offset(value)
        elif key == 'Z':
            tzname = value
            tz = 0
    if iso_year is not None:
        if julian is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. "
                             "Use '%Y' instead.")
        if iso_week is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year "
                         "'%G' instead.")
    leap_year_fix = False
    if year is None:
        if month == 2 and day == 29:
            year = 1904
            leap_year_fix = True
        else:
            year = 1900
    if julian is None and weekday is not None:
        if week is not None:
            julian = _week_to_julian(year, week, weekday, week_starts_mon)
        elif iso_year is not None and iso_week is not None:
            result = datetime_date.fromisocalendar(iso_year, iso_week, weekday + 1)
            year, month, day = result.year, result.month, result.day
        if julian is not None and julian <= 0:
            year -= 1
            julian += 366 if datetime_date(year + 1, 1, 1).toordinal() - datetime_date(year, 1, 1).toordinal() == 366 else 365
    if julian is None:
        julian = datetime_date(year, month, day).toordinal() - datetime_date(year, 1, 1).toordinal() + 1
    else:
        result = datetime_date.fromordinal(julian - 1 + datetime_date(year, 1, 1).toordinal())
        year, month, day = result.year, result.month, result.day
    if weekday is None:
        weekday = datetime_date(year, month, day).weekday()
    if leap_year_fix:
        year = 1900
    return (year, month, day, hour, minute, second, weekday, julian, tz, tzname, gmtoff), fraction, gmtoff_fraction


def _strptime_time(data_string, format='%a %b %d %H:%M:%S %Y'):
    """A time.struct_time."""
    return time.struct_time(_strptime(data_string, format)[0])


def _strptime_datetime(cls, data_string, format='%a %b %d %H:%M:%S %Y'):
    """A datetime of class `cls`."""
    fields, fraction, gmtoff_fraction = _strptime(data_string, format)
    tzname, gmtoff = fields[-2:]
    args = fields[:6] + (fraction,)
    if gmtoff is not None:
        offset = datetime_timedelta(seconds=gmtoff, microseconds=gmtoff_fraction)
        zone = datetime_timezone(offset, tzname) if tzname else datetime_timezone(offset)
        args += (zone,)
    return cls(*args)
