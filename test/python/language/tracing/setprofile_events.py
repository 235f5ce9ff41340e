# sys.setprofile: calls and returns, of native functions too.
import sys
import threading


def profile(function):
    events = []

    def profiler(frame, event, arg):
        name = frame.f_code.co_name if event in ('call', 'return') else arg.__name__
        events.append(f'{event} {name}')

    sys.setprofile(profiler)
    try:
        function()
    finally:
        sys.setprofile(None)
    return events[:-1]  # without setprofile's own


def python_call():
    def inner():
        return 1
    inner()


print(*profile(python_call), sep='; ')  # expect: call python_call; call inner; return inner; return python_call


def native_calls():
    len('a')
    'a'.upper()
    str.lower('A')
    [].append(1)
    max(*[1, 2])
    sorted([1], key=lambda x: x)
    int('3')


print(*profile(native_calls), sep='; ')
# expect: call native_calls; c_call len; c_return len; c_call upper; c_return upper; c_call lower; c_return lower; c_call append; c_return append; c_call max; c_return max; c_call sorted; call <lambda>; return <lambda>; c_return sorted; return native_calls


def native_failure():
    try:
        len(1)
    except TypeError:
        pass


print(*profile(native_failure), sep='; ')  # expect: call native_failure; c_call len; c_exception len; return native_failure


def unwinds():
    def fails():
        raise KeyError
    try:
        fails()
    except KeyError:
        pass


print(*profile(unwinds), sep='; ')  # expect: call unwinds; call fails; return fails; return unwinds


def generator():
    for _ in (i for i in 'a'):
        pass


print(*profile(generator), sep='; ')  # expect: call generator; call <genexpr>; return <genexpr>; call <genexpr>; return <genexpr>; return generator


def bad(frame, event, arg):
    raise ValueError('from the profile function')


sys.setprofile(bad)
try:
    python_call()
except ValueError as exc:
    print(exc)  # expect: from the profile function
print(sys.getprofile())  # expect: None

# Threads: those that start later, and those that run.
names = set()


def note(frame, event, arg):
    names.add((threading.current_thread().name, frame.f_code.co_name))


def work():
    pass


def waits():
    ready.set()
    go.wait()
    work()


threading.settrace(note)
print(threading.gettrace() is note)  # expect: True
thread = threading.Thread(target=work, name='traced')
thread.start()
thread.join()
threading.settrace(None)
print(('traced', 'work') in names)  # expect: True

for set_all in threading.settrace_all_threads, threading.setprofile_all_threads:
    ready, go = threading.Event(), threading.Event()
    names.clear()
    thread = threading.Thread(target=waits, name='running')
    thread.start()
    ready.wait()
    set_all(note)
    go.set()
    thread.join()
    set_all(None)
    print(('running', 'work') in names, threading.gettrace(), threading.getprofile())  
# expect: True None None
# expect: True None None
