# sys.settrace: which events, at which lines (counted from the def), with which argument.
import sys


def trace(function, local=None):
    events = []

    def tracer(frame, event, arg):
        if event == 'exception':
            arg = arg[0].__name__
        name = '' if frame.f_code is function.__code__ else frame.f_code.co_name + ':'
        what = event if arg is None else f'{event}={arg!r}'
        events.append(f'{name}{frame.f_lineno - function.__code__.co_firstlineno} {what}')
        return local or tracer

    sys.settrace(tracer)
    try:
        function()
    except Exception as exc:
        events.append(type(exc).__name__)
    finally:
        sys.settrace(None)
    return '; '.join(events)


def plain():
    x = 1
    if x:
        return x


print(trace(plain))  # expect: 0 call; 1 line; 2 line; 3 line; 3 return=1


def loop():
    for i in range(2):
        pass
    while i: i -= 1


print(trace(loop))  # expect: 0 call; 1 line; 2 line; 1 line; 2 line; 1 line; 3 line; 3 return


def handled():
    try:
        1 / 0
    except ZeroDivisionError:
        pass


print(trace(handled))  # expect: 0 call; 1 line; 2 line; 2 exception='ZeroDivisionError'; 3 line; 4 line; 4 return


def fails():
    def inner():
        raise KeyError
    inner()


print(trace(fails))  # expect: 0 call; 1 line; 3 line; inner:1 call; inner:2 line; inner:2 exception='KeyError'; inner:2 return; 3 exception='KeyError'; 3 return; KeyError


def delegates():
    def numbers():
        yield 1
        return 2
    def outer():
        x = yield from numbers()
    list(outer())


print(trace(delegates))
# expect: 0 call; 1 line; 4 line; 6 line; outer:4 call; outer:5 line; numbers:1 call; numbers:2 line; numbers:2 return=1; outer:5 return=1; outer:5 call; numbers:2 call; numbers:3 line; numbers:3 return=2; outer:5 exception='StopIteration'; outer:5 return; 6 return


def thrown():
    def numbers():
        try:
            yield 1
        finally:
            pass
    gen = numbers()
    next(gen)
    gen.close()


print(trace(thrown))
# expect: 0 call; 1 line; 6 line; 7 line; numbers:1 call; numbers:2 line; numbers:3 line; numbers:3 return=1; 8 line; numbers:3 call; numbers:3 exception='GeneratorExit'; numbers:5 line; numbers:5 return; 8 return


def closed():
    gen = (i for i in 'ab')
    next(gen)
    gen.close()


print(trace(closed))  # expect: 0 call; 1 line; 2 line; <genexpr>:1 call; <genexpr>:1 line; <genexpr>:1 return='a'; 3 line; 3 return


class Iterator:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration


def iterates():
    for _ in Iterator(): pass


print(trace(iterates, lambda *args: None))  # expect: 0 call; __iter__:-7 call; __next__:-4 call

# What settrace()'s function gives for a call sees the frame's other events; a frame that was entered before has no such function until it is given one.
seen = []


def only_calls(frame, event, arg):
    seen.append(event)


sys.settrace(only_calls)
plain()
x = 1
sys.settrace(None)
print(seen)  # expect: ['call']


def note(frame, event, arg):
    seen.append((event, frame is sys._getframe(1)))
    return note


def given():
    sys._getframe().f_trace = note
    x = 1
    frame = sys._getframe()
    frame.f_trace_lines = False
    x = 2
    frame.f_trace_lines = True
    frame.f_trace_opcodes = True
    x = 3
    frame.f_trace_opcodes = False


seen = []
sys.settrace(only_calls)
given()
sys.settrace(None)
print([s if isinstance(s, str) else s[0] for s in seen])  # expect: ['call', 'line', 'line', 'line', 'line', 'line', 'opcode', 'opcode', 'line', 'opcode', 'opcode', 'opcode', 'return']

# A function that fails is given up; its exception is raised where the event was.


def failing(frame, event, arg):
    if event == 'line':
        raise ValueError('from the trace function')
    return failing


sys.settrace(failing)
try:
    plain()
except ValueError as exc:
    print(exc, exc.__traceback__.tb_next.tb_lineno - plain.__code__.co_firstlineno)  # expect: from the trace function 1
print(sys.gettrace())  # expect: None

# Nothing is traced inside of it, except through call_tracing.
nested = []


def tracer(frame, event, arg):
    nested.append(frame.f_code.co_name)
    if frame.f_code.co_name == 'plain':
        loop()
        sys.call_tracing(handled, ())


sys.settrace(tracer)
print(sys.gettrace() is tracer)  # expect: True
plain()
sys.settrace(None)
print(nested)  # expect: ['plain', 'handled']

for arguments in (1, 2), (len, [1]):
    try:
        sys.call_tracing(*arguments)
    except TypeError as exc:
        print(exc)
# expect: call_tracing() argument 2 must be tuple, not int
# expect: call_tracing() argument 2 must be tuple, not list
