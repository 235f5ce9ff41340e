"""Running Python in a process of its own in CPython's tests."""
import os
import sys
import unittest


class _PythonRunResult(tuple):
    rc = property(lambda self: self[0])
    out = property(lambda self: self[1])
    err = property(lambda self: self[2])

    def fail(self, cmd_line):
        raise AssertionError(f'Process return code is {self.rc}\ncommand line: {cmd_line!r}\n\nstdout:\n---\n'
                             f'{self.out.decode("ascii", "replace")}\n---\n\nstderr:\n---\n'
                             f'{self.err.decode("ascii", "replace")}\n---')


def interpreter_requires_environment():
    """It runs in any environment."""
    return False


def run_python_until_end(*args, **env_vars):
    """(result, command line)"""
    try:
        import subprocess
    except ImportError:
        raise unittest.SkipTest('no subprocess') from None
    isolated = env_vars.pop('__isolated', not env_vars)
    cwd = env_vars.pop('__cwd', None)
    env_vars.pop('__cleanenv', None)
    env = {**os.environ, **env_vars}
    command = [sys.executable, '-X', 'faulthandler', *(['-I'] if isolated else []), *args]
    done = subprocess.run(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env, cwd=cwd)
    return _PythonRunResult((done.returncode, done.stdout, done.stderr)), command


def _assert_python(expected_success, /, *args, **env_vars):
    result, command = run_python_until_end(*args, **env_vars)
    if bool(result.rc) == expected_success:
        result.fail(command)
    return result


def assert_python_ok(*args, **env_vars):
    """The process ends with 0."""
    return _assert_python(True, *args, **env_vars)


def assert_python_failure(*args, **env_vars):
    """The process ends with another exit code."""
    return _assert_python(False, *args, **env_vars)


def spawn_python(*args, **kw):
    """Start a process."""
    try:
        import subprocess
    except ImportError:
        raise unittest.SkipTest('no subprocess') from None
    kw.setdefault('stdout', subprocess.PIPE)
    kw.setdefault('stderr', subprocess.STDOUT)
    return subprocess.Popen([sys.executable, '-E', *args], stdin=subprocess.PIPE, **kw)


def kill_python(process):
    """End a process; what it wrote."""
    process.stdin.close()
    data = process.stdout.read()
    process.stdout.close()
    process.wait()
    return data


def make_script(script_dir, script_basename, source, omit_suffix=False):
    """Write a script; its path."""
    name = os.path.join(script_dir, script_basename if omit_suffix else script_basename + '.py')
    with open(name, 'w', encoding='utf-8') as file:
        file.write(source)
    return name


def make_pkg(pkg_dir, init_source=''):
    """Make a package."""
    os.mkdir(pkg_dir)
    make_script(pkg_dir, '__init__', init_source)


def make_zip_script(*args):
    """Skip: there are no zip files."""
    raise unittest.SkipTest('no zip files')


make_zip_pkg = make_zip_script
