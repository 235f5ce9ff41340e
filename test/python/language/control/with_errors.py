class NoEnter:
    def __exit__(self, *a): pass
class NoExit:
    def __enter__(self): return self
def t(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e, e.__context__)
def f1():
    with NoEnter(): pass
def f2():
    with NoExit(): pass
def f3():
    with 5: pass
class EnterRaises:
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *a): print("not called")
def f4():
    with EnterRaises(): print("no")
class ExitRaises:
    def __enter__(self): return self
    def __exit__(self, *a): raise ValueError("exit")
def f5():
    with ExitRaises(): raise KeyError("body")
def f6():
    with ExitRaises(): pass
class Truthy:
    def __enter__(self): pass
    def __exit__(self, *a): return "yes"
def f7():
    with Truthy(): 1 / 0
    print("swallowed")
class BoolFails:
    def __bool__(self): raise RuntimeError("bool")
class ExitBool:
    def __enter__(self): pass
    def __exit__(self, *a): return BoolFails()
def f8():
    with ExitBool(): 1 / 0
for f in (f1, f2, f3, f4, f5, f6, f7, f8): t(f)
# expect: TypeError 'NoEnter' object does not support the context manager protocol None
# expect: TypeError 'NoExit' object does not support the context manager protocol (missed __exit__ method) None
# expect: TypeError 'int' object does not support the context manager protocol None
# expect: ValueError enter None
# expect: ValueError exit 'body'
# expect: ValueError exit None
# expect: swallowed
# expect: RuntimeError bool division by zero
