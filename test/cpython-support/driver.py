"""Runs one test file of an installed CPython and writes a line of JSON for each test: [outcome, test, reason].

Usage: driver.py test_name [pattern …]. Started by scripts/cpython-tests.mjs.
"""
import sys
import unittest

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
    tests.run(report)


main()
