import threading

def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

thread = threading.Thread(target=lambda: None)
show(thread.join)  # expect: RuntimeError: cannot join thread before it is started
thread.start()
show(thread.start)  # expect: RuntimeError: threads can only be started once
thread.join()
show(thread.start)  # expect: RuntimeError: threads can only be started once
show(setattr, thread, 'daemon', True)  # expect: RuntimeError: cannot set daemon status of active thread
show(threading.current_thread().join)  # expect: RuntimeError: cannot join current thread
show(threading.Thread, 1)  # expect: AssertionError: group argument must be None for now

class Forgetful(threading.Thread):
    def __init__(self): pass

show(Forgetful().start)  # expect: RuntimeError: thread.__init__() not called
show(Forgetful().join)  # expect: RuntimeError: Thread.__init__() not called
show(repr, Forgetful())  # expect: AssertionError: Thread.__init__() was not called
