import _thread
done = _thread.allocate_lock()
done.acquire()
def work(a, b=0):
    print(a, b)  # expect: 1 2
    done.release()
ident = _thread.start_new_thread(work, (1,), {'b': 2})
done.acquire()
print(ident != _thread.get_ident(), isinstance(ident, int))  # expect: True True

def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

show(_thread.start_new_thread, 1, 2)  # expect: TypeError: first arg must be callable
show(_thread.start_new_thread, work, 1)  # expect: TypeError: 2nd arg must be a tuple
show(_thread.start_new_thread, work, (), 1)  # expect: TypeError: optional 3rd arg must be a dictionary
show(_thread.start_new_thread, work)  # expect: TypeError: start_new_thread expected at least 2 arguments, got 1
show(_thread.stack_size, 1)  # expect: ValueError: size not valid: 1 bytes
show(_thread.interrupt_main, 99)  # expect: ValueError: signal number out of range
