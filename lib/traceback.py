"""Tracebacks as text and as data.

TracebackException captures what is to be shown of an exception; StackSummary is the list of its frames. Carets and suggestions come from the
native `_traceback`, which the interpreter's own printing uses as well.
"""
import linecache
import sys

import _traceback

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack',
           'format_tb', 'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb',
           'clear_frames', 'FrameSummary', 'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb', 'print_list']

_NOT_GIVEN = type('_Sentinel', (), {'__repr__': lambda self: '<implicit>'})()
_RECURSIVE_CUTOFF = 3
_CAUSE_MESSAGE = '\nThe above exception was the direct cause of the following exception:\n\n'
_CONTEXT_MESSAGE = '\nDuring handling of the above exception, another exception occurred:\n\n'


# ---- functions ----

def print_list(extracted_list, file=None):
    """Print what extract_tb() or extract_stack() gave."""
    if file is None:
        file = sys.stderr
    for text in StackSummary.from_list(extracted_list).format():
        print(text, file=file, end='')


def format_list(extracted_list):
    """The texts of a list of frames, each with line ends."""
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    """Print the frames of a traceback; limit > 0: the outermost, < 0: the innermost."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """The texts of a traceback's frames."""
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    """The frames of a traceback, a StackSummary."""
    return StackSummary._extract(_tb_places(tb), limit=limit)


def _value_and_tb(exc, value, tb):
    if (value is _NOT_GIVEN) != (tb is _NOT_GIVEN):
        raise ValueError('Both or neither of value and tb must be given')
    if value is not _NOT_GIVEN:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f'Exception expected for value, {type(exc).__name__} found')


def print_exception(exc, /, value=_NOT_GIVEN, tb=_NOT_GIVEN, limit=None, file=None, chain=True, **kwargs):
    """Print an exception as the interpreter does, to sys.stderr or `file`."""
    value, tb = _value_and_tb(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain)


def format_exception(exc, /, value=_NOT_GIVEN, tb=_NOT_GIVEN, limit=None, chain=True, **kwargs):
    """What print_exception() would print, as a list of strings."""
    value, tb = _value_and_tb(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_NOT_GIVEN, *, show_group=False, **kwargs):
    """The last lines of a traceback: type, message, notes; with show_group those of a group's members too."""
    if value is _NOT_GIVEN:
        value = exc
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only(show_group=show_group))


def print_exc(limit=None, file=None, chain=True):
    """Print the exception that is being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """What print_exc() would print, as one string."""
    return ''.join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Print the last exception that nobody caught, at the prompt."""
    if not hasattr(sys, 'last_exc') and not hasattr(sys, 'last_type'):
        raise ValueError('no last exception')
    if hasattr(sys, 'last_exc'):
        print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    else:
        print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def print_stack(f=None, limit=None, file=None):
    """Print the stack from `f`, or from the caller."""
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """What print_stack() would print, as a list of strings."""
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def extract_stack(f=None, limit=None):
    """The frames from `f`, or from the caller, the outermost first."""
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def clear_frames(tb):
    """Clear the local variables of all frames of a traceback that do not run."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


def walk_stack(f):
    """Generate (frame, line number) from `f` outwards."""
    if f is None:
        f = sys._getframe().f_back.f_back.f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """Generate (frame, line number) along a traceback."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _tb_places(tb):
    """Generate (frame, (line, end line, column, end column)) along a traceback."""
    while tb is not None:
        lineno, *rest = _position(tb.tb_frame.f_code, tb.tb_lasti)
        yield tb.tb_frame, (tb.tb_lineno if lineno is None else lineno, *rest)
        tb = tb.tb_next


def _position(code, lasti):
    if lasti >= 0:
        for index, place in enumerate(code.co_positions()):
            if index == lasti // 2:
                return place
    return None, None, None, None


# ---- frames ----

class FrameSummary:
    """One frame of a traceback: where it is, its source line, its variables as text if wanted."""

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_lines', 'locals')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._lines = line
        if lookup_line:
            self.line
        self.locals = None if locals is None else {
            name: _safe_string(value, 'local', func=repr) for name, value in locals.items()}

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno
                    and self.name == other.name and self.locals == other.locals)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, index):
        return tuple(self)[index]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'

    def __len__(self):
        return 4

    def _load_lines(self):
        if self._lines is None and self.lineno is not None and self.end_lineno is not None:
            self._lines = '\n'.join(linecache.getline(self.filename, lineno).rstrip()
                                    for lineno in range(self.lineno, self.end_lineno + 1)) + '\n'
        return self._lines

    @property
    def _original_lines(self):
        return self._load_lines()

    @property
    def line(self):
        """The first source line, stripped; '' when it is not to be had."""
        lines = self._load_lines()
        return None if lines is None else lines.partition('\n')[0].strip()


def _safe_string(value, what, func=str):
    try:
        return func(value)
    except:
        return f'<{what} {func.__name__}() failed>'


def _within_limit(items, limit):
    """The items that a limit leaves: the first ones, or for a negative limit the last ones."""
    if limit is None:
        limit = getattr(sys, 'tracebacklimit', None)
        if limit is not None and limit < 0:
            limit = 0
    if limit is None:
        yield from items
    elif limit >= 0:
        for count, item in enumerate(items, 1):
            if count > limit:
                break
            yield item
    else:
        yield from list(items)[limit:]


class StackSummary(list):
    """A list of FrameSummary."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Make one from what walk_stack() or walk_tb() generates."""
        places = ((frame, (lineno, None, None, None)) for frame, lineno in frame_gen)
        return klass._extract(places, limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals)

    @classmethod
    def _extract(klass, places, *, limit=None, lookup_lines=True, capture_locals=False):
        result = klass()
        filenames = set()
        for frame, (lineno, end_lineno, colno, end_colno) in _within_limit(places, limit):
            filename = frame.f_code.co_filename
            filenames.add(filename)
            linecache.lazycache(filename, frame.f_globals)
            result.append(FrameSummary(
                filename, lineno, frame.f_code.co_name, lookup_line=False,
                locals=frame.f_locals if capture_locals else None,
                end_lineno=end_lineno, colno=colno, end_colno=end_colno))
        for filename in filenames:
            linecache.checkcache(filename)
        if lookup_lines:
            for summary in result:
                summary.line
        return result

    @classmethod
    def from_list(klass, a_list):
        """Make one from FrameSummary objects or (filename, lineno, name, line) tuples."""
        return klass(frame if isinstance(frame, FrameSummary)
                     else FrameSummary(frame[0], frame[1], frame[2], line=frame[3]) for frame in a_list)

    def format_frame_summary(self, frame_summary, **kwargs):
        """The text of one frame; None leaves it out."""
        filename = frame_summary.filename
        if filename.startswith('<stdin>-'):
            filename = '<stdin>'
        text = f'  File "{filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
        for line in _source_lines(frame_summary):
            text += f'    {line}\n'
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                text += f'    {name} = {value}\n'
        return text

    def format(self, **kwargs):
        """The texts of all frames; a frame that repeats more than three times is counted."""
        result = []
        last, count = None, 0
        for frame in self:
            text = self.format_frame_summary(frame)
            if text is None:
                continue
            place = frame.filename, frame.lineno, frame.name
            if last is None or frame.lineno is None or place != last:
                if count > _RECURSIVE_CUTOFF:
                    result.append(_repeated(count))
                last, count = place, 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                result.append(text)
        if count > _RECURSIVE_CUTOFF:
            result.append(_repeated(count))
        return result


def _repeated(count):
    more = count - _RECURSIVE_CUTOFF
    return f'  [Previous line repeated {more} more time{"s" if more > 1 else ""}]\n'


def _source_lines(frame):
    lines = frame._load_lines()
    if not lines or not lines.strip():
        return []
    if frame.colno is None or frame.end_colno is None:
        return [frame.line]
    return _traceback.carets(lines.splitlines(), frame.colno, frame.end_colno)


# ---- exceptions ----

class _Margins:
    """How deep in the boxes of exception groups the text is."""

    def __init__(self):
        self.depth = 0
        self.need_close = False

    def indent(self):
        return ' ' * (2 * self.depth)

    def emit(self, texts, margin='|'):
        """Generate texts with the margin before each of their lines."""
        prefix = f'{self.indent()}{margin} ' if self.depth else ''
        for text in [texts] if isinstance(texts, str) else texts:
            yield ''.join(prefix + line for line in text.splitlines(True)) if prefix else text


class TracebackException:
    """What is to be shown of an exception, without holding on to its frames.

    `stack`, `exceptions` (of a group), `__cause__` and `__context__` (TracebackException or None), `__notes__`; of a SyntaxError also
    `filename`, `lineno`, `end_lineno`, `text`, `offset`, `end_offset`, `msg`.
    """

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        is_root = _seen is None
        if is_root:
            _seen = set()
        _seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._extract(_tb_places(exc_traceback), limit=limit, lookup_lines=lookup_lines,
                                           capture_locals=capture_locals)
        self._exc_type = exc_type if save_exc_type else None
        self._str = _safe_string(exc_value, 'exception')
        self.__notes__ = _notes(exc_value)
        self._is_syntax_error = False
        self._have_exc_type = exc_type is not None
        self._set_type_name(exc_type)
        if exc_type is not None and issubclass(exc_type, SyntaxError):
            self._set_syntax_error(exc_value)
        elif isinstance(exc_value, (ImportError, NameError, AttributeError)):
            self._str += _traceback.suggestion(exc_value, exc_traceback is not None)
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        self.__cause__ = self.__context__ = self.exceptions = None
        if is_root and exc_value is not None:
            options = {'limit': limit, 'lookup_lines': lookup_lines, 'capture_locals': capture_locals,
                       'max_group_width': max_group_width, 'max_group_depth': max_group_depth, '_seen': _seen}
            self._attach_related(exc_value, compact, options)

    def _set_type_name(self, exc_type):
        if exc_type is None:
            self.exc_type_str = None
            return
        name, module = exc_type.__qualname__, exc_type.__module__
        if module not in ('__main__', 'builtins'):
            name = f'{module if isinstance(module, str) else "<unknown>"}.{name}'
        self.exc_type_str = name

    def _set_syntax_error(self, exc):
        self._is_syntax_error = True
        self.filename = exc.filename
        self.lineno = None if exc.lineno is None else str(exc.lineno)
        self.end_lineno = None if exc.end_lineno is None else str(exc.end_lineno)
        self.text = exc.text
        self.offset = exc.offset
        self.end_offset = exc.end_offset
        self.msg = exc.msg

    def _attach_related(self, root, compact, options):
        """Capture causes, contexts and members, without recursion; what was captured elsewhere is left out."""
        seen = options['_seen']

        def capture(exc):
            return TracebackException(type(exc), exc, exc.__traceback__, **options)

        todo = [(self, root)]
        while todo:
            shown, exc = todo.pop()
            cause, context = exc.__cause__, exc.__context__
            if cause is not None and id(cause) not in seen:
                shown.__cause__ = capture(cause)
            if compact and (shown.__cause__ is not None or exc.__suppress_context__):
                context = None
            if context is not None and id(context) not in seen:
                shown.__context__ = capture(context)
            if shown.__cause__ is not None:
                todo.append((shown.__cause__, cause))
            if shown.__context__ is not None:
                todo.append((shown.__context__, context))
            if isinstance(exc, BaseExceptionGroup):
                shown.exceptions = [capture(member) for member in exc.exceptions]
                todo.extend(zip(shown.exceptions, exc.exceptions))

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Capture an exception with its own type and traceback."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        """The exception's class (deprecated: use exc_type_str)."""
        import warnings
        warnings.warn('Deprecated in 3.13. Use exc_type_str instead.', DeprecationWarning, stacklevel=2)
        return self._exc_type

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """Generate the lines below the frames: type, message and notes."""
        indent = 3 * _depth * ' '
        if not self._have_exc_type:
            yield indent + _last_line(None, self._str)
            return
        if self._is_syntax_error:
            for line in self._syntax_error_lines():
                yield indent + line
        elif _depth > 0:
            for line in _last_line(self.exc_type_str, self._str).split('\n'):
                if line:
                    yield f'{indent}{line}\n'
        else:
            yield _last_line(self.exc_type_str, self._str)
        yield from self._note_lines(indent)
        if self.exceptions and show_group:
            for member in self.exceptions:
                yield from member.format_exception_only(show_group=show_group, _depth=_depth + 1)

    def _note_lines(self, indent):
        notes = self.__notes__
        if _is_plain_sequence(notes):
            for note in notes:
                for line in _safe_string(note, 'note').split('\n'):
                    yield f'{indent}{line}\n'
        elif notes is not None:
            yield f'{indent}{_safe_string(notes, "__notes__", func=repr)}\n'

    def _syntax_error_lines(self):
        suffix = ''
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            suffix = f' ({self.filename})'
        if self.text is not None:
            yield from self._syntax_error_source(str(self.text))
        yield f'{self.exc_type_str}: {self.msg or "<no detail available>"}{suffix}\n'

    def _syntax_error_source(self, text):
        full = text.rstrip('\n')
        line = full.lstrip(' \n\f')
        yield f'    {line}\n'
        start = self.offset
        if start is None:
            return
        end = self.end_offset if self.end_offset not in (None, 0) else start
        if self.lineno != self.end_lineno:
            end = len(full) + 1
        if self.text and start > len(self.text):
            start = len(full) + 1
        if self.text and end > len(self.text):
            end = len(full) + 1
        if start >= end or end < 0:
            end = start + 1
        removed = len(full) - len(line)
        column, end_column = start - 1 - removed, end - 1 - removed
        if column >= 0:
            # Tabs stay tabs, so that the carets stand right.
            blanks = ''.join(char if char.isspace() else ' ' for char in line[:column])
            yield f'    {blanks}{"^" * (end_column - column)}\n'

    def format(self, *, chain=True, _ctx=None, **kwargs):
        """Generate all that is shown: with `chain` causes and contexts first."""
        margins = _Margins() if _ctx is None else _ctx
        links = []
        shown = self
        while shown is not None:
            earlier, message = None, None
            if chain:
                if shown.__cause__ is not None:
                    earlier, message = shown.__cause__, _CAUSE_MESSAGE
                elif shown.__context__ is not None and not shown.__suppress_context__:
                    earlier, message = shown.__context__, _CONTEXT_MESSAGE
            links.append((message, shown))
            shown = earlier
        for message, shown in reversed(links):
            if message is not None:
                yield from margins.emit(message)
            if shown.exceptions is None:
                if shown.stack:
                    yield from margins.emit('Traceback (most recent call last):\n')
                    yield from margins.emit(shown.stack.format())
                yield from margins.emit(shown.format_exception_only())
            elif margins.depth > self.max_group_depth:
                yield from margins.emit(f'... (max_group_depth is {self.max_group_depth})\n')
            else:
                yield from shown._format_group(margins, self.max_group_width, chain)

    def _format_group(self, margins, width, chain):
        is_top = margins.depth == 0
        if is_top:
            margins.depth = 1
        if self.stack:
            yield from margins.emit('Exception Group Traceback (most recent call last):\n', '+' if is_top else '|')
            yield from margins.emit(self.stack.format())
        yield from margins.emit(self.format_exception_only())
        count = len(self.exceptions)
        boxes = min(count, width + 1)
        margins.need_close = False
        for i in range(boxes):
            is_last = i == boxes - 1
            if is_last:
                margins.need_close = True  # a group within closes the box for all
            title = '...' if i >= width else i + 1
            yield f'{margins.indent()}{"+-" if i == 0 else "  "}+---------------- {title} ----------------\n'
            margins.depth += 1
            if i < width:
                yield from self.exceptions[i].format(chain=chain, _ctx=margins)
            else:
                rest = count - width
                yield from margins.emit(f'and {rest} more exception{"s" if rest > 1 else ""}\n')
            if is_last and margins.need_close:
                yield f'{margins.indent()}+------------------------------------\n'
                margins.need_close = False
            margins.depth -= 1
        if is_top:
            margins.depth = 0

    def print(self, *, file=None, chain=True, **kwargs):
        """Print what format() generates, to sys.stderr or `file`."""
        if file is None:
            file = sys.stderr
        for text in self.format(chain=chain):
            print(text, file=file, end='')


def _notes(exc):
    try:
        return getattr(exc, '__notes__', None)
    except Exception as error:
        return [f'Ignored error getting __notes__: {_safe_string(error, "__notes__", repr)}']


def _is_plain_sequence(notes):
    if isinstance(notes, (list, tuple)):
        return True
    if notes is None or isinstance(notes, (str, bytes)):
        return False
    import collections.abc
    return isinstance(notes, collections.abc.Sequence)


def _last_line(name, text):
    return f'{name}: {text}\n' if text else f'{name}\n'
