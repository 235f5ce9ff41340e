"""Comma-separated values: rows of text files."""
import re
import types
from _csv import (Error, writer, reader, register_dialect, unregister_dialect, get_dialect, list_dialects,
                  field_size_limit, QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS,
                  QUOTE_NOTNULL, Dialect as _Dialect)
from io import StringIO

__all__ = ['QUOTE_MINIMAL', 'QUOTE_ALL', 'QUOTE_NONNUMERIC', 'QUOTE_NONE', 'QUOTE_STRINGS', 'QUOTE_NOTNULL', 'Error',
           'Dialect', 'excel', 'excel_tab', 'field_size_limit', 'reader', 'writer', 'register_dialect', 'get_dialect',
           'list_dialects', 'Sniffer', 'unregister_dialect', 'DictReader', 'DictWriter', 'unix_dialect']


class Dialect:
    """How rows look; a subclass sets the attributes."""

    _name = ''
    _valid = False
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        try:
            _Dialect(self)
        except (TypeError, ValueError) as e:
            raise Error(str(e)) from None


class excel(Dialect):
    """As Excel writes it."""

    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\r\n'
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """As Excel writes it, with tabs."""

    delimiter = '\t'


class unix_dialect(Dialect):
    """As it is usual on Unix."""

    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\n'
    quoting = QUOTE_ALL


register_dialect('excel', excel)
register_dialect('excel-tab', excel_tab)
register_dialect('unix', unix_dialect)


class DictReader:
    """Iterates over rows as dicts."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        """The keys: those of the first row when none were given."""
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        result = dict(zip(names, row))
        if len(row) > len(names):
            result[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            result[name] = self.restval
        return result

    __class_getitem__ = classmethod(types.GenericAlias)


class DictWriter:
    """Writes dicts as rows."""

    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ('raise', 'ignore'):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        """Write the keys."""
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _values(self, rowdict):
        if self.extrasaction == 'raise':
            wrong = rowdict.keys() - self.fieldnames
            if wrong:
                raise ValueError('dict contains fields not in fieldnames: ' + ', '.join(repr(x) for x in wrong))
        return (rowdict.get(key, self.restval) for key in self.fieldnames)

    def writerow(self, rowdict):
        """Write a dict."""
        return self.writer.writerow(self._values(rowdict))

    def writerows(self, rowdicts):
        """Write several dicts."""
        return self.writer.writerows(map(self._values, rowdicts))

    __class_getitem__ = classmethod(types.GenericAlias)


class Sniffer:
    """Guesses the dialect of a text."""

    def __init__(self):
        self.preferred = [',', '\t', ';', ' ', ':']

    def sniff(self, sample, delimiters=None):
        """The dialect that a text seems to have."""
        quotechar, doublequote, delimiter, skipinitialspace = self._by_quotes(sample, delimiters)
        if not delimiter:
            delimiter, skipinitialspace = self._by_counts(sample, delimiters)
        if not delimiter:
            raise Error('Could not determine delimiter')

        class dialect(Dialect):
            _name = 'sniffed'
            lineterminator = '\r\n'
            quoting = QUOTE_MINIMAL

        dialect.doublequote = doublequote
        dialect.delimiter = delimiter
        dialect.quotechar = quotechar or '"'
        dialect.skipinitialspace = skipinitialspace
        return dialect

    def _by_quotes(self, sample, delimiters):
        """What stands around quoted fields: (quote, are quotes doubled?, delimiter, does a space follow it?)."""
        quotes = {}
        found = {}
        spaces = 0
        pattern = r'''(?:^|(?P<before>[^\w\n"']))(?P<space> ?)(?P<quote>["']).*?(?P=quote)(?:(?P<after>[^\w\n"'])|$)'''
        for match in re.finditer(pattern, sample, re.DOTALL | re.MULTILINE):
            quotes[match['quote']] = quotes.get(match['quote'], 0) + 1
            key = match['before'] or match['after']
            if key and (delimiters is None or key in delimiters):
                found[key] = found.get(key, 0) + 1
            spaces += bool(match['space'])
        if not quotes:
            return '', False, None, 0
        quotechar = max(quotes, key=quotes.get)
        delimiter = max(found, key=found.get) if found else ''
        skip = bool(delimiter) and found[delimiter] == spaces
        if delimiter == '\n':
            delimiter = ''
        doubled = re.search(rf'{re.escape(delimiter)}\s*{quotechar}[^{quotechar}\n]*{quotechar * 2}', sample)
        return quotechar, doubled is not None, delimiter, skip

    def _by_counts(self, sample, delimiters):
        """The character that all lines have equally often: (delimiter, does a space follow it?)."""
        lines = [line for line in sample.split('\n') if line]
        if not lines:
            return '', 0
        candidates = []
        for ch in map(chr, range(127)):
            if delimiters is not None and ch not in delimiters:
                continue
            counts = [line.count(ch) for line in lines]
            common = max(set(counts), key=counts.count)
            if common and counts.count(common) >= 0.9 * len(lines):
                candidates.append(ch)
        if len(candidates) > 1:
            plain = [ch for ch in candidates if not ch.isalnum()]
            candidates = plain or candidates
        for ch in [*(p for p in self.preferred if p in candidates), *candidates]:
            return ch, lines[0].count(ch) == lines[0].count(ch + ' ')
        return '', 0

    def has_header(self, sample):
        """Does the first row seem to be the names of the columns?"""
        rows = reader(StringIO(sample), self.sniff(sample))
        header = next(rows)
        kinds = dict.fromkeys(range(len(header)))
        for count, row in enumerate(rows):
            if count > 20:
                break
            if len(row) != len(header):
                continue
            for column in list(kinds):
                kind = _kind_of(row[column])
                if kinds[column] is None:
                    kinds[column] = kind
                elif kinds[column] != kind:
                    del kinds[column]
        votes = 0
        for column, kind in kinds.items():
            if isinstance(kind, int):
                votes += 1 if len(header[column]) != kind else -1
            elif kind is not None:
                votes += 1 if _kind_of(header[column]) != kind else -1
        return votes > 0


def _kind_of(text):
    """complex for a number, else the length."""
    try:
        complex(text)
    except ValueError:
        return len(text)
    return complex
