"""Readers and writers of comma-separated values: what lib/csv.py builds on."""
from _csv_lines import end_field as _end_field, read_line as _read_line
from numbers import Number as _Number

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)

_dialects = {}
_limit = 131072


class Error(Exception):
    """Values, or a text, that cannot be written or read."""

    __module__ = '_csv'


_DEFAULTS = {'delimiter': ',', 'doublequote': True, 'escapechar': None, 'lineterminator': '\r\n', 'quotechar': '"',
             'quoting': QUOTE_MINIMAL, 'skipinitialspace': False, 'strict': False}


def _one_char(name, value, none_allowed):
    if none_allowed and value is None:
        return None
    if not isinstance(value, str):
        kinds = 'string or None' if none_allowed else 'string'
        raise TypeError(f'"{name}" must be {kinds}, not {type(value).__name__}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be a 1-character string')
    return value


class Dialect:
    """How rows look: the attributes are checked, and do not change."""

    __slots__ = tuple(_DEFAULTS)

    def __new__(cls, dialect=None, **settings):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        for name in settings:
            if name not in _DEFAULTS:
                raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        values = {}
        for name, default in _DEFAULTS.items():
            values[name] = settings[name] if name in settings else getattr(dialect, name, default)
        if 'quoting' not in settings and settings.get('quotechar', '"') is None:
            values['quoting'] = QUOTE_NONE
        self = object.__new__(cls)
        for name, value in _checked(values).items():
            object.__setattr__(self, name, value)
        return self

    def __setattr__(self, name, value):
        if name in _DEFAULTS:
            raise AttributeError(f"attribute '{name}' of '_csv.Dialect' objects is not writable")
        raise AttributeError(f"'_csv.Dialect' object has no attribute '{name}'")

    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle '{type(self).__name__}' object")


def _checked(values):
    values['delimiter'] = _one_char('delimiter', values['delimiter'], False)
    for name in ('doublequote', 'skipinitialspace', 'strict'):
        values[name] = bool(values[name])
    values['escapechar'] = _one_char('escapechar', values['escapechar'], True)
    values['quotechar'] = _one_char('quotechar', values['quotechar'], True)
    quoting = values['quoting']
    if type(quoting) is not int:
        raise TypeError('"quoting" must be an integer')
    if not 0 <= quoting <= QUOTE_NOTNULL:
        raise TypeError('bad "quoting" value')
    if quoting != QUOTE_NONE and values['quotechar'] is None:
        raise TypeError('quotechar must be set if quoting enabled')
    if values['lineterminator'] is None:
        raise TypeError('lineterminator must be set')
    if not isinstance(values['lineterminator'], str):
        raise TypeError('"lineterminator" must be a string')
    for name in ('delimiter', 'escapechar', 'quotechar'):
        if values[name] in ('\n', '\r') or values[name] == ' ' and name != 'delimiter' and values['skipinitialspace']:
            raise ValueError(f'bad {name} value')
    special = [values[name] for name in ('delimiter', 'escapechar', 'quotechar')]
    for i, first in enumerate(special):
        for j in range(i + 1, 3):
            if first is not None and first == special[j]:
                names = ('delimiter', 'escapechar', 'quotechar')
                raise ValueError(f'bad {names[i]} or {names[j]} value')
    for i, name in enumerate(('delimiter', 'escapechar', 'quotechar')):
        if special[i] is not None and special[i] in values['lineterminator']:
            raise ValueError(f'bad {name} or lineterminator value')
    return values


def register_dialect(name, dialect=None, **settings):
    """Give a dialect a name."""
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = Dialect(dialect, **settings)


def unregister_dialect(name):
    """Forget a dialect."""
    if name not in _dialects:
        raise Error('unknown dialect')
    del _dialects[name]


def get_dialect(name):
    """The dialect of a name."""
    if name not in _dialects:
        raise Error('unknown dialect')
    return _dialects[name]


def list_dialects():
    """The names of the dialects."""
    return list(_dialects)


def field_size_limit(new_limit=None):
    """How many characters a field may have; sets it when there is an argument."""
    global _limit
    old = _limit
    if new_limit is not None:
        if not isinstance(new_limit, int):
            raise TypeError('limit must be an integer')
        _limit = new_limit
    return old


# Where a reader is when the lines end within quotes: see read_line().
_IN_QUOTED = 3


class Reader:
    """Iterates over the rows of lines."""

    def __init__(self, csvfile, dialect=None, **settings):
        self.dialect = dialect = Dialect(dialect, **settings)
        self._settings = (dialect.delimiter, dialect.quotechar, dialect.escapechar, dialect.doublequote,
                          dialect.skipinitialspace, dialect.quoting, dialect.strict, Error)
        self._lines = iter(csvfile)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        fields = []
        rest = None
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if rest is None or not rest[1] and rest[0] != _IN_QUOTED:
                    raise
                if self.dialect.strict:
                    raise Error('unexpected end of data') from None
                _end_field(self._settings, _limit, fields, rest)
                return fields
            if not isinstance(line, str):
                raise Error(f'iterator should return strings, not {type(line).__name__} '
                            '(the file should be opened in text mode)')
            self.line_num += 1
            rest = _read_line(self._settings, _limit, fields, rest, line)
            if rest is None:
                return fields


class Writer:
    """Writes rows to a file."""

    def __init__(self, csvfile, dialect=None, **settings):
        self.dialect = Dialect(dialect, **settings)
        self._write = getattr(csvfile, 'write', None)
        if not callable(self._write):
            raise TypeError('argument 1 must have a "write" method')
        dialect = self.dialect
        special = [dialect.delimiter, dialect.escapechar, dialect.quotechar, '\r', '\n', *dialect.lineterminator]
        self._special = frozenset(ch for ch in special if ch)
        self._ints_are_plain = (dialect.quoting not in (QUOTE_ALL, QUOTE_NOTNULL)
                                and self._special.isdisjoint('-0123456789'))

    def writerow(self, row):
        """Write a row; what the file's write() gave."""
        try:
            values = list(row)
        except TypeError:
            raise Error(f'iterable expected, not {type(row).__name__}') from None
        texts = [self._shown(value) for value in values]
        if len(texts) == 1 and not texts[0]:
            if self.dialect.quoting == QUOTE_NONE or (
                    values[0] is None and self.dialect.quoting in (QUOTE_STRINGS, QUOTE_NOTNULL)):
                raise Error('single empty field record must be quoted')
            texts[0] = self.dialect.quotechar * 2
        return self._write(self.dialect.delimiter.join(texts) + self.dialect.lineterminator)

    def writerows(self, rows):
        """Write several rows."""
        for row in rows:
            self.writerow(row)

    def _shown(self, value):
        if type(value) is int and self._ints_are_plain:
            return str(value)
        dialect = self.dialect
        quoting = dialect.quoting
        text = '' if value is None else value if isinstance(value, str) else str(value)
        if quoting == QUOTE_ALL:
            quoted = True
        elif quoting == QUOTE_NONNUMERIC:
            quoted = not isinstance(value, _Number)
        elif quoting == QUOTE_STRINGS:
            quoted = isinstance(value, str)
        elif quoting == QUOTE_NOTNULL:
            quoted = value is not None
        else:
            quoted = False
        if not quoted:
            if not text and dialect.delimiter == ' ' and dialect.skipinitialspace:
                if quoting == QUOTE_NONE:
                    raise Error('empty field must be quoted if delimiter is a space and skipinitialspace is true')
                quoted = True
            elif self._special.isdisjoint(text):
                return text
        return self._escaped(text, quoted)

    def _escaped(self, text, quoted):
        dialect = self.dialect
        result = []
        for ch in text:
            if ch in self._special:
                escape = False
                if dialect.quoting == QUOTE_NONE:
                    escape = True
                elif ch == dialect.quotechar:
                    if dialect.doublequote:
                        result.append(dialect.quotechar)
                        quoted = True
                    else:
                        escape = True
                elif ch == dialect.escapechar:
                    escape = True
                else:
                    quoted = True
                if escape:
                    if dialect.escapechar is None:
                        raise Error('need to escape, but no escapechar set')
                    result.append(dialect.escapechar)
            result.append(ch)
        shown = ''.join(result)
        return f'{dialect.quotechar}{shown}{dialect.quotechar}' if quoted else shown


def reader(csvfile, /, dialect='excel', **settings):
    """An iterator over the rows of lines."""
    return Reader(csvfile, dialect, **settings)


def writer(csvfile, /, dialect='excel', **settings):
    """What writes rows to a file."""
    return Writer(csvfile, dialect, **settings)


Reader.__name__ = Reader.__qualname__ = 'reader'
Writer.__name__ = Writer.__qualname__ = 'writer'
