import _thread
handle = _thread.start_joinable_thread(lambda: None)
print(handle.join(), handle.is_done())  # expect: None True
fresh = _thread._ThreadHandle()
print(fresh, fresh.is_done())  # expect: <_thread._ThreadHandle object: ident=0> False
for f in (fresh.join, lambda: _thread.start_joinable_thread(print, handle=handle),
          lambda: _thread.start_joinable_thread(print, handle=1), lambda: _thread.start_joinable_thread(1),
          _thread._make_thread_handle(_thread.get_ident()).join):
    try:
        f()
    except (RuntimeError, TypeError) as e:
        print(e)
# expect: thread not started
# expect: thread already started
# expect: 'handle' must be a _ThreadHandle
# expect: thread function must be callable
# expect: Cannot join current thread
