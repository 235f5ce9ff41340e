"""compile()'s file name may be any path; what a module defines of `__dir__` and `__annotations__`; sources of positions."""
import dis
import types


class Path:
    def __fspath__(self):
        return "path.py"


print(compile("1", b"bytes.py", "eval").co_filename)  # expect: bytes.py
print(compile("1", Path(), "exec").co_filename)  # expect: path.py
try:
    compile("1", 3, "exec")
except TypeError as error:
    print(error)  # expect: expected str, bytes or os.PathLike object, not int

module = types.ModuleType("m")
module.__dir__ = lambda: ["b", "a"]
print(dir(module))  # expect: ['a', 'b']
module.__dir__ = [1]
try:
    dir(module)
except TypeError as error:
    print(error)  # expect: 'list' object is not callable
print(module.__annotations__)  # expect: {}
del module.__annotations__
try:
    del module.__annotations__
except AttributeError as error:
    print(error)  # expect: __annotations__

positions = next(i.positions for i in dis.get_instructions("abc") if i.opname == "LOAD_NAME")
print(positions)  # expect: Positions(lineno=1, end_lineno=1, col_offset=0, end_col_offset=3)

# The handlers of a try statement come before its else, for `global` too.
namespace = {"a": 5}
exec("def f():\n try: pass\n except Exception:\n  global a\n else: return a", namespace)
print(namespace["f"]())  # expect: 5
