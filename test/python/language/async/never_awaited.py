# A coroutine that nobody awaits is worth a warning when it goes; so is an awaitable of an async generator.
import sys
import warnings


async def f():
    pass


async def gen():
    yield 1


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    f()
    c = f()
    c.close()
    del c
    a = gen()
    a.asend(None)
    a.athrow(ValueError)
    a.aclose()
    a.asend(None).close()
    del a
    gen()
    for w in caught:
        print(w.category.__name__, w.message, w.lineno)
# expect: RuntimeWarning coroutine 'f' was never awaited 16
# expect: RuntimeWarning coroutine method 'asend' of 'gen' was never awaited 21
# expect: RuntimeWarning coroutine method 'athrow' of 'gen' was never awaited 22
# expect: RuntimeWarning coroutine method 'aclose' of 'gen' was never awaited 23

# As an error it cannot be raised: it is shown.
warnings.simplefilter("error")
sys.unraisablehook = lambda info: print(repr(info.exc_value), type(info.object).__name__)
f()  # expect: RuntimeWarning("coroutine 'f' was never awaited") coroutine
warnings.simplefilter("default")

# Where it was made, if that is tracked.
def make():
    return f()


sys.set_coroutine_origin_tracking_depth(2)
print(sys.get_coroutine_origin_tracking_depth())  # expect: 2
c = make()
print([(line, name) for _, line, name in c.cr_origin])  # expect: [(42, 'make'), (47, '<module>')]
del c
# expect stderr: RuntimeWarning: coroutine 'f' was never awaited
# expect stderr: Coroutine created at (most recent call last)
# expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
sys.set_coroutine_origin_tracking_depth(0)
c = make()
print(c.cr_origin)  # expect: None
c.close()
