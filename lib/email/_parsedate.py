"""Dates of messages, read as tolerantly as mail programs write them freely."""
import time

_DAYS = frozenset(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])
_MONTHS = {name: number for number, names in enumerate((
    ('jan', 'january'), ('feb', 'february'), ('mar', 'march'), ('apr', 'april'), ('may',), ('jun', 'june'),
    ('jul', 'july'), ('aug', 'august'), ('sep', 'september'), ('oct', 'october'), ('nov', 'november'),
    ('dec', 'december')), 1) for name in names}
# As hundreds of hours and minutes, like the numbers that stand there otherwise.
_ZONES = {'UT': 0, 'UTC': 0, 'GMT': 0, 'Z': 0, 'AST': -400, 'ADT': -300, 'EST': -500, 'EDT': -400, 'CST': -600,
          'CDT': -500, 'MST': -700, 'MDT': -600, 'PST': -800, 'PDT': -700}


def _words(data):
    """The five words day, month, year, time, zone, in the order in which they stand; None if there are fewer."""
    words = data.split()
    if not words:
        return None
    if words[0].endswith(',') or words[0].lower() in _DAYS:
        del words[0]
    else:
        words[0] = words[0].rpartition(',')[2]
    if len(words) == 3 and words[0].count('-') == 2:
        words[:1] = words[0].split('-')
    if len(words) == 4:
        clock = words[3]
        sign = clock.find('+')
        if sign < 0:
            sign = clock.find('-')
        words[3:] = [clock[:sign], clock[sign:]] if sign > 0 else [clock, '']
    return words[:5] if len(words) >= 5 and all(words[:3]) else None


def _clock(text):
    """[hour, minute, second] as strings, or None."""
    parts = text.removesuffix(',').split(':')
    if len(parts) == 1 and '.' in parts[0]:
        parts = parts[0].split('.')
    if len(parts) == 2:
        parts.append('0')
    return parts if len(parts) == 3 else None


def _zone(text):
    """The offset from UTC in seconds; None if it is not known."""
    text = text.upper()
    offset = _ZONES.get(text)
    if offset is None:
        try:
            offset = int(text)
        except ValueError:
            return None
        if offset == 0 and text.startswith('-'):
            return None
    hours, minutes = divmod(abs(offset), 100)
    seconds = hours * 3600 + minutes * 60
    return -seconds if offset < 0 else seconds


def _parsedate_tz(data):
    words = _words(data) if data else None
    if words is None:
        return None
    day, month, year, clock, zone = words
    if month.lower() not in _MONTHS:
        day, month = month, day
        if month.lower() not in _MONTHS:
            return None
    if year.find(':') > 0:
        year, clock = clock, year
    year = year.removesuffix(',')
    if not year:
        return None
    if not year[0].isdigit():
        year, zone = zone, year
    parts = _clock(clock)
    if parts is None:
        return None
    try:
        year, day, hour, minute, second = map(int, (year, day.removesuffix(','), *parts))
    except ValueError:
        return None
    if year < 100:
        year += 1900 if year > 68 else 2000
    return [year, _MONTHS[month.lower()], day, hour, minute, second, 0, 1, -1, _zone(zone)]


def parsedate_tz(data):
    """A tuple like time.mktime() takes, and the offset from UTC in seconds (0 if it is not known); None if it is none."""
    result = _parsedate_tz(data)
    if result is None:
        return None
    return *result[:9], result[9] or 0


def parsedate(data):
    """A tuple like time.mktime() takes; None if it is none."""
    result = _parsedate_tz(data)
    return None if result is None else tuple(result[:9])


def mktime_tz(data):
    """The timestamp of what parsedate_tz() gave."""
    if data[9] is None:
        return time.mktime(data[:8] + (-1,))
    import calendar
    return calendar.timegm(data) - data[9]
