"""Locales. There are two: 'C' ('POSIX'), and 'C.UTF-8', which differs from it in the encoding alone; setlocale() refuses others."""
import os
import re
import sys
from builtins import str as _str

__all__ = ['getlocale', 'getdefaultlocale', 'getpreferredencoding', 'Error', 'setlocale', 'localeconv', 'strcoll',
           'strxfrm', 'str', 'atof', 'atoi', 'format_string', 'currency', 'normalize', 'LC_CTYPE', 'LC_COLLATE',
           'LC_TIME', 'LC_MONETARY', 'LC_NUMERIC', 'LC_ALL', 'CHAR_MAX', 'getencoding', 'LC_MESSAGES']

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127
# All categories that the C library knows, LC_ALL left out.
_CATEGORIES = ['LC_CTYPE', 'LC_NUMERIC', 'LC_TIME', 'LC_COLLATE', 'LC_MONETARY', 'LC_MESSAGES', 'LC_PAPER',
               'LC_NAME', 'LC_ADDRESS', 'LC_TELEPHONE', 'LC_MEASUREMENT', 'LC_IDENTIFICATION']
_NUMBERS = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 7: 6, 8: 7, 9: 8, 10: 9, 11: 10, 12: 11}


class Error(Exception):
    """A locale that is not there."""


# ---- the locale of each category ----

_current = ['C.UTF-8'] + ['C'] * 11


def _environment(category):
    """What the environment wants for a category."""
    for name in 'LC_ALL', category, 'LANG':
        value = os.environ.get(name)
        if value:
            return value
    return 'C.UTF-8' if category == 'LC_CTYPE' else 'C'


def _known(name):
    """The locale's name as setlocale() gives it back."""
    if name in ('C', 'POSIX'):
        return 'C'
    language, _, encoding = name.partition('.')
    if language == 'C' and encoding.lower().replace('-', '') == 'utf8':
        return name
    raise Error('unsupported locale setting')


def setlocale(category, locale=None):
    """Set the locale of a category ('' for the environment's), or, with None, ask for it; its name."""
    if locale is not None and not isinstance(locale, _str):
        try:
            language, encoding = locale
            if not isinstance(language, _str | None) or not isinstance(encoding, _str | None):
                raise TypeError
        except (TypeError, ValueError):
            raise TypeError('Locale must be None, a string, or an iterable of two strings -- '
                            'language code, encoding.') from None
        locale = normalize(f'{language or "C"}.{encoding}' if encoding else language or 'C')
    if category != LC_ALL and category not in _NUMBERS:
        raise Error('locale query failed' if locale is None else 'unsupported locale setting')
    if locale is not None:
        _set(range(12) if category == LC_ALL else [_NUMBERS[category]], locale)
    if category != LC_ALL:
        return _current[_NUMBERS[category]]
    if len(set(_current)) == 1:
        return _current[0]
    return ';'.join(f'{name}={value}' for name, value in zip(_CATEGORIES, _current))


def _set(numbers, locale):
    if '=' in locale:
        wanted = dict(part.partition('=')[::2] for part in locale.split(';'))
        values = [_known(wanted.get(_CATEGORIES[number], '')) for number in numbers]
    else:
        values = [_known(locale or _environment(_CATEGORIES[number])) for number in numbers]
    for number, value in zip(numbers, values):
        _current[number] = value


def getlocale(category=LC_CTYPE):
    """(language, encoding) of a category, None for what is not named."""
    name = setlocale(category)
    if category == LC_ALL and ';' in name:
        raise TypeError('category LC_ALL is not supported')
    return _parse(name)


def _parse(name):
    code, _, encoding = normalize(name).partition('.')
    if encoding:
        return code, encoding
    if code == 'C':
        return None, None
    raise ValueError(f'unknown locale: {name}')


def getdefaultlocale(envvars=('LC_ALL', 'LC_CTYPE', 'LANG', 'LANGUAGE')):
    """(language, encoding) of the environment."""
    import warnings
    warnings.warn("'locale.getdefaultlocale' is deprecated and slated for removal in Python 3.15. "
                  'Use setlocale(), getencoding() and getlocale() instead.', DeprecationWarning, stacklevel=2)
    for name in envvars:
        value = os.environ.get(name)
        if value:
            return _parse(value.split(':')[0] if name == 'LANGUAGE' else value)
    return _parse('C.UTF-8')


def getencoding():
    """The encoding of the locale."""
    return 'UTF-8'


def getpreferredencoding(do_setlocale=True):
    """The encoding of text files that name none."""
    return 'utf-8' if sys.flags.utf8_mode else 'UTF-8'


_ENCODINGS = {'utf8': 'UTF-8', 'utf_8': 'UTF-8', 'iso88591': 'ISO8859-1', 'iso8859_1': 'ISO8859-1', 'latin1': 'ISO8859-1',
              'iso885915': 'ISO8859-15', 'iso8859_15': 'ISO8859-15'}


def normalize(localename):
    """The usual spelling of a locale's name. Names without an encoding are not completed, but for 'C' and 'POSIX'."""
    name, at, modifier = localename.partition('@')
    language, dot, encoding = name.partition('.')
    if language.lower() in ('c', 'posix') and not dot:
        return 'C'
    match = re.fullmatch(r'([A-Za-z]+)(?:_([A-Za-z]+))?', language)
    if not dot or not match:
        return localename
    code = 'C' if language.lower() == 'c' else match[1].lower() + (f'_{match[2].upper()}' if match[2] else '')
    encoding = _ENCODINGS.get(encoding.lower().replace('-', ''), encoding)
    return f'{code}.{encoding}{at}{modifier}'


# ---- what the locale says ----

_override_localeconv = {}


def localeconv():
    """How numbers and amounts of money are written."""
    conventions = {
        'int_curr_symbol': '', 'currency_symbol': '', 'mon_decimal_point': '', 'mon_thousands_sep': '',
        'mon_grouping': [], 'positive_sign': '', 'negative_sign': '', 'int_frac_digits': CHAR_MAX,
        'frac_digits': CHAR_MAX, 'p_cs_precedes': CHAR_MAX, 'p_sep_by_space': CHAR_MAX, 'n_cs_precedes': CHAR_MAX,
        'n_sep_by_space': CHAR_MAX, 'p_sign_posn': CHAR_MAX, 'n_sign_posn': CHAR_MAX, 'decimal_point': '.',
        'thousands_sep': '', 'grouping': []}
    conventions.update(_override_localeconv)
    return conventions


CODESET = 14
RADIXCHAR, THOUSEP = 0x10000, 0x10001
ABDAY_1, DAY_1, ABMON_1, MON_1 = 0x20000, 0x20007, 0x2000e, 0x2001a
AM_STR, PM_STR = 0x20026, 0x20027
D_T_FMT, D_FMT, T_FMT, T_FMT_AMPM = range(0x20028, 0x2002c)
ERA, ERA_D_FMT, ALT_DIGITS, ERA_D_T_FMT, ERA_T_FMT = 0x2002c, 0x2002e, 0x2002f, 0x20030, 0x20031
YESEXPR, NOEXPR, CRNCYSTR = 0x50000, 0x50001, 0x4000f

_DAY_NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
_MONTH_NAMES = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
                'November', 'December']
_LANGINFO = {
    CODESET: 'UTF-8', RADIXCHAR: '.', THOUSEP: '', AM_STR: 'AM', PM_STR: 'PM', D_T_FMT: '%a %b %e %H:%M:%S %Y',
    D_FMT: '%m/%d/%y', T_FMT: '%H:%M:%S', T_FMT_AMPM: '%I:%M:%S %p', ERA: '', ERA_D_FMT: '', ALT_DIGITS: '',
    ERA_D_T_FMT: '', ERA_T_FMT: '', YESEXPR: '^[yY]', NOEXPR: '^[nN]', CRNCYSTR: '-'}
for _names, _first, _prefix in (_DAY_NAMES, DAY_1, 'DAY'), (_MONTH_NAMES, MON_1, 'MON'):
    for _i, _name in enumerate(_names):
        _short = _first - len(_names) + _i
        globals()[f'{_prefix}_{_i + 1}'], globals()[f'AB{_prefix}_{_i + 1}'] = _first + _i, _short
        _LANGINFO[_first + _i], _LANGINFO[_short] = _name, _name[:3]


def nl_langinfo(key, /):
    """A word or a format of the locale."""
    if key not in _LANGINFO:
        raise ValueError('unsupported langinfo constant')
    return _LANGINFO[key]


def strcoll(os1, os2, /):
    """-1, 0 or 1 as the first string sorts before, with or after the second."""
    return (os1 > os2) - (os1 < os2)


def strxfrm(string, /):
    """What sorts as the string does."""
    return string


# ---- numbers ----

def _intervals(grouping):
    """The sizes of the groups of digits, from the right, without end unless CHAR_MAX ends them."""
    last = None
    for size in grouping:
        if size == CHAR_MAX:
            return
        if size == 0:
            if last is None:
                raise ValueError('invalid grouping')
            while True:
                yield last
        yield size
        last = size


def _group(s, monetary=False):
    """(the number with separators, how many there are)."""
    conv = localeconv()
    separator = conv['mon_thousands_sep' if monetary else 'thousands_sep']
    grouping = conv['mon_grouping' if monetary else 'grouping']
    if not grouping:
        return s, 0
    match = re.match(r'([^\d]*)(\d*)(.*)', s, re.DOTALL)
    head, digits, tail = match.groups()
    groups = []
    for size in _intervals(grouping):
        if not digits or len(digits) <= size:
            break
        groups.append(digits[-size:])
        digits = digits[:-size]
    groups.append(digits)
    return head + separator.join(reversed(groups)) + tail, len(separator) * (len(groups) - 1)


def _strip_padding(s, amount):
    """The string with that many blanks less, in front and behind."""
    while amount and s.startswith(' '):
        s, amount = s[1:], amount - 1
    while amount and s.endswith(' '):
        s, amount = s[:-1], amount - 1
    return s


_percent = re.compile(r'%(?:\((?P<key>.*?)\))?(?P<modifiers>[-#0-9 +*.hlL]*?)[eEfFgGdiouxXcrs%]')


def _format(percent, value, grouping=False, monetary=False, *additional):
    formatted = percent % (value, *additional) if additional else percent % value
    return _localize(formatted, grouping, monetary) if percent[-1] in 'eEfFgGdiu' else formatted


def _localize(formatted, grouping=False, monetary=False):
    separators = 0
    if '.' in formatted:
        whole, fraction = formatted.split('.')
        if grouping:
            whole, separators = _group(whole, monetary)
        formatted = whole + localeconv()['mon_decimal_point' if monetary else 'decimal_point'] + fraction
    elif grouping:
        formatted, separators = _group(formatted, monetary)
    return _strip_padding(formatted, separators)


def format_string(f, val, grouping=False, monetary=False):
    """As f % val, with the locale's separators; grouping adds those of the thousands."""
    found = list(_percent.finditer(f))
    template = _percent.sub('%s', f)
    if isinstance(val, dict):
        values = ['%' if match[0][-1] == '%' else _format(match[0], val, grouping, monetary) for match in found]
        return template % tuple(values)
    if not isinstance(val, tuple):
        val = val,
    values = []
    i = 0
    for match in found:
        if match[0][-1] == '%':
            values.append('%')
            continue
        stars = match['modifiers'].count('*')
        values.append(_format(match[0], val[i], grouping, monetary, *val[i + 1:i + 1 + stars]))
        i += 1 + stars
    return template % tuple(values)


def currency(val, symbol=True, grouping=False, international=False):
    """An amount of money."""
    conv = localeconv()
    digits = conv['int_frac_digits' if international else 'frac_digits']
    if digits == CHAR_MAX:
        raise ValueError("Currency formatting is not possible using the 'C' locale.")
    kind = 'n' if val < 0 else 'p'
    # Where the sign goes when it is a part of the number.
    text = f'<{_localize(f"{abs(val):.{digits}f}", grouping, monetary=True)}>'
    if symbol:
        smb = conv['int_curr_symbol' if international else 'currency_symbol']
        between = ' ' if conv[kind + '_sep_by_space'] else ''
        if conv[kind + '_cs_precedes']:
            text = smb + between + text
        else:
            text += between + smb.removesuffix(' ') if international else between + smb
    position = conv[kind + '_sign_posn']
    sign = conv['negative_sign' if val < 0 else 'positive_sign']
    if position == 0:
        text = f'({text})'
    elif position == 1:
        text = sign + text
    elif position == 2:
        text += sign
    elif position == 3:
        text = text.replace('<', sign)
    elif position == 4:
        text = text.replace('>', sign)
    else:
        text = sign + text
    return text.replace('<', '').replace('>', '')


def str(val):
    """A float with the locale's separator."""
    return _format('%.12g', val)


def delocalize(string):
    """A number without the locale's separators."""
    conv = localeconv()
    if conv['thousands_sep']:
        string = string.replace(conv['thousands_sep'], '')
    return string.replace(conv['decimal_point'], '.') if conv['decimal_point'] else string


def localize(string, grouping=False, monetary=False):
    """A number with the locale's separators."""
    return _localize(string, grouping, monetary)


def atof(string, func=float):
    """The float that is written with the locale's separators."""
    return func(delocalize(string))


def atoi(string):
    """The int that is written with the locale's separators."""
    return int(delocalize(string))


# ---- messages: none are translated ----

def gettext(msg, /):
    """The message."""
    return msg
