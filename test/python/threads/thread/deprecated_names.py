import threading
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    thread = threading.Thread(name='T')
    thread.setName('U')
    print(thread.getName(), thread.isDaemon())  # expect: U False
    threading.currentThread(), threading.activeCount(), threading.Event().isSet()
print(len(caught), {w.category.__name__ for w in caught})  # expect: 6 {'DeprecationWarning'}
print(caught[0].message)  # expect: setName() is deprecated, set the name attribute instead
