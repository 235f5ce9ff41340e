def deco(tag):
    print("make", tag)
    def wrap(f):
        print("apply", tag)
        def inner(*a, **k):
            return (tag, f(*a, **k))
        inner.__name__ = f.__name__
        return inner
    return wrap
@deco("a")
@deco("b")
def f(x):
    return x
# expect: make a
# expect: make b
# expect: apply b
# expect: apply a
print(f(1), f.__name__)  # expect: ('a', ('b', 1)) f
@lambda c: c.__name__
class C: pass
print(C)  # expect: C
@(lambda f: 42)
def g(): pass
print(g)  # expect: 42
