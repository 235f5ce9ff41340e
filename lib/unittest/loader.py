"""Finding tests: in classes, in modules, by name, in a tree of files."""
import sys
import traceback
import types

from . import case, suite, util

__unittest = True


class _FailedTest(case.TestCase):
    """Stands for what could not be loaded: running it raises why."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattribute__(name)

        def testFailure():
            raise self._exception
        return testFailure


def _failed_import(name, suite_class):
    message = f'Failed to import test module: {name}\n{traceback.format_exc()}'
    return suite_class((_FailedTest(name, ImportError(message)),)), message


def _failed_test(name, exception, suite_class, message):
    return suite_class((_FailedTest(name, exception),)), message


def _skipped_test(name, exception, suite_class):
    @case.skip(str(exception))
    def testSkipped(self):
        pass
    skipped_class = type('ModuleSkipped', (case.TestCase,), {name: testSkipped})
    return suite_class((skipped_class(name),))


def _without_extension(path):
    return path[:-9] if path.lower().endswith('$py.class') else path.rsplit('.', 1)[0]


class _CompareKey:
    """Orders names by a function that gives a negative, zero or positive number."""

    __slots__ = ('name', 'compare')

    def __init__(self, name, compare):
        self.name = name
        self.compare = compare

    def __lt__(self, other):
        return self.compare(self.name, other.name) < 0


class TestLoader(object):
    """Makes suites of tests."""

    testMethodPrefix = 'test'
    sortTestMethodsUsing = staticmethod(util.three_way_cmp)
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        super().__init__()
        self.errors = []
        # What is being loaded, so that packages whose load_tests() discovers again do not go on for ever.
        self._loading_packages = set()

    def loadTestsFromTestCase(self, testCaseClass):
        """A suite of all tests of a class."""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError('Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?')
        if testCaseClass in (case.TestCase, case.FunctionTestCase):
            names = []
        else:
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, 'runTest'):
                names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        """A suite of all tests of a module; its load_tests(loader, tests, pattern) may change that."""
        tests = []
        for name in dir(module):
            obj = getattr(module, name)
            if isinstance(obj, type) and issubclass(obj, case.TestCase) and obj not in (case.TestCase, case.FunctionTestCase):
                tests.append(self.loadTestsFromTestCase(obj))
        load_tests = getattr(module, 'load_tests', None)
        tests = self.suiteClass(tests)
        if load_tests is not None:
            try:
                return load_tests(self, tests, pattern)
            except Exception as error:
                message = f'Failed to call load_tests:\n{traceback.format_exc()}'
                failed, message = _failed_test(module.__name__, error, self.suiteClass, message)
                self.errors.append(message)
                return failed
        return tests

    def loadTestsFromName(self, name, module=None):
        """A suite of what a dotted name means: module, class, method, or a callable that gives tests."""
        parts = name.split('.')
        failed = message = None
        if module is None:
            imported = parts[:]
            while imported:
                module_name = '.'.join(imported)
                try:
                    module = __import__(module_name)
                    break
                except ImportError:
                    last = imported.pop()
                    failed, message = _failed_import(last, self.suiteClass)
                    if not imported:
                        self.errors.append(message)
                        return failed
            parts = parts[1:]
        obj, parent = module, None
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as error:
                if getattr(obj, '__path__', None) is not None and failed is not None:
                    self.errors.append(message)  # a submodule that could not be imported
                    return failed
                message = f'Failed to access attribute:\n{traceback.format_exc()}'
                failed, message = _failed_test(part, error, self.suiteClass, message)
                self.errors.append(message)
                return failed
        return self._tests_of_object(obj, parent, name)

    def _tests_of_object(self, obj, parent, name):
        if isinstance(obj, types.ModuleType):
            return self.loadTestsFromModule(obj)
        if isinstance(obj, type) and issubclass(obj, case.TestCase) and obj not in (case.TestCase, case.FunctionTestCase):
            return self.loadTestsFromTestCase(obj)
        if isinstance(obj, types.FunctionType) and isinstance(parent, type) and issubclass(parent, case.TestCase):
            method_name = name.split('.')[-1]
            instance = parent(method_name)
            if not isinstance(getattr(instance, method_name), types.FunctionType):  # no static method
                return self.suiteClass([instance])
        elif isinstance(obj, suite.TestSuite):
            return obj
        if callable(obj):
            test = obj()
            if isinstance(test, suite.TestSuite):
                return test
            if isinstance(test, case.TestCase):
                return self.suiteClass([test])
            raise TypeError(f'calling {obj} returned {test}, not a test')
        raise TypeError(f"don't know how to make test from: {obj}")

    def loadTestsFromNames(self, names, module=None):
        """One suite of what several names mean."""
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        """The names of the test methods of a class, sorted."""
        def is_wanted(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            if self.testNamePatterns is None:
                return True
            from fnmatch import fnmatchcase
            full = f'{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}'
            return any(fnmatchcase(full, pattern) for pattern in self.testNamePatterns)
        names = list(filter(is_wanted, dir(testCaseClass)))
        if self.sortTestMethodsUsing:
            names.sort(key=lambda name: _CompareKey(name, self.sortTestMethodsUsing))
        return names

    # ---- discovery ----

    def discover(self, start_dir, pattern='test*.py', top_level_dir=None):
        """A suite of the tests in all files under a folder (or package) whose names fit the pattern."""
        import os
        original_top = self._top_level_dir
        implicit = False
        if top_level_dir is None and self._top_level_dir is not None:
            top_level_dir = self._top_level_dir
        elif top_level_dir is None:
            implicit = True
            top_level_dir = start_dir
        top_level_dir = os.path.abspath(top_level_dir)
        if top_level_dir not in sys.path:
            sys.path.insert(0, top_level_dir)
        self._top_level_dir = top_level_dir
        if os.path.isdir(os.path.abspath(start_dir)):
            start_dir = os.path.abspath(start_dir)
            unusable = (start_dir != top_level_dir
                        and not os.path.isfile(os.path.join(start_dir, '__init__.py')))
        else:
            start_dir, unusable = self._folder_of_package(start_dir, implicit)
        if unusable:
            raise ImportError(f'Start directory is not importable: {start_dir!r}')
        tests = list(self._find_tests(start_dir, pattern))
        self._top_level_dir = original_top
        return self.suiteClass(tests)

    def _folder_of_package(self, name, implicit):
        import os
        try:
            __import__(name)
        except ImportError:
            return name, True
        module = sys.modules[name]
        top = name.split('.')[0]
        try:
            folder = os.path.abspath(os.path.dirname(module.__file__))
        except (AttributeError, TypeError):
            if name in sys.builtin_module_names:
                raise TypeError('Can not use builtin modules as dotted module names') from None
            raise TypeError(f"don't know how to discover from {module!r}") from None
        if implicit:
            file = os.path.abspath(sys.modules[top].__file__)
            is_package = os.path.basename(file).lower().startswith('__init__.py')
            self._top_level_dir = os.path.dirname(os.path.dirname(file) if is_package else file)
            sys.path.remove(self._top_level_dir) if self._top_level_dir in sys.path else None
            sys.path.insert(0, self._top_level_dir)
        return folder, False

    def _get_name_from_path(self, path):
        import os
        if path == self._top_level_dir:
            return '.'
        path = _without_extension(os.path.normpath(path)) if path.endswith('.py') else os.path.normpath(path)
        relative = os.path.relpath(path, self._top_level_dir)
        assert not os.path.isabs(relative), 'Path must be within the project'
        assert not relative.startswith('..'), 'Path must be within the project'
        return relative.replace(os.path.sep, '.')

    def _match_path(self, path, full_path, pattern):
        from fnmatch import fnmatch
        return fnmatch(path, pattern)

    def _find_tests(self, start_dir, pattern):
        import os
        name = self._get_name_from_path(start_dir)
        if name != '.' and name not in self._loading_packages:
            tests, should_recurse = self._find_test_path(start_dir, pattern)
            if tests is not None:
                yield tests
            if not should_recurse:
                return
        for path in sorted(os.listdir(start_dir)):
            full_path = os.path.join(start_dir, path)
            tests, should_recurse = self._find_test_path(full_path, pattern)
            if tests is not None:
                yield tests
            if should_recurse:
                name = self._get_name_from_path(full_path)
                self._loading_packages.add(name)
                try:
                    yield from self._find_tests(full_path, pattern)
                finally:
                    self._loading_packages.discard(name)

    def _find_test_path(self, full_path, pattern):
        """(tests or None, whether to go into the folder)"""
        import os
        basename = os.path.basename(full_path)
        if os.path.isfile(full_path):
            stem = basename[:-3]
            if not basename.lower().endswith('.py') or not stem.isidentifier():
                return None, False
            if not self._match_path(basename, full_path, pattern):
                return None, False
            return self._load_file(full_path, pattern), False
        if os.path.isdir(full_path):
            if not os.path.isfile(os.path.join(full_path, '__init__.py')):
                return None, False
            return self._load_package(full_path, pattern)
        return None, False

    def _import(self, name):
        __import__(name)
        return sys.modules[name]

    def _load_file(self, full_path, pattern):
        import os
        name = self._get_name_from_path(full_path)
        try:
            module = self._import(name)
        except case.SkipTest as error:
            return _skipped_test(name, error, self.suiteClass)
        except:
            failed, message = _failed_import(name, self.suiteClass)
            self.errors.append(message)
            return failed
        found = os.path.abspath(getattr(module, '__file__', full_path))
        if (_without_extension(os.path.realpath(found)).lower()
                != _without_extension(os.path.realpath(full_path)).lower()):
            stem = _without_extension(os.path.basename(full_path))
            raise ImportError(f'{stem!r} module incorrectly imported from {os.path.dirname(os.path.realpath(found))!r}. '
                              f'Expected {os.path.dirname(full_path)!r}. Is this module globally installed?')
        return self.loadTestsFromModule(module, pattern=pattern)

    def _load_package(self, full_path, pattern):
        name = self._get_name_from_path(full_path)
        try:
            package = self._import(name)
        except case.SkipTest as error:
            return _skipped_test(name, error, self.suiteClass), False
        except:
            failed, message = _failed_import(name, self.suiteClass)
            self.errors.append(message)
            return failed, False
        load_tests = getattr(package, 'load_tests', None)
        self._loading_packages.add(name)
        try:
            tests = self.loadTestsFromModule(package, pattern=pattern)
            return tests, load_tests is None
        finally:
            self._loading_packages.discard(name)


defaultTestLoader = TestLoader()
