import threading
gate = threading.Event()
thread = threading.Thread(target=gate.wait)
thread.start()
print(thread.join(0.01), thread.is_alive())  # expect: None True
print(thread.join(-1), thread.is_alive())  # expect: None True
gate.set()
thread.join()
print(thread.is_alive())  # expect: False
