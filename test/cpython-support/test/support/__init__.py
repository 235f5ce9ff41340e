"""What CPython's test files import from test.support: as much of it as they need to run here."""
import contextlib
import functools
import gc
import io
import os
import sys
import time
import unittest

# Helpers that are not here are those of the installation.
__path__.append(os.path.join(os.environ['CPYTHON_TESTS'], 'support'))

verbose = False
use_resources = None
max_memuse = 0
failfast = False
Py_DEBUG = Py_TRACE_REFS = Py_GIL_DISABLED = False
is_jython = is_android = is_apple = is_apple_mobile = is_emscripten = is_wasi = is_s390x = False
has_fork_support = has_subprocess_support = True
has_socket_support = False
can_use_suppress_immortalization = False
HAVE_DOCSTRINGS = True
MISSING_C_DOCSTRINGS = False
PGO = PGO_EXTENDED = False
HAVE_ASAN_FORK_BUG = False
SHORT_TIMEOUT = LOOPBACK_TIMEOUT = INTERNET_TIMEOUT = 30.0
LONG_TIMEOUT = 300.0
MAX_Py_ssize_t = sys.maxsize
_1M = 1024 * 1024
_1G = 1024 * _1M
_2G = 2 * _1G
_4G = 4 * _1G
NHASHBITS = sys.hash_info.width
SOCK_MAX_SIZE = 16 * _1M
TEST_HOME_DIR = os.environ['CPYTHON_TESTS']
TEST_SUPPORT_DIR = os.path.join(TEST_HOME_DIR, 'support')
REPO_ROOT = STDLIB_DIR = os.path.dirname(TEST_HOME_DIR)
TEST_DATA_DIR = os.path.join(TEST_HOME_DIR, 'data')
unix_shell = '/bin/sh'


class Error(Exception):
    """Errors of the tests' own machinery."""


class TestFailed(Error):
    """A test failed."""

    def __init__(self, msg, *args, stats=None):
        self.msg = msg
        self.stats = stats
        super().__init__(msg, *args)


class TestDidNotRun(Error):
    """No test ran."""


class ResourceDenied(unittest.SkipTest):
    """The test wants what the run does not allow."""


# ---- skipping ----

def _keep(test):
    return test


def is_resource_enabled(resource):
    """Resources (network, much time, …) are never used."""
    return False


def requires(resource, msg=None):
    """Skip unless the resource may be used."""
    raise ResourceDenied(msg or f'Use of the {resource!r} resource not enabled')


def requires_resource(resource):
    """Skip unless the resource may be used."""
    return unittest.skip(f"resource {resource!r} is not enabled")


def check_impl_detail(**guards):
    """Do the guards name CPython? minipy is measured as if it were CPython."""
    if not guards:
        return True
    return guards.get('cpython', not list(guards.values())[0])


def impl_detail(msg=None, **guards):
    """Skip unless the guards name CPython."""
    return _keep if check_impl_detail(**guards) else unittest.skip(msg or 'implementation detail')


cpython_only = impl_detail(cpython=True)


def no_tracing(func):
    """Run without a trace function."""
    return func


def _always_run(*args, **kwargs):
    """A decorator with arguments that changes nothing."""
    return _keep


requires_IEEE_754 = requires_docstrings = refcount_test = cpython_only
requires_zlib = requires_gzip = requires_bz2 = requires_lzma = _always_run
requires_freebsd_version = requires_linux_version = requires_mac_ver = _always_run
requires_gil_enabled = _always_run
requires_venv_with_pip = unittest.skip('no venv')
skip_if_buggy_ucrt_strfptime = skip_on_s390x = skip_emscripten_stack_overflow = skip_wasi_stack_overflow = _keep
skip_if_pgo_task = skip_if_sanitizer = skip_if_buildbot = _keep


def requires_fork():
    """Skip where there is no fork."""
    return unittest.skipUnless(hasattr(os, 'fork'), 'requires working os.fork()')


def requires_subprocess():
    """Skip where there is no subprocess."""
    try:
        import subprocess  # noqa: F401
    except ImportError:
        return unittest.skip('requires subprocess support')
    return _keep


def requires_working_socket(*, module=False):
    """Skip where there are no sockets; files are run all the same, few of their tests need one."""
    if module:
        return None
    return unittest.skip('requires working sockets')


def has_no_debug_ranges():
    """Are there no columns in code objects?"""
    return False


def requires_debug_ranges(reason='requires co_positions / debug_ranges'):
    """Skip without columns in code objects."""
    return _keep


def requires_limited_api(test):
    """Skip: there is no C interface."""
    return unittest.skip('needs _testcapi and _testlimitedcapi modules')(test)


def requires_specialization(test):
    """Specialisation is there."""
    return test


def requires_gil_enabled(msg='needs the GIL enabled'):
    """The GIL is always there."""
    return _keep


def skip_if_broken_multiprocessing_synchronize():
    """Skip: there are no semaphores."""
    raise unittest.SkipTest('no multiprocessing.synchronize')


def skip_if_sanitizer(*args, **kwargs):
    """There are no sanitizers."""
    return _keep


def check_sanitizer(**kwargs):
    """There are no sanitizers."""
    return False


def check_cflags_pgo():
    """There is no C compiler."""
    return False


def bigmemtest(size, memuse, dry_run=True):
    """Run with a small size only."""
    def decorator(test):
        @functools.wraps(test)
        def wrapper(self):
            if not dry_run:
                raise unittest.SkipTest('not enough memory')
            return test(self, 5147)
        wrapper.size = size
        wrapper.memuse = memuse
        return wrapper
    return decorator


def bigaddrspacetest(test):
    """Skip: the address space is small."""
    return unittest.skip('address space too small')(test)


def run_with_locale(catstr, *locales):
    """Skip: there are no locales but C."""
    return unittest.skip('no valid locales')


run_with_locales = run_with_locale


def run_with_tz(tz):
    """Run in a time zone."""
    return unittest.skip('no time zones')


# ---- memory ----

def gc_collect():
    """Collect all there is."""
    gc.collect()
    gc.collect()
    gc.collect()


@contextlib.contextmanager
def disable_gc():
    """Without automatic collections."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextlib.contextmanager
def gc_threshold(*args):
    """With other thresholds."""
    old = gc.get_threshold()
    gc.set_threshold(*args)
    try:
        yield
    finally:
        gc.set_threshold(*old)


def calcobjsize(fmt):
    """Sizes are minipy's own."""
    raise unittest.SkipTest('sizes of objects are minipy\'s own')


calcvobjsize = calcobjsize


def check_sizeof(test, o, size):
    """Sizes are minipy's own."""
    raise unittest.SkipTest('sizes of objects are minipy\'s own')


def skip_if_suppress_immortalization():
    """Constants are shared as ever."""
    return _keep


@contextlib.contextmanager
def suppress_immortalization(suppress=True):
    """Nothing is made immortal."""
    yield


def check_free_after_iterating(test, iter, cls, args=()):
    """An iterator that is at its end lets its object go."""
    done = False

    class Watched(cls):
        def __del__(self):
            nonlocal done
            done = True
            try:
                next(it)
            except StopIteration:
                pass

    it = iter(Watched(*args))
    for _ in range(10):
        test.assertIsNotNone(it)
        if next(it, None) is None:
            break
    else:
        for _ in it:
            pass
    gc_collect()
    test.assertTrue(done)


# ---- depth ----

def get_c_recursion_limit():
    """How deep native code may go."""
    return 500


def exceeds_recursion_limit():
    """A depth that native code does not reach."""
    return 20_000


def get_recursion_depth():
    """The depth of the caller."""
    depth, frame = 0, sys._getframe(1)
    while frame is not None:
        depth, frame = depth + 1, frame.f_back
    return depth


def get_recursion_available():
    """How much deeper the caller may go."""
    return sys.getrecursionlimit() - get_recursion_depth()


@contextlib.contextmanager
def set_recursion_limit(limit):
    """With another recursion limit."""
    old = sys.getrecursionlimit()
    sys.setrecursionlimit(limit)
    try:
        yield
    finally:
        sys.setrecursionlimit(old)


@contextlib.contextmanager
def infinite_recursion(max_depth=None):
    """With a low recursion limit, so that endless recursion ends soon."""
    if max_depth is None:
        max_depth = 100
    with set_recursion_limit(get_recursion_depth() + max_depth):
        yield


@contextlib.contextmanager
def adjust_int_max_str_digits(max_digits):
    """With another limit of int <-> str."""
    old = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(max_digits)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(old)


def setswitchinterval(interval):
    """Switch threads more often."""
    return sys.setswitchinterval(interval)


# ---- streams ----

@contextlib.contextmanager
def captured_output(name):
    """A stream of sys, kept as text."""
    original = getattr(sys, name)
    setattr(sys, name, io.StringIO())
    try:
        yield getattr(sys, name)
    finally:
        setattr(sys, name, original)


def captured_stdout():
    """sys.stdout as text."""
    return captured_output('stdout')


def captured_stderr():
    """sys.stderr as text."""
    return captured_output('stderr')


def captured_stdin():
    """sys.stdin from text."""
    return captured_output('stdin')


def force_not_colorized(func):
    """Nothing is coloured."""
    return func


def force_colorized(func):
    """Skip: nothing is coloured."""
    return unittest.skip('no colours')(func)


# ---- changing and restoring ----

@contextlib.contextmanager
def swap_attr(obj, attr, new_val):
    """With another value of an attribute."""
    missing = object()
    old = getattr(obj, attr, missing)
    setattr(obj, attr, new_val)
    try:
        yield None if old is missing else old
    finally:
        if old is not missing:
            setattr(obj, attr, old)
        elif hasattr(obj, attr):
            delattr(obj, attr)


@contextlib.contextmanager
def swap_item(obj, item, new_val):
    """With another value of an item."""
    missing = object()
    old = obj[item] if item in obj else missing
    obj[item] = new_val
    try:
        yield None if old is missing else old
    finally:
        if old is not missing:
            obj[item] = old
        elif item in obj:
            del obj[item]


class catch_unraisable_exception:
    """Keeps what sys.unraisablehook is told, in `unraisable`."""

    def __init__(self):
        self.unraisable = None
        self._old_hook = None

    def _hook(self, unraisable):
        self.unraisable = unraisable

    def __enter__(self):
        self._old_hook = sys.unraisablehook
        sys.unraisablehook = self._hook
        return self

    def __exit__(self, *exc_info):
        sys.unraisablehook = self._old_hook
        del self.unraisable


class SuppressCrashReport:
    """Nothing is reported anyway."""

    def __enter__(self):
        return self

    def __exit__(self, *ignored):
        pass


def patch(test_instance, object_to_patch, attr_name, new_value):
    """Set an attribute until the test is over."""
    missing = object()
    old = getattr(object_to_patch, attr_name, missing)

    def restore():
        if old is missing:
            delattr(object_to_patch, attr_name)
        else:
            setattr(object_to_patch, attr_name, old)
    test_instance.addCleanup(restore)
    setattr(object_to_patch, attr_name, new_value)


@contextlib.contextmanager
def patch_list(orig):
    """A list as it was before."""
    saved = orig[:]
    try:
        yield
    finally:
        orig[:] = saved


# ---- objects that tests use ----

class _ALWAYS_EQ:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NEVER_EQ:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


@functools.total_ordering
class _LARGEST:
    def __eq__(self, other):
        return isinstance(other, _LARGEST)

    def __lt__(self, other):
        return False


@functools.total_ordering
class _SMALLEST:
    def __eq__(self, other):
        return isinstance(other, _SMALLEST)

    def __gt__(self, other):
        return False


ALWAYS_EQ, NEVER_EQ, LARGEST, SMALLEST = _ALWAYS_EQ(), _NEVER_EQ(), _LARGEST(), _SMALLEST()


class BrokenIter:
    """An iterator that fails where it is told to."""

    def __init__(self, init_raises=False, next_raises=False, iter_raises=False):
        if init_raises:
            1 / 0
        self.next_raises = next_raises
        self.iter_raises = iter_raises

    def __next__(self):
        if self.next_raises:
            1 / 0

    def __iter__(self):
        if self.iter_raises:
            1 / 0
        return self


class Matcher:
    """Matches log records."""


class CPUStopwatch:
    """Measures the processor time of a block."""

    def __enter__(self):
        self.clock_info = time.get_clock_info('process_time') if hasattr(time, 'get_clock_info') else None
        self.start = time.process_time()
        return self

    def __exit__(self, *exc):
        self.seconds = time.process_time() - self.start


class FakePath:
    """A path-like object."""

    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        if isinstance(self.path, BaseException) or isinstance(self.path, type) and issubclass(self.path, BaseException):
            raise self.path
        return self.path


# ---- checks ----

def check_syntax_error(testcase, statement, errtext='', *, lineno=None, offset=None):
    """The statement is a SyntaxError."""
    with testcase.assertRaisesRegex(SyntaxError, errtext) as context:
        compile(statement, '<test string>', 'exec')
    error = context.exception
    testcase.assertIsNotNone(error.lineno)
    testcase.assertIsNotNone(error.offset)
    if lineno is not None:
        testcase.assertEqual(error.lineno, lineno)
    if offset is not None:
        testcase.assertEqual(error.offset, offset)


def check_disallow_instantiation(testcase, tp, *args, **kwds):
    """The type cannot be called."""
    name = tp.__name__ if tp.__module__ == 'builtins' else f'{tp.__module__}.{tp.__qualname__}'
    with testcase.assertRaises(TypeError) as context:
        tp(*args, **kwds)
    testcase.assertIn(f"cannot create '{name}' instances", str(context.exception))


def check__all__(test_case, module, name_of_module=None, extra=(), not_exported=()):
    """__all__ names what the module defines."""
    if name_of_module is None:
        name_of_module = (module.__name__,)
    elif isinstance(name_of_module, str):
        name_of_module = (name_of_module,)
    expected = set(extra)
    for name in dir(module):
        if name.startswith('_') or name in not_exported:
            continue
        obj = getattr(module, name)
        import types
        if (getattr(obj, '__module__', None) in name_of_module
                or not hasattr(obj, '__module__') and not isinstance(obj, types.ModuleType)):
            expected.add(name)
    test_case.assertCountEqual(module.__all__, expected)


def get_attribute(obj, name):
    """An attribute, or skip."""
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest(f'object {obj!r} has no attribute {name!r}')


def sortdict(dict):
    """The repr of a dict, sorted."""
    return '{%s}' % ', '.join('%r: %r' % pair for pair in sorted(dict.items()))


def run_code(code, extra_names=None):
    """The namespace after running an indented piece of program."""
    import textwrap
    namespace = dict(extra_names or {})
    exec(textwrap.dedent(code), namespace)
    return namespace


def maybe_get_event_loop_policy():
    """The policy of event loops, if one was made."""
    import asyncio
    return getattr(asyncio.events, '_event_loop_policy', None)


def run_in_subinterp_with_config(code, **config):
    """Skip: there are no subinterpreters."""
    raise unittest.SkipTest('no subinterpreters')


def run_in_subinterp(code):
    """Skip: there are no subinterpreters."""
    raise unittest.SkipTest('no subinterpreters')


def collision_stats(nbins, nballs):
    """Mean and deviation of the collisions of balls thrown into bins."""
    n, k = nbins, nballs
    p1 = (1 - 1 / n) ** k
    mean = k - n * (1 - p1)
    var = n * (n - 1) * (1 - 2 / n) ** k + n * p1 - n * n * p1 * p1
    return float(mean), float(max(var, 0.0)) ** 0.5


def wait_process(pid, *, exitcode, timeout=None):
    """Wait for a process."""
    _, status = os.waitpid(pid, 0)
    if os.waitstatus_to_exitcode(status) != exitcode:
        raise AssertionError(f'process {pid} exited with {status}')


def reap_children():
    """There are none."""


def busy_retry(timeout, err_msg=None, /, *, error=True):
    """Go round until the caller breaks out or the time is up."""
    end = time.monotonic() + timeout
    while True:
        yield
        if time.monotonic() >= end:
            break
    if error:
        raise AssertionError(err_msg or f'timeout ({timeout} seconds)')


def sleeping_retry(timeout, err_msg=None, /, *, init_delay=0.01, max_delay=1.0, error=True):
    """As busy_retry(), sleeping in between."""
    for _ in busy_retry(timeout, err_msg, error=error):
        yield
        time.sleep(init_delay)


def optim_args_from_interpreter_flags():
    """The -O options that this process was given."""
    return ['-' + 'O' * sys.flags.optimize] if sys.flags.optimize else []


args_from_interpreter_flags = optim_args_from_interpreter_flags


def iter_builtin_types():
    """All types of builtins."""
    import builtins
    for obj in vars(builtins).values():
        if isinstance(obj, type):
            yield obj


def iter_slot_wrappers(cls):
    """(name, is it the class's own) of all special methods."""
    for name in dir(cls):
        if name.startswith('__') and name.endswith('__'):
            value = getattr(cls, name)
            if type(value).__name__ == 'wrapper_descriptor':
                yield name, name in vars(cls)


def run_unittest(*classes):
    """Run test classes."""
    tests = unittest.TestSuite()
    loader = unittest.TestLoader()
    for cls in classes:
        if isinstance(cls, str):
            tests.addTest(loader.loadTestsFromModule(sys.modules[cls]))
        elif isinstance(cls, (unittest.TestSuite, unittest.TestCase)):
            tests.addTest(cls)
        else:
            tests.addTest(loader.loadTestsFromTestCase(cls))
    result = unittest.TextTestRunner(sys.stdout).run(tests)
    if not result.wasSuccessful():
        raise TestFailed('some tests failed')


def run_doctest(module, verbosity=None, optionflags=0):
    """Run the examples in a module's docstrings."""
    import doctest
    failed, tried = doctest.testmod(module, optionflags=optionflags)
    if failed:
        raise TestFailed(f'{failed} of {tried} doctests failed')
    return failed, tried


def load_package_tests(pkg_dir, loader, standard_tests, pattern):
    """load_tests() of a package of tests: those of its modules, found without putting the installation's library on sys.path."""
    import fnmatch
    import importlib
    package = os.path.relpath(pkg_dir, TEST_HOME_DIR).replace(os.sep, '.')
    for name in sorted(os.listdir(pkg_dir)):
        module, extension = os.path.splitext(name)
        is_package = os.path.exists(os.path.join(pkg_dir, name, '__init__.py'))
        if (extension == '.py' or is_package) and fnmatch.fnmatch(name, pattern or 'test*'):
            standard_tests.addTests(loader.loadTestsFromModule(importlib.import_module(f'test.{package}.{module}')))
    return standard_tests


def darwin_malloc_err_warning(test_name):
    """No test runs on a Mac."""


def findfile(filename, subdir=None):
    """A file of the installed tests."""
    if subdir is not None:
        filename = os.path.join(subdir, filename)
    for folder in (TEST_HOME_DIR, TEST_DATA_DIR, *sys.path):
        path = os.path.join(folder, filename)
        if os.path.exists(path):
            return path
    return filename


def set_memlimit(limit):
    """There is no more memory than there is."""


def record_original_stdout(stdout):
    """Nothing needs it."""


def anticipate_failure(condition):
    """Expect failure on a condition."""
    return unittest.expectedFailure if condition else _keep


def late_deletion(obj):
    """Nothing is deleted late."""
