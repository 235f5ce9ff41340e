import _helper  # expect: loading
from _helper import value, function as fn
import _helper as h2
print(_helper.value, value, fn(2), h2 is _helper)  # expect: 10 10 20 True
print(_helper.__name__, _helper.__file__.endswith("_helper.py"), type(_helper))  # expect: _helper True <class 'module'>
_helper.value = 99
import _helper
print(_helper.value, value)  # expect: 99 10
from _helper import *
print(public, "_private" in globals())  # expect: pub False
try:
    from _helper import nothing
except ImportError as e:
    print(str(e).split(" (")[0], e.name, e.path.endswith("_helper.py"))  # expect: cannot import name 'nothing' from '_helper' _helper True
try:
    _helper.nothing
except AttributeError as e:
    print(e)  # expect: module '_helper' has no attribute 'nothing'
print(repr(_helper).startswith("<module '_helper' from '"))  # expect: True
