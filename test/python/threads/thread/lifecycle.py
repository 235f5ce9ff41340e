import threading
thread = threading.Thread(target=lambda: None, name='worker')
print(thread, thread.is_alive(), thread.ident)  # expect: <Thread(worker, initial)> False None
gate = threading.Event()
waiting = threading.Thread(target=gate.wait, daemon=True)
waiting.start()
print(repr(waiting).replace(str(waiting.ident), 'ID'))  # expect: <Thread(Thread-1 (wait), started daemon ID)>
print(waiting.is_alive(), waiting in threading.enumerate(), threading.active_count())  # expect: True True 2
gate.set()
waiting.join()
print(repr(waiting).replace(str(waiting.ident), 'ID'))  # expect: <Thread(Thread-1 (wait), stopped daemon ID)>
print(waiting.is_alive(), waiting in threading.enumerate(), threading.active_count())  # expect: False False 1
