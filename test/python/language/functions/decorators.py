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


# Evaluation order; and what a __getattr__ gives is called as it is, although finding it called methods.
class Traced:
    def __init__(self, index):
        self.index = index

    def __getattr__(self, name):
        actions.append(f"{name}{self.index}")
        return make_decorator if name == "make" else str(self.index)


def make_decorator(tag):
    actions.append("made" + tag)

    def decorate(func):
        actions.append("called" + tag)
        return func

    return decorate


actions = []
one, two = Traced(1), Traced(2)


@one.make(one.arg)
@two.make(two.arg)
def decorated_twice():
    pass


print(actions)  # expect: ['make1', 'arg1', 'made1', 'make2', 'arg2', 'made2', 'called2', 'called1']
