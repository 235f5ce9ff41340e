"""importlib: importing by name, specs, reloading, finders of sys.meta_path."""
import importlib
import importlib.machinery
import importlib.util
import os
import sys

print(importlib.import_module('types').__name__, importlib.util.find_spec('no_such_module'))  # expect: types None
print(importlib.util.find_spec('sys'))
# expect: ModuleSpec(name='sys', loader=<class '_frozen_importlib.BuiltinImporter'>, origin='built-in')
for name in ('.x', 'no_such_module.x'):
    try:
        importlib.import_module(name)
    except (TypeError, ModuleNotFoundError) as error:
        print(error)
# expect: the 'package' argument is required to perform a relative import for '.x'
# expect: No module named 'no_such_module'
folder = f'/tmp/importlib_module_{os.getpid()}'
os.mkdir(folder)
path = os.path.join(folder, 'reloaded.py')
with open(path, 'w') as file:
    file.write('x = 1\ny = 2\n')
sys.dont_write_bytecode = True
sys.path.insert(0, folder)
import reloaded
with open(path, 'w') as file:
    file.write('x = 22\n')
importlib.invalidate_caches()
print(reloaded.x, importlib.reload(reloaded) is reloaded, reloaded.x, reloaded.y)  # expect: 1 True 22 2
print(reloaded.__spec__.name, type(reloaded.__spec__.loader).__name__, reloaded.__spec__.has_location)
# expect: reloaded SourceFileLoader True
spec = importlib.util.spec_from_file_location('by_path', path)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(module.x, module.__name__, 'by_path' in sys.modules, spec.parent == '')  # expect: 22 by_path False True


class Finder:
    """Knows one module, which it makes itself."""

    @staticmethod
    def find_spec(name, path, target=None):
        if name == 'magic':
            return importlib.machinery.ModuleSpec(name, Finder, origin='here')
        return None

    @staticmethod
    def create_module(spec):
        return None

    @staticmethod
    def exec_module(module):
        module.value = 42


sys.meta_path.insert(0, Finder)
import magic
print(magic.value, magic.__spec__.origin)  # expect: 42 here
sys.meta_path.remove(Finder)
print(importlib.util.resolve_name('.a', 'b.c'))  # expect: b.c.a
os.unlink(path)
os.rmdir(folder)
