from contextlib import *
import contextlib, sys, io
def error(f,*a,**k):
    try: print(f(*a,**k))
    except BaseException as e: print(type(e).__name__, e, sep=': ')
@contextmanager
def cm(x):
    """doc of cm"""
    print('enter', x)
    try: yield x*2
    except ValueError as e: print('caught', e)
    finally: print('exit')
with cm(3) as v: print(v)
# expect: enter 3
# expect: 6
# expect: exit
with cm(4): raise ValueError('boo')
# expect: enter 4
# expect: caught boo
# expect: exit
try:
    with cm(5): raise KeyError('k')
except KeyError as e: print(repr(e))
# expect: enter 5
# expect: exit
# expect: KeyError('k')
print(cm.__doc__, cm.__name__, cm(1).__doc__)  # expect: doc of cm cm doc of cm
@cm(7)
def decorated(a): return a+1
print(decorated(1), decorated(2))
# expect: enter 7
# expect: exit
# expect: enter 7
# expect: exit
# expect: 2 3
@contextmanager
def noyield():
    if 0: yield
@contextmanager
def twice(): yield 1; yield 2
@contextmanager
def twice_throw():
    try: yield
    except ValueError: yield
def use(m, exc=None):
    with m:
        if exc: raise exc
error(use, noyield()); error(use, twice()); error(use, twice_throw(), ValueError())
# expect: RuntimeError: generator didn't yield
# expect: RuntimeError: generator didn't stop
# expect: RuntimeError: generator didn't stop after throw()
@contextmanager
def plain(): yield
error(use, plain(), StopIteration('s')); error(use, plain(), RuntimeError('r')); error(use, plain(), GeneratorExit())
# expect: StopIteration: s
# expect: RuntimeError: r
# expect: GeneratorExit: 
@contextmanager
def repl():
    try: yield
    except ValueError as e: raise TypeError('t') from e
error(use, repl(), ValueError('v'))  # expect: TypeError: t
class Th:
    def close(self): print('closed')
with closing(Th()) as t: print(type(t).__name__)
# expect: Th
# expect: closed
with suppress(KeyError, ValueError): raise KeyError
print('after')  # expect: after
error(use, suppress(KeyError), ValueError('x'))  # expect: ValueError: x
try:
    with suppress(KeyError): raise ExceptionGroup('g', [KeyError(1), ValueError(2)])
except ExceptionGroup as e: print(repr(e))
# expect: ExceptionGroup('g', [ValueError(2)])
with suppress(KeyError): raise ExceptionGroup('g', [KeyError(1)])
f = io.StringIO()
with redirect_stdout(f): print('hidden')
print(repr(f.getvalue()))  # expect: 'hidden\n'
with redirect_stderr(f) as g: print('err', file=sys.stderr)
print(g is f, repr(f.getvalue()))  # expect: True 'hidden\nerr\n'
with nullcontext(5) as n: print(n)  # expect: 5
with ExitStack() as s:
    s.callback(print, 'cb', sep='-'); print(s.enter_context(cm('in')))
    @s.callback
    def last(): print('last')
    s.push(lambda *a: print('pushed', a[0]))
# expect: enter in
# expect: inin
# expect: pushed None
# expect: last
# expect: exit
# expect: cb
print('--')  # expect: --
def failing():
    with ExitStack() as s:
        s.callback(print, 'first pushed runs last')
        s.push(lambda *a: True)
        s.callback(lambda: 1/0)
        raise ValueError('v')
    return 'suppressed'
error(failing)
# expect: first pushed runs last
# expect: suppressed
def ctx():
    try:
        with ExitStack() as s:
            def bad(*a): raise IndexError('i')
            s.push(bad)
            @s.push
            def worse(*a): raise KeyError("k")
            raise ValueError('v')
    except Exception as e:
        while e is not None: print(repr(e), end=' '); e = e.__context__
        print()
ctx()  # expect: IndexError('i') KeyError('k') ValueError('v') 
s = ExitStack(); s.callback(print, 'moved'); t = s.pop_all(); s.close(); print('closed s'); t.close()
# expect: closed s
# expect: moved
error(lambda: ExitStack().enter_context(3))
# expect: TypeError: 'builtins.int' object does not support the context manager protocol
class CD(ContextDecorator):
    def __enter__(self): print('in'); return self
    def __exit__(self, *e): print('out'); return False
@CD()
def w(): print('body'); return 'r'
print(w(), w.__name__)
# expect: in
# expect: body
# expect: out
# expect: r w
class My:
    def __enter__(self): return 1
    def __exit__(self,*a): return False
print(issubclass(My, AbstractContextManager), isinstance(3, AbstractContextManager)); error(AbstractContextManager)
# expect: True False
# expect: TypeError: Can't instantiate abstract class AbstractContextManager without an implementation for abstract method '__exit__'
import os
old=os.getcwd()
with chdir('/'): print(os.getcwd())  # expect: /
print(os.getcwd()==old)  # expect: True
