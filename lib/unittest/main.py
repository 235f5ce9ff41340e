"""unittest.main(): the command line."""
import sys

from . import loader, runner
from .signals import installHandler

__unittest = True
_NO_TESTS_EXITCODE = 5

_HELP = '''\
usage: {prog} [-h] [-v] [-q] [--locals] [--durations N] [-f] [-c] [-b] [-k TESTNAMEPATTERNS] [tests ...]

positional arguments:
  tests                a list of any number of test modules, classes and test methods.

options:
  -h, --help           show this help message and exit
  -v, --verbose        Verbose output
  -q, --quiet          Quiet output
  --locals             Show local variables in tracebacks
  --durations N        Show the N slowest test cases (N=0 for all)
  -f, --failfast       Stop on first fail or error
  -c, --catch          Catch Ctrl-C and display results so far
  -b, --buffer         Buffer stdout and stderr during tests
  -k TESTNAMEPATTERNS  Only run tests which match the given substring
'''

_FLAGS = {'-v': 'v', '--verbose': 'v', '-q': 'q', '--quiet': 'q', '--locals': 'locals', '-f': 'f', '--failfast': 'f',
          '-c': 'c', '--catch': 'c', '-b': 'b', '--buffer': 'b', '-h': 'h', '--help': 'h'}
_WITH_VALUE = {'-k': 'k', '--durations': 'durations'}
_DISCOVERY = {'-s': 's', '--start-directory': 's', '-p': 'p', '--pattern': 'p', '-t': 't', '--top-level-directory': 't'}


def _convert_name(name):
    """A file's name as a module's: 'a/b.py' is 'a.b'."""
    if not name.lower().endswith('.py'):
        return name
    import os.path as _path
    if _path.isfile(name) and name.lower().endswith('.py'):
        if _path.isabs(name):
            relative = _path.relpath(name, _path.abspath('.'))
            if _path.isabs(relative) or relative.startswith('..'):
                return name
            name = relative
        return _path.normpath(name)[:-3].replace('\\', '.').replace('/', '.')
    return name


def _convert_select_pattern(pattern):
    return pattern if '*' in pattern else f'*{pattern}*'


class TestProgram(object):
    """Loads and runs tests as the command line says."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None
    _discovery = False

    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None, testLoader=loader.defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *,
                 tb_locals=False, durations=None):
        if isinstance(module, str):
            self.module = __import__(module)
            for part in module.split('.')[1:]:
                self.module = getattr(self.module, part)
        else:
            self.module = module
        if argv is None:
            argv = sys.argv
        self.exit = exit
        self.failfast = failfast
        self.catchbreak = catchbreak
        self.verbosity = verbosity
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        self.warnings = 'default' if warnings is None and not sys.warnoptions else warnings
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.progName = argv[0].rpartition('/')[2]
        self.parseArgs(argv)
        self.runTests()

    # ---- arguments ----

    def parseArgs(self, argv):
        """Read the command line and load the tests."""
        self.testNamePatterns = None
        words = argv[1:]
        if self.module is None:
            if words and words[0].lower() == 'discover':
                self._do_discovery(words[1:])
                return
            self._parse_words(words, _WITH_VALUE)
            if not self.tests:
                self._do_discovery([])
                return
        else:
            self._parse_words(words, _WITH_VALUE)
        if self.tests:
            self.testNames = [_convert_name(name) for name in self.tests]
            if __name__ == '__main__':
                self.module = None
        elif self.defaultTest is None:
            self.testNames = None
        elif isinstance(self.defaultTest, str):
            self.testNames = (self.defaultTest,)
        else:
            self.testNames = list(self.defaultTest)
        self.createTests()

    def _parse_words(self, words, with_value):
        self.tests = []
        values = {}
        words = list(words)
        only_names = False
        while words:
            word = words.pop(0)
            if only_names or not word.startswith('-') or word == '-':
                self.tests.append(word)
            elif word == '--':
                only_names = True
            elif word in _FLAGS:
                self._set_flag(_FLAGS[word])
            else:
                self._parse_option(word, words, with_value, values)
        return values

    def _parse_option(self, word, words, with_value, values):
        name, equals, value = word.partition('=')
        if name in with_value:
            if not equals:
                if not words:
                    self._usage_error(f'argument {word}: expected one argument')
                value = words.pop(0)
        elif word[:2] in with_value and not word.startswith('--'):
            name, value = word[:2], word[2:]
        elif len(word) > 2 and not word.startswith('--') and word[:2] in _FLAGS:
            self._set_flag(_FLAGS[word[:2]])
            words.insert(0, '-' + word[2:])
            return
        else:
            self._usage_error(f'unrecognized arguments: {word}')
        key = with_value[name]
        if key == 'k':
            self.testNamePatterns = [*(self.testNamePatterns or []), _convert_select_pattern(value)]
        elif key == 'durations':
            try:
                self.durations = int(value)
            except ValueError:
                self._usage_error(f'argument --durations: invalid int value: {value!r}')
        else:
            values[key] = value

    def _set_flag(self, flag):
        if flag == 'h':
            self.usageExit()
        elif flag == 'v':
            self.verbosity = 2
        elif flag == 'q':
            self.verbosity = 0
        elif flag == 'locals':
            self.tb_locals = True
        elif flag == 'f':
            self.failfast = True
        elif flag == 'c':
            self.catchbreak = True
        elif flag == 'b':
            self.buffer = True

    def usageExit(self, msg=None):
        """Show the help and end."""
        if msg:
            print(msg)
        print(_HELP.format(prog=self.progName), end='')
        sys.exit(0 if msg is None else 2)

    def _usage_error(self, message):
        usage = _HELP.format(prog=self.progName).partition('\n')[0]
        sys.stderr.write(f'{usage}\n{self.progName}: error: {message}\n')
        sys.exit(2)

    # ---- tests ----

    def createTests(self, from_discovery=False, Loader=None):
        """Load the tests that are named, all of the module, or those that are discovered."""
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if from_discovery:
            loader_ = self.testLoader if Loader is None else Loader()
            self.test = loader_.discover(self.start, self.pattern, self.top)
        elif self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def _do_discovery(self, argv, Loader=None):
        values = self._parse_words(argv, {**_WITH_VALUE, **_DISCOVERY})
        places = dict(zip(('s', 'p', 't'), self.tests))
        self.start = values.get('s', places.get('s', '.'))
        self.pattern = values.get('p', places.get('p', 'test*.py'))
        self.top = values.get('t', places.get('t'))
        self.createTests(from_discovery=True, Loader=Loader)

    def runTests(self):
        """Run them, and end with exit code 0, 1, or 5 when there were none."""
        if self.catchbreak:
            installHandler()
        if self.testRunner is None:
            self.testRunner = runner.TextTestRunner
        test_runner = self.testRunner
        if isinstance(test_runner, type):
            options = {'verbosity': self.verbosity, 'failfast': self.failfast, 'buffer': self.buffer,
                       'warnings': self.warnings}
            try:
                try:
                    test_runner = self.testRunner(**options, tb_locals=self.tb_locals, durations=self.durations)
                except TypeError:
                    test_runner = self.testRunner(**options)
            except TypeError:
                test_runner = self.testRunner()
        self.result = test_runner.run(self.test)
        if self.exit:
            if self.result.testsRun == 0 and len(self.result.skipped) == 0:
                sys.exit(_NO_TESTS_EXITCODE)
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
