"""Files of sections with options: '[section]', then lines 'option = value'; values may refer to others."""
import io
import itertools
import os
import re
import sys
from collections.abc import MutableMapping

__all__ = ('NoSectionError', 'DuplicateOptionError', 'DuplicateSectionError', 'NoOptionError', 'InterpolationError',
           'InterpolationDepthError', 'InterpolationMissingOptionError', 'InterpolationSyntaxError', 'ParsingError',
           'MissingSectionHeaderError', 'MultilineContinuationError', 'ConfigParser', 'RawConfigParser',
           'Interpolation', 'BasicInterpolation', 'ExtendedInterpolation', 'SectionProxy', 'ConverterMapping',
           'DEFAULTSECT', 'MAX_INTERPOLATION_DEPTH', 'UNNAMED_SECTION')

DEFAULTSECT = 'DEFAULT'
MAX_INTERPOLATION_DEPTH = 10


class _UnnamedSection:
    def __repr__(self):
        return '<UNNAMED_SECTION>'


UNNAMED_SECTION = _UnnamedSection()
_UNSET = object()
_default_dict = dict


# ---- exceptions ----

class Error(Exception):
    """What all of them have in common."""

    def __init__(self, msg=''):
        self.message = msg
        super().__init__(msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    """A section that is not there."""

    def __init__(self, section):
        super().__init__(f'No section: {section!r}')
        self.section = section
        self.args = section,


def _place(source, lineno):
    line = '' if lineno is None else f' [line {lineno:2d}]'
    return f'While reading from {source!r}{line}: '


class DuplicateSectionError(Error):
    """A section that is there already, or twice in a file."""

    def __init__(self, section, source=None, lineno=None):
        start = 'Section ' if source is None else _place(source, lineno) + 'section '
        super().__init__(f'{start}{section!r} already exists')
        self.section, self.source, self.lineno = self.args = section, source, lineno


class DuplicateOptionError(Error):
    """An option that is twice in a section of a file."""

    def __init__(self, section, option, source=None, lineno=None):
        start = 'Option ' if source is None else _place(source, lineno) + 'option '
        super().__init__(f'{start}{option!r} in section {section!r} already exists')
        self.section, self.option, self.source, self.lineno = self.args = section, option, source, lineno


class NoOptionError(Error):
    """An option that is not there."""

    def __init__(self, option, section):
        super().__init__(f'No option {option!r} in section: {section!r}')
        self.option, self.section = self.args = option, section


class InterpolationError(Error):
    """A value that refers to others in a wrong way."""

    def __init__(self, option, section, msg):
        super().__init__(msg)
        self.option, self.section, _ = self.args = option, section, msg


class InterpolationMissingOptionError(InterpolationError):
    """A value refers to an option that is not there."""

    def __init__(self, option, section, rawval, reference):
        super().__init__(option, section, f'Bad value substitution: option {option!r} in section {section!r} contains '
                         f'an interpolation key {reference!r} which is not a valid option name. '
                         f'Raw value: {rawval!r}')
        self.reference = reference
        self.args = option, section, rawval, reference


class InterpolationSyntaxError(InterpolationError):
    """A value with a sign of a reference, and no reference."""


class InterpolationDepthError(InterpolationError):
    """Values that refer to values, too deep."""

    def __init__(self, option, section, rawval):
        super().__init__(option, section, 'Recursion limit exceeded in value substitution: '
                         f'option {option!r} in section {section!r} contains an interpolation key which cannot be '
                         f'substituted in {MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}')
        self.args = option, section, rawval


class ParsingError(Error):
    """Lines that are none of a configuration; `errors` has their numbers and reprs."""

    def __init__(self, source, *args):
        super().__init__(f'Source contains parsing errors: {source!r}')
        self.source = source
        self.errors = []
        self.args = source,
        for arg in args:
            self.append(*arg)

    def append(self, lineno, line):
        """Add a line."""
        self.errors.append((lineno, line))
        self.message += f'\n\t[line {lineno:2d}]: {line!r}'

    def combine(self, others):
        """Add the lines of other errors."""
        for other in others:
            for error in other.errors:
                self.append(*error)
        return self


class MissingSectionHeaderError(ParsingError):
    """A line before the first section."""

    def __init__(self, filename, lineno, line):
        Error.__init__(self, f'File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}')
        self.source, self.lineno, self.line = self.args = filename, lineno, line


class MultilineContinuationError(ParsingError):
    """A line that continues an option without a value."""

    def __init__(self, filename, lineno, line):
        Error.__init__(self, 'Key without value continued with an indented line.\n'
                       f'file: {filename!r}, line: {lineno}\n{line!r}')
        self.source, self.lineno, self.line = self.args = filename, lineno, line


# ---- values that refer to others ----

class Interpolation:
    """None: values are what they are."""

    def before_get(self, parser, section, option, value, defaults):
        """The value that a program gets."""
        return value

    def before_set(self, parser, section, option, value):
        """The value that is kept for what a program sets."""
        return value

    def before_read(self, parser, section, option, value):
        """The value that is kept for what a file has."""
        return value

    def before_write(self, parser, section, option, value):
        """The value that is written."""
        return value


class _References(Interpolation):
    """References begin with a sign; the sign twice stands for itself."""

    def before_get(self, parser, section, option, value, defaults):
        """The value with what it refers to."""
        pieces = []
        self._interpolate(parser, option, pieces, value, section, defaults, 1)
        return ''.join(pieces)

    def before_set(self, parser, section, option, value):
        """The value, if its references are written rightly."""
        rest = self._KEYCRE.sub('', value.replace(self._sign * 2, ''))
        if self._sign in rest:
            raise ValueError(f'invalid interpolation syntax in {value!r} at position {rest.find(self._sign)}')
        return value

    def _interpolate(self, parser, option, pieces, rest, section, variables, depth):
        rawval = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, rawval)
        sign, bracket = self._sign, self._bracket
        while rest:
            before, found, rest = rest.partition(sign)
            pieces.append(before)
            if not found:
                return
            if rest.startswith(sign):
                pieces.append(sign)
                rest = rest[1:]
                continue
            if not rest.startswith(bracket):
                raise InterpolationSyntaxError(
                    option, section, f"'{sign}' must be followed by '{sign}' or '{bracket}', found: {sign + rest!r}")
            match = self._KEYCRE.match(sign + rest)
            if match is None:
                raise InterpolationSyntaxError(
                    option, section, f'bad interpolation variable reference {sign + rest!r}')
            rest = rest[match.end() - 1:]
            target = self._look_up(parser, option, section, variables, match[1], rawval, rest)
            value = target[1]
            if sign in value:
                self._interpolate(parser, *target[:1], pieces, value, *target[2:], depth + 1)
            else:
                pieces.append(value)


class BasicInterpolation(_References):
    """References '%(option)s' to the same section or the defaults; '%%' stands for '%'."""

    _sign, _bracket = '%', '('
    _KEYCRE = re.compile(r'%\(([^)]+)\)s')

    def _look_up(self, parser, option, section, variables, key, rawval, rest):
        name = parser.optionxform(key)
        try:
            return option, variables[name], section, variables
        except KeyError:
            raise InterpolationMissingOptionError(option, section, rawval, name) from None


class ExtendedInterpolation(_References):
    """References '${option}' and '${section:option}'; '$$' stands for '$'."""

    _sign, _bracket = '$', '{'
    _KEYCRE = re.compile(r'\$\{([^}]+)\}')

    def _look_up(self, parser, option, section, variables, key, rawval, rest):
        path = key.split(':')
        try:
            if len(path) == 1:
                name = parser.optionxform(path[0])
                return name, variables[name], section, variables
            if len(path) == 2:
                section, name = path[0], parser.optionxform(path[1])
                value = parser.get(section, name, raw=True)
                return name, value, section, dict(parser.items(section, raw=True))
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, rawval, ':'.join(path)) from None
        raise InterpolationSyntaxError(option, section, f"More than one ':' found: {rest!r}")


# ---- parsers ----

class RawConfigParser(MutableMapping):
    """Sections by name; values are strings, as they are in the file."""

    _DEFAULT_INTERPOLATION = Interpolation()
    SECTCRE = re.compile(r'\[(?P<header>.+)\]')
    NONSPACECRE = re.compile(r'\S')
    BOOLEAN_STATES = {'1': True, 'yes': True, 'true': True, 'on': True,
                      '0': False, 'no': False, 'false': False, 'off': False}

    def __init__(self, defaults=None, dict_type=_default_dict, allow_no_value=False, *, delimiters=('=', ':'),
                 comment_prefixes=('#', ';'), inline_comment_prefixes=None, strict=True,
                 empty_lines_in_values=True, default_section=DEFAULTSECT, interpolation=_UNSET, converters=_UNSET,
                 allow_unnamed_section=False):
        self._dict = dict_type
        self._sections = dict_type()
        self._defaults = dict_type()
        self._converters = ConverterMapping(self)
        self._proxies = dict_type()
        self._proxies[default_section] = SectionProxy(self, default_section)
        self._delimiters = tuple(delimiters)
        signs = '|'.join(map(re.escape, delimiters))
        value = rf'\s*(?:(?P<vi>{signs})\s*(?P<value>.*))'
        self._optcre = re.compile(rf'(?P<option>.*?){value}{"?" if allow_no_value else ""}$')
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._inline_comment_prefixes = tuple(inline_comment_prefixes or ())
        self._strict = strict
        self._allow_no_value = allow_no_value
        self._empty_lines_in_values = empty_lines_in_values
        self.default_section = default_section
        if interpolation is _UNSET:
            interpolation = self._DEFAULT_INTERPOLATION
        if interpolation is None:
            interpolation = Interpolation()
        if not isinstance(interpolation, Interpolation):
            raise TypeError('interpolation= must be None or an instance of Interpolation; '
                            f'got an object of type {type(interpolation)}')
        self._interpolation = interpolation
        if converters is not _UNSET:
            self._converters.update(converters)
        if defaults:
            self._read_defaults(defaults)
        self._allow_unnamed_section = allow_unnamed_section

    @property
    def converters(self):
        """The functions behind getint() and its kin, by name."""
        return self._converters

    # ---- sections ----

    def defaults(self):
        """The options that all sections have."""
        return self._defaults

    def sections(self):
        """The names of the sections."""
        return list(self._sections)

    def add_section(self, section):
        """Add a section."""
        if section == self.default_section:
            raise ValueError(f'Invalid section name: {section!r}')
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        """Whether there is a section of that name."""
        return section in self._sections

    def remove_section(self, section):
        """Remove a section; whether there was one."""
        existed = section in self._sections
        if existed:
            del self._sections[section], self._proxies[section]
        return existed

    def options(self, section):
        """The names of a section's options."""
        if section not in self._sections:
            raise NoSectionError(section) from None
        return list({**self._sections[section], **self._defaults})

    def _options_of(self, section):
        if not section or section == self.default_section:
            return self._defaults
        if section not in self._sections:
            raise NoSectionError(section) from None
        return self._sections[section]

    # ---- reading ----

    def read(self, filenames, encoding=None):
        """Read files, those that can be opened: their names."""
        if isinstance(filenames, (str, bytes, os.PathLike)):
            filenames = [filenames]
        done = []
        for filename in filenames:
            try:
                with open(filename, encoding=io.text_encoding(encoding)) as fp:
                    self._read(fp, filename)
            except OSError:
                continue
            done.append(os.fspath(filename))
        return done

    def read_file(self, f, source=None):
        """Read an open file, or lines."""
        if source is None:
            source = getattr(f, 'name', '<???>')
        self._read(f, source)

    def read_string(self, string, source='<string>'):
        """Read a str."""
        self.read_file(io.StringIO(string), source)

    def read_dict(self, dictionary, source='<dict>'):
        """Take sections from a mapping of mappings."""
        added = set()
        for section, keys in dictionary.items():
            section = section if section is UNNAMED_SECTION else str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in added:
                    raise
            added.add(section)
            for key, value in keys.items():
                key = self.optionxform(str(key))
                if self._strict and (section, key) in added:
                    raise DuplicateOptionError(section, key, source)
                added.add((section, key))
                self.set(section, key, None if value is None else str(value))

    def _read_defaults(self, defaults):
        for key, value in defaults.items():
            self._defaults[self.optionxform(key)] = value

    def _without_comment(self, line):
        """(the line without its comment, whether there was one)."""
        if line.strip().startswith(self._comment_prefixes or ('\0',)):
            return '', True
        end = min((i for prefix in self._inline_comment_prefixes for i in range(len(line))
                   if line.startswith(prefix, i) and (i == 0 or line[i - 1].isspace())), default=None)
        return line[:end].strip(), end is not None

    def _read(self, fp, fpname):
        try:
            self._read_lines(fp, fpname)
        finally:
            self._join_lines()

    def _read_lines(self, fp, fpname):
        section = options = option = None
        if self._allow_unnamed_section:
            section, options = UNNAMED_SECTION, self._start_section(UNNAMED_SECTION, set(), fpname, 0)
        added = set()
        indent = 0
        error = None
        for lineno, line in enumerate(fp, start=1):
            value, commented = self._without_comment(line)
            if not value:
                if not self._empty_lines_in_values:
                    indent = sys.maxsize
                elif not commented and option and options is not None and options[option] is not None:
                    options[option].append('')
                continue
            current = self.NONSPACECRE.search(line).start()
            if option and current > indent:
                if options[option] is None:
                    raise MultilineContinuationError(fpname, lineno, line)
                options[option].append(value)
                continue
            indent = current
            header = self.SECTCRE.match(value)
            if header:
                section, option = header['header'], None
                options = self._start_section(section, added, fpname, lineno)
            elif options is None:
                raise MissingSectionHeaderError(fpname, lineno, line)
            else:
                option, error = self._start_option(value, section, options, added, fpname, lineno, line, error)
        if error:
            raise error

    def _start_section(self, section, added, fpname, lineno):
        if section == self.default_section:
            return self._defaults
        if section in self._sections:
            if self._strict and section in added:
                raise DuplicateSectionError(section, fpname, lineno)
        else:
            self._sections[section] = self._dict()
            self._proxies[section] = SectionProxy(self, section)
        added.add(section)
        return self._sections[section]

    def _start_option(self, value, section, options, added, fpname, lineno, line, error):
        """(name of the option or None, the error so far)."""
        match = self._optcre.match(value)
        if not match or not match['option']:
            error = error or ParsingError(fpname)
            error.append(lineno, line)
            if not match:
                return None, error
        option = self.optionxform(match['option'].rstrip())
        if self._strict and (section, option) in added:
            raise DuplicateOptionError(section, option, fpname, lineno)
        added.add((section, option))
        text = match['value']
        options[option] = None if text is None else [text.strip()]
        return option, error

    def _join_lines(self):
        for section, options in itertools.chain([(self.default_section, self._defaults)], self._sections.items()):
            for name, value in options.items():
                if isinstance(value, list):
                    value = '\n'.join(value).rstrip()
                options[name] = self._interpolation.before_read(self, section, name, value)

    # ---- values ----

    def optionxform(self, optionstr):
        """The name of an option as it is kept: in lower case."""
        return optionstr.lower()

    def _unify_values(self, section, vars):
        """The options that count for a section: vars, its own, the defaults."""
        own = self._sections.get(section)
        if own is None:
            if section != self.default_section:
                raise NoSectionError(section) from None
            own = {}
        given = {self.optionxform(key): None if value is None else str(value)
                 for key, value in (vars or {}).items()}
        return {**self._defaults, **own, **given}

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        """The value of an option: of vars, of the section, or of the defaults."""
        try:
            values = self._unify_values(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        if option not in values:
            if fallback is _UNSET:
                raise NoOptionError(option, section)
            return fallback
        value = values[option]
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, values)

    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        try:
            return conv(self.get(section, option, raw=raw, vars=vars, **kwargs))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getint(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        """A value as an int."""
        return self._get_conv(section, option, int, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        """A value as a float."""
        return self._get_conv(section, option, float, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        """A value as a bool: 'yes', 'on', 'true', '1' and their contraries."""
        return self._get_conv(section, option, self._convert_to_boolean, raw=raw, vars=vars, fallback=fallback,
                              **kwargs)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f'Not a boolean: {value}')
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        """The options of a section with their values, or, without one, the sections."""
        if section is _UNSET:
            return super().items()
        values = self._defaults.copy()
        if section in self._sections:
            values.update(self._sections[section])
        elif section != self.default_section:
            raise NoSectionError(section)
        names = list(values)
        for key, value in (vars or {}).items():
            values[self.optionxform(key)] = value
        if raw:
            return [(name, values[name]) for name in names]
        return [(name, values[name] if values[name] is None
                 else self._interpolation.before_get(self, section, name, values[name], values)) for name in names]

    def popitem(self):
        """Remove the first section and give its name and it."""
        for key in self.sections():
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def has_option(self, section, option):
        """Whether a section or the defaults have an option."""
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        if section not in self._sections:
            return False
        option = self.optionxform(option)
        return option in self._sections[section] or option in self._defaults

    def set(self, section, option, value=None):
        """Set an option."""
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        self._options_of(section)[self.optionxform(option)] = value

    def remove_option(self, section, option):
        """Remove an option; whether there was one."""
        options = self._options_of(section)
        option = self.optionxform(option)
        existed = option in options
        if existed:
            del options[option]
        return existed

    # ---- writing ----

    def write(self, fp, space_around_delimiters=True):
        """Write it as a file that can be read again; comments are lost."""
        delimiter = f' {self._delimiters[0]} ' if space_around_delimiters else self._delimiters[0]
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults.items(), delimiter)
        unnamed = self._sections.get(UNNAMED_SECTION)
        if unnamed:
            self._write_section(fp, UNNAMED_SECTION, unnamed.items(), delimiter, True)
        for section in self._sections:
            if section is not UNNAMED_SECTION:
                self._write_section(fp, section, self._sections[section].items(), delimiter)

    def _write_section(self, fp, section_name, section_items, delimiter, unnamed=False):
        if not unnamed:
            fp.write(f'[{section_name}]\n')
        for key, value in section_items:
            value = self._interpolation.before_write(self, section_name, key, value)
            if value is not None or not self._allow_no_value:
                value = delimiter + str(value).replace('\n', '\n\t')
            else:
                value = ''
            fp.write(f'{key}{value}\n')
        fp.write('\n')

    # ---- as a mapping ----

    def __getitem__(self, key):
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError('Cannot remove the default section.')
        if not self.has_section(key):
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return itertools.chain((self.default_section,), self._sections.keys())

    def _validate_value_types(self, *, section='', option='', value=''):
        if not isinstance(section, str) and section is not UNNAMED_SECTION:
            raise TypeError('section names must be strings')
        if not isinstance(option, str):
            raise TypeError('option keys must be strings')
        if (not self._allow_no_value or value) and not isinstance(value, str):
            raise TypeError('option values must be strings')


class ConfigParser(RawConfigParser):
    """The same; values may refer to others, and only strings are taken."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        """Set an option."""
        self._validate_value_types(option=option, value=value)
        super().set(section, option, value)

    def add_section(self, section):
        """Add a section."""
        self._validate_value_types(section=section)
        super().add_section(section)

    def _read_defaults(self, defaults):
        # References are checked when they are used.
        interpolation, self._interpolation = self._interpolation, Interpolation()
        try:
            self.read_dict({self.default_section: defaults})
        finally:
            self._interpolation = interpolation


class SectionProxy(MutableMapping):
    """A section as a mapping."""

    def __init__(self, parser, name):
        self._parser = parser
        self._name = name
        for conv in parser.converters:
            getter = getattr(parser, 'get' + conv)
            setattr(self, 'get' + conv, _getter_of(self, getter))

    def __repr__(self):
        return f'<Section: {self._name}>'

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser._validate_value_types(option=key, value=value)
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    def _options(self):
        if self._name != self._parser.default_section:
            return self._parser.options(self._name)
        return self._parser.defaults()

    @property
    def parser(self):
        """The parser that it belongs to."""
        return self._parser

    @property
    def name(self):
        """The name of the section."""
        return self._name

    def get(self, option, fallback=None, *, raw=False, vars=None, _impl=None, **kwargs):
        """The value of an option, or the fallback."""
        return (_impl or self._parser.get)(self._name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)


def _getter_of(proxy, getter):
    def get(option, fallback=None, **kwargs):
        return proxy.get(option, fallback, _impl=getter, **kwargs)
    return get


class ConverterMapping(MutableMapping):
    """The functions that convert values: each is a method get...() of the parser and its sections."""

    GETTERCRE = re.compile(r'^get(?P<name>.+)$')

    def __init__(self, parser):
        self._parser = parser
        self._data = {}
        for name in dir(parser):
            found = self.GETTERCRE.match(name)
            if found and callable(getattr(parser, name)):
                self._data[found['name']] = None

    def __getitem__(self, key):
        return self._data[key]

    def __setitem__(self, key, value):
        name = 'get' + key if isinstance(key, str) else None
        if not name or name == 'get':
            raise ValueError(f'Incompatible key: {key} (cannot be bound to an attribute)')
        self._data[key] = value

        def getter(section, option, **kwargs):
            return self._parser._get_conv(section, option, value, **kwargs)

        getter.converter = value
        setattr(self._parser, name, getter)
        for proxy in self._parser.values():
            setattr(proxy, name, _getter_of(proxy, getter))

    def __delitem__(self, key):
        if not isinstance(key, str) or key not in self._data:
            raise KeyError(key)
        del self._data[key]
        name = 'get' + key
        for owner in itertools.chain((self._parser,), self._parser.values()):
            # Methods of the class stay.
            owner.__dict__.pop(name, None)

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)
