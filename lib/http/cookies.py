"""Cookies as servers set them and clients send them back."""
import re
import string
import types

__all__ = ['CookieError', 'BaseCookie', 'SimpleCookie']


class CookieError(Exception):
    """A name or an attribute that no cookie can have."""


# ---- quoting ----

_LegalChars = string.ascii_letters + string.digits + "!#$%&'*+-.^_`|~:"
_is_legal_key = re.compile(f'[{re.escape(_LegalChars)}]+').fullmatch

_PLAIN = frozenset(map(ord, _LegalChars + ' ()/<=>?@[]{}'))
_ESCAPES = {number: rf'\{number:03o}' for number in range(256) if number not in _PLAIN}
_ESCAPES |= {ord('"'): r'\"', ord('\\'): r'\\'}
_escaped = re.compile(r'\\(?:([0-3][0-7][0-7])|(.))')


def _quote(str):
    """The text as the value of a cookie: in quotes if that is needed."""
    if str is None or _is_legal_key(str):
        return str
    return f'"{str.translate(_ESCAPES)}"'


def _unquote(str):
    """What _quote() got."""
    if str is None or len(str) < 2 or not (str[0] == '"' == str[-1]):
        return str
    return _escaped.sub(lambda match: chr(int(match[1], 8)) if match[1] else match[2], str[1:-1])


_DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']


def _getdate(future=0):
    """The time in that many seconds, as 'expires' wants it."""
    import time
    year, month, day, hour, minute, second, weekday, *_ = time.gmtime(time.time() + future)
    return f'{_DAYS[weekday]}, {day:02} {_MONTHS[month - 1]} {year:4} {hour:02}:{minute:02}:{second:02} GMT'


# ---- one cookie ----

class Morsel(dict):
    """A cookie: its key and value, and its attributes as a mapping."""

    _reserved = {'expires': 'expires', 'path': 'Path', 'comment': 'Comment', 'domain': 'Domain',
                 'max-age': 'Max-Age', 'secure': 'Secure', 'httponly': 'HttpOnly', 'version': 'Version',
                 'samesite': 'SameSite'}
    _flags = {'secure', 'httponly'}

    def __init__(self):
        self._key = self._value = self._coded_value = None
        for key in self._reserved:
            dict.__setitem__(self, key, '')

    @property
    def key(self):
        """The name."""
        return self._key

    @property
    def value(self):
        """The value."""
        return self._value

    @property
    def coded_value(self):
        """The value as it is sent."""
        return self._coded_value

    def _attribute(self, key):
        key = key.lower()
        if key not in self._reserved:
            raise CookieError(f'Invalid attribute {key!r}')
        return key

    def __setitem__(self, K, V):
        dict.__setitem__(self, self._attribute(K), V)

    def setdefault(self, key, val=None):
        """As of dict."""
        return dict.setdefault(self, self._attribute(key), val)

    def update(self, values):
        """As of dict."""
        dict.update(self, {self._attribute(key): value for key, value in dict(values).items()})

    def __eq__(self, morsel):
        if not isinstance(morsel, Morsel):
            return NotImplemented
        return (dict.__eq__(self, morsel) and self._value == morsel._value and self._key == morsel._key
                and self._coded_value == morsel._coded_value)

    __ne__ = object.__ne__

    def copy(self):
        """Another one with the same content."""
        morsel = Morsel()
        dict.update(morsel, self)
        morsel.__dict__.update(self.__dict__)
        return morsel

    def isReservedKey(self, K):
        """Whether it is the name of an attribute."""
        return K.lower() in self._reserved

    def set(self, key, val, coded_val):
        """Set name and value."""
        if key.lower() in self._reserved:
            raise CookieError(f'Attempt to set a reserved key {key!r}')
        if not _is_legal_key(key):
            raise CookieError(f'Illegal key {key!r}')
        self._key = key
        self._value = val
        self._coded_value = coded_val

    def __getstate__(self):
        return {'key': self._key, 'value': self._value, 'coded_value': self._coded_value}

    def __setstate__(self, state):
        self._key = state['key']
        self._value = state['value']
        self._coded_value = state['coded_value']

    def output(self, attrs=None, header='Set-Cookie:'):
        """The header that sets the cookie, with some attributes or all."""
        return f'{header} {self.OutputString(attrs)}'

    __str__ = output

    def __repr__(self):
        return f'<{self.__class__.__name__}: {self.OutputString()}>'

    def js_output(self, attrs=None):
        """A script that sets the cookie."""
        code = self.OutputString(attrs).replace('"', r'\"')
        return f'''
        <script type="text/javascript">
        <!-- begin hiding
        document.cookie = "{code}";
        // end hiding -->
        </script>
        '''

    def OutputString(self, attrs=None):
        """What the header says, with some attributes or all."""
        parts = [f'{self._key}={self._coded_value}']
        for key, value in sorted(self.items()):
            if value == '' or key not in (self._reserved if attrs is None else attrs):
                continue
            name = self._reserved[key]
            if key == 'expires' and isinstance(value, int):
                value = _getdate(value)
            elif key == 'max-age' and isinstance(value, int):
                value = f'{value:d}'
            elif key == 'comment' and isinstance(value, str):
                value = _quote(value)
            elif key in self._flags:
                if value:
                    parts.append(name)
                continue
            parts.append(f'{name}={value}')
        return '; '.join(parts)

    __class_getitem__ = classmethod(types.GenericAlias)


# ---- many ----

_cookie = re.compile(r'''
    \s*(?P<key>[\w!#%&'~_`><@,:/$*+\-.^|)(?}{=]+?)
    (?:\s*=\s*
        (?P<value>
            "(?:[^\\"]|\\.)*"
          | \w{3},\s[\w\s-]{9,11}\s[\d:]{8}\sGMT          # what 'expires' has
          | [\w!#%&'~_`><@,:/$*+\-.^|)(?}{=\[\]]*
        )
    )?
    \s*(?:\s+|;|$)
''', re.ASCII | re.VERBOSE)


class BaseCookie(dict):
    """Cookies by name; subclasses say how values are coded."""

    def value_decode(self, val):
        """(value, coded value) for what was received."""
        return val, val

    def value_encode(self, val):
        """(value, coded value) for what is to be sent."""
        text = str(val)
        return text, text

    def __init__(self, input=None):
        if input:
            self.load(input)

    def __set(self, key, real_value, coded_value):
        morsel = self.get(key, Morsel())
        morsel.set(key, real_value, coded_value)
        dict.__setitem__(self, key, morsel)

    def __setitem__(self, key, value):
        if isinstance(value, Morsel):
            dict.__setitem__(self, key, value)
        else:
            self.__set(key, *self.value_encode(value))

    def output(self, attrs=None, header='Set-Cookie:', sep='\015\012'):
        """The headers that set the cookies."""
        return sep.join(morsel.output(attrs, header) for _, morsel in sorted(self.items()))

    __str__ = output

    def __repr__(self):
        pairs = ' '.join(f'{key}={morsel.value!r}' for key, morsel in sorted(self.items()))
        return f'<{self.__class__.__name__}: {pairs}>'

    def js_output(self, attrs=None):
        """Scripts that set the cookies."""
        return ''.join(morsel.js_output(attrs) for _, morsel in sorted(self.items()))

    def load(self, rawdata):
        """Add the cookies of a header, or of a mapping."""
        if not isinstance(rawdata, str):
            for key, value in rawdata.items():
                self[key] = value
            return
        items = self._parse(rawdata)
        morsel = None
        for key, value, is_attribute in items or ():
            if is_attribute:
                morsel[key] = value
            else:
                self.__set(key, *value)
                morsel = self[key]

    def _parse(self, text):
        """Triples of name, value and whether it is an attribute; None if that is no header of cookies."""
        items = []
        pos = 0
        while pos < len(text):
            found = _cookie.match(text, pos)
            if not found:
                break
            pos = found.end()
            key, value = found['key'], found['value']
            is_flag = key.lower() in Morsel._flags
            if key.startswith('$'):
                # Attributes of RFC 2965; in front they are the version of all.
                if items:
                    items.append((key[1:], value, True))
            elif key.lower() in Morsel._reserved:
                if not items or value is None and not is_flag:
                    return None
                items.append((key, True if value is None else _unquote(value), True))
            elif value is None:
                return None
            else:
                items.append((key, self.value_decode(value), False))
        return items


class SimpleCookie(BaseCookie):
    """Cookies whose values are strings, quoted where that is needed."""

    def value_decode(self, val):
        """(value, coded value) for what was received."""
        return _unquote(val), val

    def value_encode(self, val):
        """(value, coded value) for what is to be sent."""
        text = str(val)
        return text, _quote(text)
