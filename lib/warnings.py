"""Warnings: messages that a program may show, ignore or turn into exceptions.

A filter is (action, message, category, module, lineno); the first that fits decides. message and module are compiled regular
expressions, or None for any; category is a class; lineno is 0 for any line. What a module was warned of is in its
__warningregistry__, so that the same is not said twice.

warn and warn_explicit are native, so that they leave no trace in tracebacks; what they do is in _warn and _warn_explicit.
"""
import sys
from _warnings import warn, warn_explicit

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter', 'resetwarnings',
           'catch_warnings', 'deprecated']

_ACTIONS = ('error', 'ignore', 'always', 'all', 'default', 'module', 'once')

filters = [
    ('default', None, DeprecationWarning, '__main__', 0),
    ('ignore', None, DeprecationWarning, None, 0),
    ('ignore', None, PendingDeprecationWarning, None, 0),
    ('ignore', None, ImportWarning, None, 0),
    ('ignore', None, ResourceWarning, None, 0),
]
defaultaction = _defaultaction = 'default'
onceregistry = _onceregistry = {}
_filters_version = 1


def _filters_mutated():
    """What registries know is out of date."""
    global _filters_version
    _filters_version += 1


class WarningMessage:
    """What a warning tells: its instance, category and place."""

    _WARNING_DETAILS = ('message', 'category', 'filename', 'lineno', 'file', 'line', 'source')

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


# ---- showing ----

def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to file, or sys.stderr. To be replaced by programs that show warnings their own way."""
    _showwarnmsg_impl(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """The text that a warning is shown by."""
    return _formatwarnmsg_impl(WarningMessage(message, category, filename, lineno, None, line))


_showwarning_orig = showwarning
_formatwarning_orig = formatwarning


def _showwarnmsg_impl(msg):
    file = sys.stderr if msg.file is None else msg.file
    if file is None:
        return
    try:
        file.write(_formatwarnmsg(msg))
    except OSError:
        pass


def _formatwarnmsg_impl(msg):
    category = msg.category.__name__
    text = f'{msg.filename}:{msg.lineno}: {category}: {msg.message}\n'
    line = msg.line
    if line is None:
        try:
            import linecache
            line = linecache.getline(msg.filename, msg.lineno)
        except Exception:  # at the end of the interpreter
            line = None
    if line:
        text += f'  {line.strip()}\n'
    if msg.source is not None:
        # Where the object came from could be told only by tracemalloc.
        text += f'{category}: Enable tracemalloc to get the object allocation traceback\n'
    return text


def _showwarnmsg(msg):
    """Show a warning, by the program's showwarning if there is one."""
    if showwarning is not _showwarning_orig:
        if not callable(showwarning):
            raise TypeError('warnings.showwarning() must be set to a function or method')
        showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
    else:
        _showwarnmsg_impl(msg)


def _formatwarnmsg(msg):
    """The text of a warning, by the program's formatwarning if there is one."""
    if formatwarning is not _formatwarning_orig:
        return formatwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.line)
    return _formatwarnmsg_impl(msg)


# ---- filters ----

def _check_action_and_line(action, lineno):
    if action not in _ACTIONS:
        raise ValueError(f'invalid action: {action!r}')
    if not isinstance(lineno, int):
        raise TypeError('lineno must be an int')
    if lineno < 0:
        raise ValueError('lineno must be an int >= 0')


def _add_filter(*item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    """Add a filter; the newest comes first unless append.

    message is a regular expression for the beginning of the text, in either case; module one for the module's name.
    """
    if action not in _ACTIONS:
        raise ValueError(f'invalid action: {action!r}')
    if not isinstance(message, str):
        raise TypeError('message must be a string')
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError('category must be a Warning subclass')
    if not isinstance(module, str):
        raise TypeError('module must be a string')
    _check_action_and_line(action, lineno)
    if message or module:
        import re
    _add_filter(action, re.compile(message, re.I) if message else None, category,
                re.compile(module) if module else None, lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Add a filter for every message and module."""
    _check_action_and_line(action, lineno)
    _add_filter(action, None, category, None, lineno, append=append)


def resetwarnings():
    """Remove all filters."""
    filters[:] = []
    _filters_mutated()


# ---- the option -W ----

class _OptionError(Exception):
    """What is wrong with a -W option."""


def _processoptions(args):
    for arg in args:
        try:
            _setoption(arg)
        except _OptionError as error:
            print('Invalid -W option ignored:', error, file=sys.stderr)


def _setoption(arg):
    """Add the filter of an option action:message:category:module:line, whose parts may be left out from the end."""
    parts = arg.split(':')
    if len(parts) > 5:
        raise _OptionError(f'too many fields (max 5): {arg!r}')
    action, message, category, module, lineno = (part.strip() for part in parts + [''] * (5 - len(parts)))
    action = _getaction(action)
    category = _getcategory(category)
    if message or module:
        import re
        message = re.escape(message)
        module = re.escape(module) + r'\Z' if module else ''
    try:
        line = int(lineno or 0)
        if line < 0:
            raise ValueError
    except (ValueError, OverflowError):
        raise _OptionError(f'invalid lineno {lineno!r}') from None
    filterwarnings(action, message, category, module, line)


def _getaction(action):
    """An action by the beginning of its name."""
    if not action:
        return 'default'
    for known in ('default', 'always', 'all', 'ignore', 'module', 'once', 'error'):
        if known.startswith(action):
            return known
    raise _OptionError(f'invalid action: {action!r}')


def _getcategory(category):
    """A class by its name, that of a builtin or with its module."""
    if not category:
        return Warning
    module, _, name = category.rpartition('.')
    if module:
        try:
            namespace = __import__(module, None, None, [name])
        except ImportError:
            raise _OptionError(f'invalid module name: {module!r}') from None
    else:
        import builtins as namespace
    try:
        found = getattr(namespace, name)
    except AttributeError:
        raise _OptionError(f'unknown warning category: {category!r}') from None
    if not issubclass(found, Warning):
        raise _OptionError(f'invalid warning category: {category!r}')
    return found


# ---- warning ----

def _is_internal_frame(frame):
    """Does the frame belong to the import machinery?"""
    return 'importlib' in frame.f_code.co_filename and '_bootstrap' in frame.f_code.co_filename


def _next_external_frame(frame, skip_file_prefixes):
    frame = frame.f_back
    while frame is not None and (_is_internal_frame(frame) or frame.f_code.co_filename.startswith(skip_file_prefixes)):
        frame = frame.f_back
    return frame


def _frame_to_blame(frame, stacklevel, skip_file_prefixes):
    """The frame that many levels up, or None."""
    if stacklevel <= 0 or _is_internal_frame(frame):
        while stacklevel > 1 and frame is not None:
            frame = frame.f_back
            stacklevel -= 1
        return frame
    while stacklevel > 1 and frame is not None:
        frame = _next_external_frame(frame, skip_file_prefixes)
        stacklevel -= 1
    return frame


def _warn(message, category, stacklevel, source, skip_file_prefixes):
    """Issue a warning for the caller of warn(), or with stacklevel 2 for the caller's caller, and so on."""
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    elif not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f'category must be a Warning subclass, not {type(category).__name__!r}')
    for prefix in skip_file_prefixes:
        if not isinstance(prefix, str):
            raise TypeError(f'Found non-str {type(prefix).__name__!r} in skip_file_prefixes.')
    if skip_file_prefixes:
        stacklevel = max(stacklevel, 2)
    try:
        frame = sys._getframe(1)
    except ValueError:
        frame = None  # at the end of the interpreter
    if frame is not None:
        frame = _frame_to_blame(frame, stacklevel, skip_file_prefixes)
    if frame is None:
        names, filename, lineno = sys.__dict__, '<sys>', 0
    else:
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    registry = names.setdefault('__warningregistry__', {})
    module = names.get('__name__', '<string>')
    _issue(message, category, filename, lineno, module, registry, source)


def _warn_explicit(message, category, filename, lineno, module, registry, module_globals, source):
    """Issue a warning for a given place."""
    if registry is not None and not isinstance(registry, dict):
        raise TypeError("'registry' must be a dict or None")
    if module is None:
        module = filename or '<unknown>'
        if module[-3:].lower() == '.py':
            module = module[:-3]
    if module_globals:
        import linecache
        linecache.getlines(filename, module_globals)
    _issue(message, category, filename, lineno, module, {} if registry is None else registry, source)


def _action_for(text, category, module, lineno):
    for item in filters:
        action, message, kind, place, line = item
        if ((message is None or message.match(text)) and issubclass(category, kind)
                and (place is None or _is_place(place, module)) and line in (0, lineno)):
            if action not in _ACTIONS:
                raise RuntimeError(f'Unrecognized action ({action!r}) in warnings.filters:\n {item!r}')
            return action
    return defaultaction


def _is_place(place, module):
    """The filters that are there from the beginning have a plain name."""
    return place == module if isinstance(place, str) else place.match(module)


def _was_said(registry, key):
    """Is the key in the registry, and was it put there since the filters changed? Puts it there."""
    if registry.get('version', 0) != _filters_version:
        registry.clear()
        registry['version'] = _filters_version
    if registry.get(key):
        return True
    registry[key] = 1
    return False


def _issue(message, category, filename, lineno, module, registry, source):
    if isinstance(message, Warning):
        text, category = str(message), message.__class__
    else:
        text, message = message, category(message)
    if registry.get('version', 0) == _filters_version and registry.get((text, category, lineno)):
        return
    action = _action_for(text, category, module, lineno)
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    if action not in ('always', 'all'):
        _was_said(registry, (text, category, lineno))
        if action == 'once' and _was_said_once(text, category):
            return
        if action == 'module' and lineno != 0 and _was_said(registry, (text, category, 0)):
            return
    _showwarnmsg(WarningMessage(message, category, filename, lineno, source=source))


def _was_said_once(text, category):
    if onceregistry.get((text, category)):
        return True
    onceregistry[text, category] = 1
    return False


class catch_warnings:
    """A with statement that restores filters and showwarning at its end; with record=True it gives the list of warnings.

    With an action, the filter that simplefilter would add holds meanwhile.
    """

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules['warnings'] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = ['record=True'] if self._record else []
        if self._module is not sys.modules['warnings']:
            args.append(f'module={self._module!r}')
        return f'{type(self).__name__}({", ".join(args)})'

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f'Cannot enter {self!r} twice')
        self._entered = True
        module = self._module
        self._filters = module.filters
        module.filters = self._filters[:]
        module._filters_mutated()
        self._showwarning = module.showwarning
        self._showwarnmsg_impl = module._showwarnmsg_impl
        log = None
        if self._record:
            log = []
            module._showwarnmsg_impl = log.append
            module.showwarning = module._showwarning_orig
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f'Cannot exit {self!r} without entering first')
        module = self._module
        module.filters = self._filters
        module._filters_mutated()
        module.showwarning = self._showwarning
        module._showwarnmsg_impl = self._showwarnmsg_impl


# ---- deprecation ----

class deprecated:
    """Decorate a class or function that is not to be used any more: calling it, or inheriting from it, warns. (PEP 702)

    The message is left in __deprecated__. With category None there is no warning.
    """

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        if self.category is None:
            arg.__deprecated__ = self.message
            return arg
        if isinstance(arg, type):
            return self._deprecate_class(arg)
        if callable(arg):
            return self._deprecate_function(arg)
        raise TypeError('@deprecated decorator with non-None category must be applied to '
                        f'a class or callable, not {arg!r}')

    def _deprecate_function(self, func):
        import functools

        message, category, stacklevel = self.message, self.category, self.stacklevel

        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=stacklevel + 1)
            return func(*args, **kwargs)

        if getattr(getattr(func, '__code__', None), 'co_flags', 0) & 0x80:  # a coroutine function
            import inspect
            wrapper = inspect.markcoroutinefunction(wrapper)
        func.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper

    def _deprecate_class(self, cls):
        import functools
        from types import MethodType

        message, category, stacklevel = self.message, self.category, self.stacklevel
        original_new = cls.__new__

        @functools.wraps(original_new)
        def __new__(actual, /, *args, **kwargs):
            if actual is cls:
                warn(message, category=category, stacklevel=stacklevel + 1)
            if original_new is not object.__new__:
                return original_new(actual, *args, **kwargs)
            if actual.__init__ is object.__init__ and (args or kwargs):
                raise TypeError(f'{actual.__name__}() takes no arguments')
            return original_new(actual)

        cls.__new__ = staticmethod(__new__)
        original = cls.__init_subclass__
        is_method = isinstance(original, MethodType)
        if is_method:
            original = original.__func__

        @functools.wraps(original)
        def __init_subclass__(*args, **kwargs):
            warn(message, category=category, stacklevel=stacklevel + 1)
            return original(*args, **kwargs)

        # A built-in __init_subclass__ is bound to the class already.
        cls.__init_subclass__ = classmethod(__init_subclass__) if is_method else __init_subclass__
        cls.__deprecated__ = __new__.__deprecated__ = __init_subclass__.__deprecated__ = message
        return cls


_DEPRECATED_MSG = '{name!r} is deprecated and slated for removal in Python {remove}'


def _deprecated(name, message=_DEPRECATED_MSG, *, remove, _version=sys.version_info):
    """Warn that something is going away with version `remove`; RuntimeError if it should be gone already."""
    remove_formatted = f'{remove[0]}.{remove[1]}'
    if _version[:2] > remove or _version[:2] == remove and _version[3] != 'alpha':
        raise RuntimeError(f'{name!r} was slated for removal after Python {remove_formatted} alpha')
    warn(message.format(name=name, remove=remove_formatted), DeprecationWarning, stacklevel=3)


def _warn_unawaited_coroutine(coro):
    """Say that a coroutine was given up before anything awaited it, and where it was made if that was tracked."""
    import linecache
    lines = [f"coroutine '{coro.__qualname__}' was never awaited"]
    if coro.cr_origin is not None:
        lines.append('Coroutine created at (most recent call last)')
        for filename, lineno, name in reversed(coro.cr_origin):
            lines.append(f'  File "{filename}", line {lineno}, in {name}')
            line = linecache.getline(filename, lineno)
            if line:
                lines.append(f'    {line.strip()}')
    warn('\n'.join(lines), RuntimeWarning, stacklevel=2, source=coro)


_processoptions(sys.warnoptions)
