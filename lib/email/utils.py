"""Addresses, dates and parameters of headers."""
import re
import time
from email._parseaddr import AddressList as _AddressList, quote
from email._parsedate import _parsedate_tz, mktime_tz, parsedate, parsedate_tz
from urllib.parse import quote as _percent_quote, unquote as _percent_unquote

__all__ = ['collapse_rfc2231_value', 'decode_params', 'decode_rfc2231', 'encode_rfc2231', 'formataddr', 'formatdate',
           'format_datetime', 'getaddresses', 'make_msgid', 'mktime_tz', 'parseaddr', 'parsedate', 'parsedate_tz',
           'parsedate_to_datetime', 'unquote']

supports_strict_parsing = True

_DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
_special = re.compile(r'[][\\()<>@,:;".]')
_surrogate = re.compile('[\ud800-\udfff]')
_escaped = re.compile(r'[\\"]')
_quoted = re.compile(r'"(?:\\.|[^"\\])*(?:"|\Z)', re.DOTALL)


def _has_surrogates(s):
    """Whether a str has bytes in it that could not be decoded."""
    return not s.isascii() and _surrogate.search(s) is not None


def _sanitize(string):
    """The str with replacement characters for bytes that could not be decoded."""
    return string.encode('utf-8', 'surrogateescape').decode('utf-8', 'replace')


# ---- addresses ----

def formataddr(pair, charset='utf-8'):
    """NAME <ADDRESS> for a pair of them."""
    name, address = pair
    address.encode('ascii')
    if not name:
        return address
    if not name.isascii():
        if isinstance(charset, str):
            from email.charset import Charset
            charset = Charset(charset)
        return f'{charset.header_encode(name)} <{address}>'
    quotes = '"' if _special.search(name) else ''
    name = _escaped.sub(r'\\\g<0>', name)
    return f'{quotes}{name}{quotes} <{address}>'


def _parentheses_match(text):
    """Whether the parentheses outside of quotes belong together."""
    opened = 0
    for char in re.sub(r'\\.', '', _quoted.sub('', text), flags=re.DOTALL):
        opened += (char == '(') - (char == ')')
        if opened < 0:
            return False
    return opened == 0


def getaddresses(fieldvalues, *, strict=True):
    """The pairs of name and address in some headers.

    What is not certain is no address: then strict gives ('', '') instead.
    """
    if not strict:
        return _AddressList(', '.join(str(value) for value in fieldvalues)).addresslist
    values = [text if _parentheses_match(text) else "('', '')" for text in map(str, fieldvalues)]
    result = [('', '') if '[' in address else (name, address)
              for name, address in _AddressList(', '.join(values)).addresslist]
    expected = sum(1 + _quoted.sub('', value).count(',') for value in values)
    return result if len(result) == expected else [('', '')]


def parseaddr(addr, *, strict=True):
    """(name, address) of one address; ('', '') if it is none."""
    if isinstance(addr, list):
        addr = addr[0]
        if not strict:
            return '', addr
    if not strict:
        return (_AddressList(addr).addresslist or [('', '')])[0]
    if not isinstance(addr, str) or not _parentheses_match(addr):
        return '', ''
    found = _AddressList(addr).addresslist
    return found[0] if len(found) == 1 and '[' not in found[0][1] else ('', '')


def unquote(str):
    """What stands between quotes or angle brackets."""
    if len(str) > 1:
        if str.startswith('"') and str.endswith('"'):
            return str[1:-1].replace('\\\\', '\\').replace('\\"', '"')
        if str.startswith('<') and str.endswith('>'):
            return str[1:-1]
    return str


# ---- dates ----

def _format(timetuple, zone):
    year, month, day, hour, minute, second, weekday = timetuple[:7]
    return (f'{_DAYS[weekday]}, {day:02} {_MONTHS[month - 1]} {year:04} {hour:02}:{minute:02}:{second:02} {zone}')


def formatdate(timeval=None, localtime=False, usegmt=False):
    """A timestamp (default: now) as messages have it: 'Fri, 09 Nov 2001 01:08:47 -0000'."""
    import datetime
    if timeval is None:
        timeval = time.time()
    moment = datetime.datetime.fromtimestamp(timeval, datetime.timezone.utc)
    if localtime:
        moment = moment.astimezone()
        usegmt = False
    elif not usegmt:
        moment = moment.replace(tzinfo=None)
    return format_datetime(moment, usegmt)


def format_datetime(dt, usegmt=False):
    """A datetime as messages have it; one without a zone is UTC with the zone -0000."""
    import datetime
    if usegmt:
        if dt.tzinfo is None or dt.tzinfo != datetime.timezone.utc:
            raise ValueError('usegmt option requires a UTC datetime')
        zone = 'GMT'
    else:
        zone = '-0000' if dt.tzinfo is None else dt.strftime('%z')
    return _format(dt.timetuple(), zone)


def parsedate_to_datetime(data):
    """The datetime of a date, with its zone; without one for -0000."""
    import datetime
    parsed = _parsedate_tz(data)
    if parsed is None:
        raise ValueError(f'Invalid date value or format "{data}"')
    zone = None if parsed[9] is None else datetime.timezone(datetime.timedelta(seconds=parsed[9]))
    return datetime.datetime(*parsed[:6], tzinfo=zone)


def localtime(dt=None, isdst=None):
    """A datetime (default: now) in the local time zone; one without a zone is taken as local."""
    import datetime
    if isdst is not None:
        import warnings
        warnings._deprecated("The 'isdst' parameter to 'localtime'",
                             message='{name} is deprecated and slated for removal in Python {remove}',
                             remove=(3, 14))
    if dt is None:
        dt = datetime.datetime.now()
    return dt.astimezone()


def make_msgid(idstring=None, domain=None):
    """A Message-ID that nobody else makes: <TIME.PROCESS.RANDOM[.IDSTRING]@DOMAIN>."""
    import os
    import random
    if domain is None:
        import socket
        domain = socket.getfqdn()
    idstring = '' if idstring is None else '.' + idstring
    return f'<{int(time.time() * 100)}.{os.getpid()}.{random.getrandbits(64)}{idstring}@{domain}>'


# ---- parameters (RFC 2231) ----

def decode_rfc2231(s):
    """(charset, language, value) of CHARSET'LANGUAGE'VALUE; None for what is not there."""
    parts = s.split("'", 2)
    return tuple(parts) if len(parts) == 3 else (None, None, s)


def encode_rfc2231(s, charset=None, language=None):
    """CHARSET'LANGUAGE'VALUE, the value with percent signs; without charset and language just that."""
    s = _percent_quote(s, safe='', encoding=charset or 'ascii')
    if charset is None and language is None:
        return s
    return f"{charset}'{language or ''}'{s}"


_continued = re.compile(r'(\w+)\*(?:(0|[1-9][0-9]*)(\*?))?', re.ASCII)


def decode_params(params):
    """The parameters of a header, those in several parts joined: the values become strings in quotes, or
    (charset, language, value in quotes)."""
    result = [params[0]]
    pieces = {}
    for name, value in params[1:]:
        encoded = name.endswith('*')
        value = unquote(value)
        found = _continued.fullmatch(name)
        if found:
            number = int(found[2]) if found[2] is not None else None
            pieces.setdefault(found[1], []).append((number, value, encoded))
        else:
            result.append((name, f'"{quote(value)}"'))
    for name, parts in pieces.items():
        parts.sort(key=lambda part: (part[0] is not None, part[0] or 0))
        value = ''.join(_percent_unquote(text, encoding='latin-1') if encoded else text
                        for _, text, encoded in parts)
        if any(encoded for _, _, encoded in parts):
            charset, language, value = decode_rfc2231(value)
            result.append((name, (charset, language, f'"{quote(value)}"')))
        else:
            result.append((name, f'"{quote(value)}"'))
    return result


def collapse_rfc2231_value(value, errors='replace', fallback_charset='us-ascii'):
    """The str that (charset, language, value) stands for."""
    if not isinstance(value, tuple) or len(value) != 3:
        return unquote(value)
    charset, _, text = value
    if charset is None:
        charset = fallback_charset
    try:
        return str(text.encode('raw-unicode-escape'), charset, errors)
    except LookupError:
        return unquote(text)
