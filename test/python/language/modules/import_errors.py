try:
    import no_such_module_at_all
except ModuleNotFoundError as e:
    print(e, e.name, isinstance(e, ImportError))  # expect: No module named 'no_such_module_at_all' no_such_module_at_all True
try:
    import sys.nothing
except ModuleNotFoundError as e:
    print(e)  # expect: No module named 'sys.nothing'; 'sys' is not a package
try:
    from sys import nothing
except ImportError as e:
    print(e)  # expect: cannot import name 'nothing' from 'sys' (unknown location)
try:
    from . import x
except ImportError as e:
    print(e)  # expect: attempted relative import with no known parent package
try:
    from .. import y
except ImportError as e:
    print(e)  # expect: attempted relative import with no known parent package
try:
    import _raises
except ValueError as e:
    print(e)  # expect: while importing
import sys
print("_raises" in sys.modules)  # expect: False
try:
    import _syntax
except SyntaxError as e:
    print(e.msg, e.lineno, e.filename.endswith("_syntax.py"))  # expect: invalid syntax 2 True
