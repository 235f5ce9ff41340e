"""Run a module or a file as if it were the main program."""
import importlib.util
import io
import os
import sys
from types import ModuleType

__all__ = ['run_module', 'run_path']


class _TempModule:
    """A module in sys.modules for a while."""

    def __init__(self, name):
        self.name = name
        self.module = ModuleType(name)

    def __enter__(self):
        self.saved = sys.modules.get(self.name)
        sys.modules[self.name] = self.module
        return self.module

    def __exit__(self, *exc):
        if self.saved is not None:
            sys.modules[self.name] = self.saved
        else:
            sys.modules.pop(self.name, None)


class _Argv0:
    """sys.argv[0] changed for a while."""

    def __init__(self, value):
        self.value = value

    def __enter__(self):
        self.saved, sys.argv[0] = sys.argv[0], self.value

    def __exit__(self, *exc):
        sys.argv[0] = self.saved


def _run_code(code, namespace, init_globals, name, spec, pkg_name, script):
    if init_globals is not None:
        namespace.update(init_globals)
    namespace.update(__name__=name, __file__=script, __cached__=spec and spec.cached, __doc__=None,
                     __loader__=spec and spec.loader, __package__=pkg_name, __spec__=spec)
    exec(code, namespace)
    return namespace


def _run_in_module(code, init_globals, name, spec, pkg_name, script, argv0=None):
    with _TempModule(name) as module, _Argv0(argv0 or script):
        _run_code(code, module.__dict__, init_globals, name, spec, pkg_name, script)
        return module.__dict__.copy()


def _details(name):
    """(name, spec, code) of what is to run: a module, or the __main__ of a package."""
    if name.startswith('.'):
        raise ImportError('Relative module names not supported')
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, AttributeError, TypeError, ValueError) as e:
        text = 'Error while finding module specification for {!r} ({}: {})'
        raise ImportError(text.format(name, type(e).__name__, e)) from e
    if spec is None:
        raise ImportError('No module named %s' % name)
    if spec.submodule_search_locations is not None:
        if name == '__main__' or name.endswith('.__main__'):
            raise ImportError('Cannot use package as __main__ module')
        try:
            return _details(name + '.__main__')
        except ImportError as e:
            raise ImportError('%s; %r is a package and cannot be directly executed' % (e, name)) from e
    with io.open_code(spec.origin) as file:
        return name, spec, compile(file.read(), spec.origin, 'exec')


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Run a module found by its name; gives its globals."""
    mod_name, spec, code = _details(mod_name)
    run_name = mod_name if run_name is None else run_name
    if alter_sys:
        return _run_in_module(code, init_globals, run_name, spec, spec.parent, spec.origin)
    return _run_code(code, {}, init_globals, run_name, spec, spec.parent, spec.origin)


def run_path(path_name, init_globals=None, run_name=None):
    """Run a file, or the __main__ of a directory; gives its globals."""
    run_name = '<run_path>' if run_name is None else run_name
    path = os.fsdecode(path_name)
    if not os.path.isdir(path):
        with io.open_code(os.path.abspath(path)) as file:
            code = compile(file.read(), path, 'exec')
        return _run_in_module(code, init_globals, run_name, None, run_name.rpartition('.')[0], path)
    script = os.path.join(path, '__main__.py')
    if not os.path.exists(script):
        raise ImportError("can't find '__main__' module in %r" % path)
    sys.path.insert(0, path)
    try:
        with io.open_code(script) as file:
            code = compile(file.read(), script, 'exec')
        spec = importlib.util.spec_from_file_location('__main__', script)
        return _run_in_module(code, init_globals, run_name, spec, '', script, argv0=path)
    finally:
        if path in sys.path:
            sys.path.remove(path)
