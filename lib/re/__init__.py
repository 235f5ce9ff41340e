"""Regular expressions: the functions of module level, over the native _sre.

A pattern is compiled once and remembered; the functions below do that for their first argument.
"""
import _sre
from re._flags import *
from re._flags import RegexFlag
from re._errors import PatternError

__all__ = [
    'match', 'fullmatch', 'search', 'sub', 'subn', 'split',
    'findall', 'finditer', 'compile', 'purge', 'escape',
    'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U',
    'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE',
    'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError',
]

__version__ = '2.2.1'

error = PatternError
Pattern = _sre.Pattern
Match = _sre.Match


def match(pattern, string, flags=0):
    """Match at the beginning of the string: a Match, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Match the whole string: a Match, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Find the first match in the string: a Match, or None."""
    return _compile(pattern, flags).search(string)


class _ZeroSentinel(int):
    pass


_zero_sentinel = _ZeroSentinel()


def _positional(function, names, args, values):
    """The values of parameters that should be given by keyword; `values` are those that were (or the sentinel)."""
    import warnings
    if len(args) > len(names):
        required = 2 if function == 'split' else 3
        total = required + len(names)
        raise TypeError(f'{function}() takes from {required} to {total} positional arguments '
                        f'but {required + len(args)} were given')
    values = list(values)
    for i, value in enumerate(args):
        if values[i] is not _zero_sentinel:
            raise TypeError(f"{function}() got multiple values for argument '{names[i]}'")
        values[i] = value
    warnings.warn(f"'{names[0]}' is passed as positional argument", DeprecationWarning, stacklevel=3)
    return values


def sub(pattern, repl, string, *args, count=_zero_sentinel, flags=_zero_sentinel):
    """The string with the leftmost matches replaced: by a template, or by what a callable gives for each Match."""
    if args:
        count, flags = _positional('sub', ('count', 'flags'), args, (count, flags))
    return _compile(pattern, flags).sub(repl, string, count)


sub.__text_signature__ = '(pattern, repl, string, count=0, flags=0)'


def subn(pattern, repl, string, *args, count=_zero_sentinel, flags=_zero_sentinel):
    """As sub: (new string, number of replacements)."""
    if args:
        count, flags = _positional('subn', ('count', 'flags'), args, (count, flags))
    return _compile(pattern, flags).subn(repl, string, count)


subn.__text_signature__ = '(pattern, repl, string, count=0, flags=0)'


def split(pattern, string, *args, maxsplit=_zero_sentinel, flags=_zero_sentinel):
    """Split the string at the matches; what groups matched is among the parts."""
    if args:
        maxsplit, flags = _positional('split', ('maxsplit', 'flags'), args, (maxsplit, flags))
    return _compile(pattern, flags).split(string, maxsplit)


split.__text_signature__ = '(pattern, string, maxsplit=0, flags=0)'


def findall(pattern, string, flags=0):
    """A list of all matches: their text, or what their groups matched."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """An iterator over the Match of every match."""
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    """Compile a pattern: a Pattern."""
    return _compile(pattern, flags)


def purge():
    """Forget the compiled patterns."""
    _cache.clear()


_special_chars_map = {i: '\\' + chr(i) for i in b'()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    """The string with what is special in patterns escaped."""
    if isinstance(pattern, str):
        return pattern.translate(_special_chars_map)
    pattern = str(pattern, 'latin1')
    return pattern.translate(_special_chars_map).encode('latin1')


# (type, pattern, flags) -> Pattern, the oldest first.
_cache = {}
_MAXCACHE = 512


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    key = type(pattern), pattern, flags
    try:
        return _cache[key]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    compiled = _sre.compile(pattern, flags)
    if not flags & 128:
        if len(_cache) >= _MAXCACHE:
            _cache.pop(next(iter(_cache)), None)
        _cache[key] = compiled
    return compiled


def _pickle(pattern):
    return _compile, (pattern.pattern, pattern.flags)


class Scanner:
    """A tokenizer: `lexicon` is a list of (pattern, action), tried in order; an action is None, a value or a callable."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        parts = []
        self._actions = {}
        number = 1
        for phrase, action in lexicon:
            parts.append(f'({phrase})')
            self._actions[number] = action
            number += 1 + compile(phrase, flags).groups
        self.scanner = compile('|'.join(parts), flags)

    def scan(self, string):
        """The values of the tokens from the beginning on, and the rest that no pattern matches."""
        result = []
        match = self.scanner.scanner(string).match
        i = 0
        while True:
            m = match()
            if not m:
                break
            j = m.end()
            if i == j:
                break
            action = self._actions[m.lastindex]
            if callable(action):
                self.match = m
                action = action(self, m.group())
            if action is not None:
                result.append(action)
            i = j
        return result, string[i:]
