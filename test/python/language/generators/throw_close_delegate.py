# throw, close and delegation: what passes through, what comes back, what tracebacks tell.
import sys
import warnings


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


class Counter:
    """An iterator that is no generator and ends with a value."""

    def __init__(self, stop):
        self.left = stop

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration("the value")
        self.left -= 1
        return self.left


def delegates(to):
    result = yield from to
    print("result", result)
    return result


print(list(delegates(Counter(2))))
# expect: result the value
# expect: [1, 0]
stop = StopIteration("same")


class Same:
    def __iter__(self):
        return self

    def __next__(self):
        raise stop


try:
    next(Same())
except StopIteration as error:
    print(error is stop)
# expect: True
print(next(Same(), "default"))  # expect: default

# The iterator's own send, throw and close are used.
class Full(Counter):
    def send(self, value):
        print("send", value)
        return "sent"

    def throw(self, *args):
        print("throw", *[repr(arg) for arg in args])
        raise StopIteration("thrown") from None

    def close(self):
        print("close")


g = delegates(Full(5))
print(next(g), g.send(1), g.send(None), type(g.gi_yieldfrom).__name__)
# expect: send 1
# expect: 4 sent 3 Full
attempt(g.throw, ValueError("v"))
# expect: throw ValueError('v')
# expect: result thrown
# expect: StopIteration: thrown
g = delegates(Full(5))
next(g)
g.close()  # expect: close
g = delegates(Counter(5))
next(g)
attempt(g.send, 1)  # expect: AttributeError: 'Counter' object has no attribute 'send'
g = delegates(Counter(5))
next(g)
attempt(g.throw, ValueError("no throw method"))  # expect: ValueError: no throw method
g = delegates(Counter(5))
next(g)
print(g.close(), g.gi_frame, g.gi_code.co_name, g.gi_running, g.gi_suspended)  # expect: None None delegates False False

# An inner generator gets the exception and may go on.
def inner():
    while True:
        try:
            yield "in"
        except KeyError as error:
            print("inner caught", error)
        finally:
            print("inner finally")


g = delegates(inner())
next(g)
print(g.throw(KeyError("k")))
# expect: inner caught 'k'
# expect: inner finally
# expect: in
attempt(g.throw, OSError("o"))
# expect: inner finally
# expect: OSError: o


def two_levels():
    yield from delegates(inner())


g = two_levels()
next(g)
print(g.throw(KeyError, "by class"), g.gi_yieldfrom.gi_yieldfrom.__name__)
# expect: inner caught 'by class'
# expect: inner finally
# expect: in inner
try:
    g.throw(OSError("deep"))
except OSError as error:
    tb = error.__traceback__
    names = []
    while tb:
        names.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    print(names)
# expect: inner finally
# expect: ['<module>', 'two_levels', 'delegates', 'inner']

# close() gives what the generator returns.
def closes_with_value():
    try:
        yield 1
    except GeneratorExit:
        return "bye"


g = closes_with_value()
next(g)
print(g.close(), g.close())  # expect: bye None


def ignores():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass


g = ignores()
next(g)
attempt(g.close)  # expect: RuntimeError: generator ignored GeneratorExit


def raises_at_close():
    try:
        yield
    finally:
        raise LookupError("while closing")


g = raises_at_close()
next(g)
attempt(g.close)  # expect: LookupError: while closing
attempt(closes_with_value().close)  # expect: None

# throw: its arguments.
def plain():
    try:
        yield 1
        yield 2
    except ValueError as error:
        print("plain caught", repr(error), error.__traceback__ is not None)
        yield 3


warnings.simplefilter("ignore")
for args in [(ValueError,), (ValueError, 5), (ValueError, (1, 2)), (ValueError("i"),), (ValueError("i"), None)]:
    g = plain()
    next(g)
    print(g.throw(*args))
# expect: plain caught ValueError() True
# expect: 3
# expect: plain caught ValueError(5) True
# expect: 3
# expect: plain caught ValueError(1, 2) True
# expect: 3
# expect: plain caught ValueError('i') True
# expect: 3
# expect: plain caught ValueError('i') True
# expect: 3
for args in [(3,), ("text",), (ValueError("i"), 3), (ValueError, None, 3), (int,), ()]:
    g = plain()
    next(g)
    attempt(g.throw, *args)
    print(g.gi_suspended)
# expect: TypeError: exceptions must be classes or instances deriving from BaseException, not int
# expect: True
# expect: TypeError: exceptions must be classes or instances deriving from BaseException, not str
# expect: True
# expect: TypeError: instance exception may not have a separate value
# expect: True
# expect: TypeError: throw() third argument must be a traceback object
# expect: True
# expect: TypeError: exceptions must be classes or instances deriving from BaseException, not type
# expect: True
# expect: TypeError: throw expected at least 1 argument, got 0
# expect: True
g = plain()
attempt(g.throw, ValueError("before the start"))  # expect: ValueError: before the start
attempt(g.throw, ValueError("after the end"))  # expect: ValueError: after the end
attempt(next, g)  # expect: StopIteration: 
g = plain()
next(g)
try:
    raise OSError("with traceback")
except OSError as error:
    old = error
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    attempt(g.throw, OSError, old, old.__traceback__)
    print([str(w.message) for w in caught], caught[0].category.__name__)
# expect: OSError: with traceback
# expect: ['the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.'] DeprecationWarning


def makes_none():
    yield


class Odd(Exception):
    def __new__(cls):
        return 3


g = makes_none()
next(g)
attempt(g.throw, Odd)
# expect: TypeError: calling <class '__main__.Odd'> should have returned an instance of BaseException, not int

# What is thrown gets the exception that the generator handles as its context.
def handling():
    try:
        raise KeyError("handled inside")
    except KeyError:
        yield
    yield


g = handling()
next(g)
try:
    g.throw(ValueError("thrown"))
except ValueError as error:
    print(repr(error.__context__))
# expect: KeyError('handled inside')
g = handling()
next(g)
try:
    try:
        raise TypeError("handled outside")
    except TypeError:
        g.throw(ValueError("thrown"))
except ValueError as error:
    print(repr(error.__context__), repr(error.__context__.__context__))
# expect: KeyError('handled inside') None


def sees():
    yield sys.exception()
    try:
        raise KeyError("own")
    except KeyError:
        yield sys.exception()
    yield sys.exception()


g = sees()
try:
    raise TypeError("t")
except TypeError:
    print(repr(next(g)))
# expect: TypeError('t')
print(repr(next(g)), sys.exception())  # expect: KeyError('own') None
print(repr(next(g)))  # expect: None

# Attributes.
g = plain()
g.__name__, g.__qualname__ = "n", "q.n"
print(g.__name__, g.__qualname__, repr(g)[:22])  # expect: n q.n <generator object q.n 
attempt(setattr, g, "__name__", 1)  # expect: TypeError: __name__ must be set to a string object
attempt(delattr, g, "__qualname__")  # expect: TypeError: __qualname__ must be set to a string object
attempt(setattr, g, "gi_frame", 1)  # expect: AttributeError: attribute 'gi_frame' of 'generator' objects is not writable
print(g.gi_frame.f_lineno - plain.__code__.co_firstlineno, g.gi_frame.f_back)  # expect: 0 None
attempt(type(g))  # expect: TypeError: cannot create 'generator' instances
print(isinstance(g.__del__, object), g.__iter__() is g, hasattr(g, "__await__"))  # expect: True True False


def own_state():
    yield me.gi_running, me.gi_suspended, me.gi_frame is sys._getframe(), me.gi_yieldfrom


me = own_state()
print(next(me))  # expect: (True, False, True, None)

# Generator expressions take their outermost iterable at once, and everything else when it is wanted.
attempt(lambda: (x for x in 3))  # expect: TypeError: 'int' object is not iterable
g = (y for x in [1] for y in 3)
attempt(next, g)  # expect: TypeError: 'int' object is not iterable
base = [1, 2]
g = (x + add for x in base)
base = []
add = 10
print(list(g), (x for x in "").__name__, (x for x in "").__qualname__)  # expect: [11, 12] <genexpr> <genexpr>


def leaves_stop():
    yield 1
    raise StopIteration("x")


g = leaves_stop()
next(g)
attempt(next, g)  # expect: RuntimeError: generator raised StopIteration
attempt(next, g)  # expect: StopIteration: 
attempt(lambda: list(next(iter([])) for x in [1]))  # expect: RuntimeError: generator raised StopIteration
# expect stderr: RuntimeError: generator ignored GeneratorExit


# The context of an exception that is thrown in is what the generator handles, not what its caller does.
def raises_at_the_end():
    try:
        yield
    finally:
        raise Exception("second")


generator = raises_at_the_end()
next(generator)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        generator.throw(Exception("first"))
except Exception as error:
    print(repr(error), repr(error.__context__), error.__context__.__context__)  # expect: Exception('second') Exception('first') None
