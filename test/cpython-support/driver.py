"""Runs one test file of an installed CPython and writes a line of JSON for each test: [outcome, test, reason].

Usage: driver.py test_name [pattern …]. Started by scripts/cpython-tests.mjs.
"""
import collections.abc  # noqa: F401  files rely on CPython's runner having imported it
import importlib.machinery
import sys
import unittest

# Modules that many files import at their top and few of their tests need.
_ABSENT = {'_ast', '_colorize', '_datetime', '_imp', '_testinternalcapi', 'asyncio', 'configparser', 'dbm',
           'doctest', 'importlib._bootstrap_external', 'locale', 'mailbox', 'marshal', 'pkgutil', 'platform', 'py_compile', 'pydoc',
           'symtable', 'tokenize', 'token', 'unicodedata', 'xmlrpc', 'zipfile', 'zipimport', 'logging.config',
           'logging.handlers', 'http.server', 'socketserver', 'bdb', 'codeop', 'tracemalloc', 'trace', 'faulthandler', 'filecmp', 'pickletools',
           'email', 'selectors', 'tabnanny', 'xml', 'html.entities', 'ntpath', 'nturl2path', 'mmap', 'tarfile', 'fileinput', 'optparse', 'cmath'}

# Those of single files: elsewhere tests are skipped where the import fails.
_ABSENT_FOR = {'test_inspect': {'_pickle'}}

# The same modules once more, as CPython has them in Python beside C: tests of them are skipped.
_TWINS = {'_pyio', '_pydecimal', '_pydatetime', '_pylong'}


class _AbsentModules:
    """Stands for what minipy has not (yet), so that the file can be imported: a test that uses it fails, one that does not runs."""

    is_loading = True

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name not in _ABSENT | _TWINS or importlib.machinery.BuiltinImporter.find_spec(name) or importlib.machinery.FrozenImporter.find_spec(name):
            return None
        return importlib.machinery.ModuleSpec(name, cls)

    @staticmethod
    def create_module(spec):
        return None

    @staticmethod
    def exec_module(module):
        name = module.__name__
        module._is_absent = True

        def refuse(*args, **kwargs):
            if _AbsentModules.is_loading:
                return ''
            refusal = unittest.SkipTest if name in _TWINS else NotImplementedError
            raise refusal(f'minipy has no {name}')

        def attribute(attr):
            if attr.startswith('__'):
                raise AttributeError(attr)
            value = type(attr, (), {'__new__': refuse, '__module__': name})
            if attr.endswith(('_PROTOCOL', '_FORMAT')):
                value = 5
            setattr(module, attr, value)
            return value
        module.__getattr__ = attribute


sys.meta_path.append(_AbsentModules)
_OUT = sys.stdout


def _quote(text):
    result = ''
    for char in text:
        if char in '"\\':
            result += '\\' + char
        elif ' ' <= char <= '~':
            result += char
        else:
            code = ord(char)
            if code > 0xffff:
                code -= 0x10000
                result += f'\\u{0xd800 + (code >> 10):04x}\\u{0xdc00 + (code & 0x3ff):04x}'
            else:
                result += f'\\u{code:04x}'
    return f'"{result}"'


class _Report(unittest.TestResult):
    """Writes each outcome at once, so that a crash loses only the test it happens in."""

    def __init__(self):
        super().__init__()
        self._failed_subtests = set()

    def _write(self, outcome, test, reason=''):
        _OUT.write(f'\x1e[{_quote(outcome)}, {_quote(str(test))}, {_quote(reason)}]\n')
        _OUT.flush()

    def startTest(self, test):
        super().startTest(test)
        self._write('start', test)

    def addSuccess(self, test):
        self._write('passed', test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._write('failed', test, self.failures[-1][1])

    def addError(self, test, err):
        super().addError(test, err)
        self._write('error', test, self.errors[-1][1])

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None and str(test) not in self._failed_subtests:
            self._failed_subtests.add(str(test))
            is_failure = issubclass(err[0], test.failureException)
            self._write('failed' if is_failure else 'error', test, (self.failures if is_failure else self.errors)[-1][1])

    def addSkip(self, test, reason):
        self._write('skipped', test, reason)

    def addExpectedFailure(self, test, err):
        self._write('passed', test)

    def addUnexpectedSuccess(self, test):
        self._write('failed', test, 'unexpected success')


def main():
    name, *patterns = sys.argv[1:]
    _ABSENT.update(_ABSENT_FOR.get(name, ()))
    loader = unittest.TestLoader()
    if patterns:
        loader.testNamePatterns = [f'*{pattern}*' for pattern in patterns]
    report = _Report()
    try:
        module = __import__('test.' + name, None, None, [name])
        tests = loader.loadTestsFromModule(module)
    except unittest.SkipTest as skipped:
        report._write('skipped', name, str(skipped))
        return
    _AbsentModules.is_loading = False
    tests.run(report)


main()
