# Context variables: get, set, reset, and contexts to run in.
import contextvars
from contextvars import Context, ContextVar, Token, copy_context


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}".split(" at 0x")[0])


var = ContextVar("var")
other = ContextVar("other", default=42)
print(var.name, other.name, str(var)[:21], str(other)[:33])
# expect: var other <ContextVar name='var <ContextVar name='other' default=
attempt(var.get)  # expect: LookupError: <ContextVar name='var'
print(var.get("fallback"), other.get(), other.get("fallback"))  # expect: fallback 42 fallback
token = var.set(1)
print(type(token).__name__, token.var is var, token.old_value is Token.MISSING, Token.MISSING)
# expect: Token True True <Token.MISSING>
print(str(token)[:12], " used" in str(token))  # expect: <Token var=< False
second = var.set(2)
print(second.old_value, var.get())  # expect: 1 2
var.reset(second)
print(var.get(), " used" in str(second))  # expect: 1 True
attempt(var.reset, second)  # expect: RuntimeError: <Token used var=<ContextVar name='var'
attempt(var.reset, 3)  # expect: TypeError: expected an instance of Token, got 3
attempt(other.reset, token)  # expect: ValueError: <Token var=<ContextVar name='var'
var.reset(token)
attempt(var.get)  # expect: LookupError: <ContextVar name='var'

# Contexts.
var.set("outer")
ctx = copy_context()


def change():
    print(var.get())
    var.set("inner")
    other.set(0)
    return var.get(), other.get()


print(ctx.run(change), var.get(), other.get())
# expect: outer
# expect: ('inner', 0) outer 42
print(ctx[var], ctx[other], len(ctx), var in ctx, ctx.get(var), list(ctx) == list(ctx.keys()))
# expect: inner 0 2 True inner True
print(sorted(map(str, ctx.values())), {v.name: x for v, x in ctx.items()} == {"var": "inner", "other": 0})
# expect: ['0', 'inner'] True
empty = Context()
print(len(empty), empty.get(var), empty.get(var, "d"), var in empty, list(empty), empty == Context(), empty == ctx)
# expect: 0 None d False [] True False
attempt(lambda: empty[var])  # expect: KeyError: <ContextVar name='var'
attempt(lambda: 3 in empty)  # expect: TypeError: a ContextVar key was expected, got 3
attempt(lambda: empty["x"])  # expect: TypeError: a ContextVar key was expected, got 'x'
attempt(empty.get, "x")  # expect: TypeError: a ContextVar key was expected, got 'x'
attempt(Context, 1)  # expect: TypeError: Context() does not accept any arguments
attempt(empty.run)  # expect: TypeError: run() missing 1 required positional argument
attempt(empty.run, lambda *args, **kwargs: (args, kwargs), 1, k=2)  # expect: ((1,), {'k': 2})
attempt(ctx.run, lambda: ctx.run(print))  # expect: RuntimeError: cannot enter context: <_contextvars.Context object
attempt(empty.run, lambda: 1 / 0)  # expect: ZeroDivisionError: division by zero
clone = ctx.copy()
print(clone == ctx, clone is ctx, clone.run(var.get))  # expect: True False inner
clone.run(var.set, "changed")
print(clone[var], ctx[var], clone == ctx)  # expect: changed inner False


def nested():
    var.set("level 1")
    inner = copy_context()
    inner.run(var.set, "level 2")
    return var.get(), inner[var]


print(empty.run(nested), empty[var])  # expect: ('level 1', 'level 2') level 1


def iterates():
    for v in copy_context():
        v.set("new")
    return [x for x in copy_context().values()]


print(Context().run(iterates), clone.run(iterates))  # expect: [] ['new', 'new']
token = var.set("x")
attempt(Context().run, var.reset, token)  # expect: ValueError: <Token var=<ContextVar name='var'
attempt(hash, ctx)  # expect: TypeError: unhashable type: '_contextvars.Context'
attempt(ContextVar)  # expect: TypeError: ContextVar() takes exactly 1 positional argument (0 given)
attempt(ContextVar, 3)  # expect: TypeError: context variable name must be a str
attempt(ContextVar, "n", 3)  # expect: TypeError: ContextVar() takes at most 1 positional argument (2 given)
attempt(Token)  # expect: RuntimeError: Tokens can only be created by ContextVars
attempt(setattr, var, "name", 3)  # expect: AttributeError: readonly attribute
attempt(lambda: ctx < ctx)
# expect: TypeError: '<' not supported between instances of '_contextvars.Context' and '_contextvars.Context'
print(ContextVar.__module__, Context.__qualname__, contextvars.__all__)
# expect: _contextvars Context ('Context', 'ContextVar', 'Token', 'copy_context')
print(isinstance(hash(var), int), var == var, var == ContextVar("var"))  # expect: True True False
try:
    class Sub(ContextVar):
        pass
except TypeError as error:
    print(error)
# expect: type '_contextvars.ContextVar' is not an acceptable base type

# Each thread has its own.
import threading
var.set("main")
seen = []
thread = threading.Thread(target=lambda: seen.append(var.get("none")))
thread.start()
thread.join()
print(seen)  # expect: ['none']
thread = threading.Thread(target=copy_context().run, args=(lambda: seen.append(var.get("none")),))
thread.start()
thread.join()
print(seen)  # expect: ['none', 'main']
