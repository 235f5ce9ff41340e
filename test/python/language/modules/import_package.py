import _pkg  # expect: init _pkg
print(_pkg.name, hasattr(_pkg, "sub"))  # expect: package False
import _pkg.sub
print(_pkg.sub.text)  # expect: sub of package, other 7
from _pkg import sub, other
print(sub is _pkg.sub, other.value)  # expect: True 7
from _pkg.sub import text as t
import _pkg.deep.leaf as leaf
print(t, leaf.path)  # expect: sub of package, other 7 ('package', 7, '_pkg.deep', '_pkg.deep.leaf')
print(_pkg.__package__, _pkg.sub.__package__, leaf.__name__)  # expect: _pkg _pkg _pkg.deep.leaf
try:
    import _pkg.missing
except ModuleNotFoundError as e:
    print(e, e.name)  # expect: No module named '_pkg.missing' _pkg.missing
try:
    from _pkg import missing
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0])  # expect: ImportError cannot import name 'missing' from '_pkg'
try:
    import _pkg.sub.x
except ModuleNotFoundError as e:
    print(e)  # expect: No module named '_pkg.sub.x'; '_pkg.sub' is not a package
from _pkg import *
print(exported)  # expect: yes
