"""Warnings in CPython's tests."""
import contextlib
import functools
import re
import sys
import warnings


def import_deprecated(name):
    """Import without deprecation warnings."""
    import importlib
    with warnings.catch_warnings():
        warnings.simplefilter('ignore', DeprecationWarning)
        return importlib.import_module(name)


def check_syntax_warning(testcase, statement, errtext='', *, lineno=1, offset=None):
    """The statement compiles with a SyntaxWarning, which as an error has a place."""
    with warnings.catch_warnings(record=True) as shown:
        warnings.simplefilter('always', SyntaxWarning)
        compile(statement, '<testcase>', 'exec')
    testcase.assertEqual(len(shown), 1, shown)
    warning, = shown
    testcase.assertTrue(issubclass(warning.category, SyntaxWarning), warning.category)
    if errtext:
        testcase.assertRegex(str(warning.message), errtext)
    testcase.assertEqual(warning.filename, '<testcase>')
    testcase.assertIsNotNone(warning.lineno)
    if lineno is not None:
        testcase.assertEqual(warning.lineno, lineno)
    from test.support import check_syntax_error
    with warnings.catch_warnings():
        warnings.simplefilter('error', SyntaxWarning)
        check_syntax_error(testcase, statement, errtext, lineno=lineno, offset=offset)


def ignore_warnings(*, category):
    """Run without warnings of a category."""
    def decorator(test):
        @functools.wraps(test)
        def wrapper(self, *args, **kwargs):
            with warnings.catch_warnings():
                warnings.simplefilter('ignore', category=category)
                return test(self, *args, **kwargs)
        return wrapper
    return decorator


class WarningsRecorder:
    """The warnings so far; attributes are those of the last one."""

    def __init__(self, warnings_list):
        self._warnings = warnings_list
        self._last = 0

    def __getattr__(self, attr):
        if len(self._warnings) > self._last:
            return getattr(self._warnings[-1], attr)
        if attr in ('message', 'category', 'filename', 'lineno', 'file', 'line', 'source'):
            return None
        raise AttributeError(f'{self!r} has no attribute {attr!r}')

    @property
    def warnings(self):
        return self._warnings[self._last:]

    def reset(self):
        self._last = len(self._warnings)


@contextlib.contextmanager
def _filterwarnings(filters, quiet=False):
    registry = sys._getframe(2).f_globals.get('__warningregistry__')
    if registry:
        registry.clear()
    with warnings.catch_warnings(record=True) as shown:
        warnings.simplefilter('always')
        yield WarningsRecorder(shown)
    rest = list(shown)
    missing = []
    for message, category in filters:
        seen = False
        for warning in rest[:]:
            if re.match(message, str(warning.message), re.I) and issubclass(warning.message.__class__, category):
                seen = True
                rest.remove(warning)
        if not seen and not quiet:
            missing.append((message, category.__name__))
    if rest:
        raise AssertionError(f'unhandled warning {rest[0]}')
    if missing:
        raise AssertionError(f'filter ({missing[0][0]!r}, {missing[0][1]}) did not catch any warning')


@contextlib.contextmanager
def check_warnings(*filters, **kwargs):
    """Warnings that fit the filters, and no others."""
    quiet = kwargs.get('quiet')
    if not filters:
        filters = ('', Warning),
        if quiet is None:
            quiet = True
    with _filterwarnings(filters, quiet) as recorder:
        yield recorder


@contextlib.contextmanager
def check_no_warnings(testcase, message='', category=Warning, force_gc=False):
    """No warnings that fit."""
    from test.support import gc_collect
    with warnings.catch_warnings(record=True) as shown:
        warnings.filterwarnings('always', message=message, category=category)
        yield
        if force_gc:
            gc_collect()
    testcase.assertEqual(shown, [])


@contextlib.contextmanager
def check_no_resource_warning(testcase):
    """No ResourceWarning."""
    with check_no_warnings(testcase, category=ResourceWarning, force_gc=True):
        yield


@contextlib.contextmanager
def save_restore_warnings_filters():
    """The filters as they were."""
    saved = warnings.filters[:]
    try:
        yield
    finally:
        warnings.filters[:] = saved
