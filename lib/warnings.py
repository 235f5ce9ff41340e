"""Warnings: messages that a program may show, ignore or turn into exceptions.

A filter is (action, message, category, module, lineno); the first that fits decides. There are no regular expressions yet,
so a filter's message and module are plain text: the beginning of the message, the whole name of the module.
"""
import sys

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter',
           'resetwarnings', 'catch_warnings']

_ACTIONS = ('default', 'error', 'ignore', 'always', 'all', 'module', 'once')

filters = [
    ('default', None, DeprecationWarning, '__main__', 0),
    ('ignore', None, DeprecationWarning, None, 0),
    ('ignore', None, PendingDeprecationWarning, None, 0),
    ('ignore', None, ImportWarning, None, 0),
    ('ignore', None, ResourceWarning, None, 0),
]
defaultaction = 'default'
onceregistry = {}


class WarningMessage:
    """What a warning tells: its instance, category and place."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f'{{message : {self.message!r}, category : {self._category_name!r}, '
                f'filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}')


def formatwarning(message, category, filename, lineno, line=None):
    """The text that showwarning writes."""
    text = f'{filename}:{lineno}: {category.__name__}: {message}\n'
    if line is None:
        line = _source_line(filename, lineno)
    if line:
        text += f'  {line.strip()}\n'
    return text


def _source_line(filename, lineno):
    try:
        with open(filename) as file:
            for number, line in enumerate(file, 1):
                if number == lineno:
                    return line
    except (OSError, UnicodeDecodeError):
        pass
    return None


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to `file`, or sys.stderr."""
    if file is None:
        file = sys.stderr
        if file is None:
            return
    try:
        file.write(formatwarning(message, category, filename, lineno, line))
    except OSError:
        pass


def _plain(text, what):
    if not isinstance(text, str):
        raise TypeError(f'{what} must be a string')
    for character in '.^$*+?{}[]\\|()':
        if character in text:
            raise NotImplementedError(
                f'minipy does not support regular expressions in warning filters yet: {text!r}')
    return text or None


def _check(action, category, lineno):
    if action not in _ACTIONS:
        raise ValueError(f'invalid action: {action!r}')
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f'category must be a Warning subclass, not {type(category).__name__!r}')
    if not isinstance(lineno, int):
        raise TypeError('lineno must be an int')
    if lineno < 0:
        raise ValueError('lineno must be an int >= 0')


def _add(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    """Add a filter; the newest comes first unless `append`."""
    _check(action, category, lineno)
    _add((action, _plain(message, 'message'), category, _plain(module, 'module'), lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Add a filter for every message and module."""
    _check(action, category, lineno)
    _add((action, None, category, None, lineno), append)


def resetwarnings():
    """Remove all filters."""
    filters[:] = []


def warn(message, category=None, stacklevel=1, source=None):
    """Issue a warning for the caller, or with stacklevel 2 for the caller's caller, and so on."""
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f'category must be a Warning subclass, not {type(category).__name__!r}')
    try:
        frame = sys._getframe(max(stacklevel, 1))
    except ValueError:
        names, filename, lineno = sys.__dict__, '<sys>', 0
    else:
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    registry = names.setdefault('__warningregistry__', {})
    module = names.get('__name__') or '<string>'
    warn_explicit(message, category, filename, lineno, module, registry, names, source)


def _action(text, category, module, lineno):
    for action, message, kind, place, line in filters:
        if ((message is None or text.lower().startswith(message.lower())) and issubclass(category, kind)
                and (place is None or place == module) and (line == 0 or line == lineno)):
            return action
    return defaultaction


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    """Issue a warning for a given place."""
    if module is None:
        module = filename or '<unknown>'
        if module[-3:].lower() == '.py':
            module = module[:-3]
    if registry is None:
        registry = {}
    if isinstance(message, Warning):
        text, category = str(message), message.__class__
    else:
        text, message = message, category(message)
    action = _action(text, category, module, lineno)
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    if action == 'once':
        registry, key = onceregistry, (text, category)
    else:
        key = (text, category, 0 if action == 'module' else lineno)
    if action not in ('always', 'all'):
        if registry.get(key):
            return
        registry[key] = 1
    _showwarnmsg(WarningMessage(message, category, filename, lineno, source=source))


def _showwarnmsg(msg):
    if _recorders:
        _recorders[-1].append(msg)
        return
    showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
    if msg.source is not None and showwarning is _showwarning and sys.stderr is not None:
        # Where the object came from could be told only by tracemalloc.
        sys.stderr.write(f'{msg.category.__name__}: Enable tracemalloc to get the object allocation traceback\n')


_showwarning = showwarning


def _warn_unawaited_coroutine(coro):
    """Say that a coroutine was given up before anything awaited it, and where it was made if that was tracked."""
    lines = [f"coroutine '{coro.__qualname__}' was never awaited"]
    if coro.cr_origin is not None:
        lines.append('Coroutine created at (most recent call last)')
        for filename, lineno, name in reversed(coro.cr_origin):
            lines.append(f'  File "{filename}", line {lineno}, in {name}')
            line = _source_line(filename, lineno)
            if line:
                lines.append(f'    {line.strip()}')
    warn('\n'.join(lines), RuntimeWarning, stacklevel=2, source=coro)


_recorders = []


class catch_warnings:
    """A with statement that restores the filters at its end; with record=True it gives the list of warnings."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f'Cannot enter {self!r} twice')
        self._entered = True
        self._filters = filters[:]
        self._showwarning = showwarning
        self._log = None
        if self._filter is not None:
            simplefilter(*self._filter)
        if self._record:
            self._log = []
            _recorders.append(self._log)
        return self._log

    def __exit__(self, *exc_info):
        global showwarning
        if not self._entered:
            raise RuntimeError(f'Cannot exit {self!r} without entering first')
        filters[:] = self._filters
        showwarning = self._showwarning
        if self._record:
            _recorders.remove(self._log)
