"""Messages in the user's language, from GNU's catalogues (*.mo)."""
import os
import re
import struct
import sys

__all__ = ['NullTranslations', 'GNUTranslations', 'Catalog', 'bindtextdomain', 'find', 'translation', 'install',
           'textdomain', 'dgettext', 'dngettext', 'gettext', 'ngettext', 'pgettext', 'dpgettext', 'npgettext',
           'dnpgettext']

_default_localedir = os.path.join(sys.base_prefix, 'share', 'locale')

# ---- which plural form belongs to a number: an expression of C, with `n` ----

_token = re.compile(r'\s*(?:(?P<number>\d+\b)|(?P<name>n\b)|(?P<operator>\|\||&&|[<>!=]=|[-+*/%<>!?:()])|(?P<invalid>\w+|.))',
                    re.DOTALL)
# From the loosest to the tightest.
_BINARY = [{'||': 'or'}, {'&&': 'and'}, {'==': '==', '!=': '!='}, {'<': '<', '>': '>', '<=': '<=', '>=': '>='},
           {'+': '+', '-': '-'}, {'*': '*', '/': '//', '%': '%'}]
_DEEPEST = 20


class _Plural:
    """Translates such an expression to Python."""

    def __init__(self, text):
        self.tokens = [(match.lastgroup, match[match.lastgroup]) for match in _token.finditer(text.strip())]
        for kind, token in self.tokens:
            if kind == 'invalid':
                raise ValueError(f'invalid token in plural form: {token}')
        self.tokens.append(('end', ''))
        self.at = 0
        self.depth = 0

    def _is(self, *texts):
        return self.tokens[self.at][1] in texts and self.tokens[self.at][0] == 'operator'

    def _take(self):
        token = self.tokens[self.at][1]
        self.at += 1
        return token

    def _fail(self):
        kind, token = self.tokens[self.at]
        raise ValueError('unexpected end of plural form' if kind == 'end' else f'unexpected token in plural form: {token}')

    def whole(self):
        result = self._conditional()
        if self.tokens[self.at][0] != 'end':
            self._fail()
        return result

    def _conditional(self):
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ValueError('plural form expression is too complex')
        result = self._binary(0)
        if self._is('?'):
            self._take()
            true = self._conditional()
            if not self._is(':'):
                self._fail()
            self._take()
            result = f'({true} if {result} else {self._conditional()})'
        self.depth -= 1
        return result

    def _binary(self, level):
        if level == len(_BINARY):
            return self._unary()
        result = self._binary(level + 1)
        while self._is(*_BINARY[level]):
            operator = _BINARY[level][self._take()]
            result = f'({result} {operator} {self._binary(level + 1)})'
        return result

    def _unary(self):
        if self._is('!'):
            self._take()
            return f'(not {self._unary()})'
        if self._is('('):
            self._take()
            result = self._conditional()
            if not self._is(')'):
                raise ValueError('unbalanced parenthesis in plural form')
            self._take()
            return result
        if self.tokens[self.at][0] not in ('number', 'name'):
            self._fail()
        return self._take()


def _warn_unless_int(n):
    """Warn, at the first line that is not of this module, of a count that is no int."""
    if isinstance(n, int):
        return
    import warnings
    level, frame = 2, sys._getframe(1)
    while frame.f_back is not None and frame.f_code.co_filename == __file__:
        level, frame = level + 1, frame.f_back
    warnings.warn(f'Plural value must be an integer, got {n.__class__.__name__}', DeprecationWarning, stacklevel=level)


def _as_number(n):
    try:
        round(n)
    except TypeError:
        raise TypeError(f'Plural value must be an integer, got {n.__class__.__name__}') from None
    _warn_unless_int(n)
    return n


def c2py(plural):
    """A function of `n` for a C expression."""
    if len(plural) > 1000:
        raise ValueError('plural form expression is too long')
    try:
        source = _Plural(plural).whole()
    except RecursionError:
        raise ValueError('plural form expression is too complex')
    form = eval(f'lambda n: int({source})')
    return lambda n: form(n if isinstance(n, int) else _as_number(n))


# ---- catalogues ----

def _expand_lang(loc):
    """The names that a catalogue for this locale may have, the exactest first."""
    import locale
    loc = locale.normalize(loc)
    match = re.fullmatch(r'([^_.@]*)(_[^.@]*)?(\.[^@]*)?(@.*)?', loc)
    language, *parts = match.groups()
    parts = [part or '' for part in parts]
    names = []
    for chosen in range(8):
        # The territory weighs most, then the codeset, then the modifier.
        kept = [part for bit, part in zip((4, 2, 1), parts) if part and not chosen & bit]
        name = language + ''.join(kept)
        if name not in names:
            names.append(name)
    return sorted(names, key=lambda name: -sum(weight for weight, part in zip((4, 1, 2), parts)
                                               if part and part in name))


class NullTranslations:
    """Translates nothing: each message stands for itself, unless a fallback knows it."""

    def __init__(self, fp=None):
        self._info = {}
        self._charset = None
        self._fallback = None
        if fp is not None:
            self._parse(fp)

    def _parse(self, fp):
        pass

    def add_fallback(self, fallback):
        """Ask `fallback` for what is not known here."""
        if self._fallback:
            self._fallback.add_fallback(fallback)
        else:
            self._fallback = fallback

    def gettext(self, message):
        return self._fallback.gettext(message) if self._fallback else message

    def ngettext(self, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.ngettext(msgid1, msgid2, n)
        _warn_unless_int(n)
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context, message):
        return self._fallback.pgettext(context, message) if self._fallback else message

    def npgettext(self, context, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        _warn_unless_int(n)
        return msgid1 if n == 1 else msgid2

    def info(self):
        """The headers of the catalogue."""
        return self._info

    def charset(self):
        """The encoding of the catalogue."""
        return self._charset

    def install(self, names=None):
        """Make gettext() the builtin `_`, and those of `names` builtins too."""
        import builtins
        builtins._ = self.gettext
        for name in {'gettext', 'ngettext', 'npgettext', 'pgettext'} & set(names or ()):
            setattr(builtins, name, getattr(self, name))


class GNUTranslations(NullTranslations):
    """The messages of a *.mo file."""
    LE_MAGIC = 0x950412de
    BE_MAGIC = 0xde120495
    CONTEXT = '%s\x04%s'
    VERSIONS = (0, 1)

    def _parse(self, fp):
        filename = getattr(fp, 'name', '')
        data = fp.read()
        self._catalog = catalog = {}
        self.plural = lambda n: int(n != 1)
        order = '<' if data[:4] == struct.pack('<I', self.LE_MAGIC) else '>'
        if order == '>' and data[:4] != struct.pack('>I', self.LE_MAGIC):
            raise OSError(0, 'Bad magic number', filename)
        version, count, originals, translations = struct.unpack(f'{order}4I', data[4:20])
        if version >> 16 not in self.VERSIONS:
            raise OSError(0, 'Bad version number ' + str(version >> 16), filename)
        for i in range(count):
            original, translated = (self._string(data, order, table + 8 * i, filename)
                                    for table in (originals, translations))
            if not original:
                self._read_headers(translated)
            self._add(original.decode(self._charset or 'ascii'), translated.decode(self._charset or 'ascii'))

    @staticmethod
    def _string(data, order, at, filename):
        length, start = struct.unpack_from(f'{order}II', data, at)
        if start + length >= len(data):
            raise OSError(0, 'File is corrupt', filename)
        return data[start:start + length]

    def _read_headers(self, text):
        last = None
        for line in text.split(b'\n'):
            item = line.decode().strip()
            # A comment of an editor, of old.
            if not item or item.startswith('#-#-#-#-#') and item.endswith('#-#-#-#-#'):
                continue
            name, colon, value = item.partition(':')
            if colon:
                last = name.strip().lower()
                self._info[last] = value.strip()
            elif last:
                self._info[last] += '\n' + item
        if 'charset=' in self._info.get('content-type', ''):
            self._charset = self._info['content-type'].split('charset=')[1]
        if 'plural-forms' in self._info:
            forms = self._info['plural-forms'].split(';')
            self.plural = c2py(forms[1].split('plural=')[1])

    def _add(self, original, translated):
        if '\x00' not in original:
            self._catalog[original] = translated
            return
        first = original.split('\x00')[0]
        for number, form in enumerate(translated.split('\x00')):
            self._catalog[first, number] = form

    def _found(self, key):
        found = self._catalog.get(key)
        return self._catalog.get((key, self.plural(1))) if found is None else found

    def gettext(self, message):
        found = self._found(message)
        return super().gettext(message) if found is None else found

    def ngettext(self, msgid1, msgid2, n):
        found = self._catalog.get((msgid1, self.plural(n)))
        return super().ngettext(msgid1, msgid2, n) if found is None else found

    def pgettext(self, context, message):
        found = self._found(self.CONTEXT % (context, message))
        return super().pgettext(context, message) if found is None else found

    def npgettext(self, context, msgid1, msgid2, n):
        found = self._catalog.get((self.CONTEXT % (context, msgid1), self.plural(n)))
        return super().npgettext(context, msgid1, msgid2, n) if found is None else found


def find(domain, localedir=None, languages=None, all=False):
    """The catalogue's file for the first language that has one (all: of every language); None or []: there is none."""
    if localedir is None:
        localedir = _default_localedir
    if languages is None:
        variables = map(os.environ.get, ('LANGUAGE', 'LC_ALL', 'LC_MESSAGES', 'LANG'))
        languages = next((value.split(':') for value in variables if value), [])
        if 'C' not in languages:
            languages.append('C')
    names = []
    for language in languages:
        names += [name for name in _expand_lang(language) if name not in names]
    found = []
    for name in names:
        if name == 'C':
            break
        file = os.path.join(localedir, name, 'LC_MESSAGES', f'{domain}.mo')
        if os.path.exists(file):
            if not all:
                return file
            found.append(file)
    return found if all else None


_translations = {}


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    """The messages of a domain, those of the user's further languages as fallbacks."""
    class_ = class_ or GNUTranslations
    files = find(domain, localedir, languages, all=True)
    if not files:
        if fallback:
            return NullTranslations()
        from errno import ENOENT
        raise FileNotFoundError(ENOENT, 'No translation file found for domain', domain)
    result = None
    for file in files:
        key = class_, os.path.abspath(file)
        if key not in _translations:
            with open(file, 'rb') as fp:
                _translations[key] = class_(fp)
        import copy
        messages = copy.copy(_translations[key])
        if result is None:
            result = messages
        else:
            result.add_fallback(messages)
    return result


def install(domain, localedir=None, *, names=None):
    """Make `_` a builtin that translates by this domain."""
    translation(domain, localedir, fallback=True).install(names)


Catalog = translation

# ---- one domain for the whole program ----

_localedirs = {}
_current_domain = 'messages'


def textdomain(domain=None):
    """Set the domain of gettext() and its kin; gives what it is."""
    global _current_domain
    if domain is not None:
        _current_domain = domain
    return _current_domain


def bindtextdomain(domain, localedir=None):
    """Set where the catalogues of a domain are; gives where they are."""
    if localedir is not None:
        _localedirs[domain] = localedir
    return _localedirs.get(domain, _default_localedir)


def _of(domain):
    return translation(domain, _localedirs.get(domain), fallback=True)


def dgettext(domain, message):
    return _of(domain).gettext(message)


def dngettext(domain, msgid1, msgid2, n):
    return _of(domain).ngettext(msgid1, msgid2, n)


def dpgettext(domain, context, message):
    return _of(domain).pgettext(context, message)


def dnpgettext(domain, context, msgid1, msgid2, n):
    return _of(domain).npgettext(context, msgid1, msgid2, n)


def gettext(message):
    """The message in the user's language."""
    return dgettext(_current_domain, message)


def ngettext(msgid1, msgid2, n):
    """The form that belongs to the number `n`."""
    return dngettext(_current_domain, msgid1, msgid2, n)


def pgettext(context, message):
    """The message as it is meant in a context."""
    return dpgettext(_current_domain, context, message)


def npgettext(context, msgid1, msgid2, n):
    """Both."""
    return dnpgettext(_current_domain, context, msgid1, msgid2, n)
