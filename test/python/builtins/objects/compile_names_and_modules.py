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

# How modules are shown: by their spec, or else by file and loader.
module = types.ModuleType(name="m", doc="text")
print(module, module.__doc__)  # expect: <module 'm'> text
module.__loader__ = 3
print(module)  # expect: <module 'm' (3)>
module.__file__ = "f"
print(module)  # expect: <module 'm' from 'f'>
del module.__name__
print(module)  # expect: <module '?' from 'f'>
module.__spec__ = types.SimpleNamespace(name="s", origin=None, loader=None, has_location=False)
print(module)  # expect: <module 's'>
module.__spec__.loader = 5
print(module)  # expect: <module 's' (5)>
module.__spec__.origin = "place"
print(module)  # expect: <module 's' (place)>
module.__spec__.has_location = True
print(module)  # expect: <module 's' from 'place'>
for arguments, keywords in (((), {}), (("m", "d", 3), {}), ((1,), {}), (("m",), {"name": 1})):
    try:
        types.ModuleType(*arguments, **keywords)
    except TypeError as error:
        print(error)
# expect: module() missing required argument 'name' (pos 1)
# expect: module() takes at most 2 arguments (3 given)
# expect: module() argument 'name' must be str, not int
# expect: argument for module() given by name ('name') and position (1)
