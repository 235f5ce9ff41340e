import warnings as w, sys, io
def e(f,*a,**k):
    try: print(f(*a,**k))
    except BaseException as x: print(type(x).__name__, x)
e(w.filterwarnings,'x'); e(w.filterwarnings,'error',1); e(w.filterwarnings,'error',category=int); e(w.filterwarnings,'error',module=3); e(w.filterwarnings,'error',lineno='a'); e(w.filterwarnings,'error',lineno=-1); e(w.simplefilter,'x')
# expect: ValueError invalid action: 'x'
# expect: TypeError message must be a string
# expect: TypeError category must be a Warning subclass
# expect: TypeError module must be a string
# expect: TypeError lineno must be an int
# expect: ValueError lineno must be an int >= 0
# expect: ValueError invalid action: 'x'
e(w.warn,'a',int); e(w.warn,'a',3); e(w.warn); e(w.warn,'a',skip_file_prefixes=3); e(w.warn,'a',skip_file_prefixes=(3,))
# expect: TypeError category must be a Warning subclass, not 'type'
# expect: TypeError category must be a Warning subclass, not 'int'
# expect: TypeError warn() missing required argument 'message' (pos 1)
# expect: TypeError warn() argument 'skip_file_prefixes' must be tuple, not int
# expect: TypeError Found non-str 'int' in skip_file_prefixes.
e(w.warn_explicit,'a',UserWarning,'f','x'); e(w.warn_explicit,'a',UserWarning,'f',1,registry=3)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'registry' must be a dict or None
c=w.catch_warnings(record=True); print(c); e(c.__exit__); c.__enter__(); e(c.__enter__); c.__exit__()
# expect: catch_warnings(record=True)
# expect: RuntimeError Cannot exit catch_warnings(record=True) without entering first
# expect: RuntimeError Cannot enter catch_warnings(record=True) twice
with w.catch_warnings(record=True) as log:
    w.simplefilter('always')
    w.warn('one'); w.warn(DeprecationWarning('two')); w.warn('three', RuntimeWarning, stacklevel=1)
    def deep(): w.warn('deep', stacklevel=2)
    deep()
print([(str(x.message), x.category.__name__, x.lineno - log[0].lineno) for x in log], str(log[0])[:60])
# expect: [('one', 'UserWarning', 0), ('two', 'DeprecationWarning', 0), ('three', 'RuntimeWarning', 0), ('deep', 'UserWarning', 2)] {message : UserWarning('one'), category : 'UserWarning', fil
with w.catch_warnings(record=True) as log:
    w.simplefilter('default')
    for i in range(3): w.warn('loop')
    w.warn('loop')
print(len(log))  # expect: 2
with w.catch_warnings(record=True) as log:
    w.simplefilter('once')
    w.warn('o'); w.warn('o')
    w.simplefilter('module'); w.warn('m'); w.warn('m')
print(len(log))  # expect: 2
with w.catch_warnings(record=True) as log:
    w.resetwarnings()
    w.filterwarnings('error', r'bad.*x', UserWarning); w.filterwarnings('ignore', module='__ma')
    w.warn('ignored'); 
    w.filterwarnings('error', r'BAD.*x', UserWarning)
    e(w.warn, 'bad things x'); e(w.warn, 'not bad x')
    print(w.filters[0][1].pattern, w.filters[0][0])
# expect: UserWarning bad things x
# expect: None
# expect: BAD.*x error
print(len(log))  # expect: 0
with w.catch_warnings(action='error'): e(w.warn, 'raised'); e(w.warn, 'raised', FutureWarning)
# expect: UserWarning raised
# expect: FutureWarning raised
class Mine(UserWarning): pass
print(w.formatwarning('msg', Mine, 'file.py', 3, 'a line'), end='')
# expect: file.py:3: Mine: msg
# expect:   a line
old, sys.stderr = sys.stderr, io.StringIO()
w.simplefilter('always'); w.warn('to stderr'); w.warn_explicit('explicit', Mine, 'nofile.py', 7)
text, sys.stderr = sys.stderr.getvalue(), old; text = [line for line in text.splitlines() if not line.startswith("  ")]
print(len(text), text[0].split(": ", 1)[1], text[1])  # expect: 2 UserWarning: to stderr nofile.py:7: Mine: explicit
def show(message, category, filename, lineno, file=None, line=None): print('shown', message, category.__name__)
w.showwarning = show; w.warn('custom'); w.showwarning = w._showwarning_orig  # expect: shown custom UserWarning
w.filters.insert(0,('bogus',None,Warning,None,0)); e(w.warn,'zz2'); del w.filters[0]
# expect: RuntimeError Unrecognized action ('bogus') in warnings.filters:
# expect:  ('bogus', None, <class 'Warning'>, None, 0)
e(w.deprecated,3); e(w.deprecated('x'),3)
# expect: TypeError Expected an object of type str for 'message', not 'int'
# expect: TypeError @deprecated decorator with non-None category must be applied to a class or callable, not 3
with w.catch_warnings(record=True) as log:
    w.simplefilter('always')
    @w.deprecated('old f')
    def f(a): return a
    print(f.__deprecated__, f(3), f.__name__)
    @w.deprecated('old C', category=FutureWarning)
    class C:
        def __init__(self, a): self.a = a
    print(C(4).a, C.__deprecated__)
    class D(C): pass
    D(1)
    @w.deprecated('silent', category=None)
    def g(): pass
    g(); print(g.__deprecated__)
# expect: old f 3 f
# expect: 4 old C
# expect: silent
print([(str(x.message), x.category.__name__) for x in log])
# expect: [('old f', 'DeprecationWarning'), ('old C', 'FutureWarning'), ('old C', 'FutureWarning')]
with w.catch_warnings(record=True) as log: w.simplefilter('always'); e(w._deprecated,'n',remove=(3,14)); e(w._deprecated,'n',remove=(3,12))
# expect: None
# expect: RuntimeError 'n' was slated for removal after Python 3.12 alpha
print([str(x.message) for x in log])  # expect: ["'n' is deprecated and slated for removal in Python 3.14"]
w.resetwarnings()
