"""Examples in docstrings, run and compared with what they say they print."""
import difflib
import inspect
import io
import linecache
import os
import re
import sys
import traceback
import types
import unittest

__all__ = ['register_optionflag', 'DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE', 'NORMALIZE_WHITESPACE', 'ELLIPSIS',
           'SKIP', 'IGNORE_EXCEPTION_DETAIL', 'COMPARISON_FLAGS', 'REPORT_UDIFF', 'REPORT_CDIFF', 'REPORT_NDIFF',
           'REPORT_ONLY_FIRST_FAILURE', 'REPORTING_FLAGS', 'FAIL_FAST', 'Example', 'DocTest', 'DocTestParser',
           'DocTestFinder', 'DocTestRunner', 'OutputChecker', 'DocTestFailure', 'UnexpectedException', 'DebugRunner',
           'testmod', 'testfile', 'run_docstring_examples', 'DocTestSuite', 'DocFileSuite', 'set_unittest_reportflags',
           'script_from_examples', 'testsource']

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """The number of an option, a new bit if it is new."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag('DONT_ACCEPT_TRUE_FOR_1')
DONT_ACCEPT_BLANKLINE = register_optionflag('DONT_ACCEPT_BLANKLINE')
NORMALIZE_WHITESPACE = register_optionflag('NORMALIZE_WHITESPACE')
ELLIPSIS = register_optionflag('ELLIPSIS')
SKIP = register_optionflag('SKIP')
IGNORE_EXCEPTION_DETAIL = register_optionflag('IGNORE_EXCEPTION_DETAIL')
COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP
                    | IGNORE_EXCEPTION_DETAIL)
REPORT_UDIFF = register_optionflag('REPORT_UDIFF')
REPORT_CDIFF = register_optionflag('REPORT_CDIFF')
REPORT_NDIFF = register_optionflag('REPORT_NDIFF')
REPORT_ONLY_FIRST_FAILURE = register_optionflag('REPORT_ONLY_FIRST_FAILURE')
FAIL_FAST = register_optionflag('FAIL_FAST')
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST

BLANKLINE_MARKER = '<BLANKLINE>'
ELLIPSIS_MARKER = '...'


class TestResults(tuple):
    """(failed, attempted), and `skipped`."""

    __slots__ = ()
    _fields = ('failed', 'attempted')

    def __new__(cls, failed, attempted, *, skipped=0):
        if skipped:
            cls = _ResultsWithSkipped
        return tuple.__new__(cls, (failed, attempted))

    failed = property(lambda self: self[0])
    attempted = property(lambda self: self[1])
    skipped = 0

    def __repr__(self):
        return f'TestResults(failed={self.failed}, attempted={self.attempted})'


class _ResultsWithSkipped(TestResults):
    skipped = 0

    def __repr__(self):
        return f'TestResults(failed={self.failed}, attempted={self.attempted}, skipped={self.skipped})'


def _results(failed, attempted, skipped):
    result = TestResults(failed, attempted, skipped=skipped)
    if skipped:
        result.skipped = skipped
    return result


# ---- examples and where they are ----

class Example:
    """A statement and what it must print."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith('\n') else source + '\n'
        self.want = want + '\n' if want and not want.endswith('\n') else want
        self.exc_msg = exc_msg + '\n' if exc_msg is not None and not exc_msg.endswith('\n') else exc_msg
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    """The examples of one docstring and the namespace that they run in."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        assert not isinstance(examples, str), 'DocTest no longer accepts str; use DocTestParser instead'
        self.examples = examples
        self.docstring = docstring
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno

    def __repr__(self):
        count = len(self.examples)
        shown = 'no examples' if count == 0 else '1 example' if count == 1 else f'{count} examples'
        return f'<{self.__class__.__name__} {self.name} from {self.filename}:{self.lineno} ({shown})>'

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.docstring, self.name, self.filename, self.lineno))

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        return self._order() < other._order()

    def _order(self):
        return self.name, self.filename, -1 if self.lineno is None else self.lineno, id(self)


_OPTION = re.compile(r'#\s*doctest:\s*([^\n\'"]*)$', re.MULTILINE)
_TRACEBACK = re.compile(r'^(?:Traceback\ \((?:most\ recent\ call\ last|innermost\ last)\):)\s*$', re.MULTILINE)


class DocTestParser:
    """Finds the examples in a text."""

    def parse(self, string, name='<string>'):
        """The text as a list of Example objects and the strings between them."""
        lines = string.expandtabs().split('\n')
        margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
        lines = [line[margin:] for line in lines]
        output, plain = [], []
        at = 0
        while at < len(lines):
            if not self._is_prompt(lines[at]):
                plain.append(lines[at] + '\n')
                at += 1
                continue
            output.append(''.join(plain))
            plain = []
            example, at = self._read_example(lines, at, name)
            if example is not None:
                output.append(example)
        rest = ''.join(plain)
        output.append(rest[:-1] if rest.endswith('\n') else rest)
        return output

    @staticmethod
    def _is_prompt(line):
        return line.lstrip(' ').startswith('>>>')

    def _read_example(self, lines, first, name):
        indent = len(lines[first]) - len(lines[first].lstrip(' '))
        source = [lines[first]]
        at = first + 1
        while at < len(lines) and lines[at].startswith(' ' * indent + '...') and not lines[at][indent + 3:indent + 4].strip():
            source.append(lines[at])
            at += 1
        for number, line in enumerate(source):
            if line[indent + 3:indent + 4] not in ('', ' '):
                raise ValueError(f'line {first + number + 1!r} of the docstring for {name} lacks blank after '
                                 f'{line[indent:indent + 3]}: {line!r}')
        want = []
        while at < len(lines) and lines[at].strip() and not self._is_prompt(lines[at]):
            if not lines[at].startswith(' ' * indent):
                raise ValueError(f'line {at + 1!r} of the docstring for {name} has inconsistent leading whitespace: '
                                 f'{lines[at]!r}')
            want.append(lines[at][indent:])
            at += 1
        text = '\n'.join(line[indent + 4:] for line in source)
        options = self._find_options(text, name, first)
        if all(not line.strip() or line.strip().startswith('#') for line in text.split('\n')):
            return None, at
        wanted = '\n'.join(want)
        return Example(text, wanted, self._exception_message(wanted), first, indent, options), at

    @staticmethod
    def _exception_message(want):
        match = _TRACEBACK.match(want)
        if not match:
            return None
        lines = want.split('\n')
        for number, line in enumerate(lines[1:], 1):
            if line and not line[0].isspace() and (line[0].isalnum() or line[0] == '_'):
                return '\n'.join(lines[number:])
        return None

    @staticmethod
    def _find_options(source, name, lineno):
        options = {}
        for match in _OPTION.finditer(source):
            for option in match.group(1).replace(',', ' ').split():
                if option[0] not in '+-' or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f'line {lineno + 1} of the doctest for {name} has an invalid option: {option!r}')
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == '+'
        return options

    def get_doctest(self, string, globs, name, filename, lineno):
        """The examples of a text as a DocTest."""
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name='<string>'):
        """The examples of a text."""
        return [item for item in self.parse(string, name) if isinstance(item, Example)]


class DocTestFinder:
    """Finds the docstrings of an object and of what it contains."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser = parser
        self._verbose = verbose
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """A list of DocTest objects, sorted."""
        if name is None:
            name = getattr(obj, '__name__', None)
            if name is None:
                raise ValueError("DocTestFinder.find: name must be given when obj.__name__ doesn't exist: "
                                 f'{type(obj)!r}')
        if module is False:
            module = None
        elif module is None:
            module = inspect.getmodule(obj)
        try:
            file = inspect.getsourcefile(obj)
        except (TypeError, OSError):
            file = getattr(module, '__file__', None)
        lines = linecache.getlines(file, module.__dict__ if module else None) if file else None
        if globs is None:
            globs = module.__dict__.copy() if module is not None else {}
        else:
            globs = globs.copy()
        if extraglobs is not None:
            globs.update(extraglobs)
        globs.setdefault('__name__', '__main__')
        tests = []
        self._find(tests, obj, name, module, lines or None, globs, set())
        tests.sort()
        return tests

    def _from_module(self, module, obj):
        if module is None:
            return True
        if inspect.getmodule(obj) is not None and not inspect.isfunction(obj) and not inspect.isclass(obj):
            return module is inspect.getmodule(obj)
        if inspect.isfunction(obj):
            return module.__dict__ is obj.__globals__
        if hasattr(obj, '__objclass__'):
            return module.__name__ == obj.__objclass__.__module__
        if hasattr(obj, '__module__'):
            return module.__name__ == obj.__module__
        if isinstance(obj, property):
            return True
        raise ValueError('object must be a class or function')

    def _is_routine(self, obj):
        return inspect.isroutine(inspect.unwrap(obj) if hasattr(obj, '__wrapped__') else obj)

    def _find(self, tests, obj, name, module, lines, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._get_test(obj, name, module, globs, lines)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if inspect.ismodule(obj):
            for key, value in obj.__dict__.items():
                if (self._is_routine(value) or inspect.isclass(value)) and self._from_module(module, value):
                    self._find(tests, value, f'{name}.{key}', module, lines, globs, seen)
            for key, value in getattr(obj, '__test__', {}).items():
                if not isinstance(key, str):
                    raise ValueError(f'DocTestFinder.find: __test__ keys must be strings: {type(key)!r}')
                if not (self._is_routine(value) or inspect.isclass(value) or inspect.ismodule(value) or isinstance(value, str)):
                    raise ValueError('DocTestFinder.find: __test__ values must be strings, functions, methods, classes, '
                                     f'or modules: {type(value)!r}')
                self._find(tests, value, f'{name}.__test__.{key}', module, lines, globs, seen)
        elif inspect.isclass(obj):
            for key, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if ((self._is_routine(value) or inspect.isclass(value) or isinstance(value, property))
                        and self._from_module(module, value)):
                    self._find(tests, value, f'{name}.{key}', module, lines, globs, seen)

    def _get_test(self, obj, name, module, globs, lines):
        if isinstance(obj, str):
            docstring = obj
        else:
            docstring = getattr(obj, '__doc__', None)
            docstring = '' if docstring is None else str(docstring)
        lineno = self._find_lineno(obj, lines)
        if self._exclude_empty and not docstring:
            return None
        filename = None if module is None else getattr(module, '__file__', None) or module.__name__
        return self._parser.get_doctest(docstring, globs, name, filename, lineno)

    def _find_lineno(self, obj, lines):
        """The index of the line where the docstring begins, or None."""
        docstring = getattr(obj, '__doc__', None)
        if inspect.ismodule(obj) and docstring is not None:
            return 0
        lineno = None
        if inspect.isclass(obj) and docstring is not None:
            try:
                lineno = inspect.findsource(obj)[1]
            except (OSError, TypeError):
                return None
        if inspect.ismethod(obj):
            obj = obj.__func__
        if isinstance(obj, property):
            obj = obj.fget
        if inspect.isfunction(obj) and getattr(obj, '__doc__', None):
            code = inspect.unwrap(obj).__code__
            lineno = code.co_firstlineno - 1
        if lineno is None or lines is None:
            return lineno
        for at in range(lineno, len(lines)):
            if re.match(r'(^|.*:)\s*\w*("|\')', lines[at]):
                return at
        return None


# ---- running ----

class _SpoofOut(io.StringIO):
    """sys.stdout while examples run."""

    def getvalue(self):
        result = super().getvalue()
        return result if not result or result.endswith('\n') else result + '\n'

    def truncate(self, size=None):
        self.seek(size)
        super().truncate()


class DocTestRunner:
    """Runs examples and reports those that fail."""

    DIVIDER = '*' * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = '-v' in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = self.skips = 0
        self._stats = {}
        self._fakeout = _SpoofOut()

    def report_start(self, out, test, example):
        """An example is about to run."""
        if self._verbose:
            expecting = 'Expecting:\n' + _indented(example.want) if example.want else 'Expecting nothing\n'
            out(f'Trying:\n{_indented(example.source)}{expecting}')

    def report_success(self, out, test, example, got):
        """An example printed what it should."""
        if self._verbose:
            out('ok\n')

    def report_failure(self, out, test, example, got):
        """An example printed something else."""
        out(self._failure_header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        """An example raised what it should not."""
        out(self._failure_header(test, example) + 'Exception raised:\n' + _indented(_exception_text(exc_info)))

    def _failure_header(self, test, example):
        lines = [self.DIVIDER]
        if test.filename:
            lineno = '?'
            if test.lineno is not None and example.lineno is not None:
                lineno = test.lineno + example.lineno + 1
            lines.append(f'File "{test.filename}", line {lineno}, in {test.name}')
        else:
            lines.append(f'Line {example.lineno + 1}, in {test.name}')
        lines.append('Failed example:')
        lines.append(_indented(example.source))
        return '\n'.join(lines)

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Run a DocTest; gives TestResults."""
        self.test = test
        saved = sys.stdout, sys.displayhook, linecache.getlines
        out = out or saved[0].write
        sys.stdout = self._fakeout
        sys.displayhook = sys.__displayhook__
        self._real_getlines = linecache.getlines
        linecache.getlines = self._getlines
        try:
            return self._run(test, compileflags or 0, out)
        finally:
            sys.stdout, sys.displayhook, linecache.getlines = saved
            if clear_globs:
                test.globs.clear()
                import builtins
                builtins._ = None

    def _getlines(self, filename, module_globals=None):
        match = re.match(r'<doctest (?P<name>.+)\[(?P<number>\d+)\]>$', filename)
        if match and match.group('name') == self.test.name:
            return self.test.examples[int(match.group('number'))].source.splitlines(keepends=True)
        return self._real_getlines(filename, module_globals)

    def _run(self, test, compileflags, out):
        failures = attempted = skips = 0
        original = self.optionflags
        for number, example in enumerate(test.examples):
            attempted += 1
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = original
            for flag, is_set in example.options.items():
                self.optionflags = self.optionflags | flag if is_set else self.optionflags & ~flag
            if self.optionflags & SKIP:
                skips += 1
                continue
            if not quiet:
                self.report_start(out, test, example)
            exc_info = self._execute(test, example, number, compileflags)
            got = self._fakeout.getvalue()
            self._fakeout.truncate(0)
            failed = self._judge(test, example, exc_info, got, out, quiet)
            failures += failed
            if failed and self.optionflags & FAIL_FAST:
                break
        self.optionflags = original
        old = self._stats.get(test.name, (0, 0, 0))
        self._stats[test.name] = tuple(map(sum, zip(old, (failures, attempted, skips))))
        self.failures += failures
        self.tries += attempted
        self.skips += skips
        return _results(failures, attempted, skips)

    def _execute(self, test, example, number, compileflags):
        filename = f'<doctest {test.name}[{number}]>'
        try:
            exec(compile(example.source, filename, 'single', compileflags, True), test.globs)
        except KeyboardInterrupt:
            raise
        except:
            return sys.exc_info()
        return None

    def _judge(self, test, example, exc_info, got, out, quiet):
        """Report an example; is it a failure?"""
        check = self._checker.check_output
        if exc_info is None:
            passed = check(example.want, got, self.optionflags)
        else:
            message = ''.join(traceback.format_exception_only(*exc_info[:2]))
            if issubclass(exc_info[0], SyntaxError) and message.startswith('  File'):
                # Only the last lines: the place is that of the example.
                lines = message.splitlines(True)
                prefixes = (f'{exc_info[0].__qualname__}:', f'{exc_info[0].__module__}.{exc_info[0].__qualname__}:')
                index = next(i for i, line in enumerate(lines) if line.startswith(prefixes))
                message = ''.join(lines[index:])
            if not quiet:
                got += _exception_text(exc_info)
            if example.exc_msg is None:
                if not quiet:
                    self.report_unexpected_exception(out, test, example, exc_info)
                return True
            passed = check(example.exc_msg, message, self.optionflags)
            if not passed and self.optionflags & IGNORE_EXCEPTION_DETAIL:
                passed = check(_without_detail(example.exc_msg), _without_detail(message), self.optionflags)
        if not quiet:
            (self.report_success if passed else self.report_failure)(out, test, example, got)
        return not passed

    def summarize(self, verbose=None):
        """Print what was run; gives TestResults."""
        if verbose is None:
            verbose = self._verbose
        notests, passed, failed = [], [], []
        tries = failures = skips = 0
        for name, (fails, attempted, skipped) in self._stats.items():
            failures += fails
            tries += attempted
            skips += skipped
            (notests if attempted == 0 else passed if fails == 0 else failed).append((name, fails, attempted))
        if verbose:
            if notests:
                print(f'{_count(len(notests), "item")} had no tests:')
                for name, _, _ in sorted(notests):
                    print(f'    {name}')
            if passed:
                print(f'{_count(len(passed), "item")} passed all tests:')
                for name, _, attempted in sorted(passed):
                    tests = _count(attempted, 'test')
                    print(f' {tests:>7} in {name}' if attempted < 1 else f' {attempted:3d} test{"" if attempted == 1 else "s"} in {name}')
        if failed:
            print(self.DIVIDER)
            print(f'{_count(len(failed), "item")} had failures:')
            for name, fails, attempted in sorted(failed):
                print(f' {fails:3d} of {attempted:3d} in {name}')
        if verbose:
            print(f'{_count(tries, "test")} in {_count(len(self._stats), "item")}.')
            parts = [f'{tries - failures} passed']
            if failures:
                parts.append(f'{failures} failed')
            if skips:
                parts.append(f'{skips} skipped')
            print(' and '.join(parts) + '.')
        if failures:
            text = f'***Test Failed*** {_count(failures, "failure")}'
            if skips:
                text += f' and {_count(skips, "skipped test")}'
            print(text + '.')
        elif verbose:
            print('Test passed.')
        return _results(failures, tries, skips)


def _count(count, noun):
    return f'{count} {noun}{"" if count == 1 else "s"}'


def _indented(text, indent=4):
    return re.sub('(?m)^(?!$)', indent * ' ', text)


def _exception_text(exc_info):
    return ''.join(traceback.format_exception(*exc_info))


def _without_detail(message):
    """The bare name of an exception, without module and text."""
    start, end = 0, len(message)
    newline = message.find('\n')
    if newline >= 0:
        end = newline
    colon = message.find(':', 0, end)
    if colon >= 0:
        end = colon
    dot = message.rfind('.', 0, end)
    if dot >= 0:
        start = dot + 1
    return message[start:end]


class OutputChecker:
    """Compares what was printed with what was to be printed."""

    def check_output(self, want, got, optionflags):
        """Is it as wanted?"""
        got = self._toAscii(got)
        want = self._toAscii(want)
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (('True\n', '1\n'), ('False\n', '0\n')):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(r'(?m)^%s\s*?$' % re.escape(BLANKLINE_MARKER), '', want)
            got = re.sub(r'(?m)^[^\S\n]+$', '', got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = ' '.join(got.split()), ' '.join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _ellipsis_match(want, got)

    @staticmethod
    def _toAscii(text):
        return str(text.encode('ASCII', 'backslashreplace'), 'ASCII')

    def output_difference(self, example, got, optionflags):
        """What to print about output that is not as wanted."""
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub('(?m)^[ ]*(?=\n)', BLANKLINE_MARKER, got)
        if self._wants_diff(want, got, optionflags):
            want_lines, got_lines = want.splitlines(keepends=True), got.splitlines(keepends=True)
            if optionflags & REPORT_UDIFF:
                diff = list(difflib.unified_diff(want_lines, got_lines, n=2))[2:]
                kind = 'unified diff with -expected +actual'
            elif optionflags & REPORT_CDIFF:
                diff = list(difflib.context_diff(want_lines, got_lines, n=2))[2:]
                kind = 'context diff with expected followed by actual'
            else:
                diff = list(difflib.Differ(charjunk=difflib.IS_CHARACTER_JUNK).compare(want_lines, got_lines))
                kind = 'ndiff with -expected +actual'
            return f'Differences ({kind}):\n' + _indented(''.join(diff))
        if want and got:
            return f'Expected:\n{_indented(want)}Got:\n{_indented(got)}'
        if want:
            return f'Expected:\n{_indented(want)}Got nothing\n'
        return f'Expected nothing\nGot:\n{_indented(got)}' if got else 'Expected nothing\nGot nothing\n'

    @staticmethod
    def _wants_diff(want, got, optionflags):
        if not optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF):
            return False
        return bool(optionflags & REPORT_NDIFF) or want.count('\n') > 2 and got.count('\n') > 2


def _ellipsis_match(want, got):
    """Does `...` in `want` stand for some text each?"""
    if ELLIPSIS_MARKER not in want:
        return want == got
    first, *middle, last = want.split(ELLIPSIS_MARKER)
    if not got.startswith(first) or not got.endswith(last):
        return False
    start, end = len(first), len(got) - len(last)
    if start > end:
        return False
    for part in middle:
        start = got.find(part, start, end)
        if start < 0:
            return False
        start += len(part)
    return True


class DocTestFailure(Exception):
    """Raised by DebugRunner: `test`, `example`, `got`."""

    def __init__(self, test, example, got):
        self.test = test
        self.example = example
        self.got = got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """Raised by DebugRunner: `test`, `example`, `exc_info`."""

    def __init__(self, test, example, exc_info):
        self.test = test
        self.example = example
        self.exc_info = exc_info

    def __str__(self):
        return str(self.test)


class DebugRunner(DocTestRunner):
    """Raises at the first failure."""

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        result = DocTestRunner.run(self, test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return result

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


# ---- functions ----

def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
            raise_on_error=False, exclude_empty=False):
    """Run all examples of a module (__main__ by default); gives TestResults."""
    if m is None:
        m = sys.modules.get('__main__')
    if not inspect.ismodule(m):
        raise TypeError(f'testmod: module required; {m!r}')
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(exclude_empty=exclude_empty).find(m, name or m.__name__, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    return _results(runner.failures, runner.tries, runner.skips)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True, optionflags=0,
             extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None):
    """Run the examples in a text file."""
    if package and not module_relative:
        raise ValueError('Package may only be specified for module-relative paths.')
    path = _path_of(filename, module_relative, package, sys._getframe(1))
    with open(path, encoding=encoding or 'utf-8') as file:
        text = file.read()
    globs = {} if globs is None else globs.copy()
    if extraglobs is not None:
        globs.update(extraglobs)
    globs.setdefault('__name__', '__main__')
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    runner.run(parser.get_doctest(text, globs, name or os.path.basename(filename), path, 0))
    if report:
        runner.summarize()
    return _results(runner.failures, runner.tries, runner.skips)


def _path_of(filename, module_relative, package, frame):
    if not module_relative:
        return filename
    if os.path.isabs(filename):
        raise ValueError('Module-relative files may not have absolute paths')
    file = package.__file__ if package else frame.f_globals.get('__file__', sys.argv[0])
    return os.path.join(os.path.dirname(file), *filename.split('/'))


def run_docstring_examples(f, globs, verbose=False, name='NoName', compileflags=None, optionflags=0):
    """Run the examples of one object's docstring."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


# ---- unittest ----

_unittest_reportflags = 0


def set_unittest_reportflags(flags):
    """Set the reporting options of suites; gives the old ones."""
    global _unittest_reportflags
    if flags & REPORTING_FLAGS != flags:
        raise ValueError('Only reporting flags allowed', flags)
    old, _unittest_reportflags = _unittest_reportflags, flags
    return old


class DocTestCase(unittest.TestCase):
    """The examples of one docstring as a test."""

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        unittest.TestCase.__init__(self)
        self._dt_optionflags = optionflags
        self._dt_checker = checker
        self._dt_test = test
        self._dt_setUp = setUp
        self._dt_tearDown = tearDown

    def setUp(self):
        self._dt_globs = self._dt_test.globs.copy()
        if self._dt_setUp is not None:
            self._dt_setUp(self._dt_test)

    def tearDown(self):
        if self._dt_tearDown is not None:
            self._dt_tearDown(self._dt_test)
        self._dt_test.globs.clear()
        self._dt_test.globs.update(self._dt_globs)

    def runTest(self):
        test = self._dt_test
        flags = self._dt_optionflags
        if not flags & REPORTING_FLAGS:
            flags |= _unittest_reportflags
        out = io.StringIO()
        runner = DocTestRunner(optionflags=flags, checker=self._dt_checker, verbose=False)
        runner.DIVIDER = '-' * 70
        results = runner.run(test, out=out.write, clear_globs=False)
        if results.skipped == results.attempted:
            raise unittest.SkipTest('all examples were skipped')
        if results.failed:
            raise self.failureException(self.format_failure(out.getvalue()))

    def format_failure(self, err):
        """The message of a failure."""
        test = self._dt_test
        lineno = 'unknown line number' if test.lineno is None else str(test.lineno)
        last = '.'.join(test.name.split('.')[-1:])
        return (f'Failed doctest test for {test.name}\n  File "{test.filename}", line {lineno}, in {last}\n\n{err}')

    def id(self):
        return self._dt_test.name

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return (self._dt_test, self._dt_optionflags) == (other._dt_test, other._dt_optionflags)

    def __hash__(self):
        return hash((self._dt_optionflags, self._dt_setUp, self._dt_tearDown, self._dt_checker))

    def __repr__(self):
        parts = self._dt_test.name.split('.')
        return f'{parts[-1]} ({".".join(parts[:-1])})'

    __str__ = object.__str__

    def shortDescription(self):
        return 'Doctest: ' + self._dt_test.name


class DocFileCase(DocTestCase):
    """The examples of a text file as a test."""

    def id(self):
        return '_'.join(self._dt_test.name.split('.'))

    def __repr__(self):
        return self._dt_test.filename


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """A suite of the examples of a module."""
    if test_finder is None:
        test_finder = DocTestFinder()
    if module is None:
        module = sys._getframe(1).f_globals['__name__']
    if isinstance(module, str):
        module = __import__(module, globals(), locals(), ['*'])
    suite = unittest.TestSuite()
    for test in sorted(test_finder.find(module, globs=globs, extraglobs=extraglobs)):
        if not test.examples:
            continue
        if not test.filename:
            test.filename = module.__file__
        suite.addTest(DocTestCase(test, **options))
    return suite


def DocFileTest(path, module_relative=True, package=None, globs=None, parser=DocTestParser(), encoding=None, **options):
    """The examples of a text file as a test."""
    globs = {} if globs is None else globs.copy()
    path = _path_of(path, module_relative, package, sys._getframe(2))
    globs.setdefault('__file__', path)
    with open(path, encoding=encoding or 'utf-8') as file:
        text = file.read()
    return DocFileCase(parser.get_doctest(text, globs, os.path.basename(path), path, 0), **options)


def DocFileSuite(*paths, **kw):
    """A suite of the examples of text files."""
    suite = unittest.TestSuite()
    for path in paths:
        suite.addTest(DocFileTest(path, **kw))
    return suite


# ---- source ----

def script_from_examples(s):
    """The examples of a text as a script, the rest as comments."""
    output = []
    for piece in DocTestParser().parse(s):
        if isinstance(piece, Example):
            output.append(piece.source[:-1])
            if piece.want:
                output.append('# Expected:')
                output += ['## ' + line for line in piece.want.split('\n')[:-1]]
        else:
            output += [f'# {line}' if line else '#' for line in piece.split('\n')[:-1]]
    while output and output[-1] == '#':
        output.pop()
    while output and output[0] == '#':
        output.pop(0)
    return '\n'.join(output) + '\n'


def testsource(module, name):
    """The examples of one docstring of a module as a script."""
    if not isinstance(module, types.ModuleType):
        module = __import__(module, globals(), locals(), ['*'])
    for test in DocTestFinder().find(module):
        if test.name == name:
            return script_from_examples(test.docstring)
    raise ValueError(name, 'not found in tests')
