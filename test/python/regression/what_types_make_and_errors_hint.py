"""Constructors of cells and tracebacks, `__dict__` of wrappers, hints in errors, walrus in iterables, warnings of NotImplemented."""
import importlib.util
import sys
import types
import typing
import warnings


def message(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as error:
        return f'{type(error).__name__}: {error}'


print(types.CellType(1).cell_contents, message(lambda: types.CellType().cell_contents))  # expect: 1 ValueError: Cell is empty
try:
    1 / 0
except ZeroDivisionError as error:
    tb = error.__traceback__
made = types.TracebackType(tb, tb.tb_frame, tb.tb_lasti, 7)
print(made.tb_next is tb, made.tb_lineno, made.tb_lasti == tb.tb_lasti)  # expect: True 7 True
print(message(types.TracebackType, 1, tb.tb_frame, 1, 2))  # expect: TypeError: expected traceback object or None, got 'int'
print(message(types.TracebackType, None, None, 1, 2))
# expect: TypeError: traceback() argument 'tb_frame' must be frame, not None


def function():
    "What it does."


print(staticmethod(function).__dict__['__name__'], classmethod(function).__dict__['__doc__'])  # expect: function What it does.
print(types.SimpleNamespace(a=1).__dict__, vars(types.SimpleNamespace(b=2)))  # expect: {'a': 1} {'b': 2}

module = types.ModuleType('mod')
print(message(module))  # expect: TypeError: 'module' object is not callable
module.mod = len
print(message(module))  # expect: TypeError: 'module' object is not callable. Did you mean: 'mod.mod(...)'?
print(message(int, '1', bas=2))  # expect: TypeError: int() got an unexpected keyword argument 'bas'. Did you mean 'base'?
print(message(ImportError, nam='x'))  # expect: TypeError: ImportError() got an unexpected keyword argument 'nam'. Did you mean 'name'?

with warnings.catch_warnings(record=True) as shown:
    warnings.simplefilter('always')
    print(bool(NotImplemented), shown[0].message)  # expect: True NotImplemented should not be used in a boolean context
print(None.__ne__(None), object().__ne__(1))  # expect: False NotImplemented

# An assignment expression has no place in the iterable of a comprehension, however deep.
for code in '[i for i in (j := a)]', '[i for i in (lambda: (j := a))()]', '[i for i in [j for j in b if (j := a)]]':
    print(message(compile, code, 'f', 'exec'))
# expect: SyntaxError: assignment expression cannot be used in a comprehension iterable expression (f, line 1)
# expect: SyntaxError: assignment expression cannot be used in a comprehension iterable expression (f, line 1)
# expect: SyntaxError: assignment expression cannot be used in a comprehension iterable expression (f, line 1)

namespace = {}
exec('from typing import TypeVar; T = TypeVar("T")', namespace)
print(namespace['T'].__module__, message(function.__code__.replace, co_code=b'1'))
# expect: None ValueError: code: co_code is malformed

path = importlib.util.cache_from_source('/a/b.py', optimization=2)
print(path == f'/a/__pycache__/b.{sys.implementation.cache_tag}.opt-2.pyc', importlib.util.source_from_cache(path))  # expect: True /a/b.py
print(message(importlib.util.source_from_cache, '/a/b.pyc'))  # expect: ValueError: __pycache__ not bottom-level directory in '/a/b.pyc'


# A finder may be the first thing that imports get to see.
class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == 'importlib.nothing':
            print('asked for', name)


sys.meta_path.append(Finder)
print(message(__import__, 'importlib.nothing'))
# expect: asked for importlib.nothing
# expect: ModuleNotFoundError: No module named 'importlib.nothing'

# The caches behind instructions.
import dis  # noqa: E402

print([one.cache_info for one in dis.get_instructions(compile('a + b', 'f', 'eval')) if one.opname == 'BINARY_OP'])
# expect: [[('counter', 1, b'\x00\x00')]]
