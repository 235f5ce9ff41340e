import threading
def job(): pass
class Callable:
    def __call__(self): pass
print(threading.Thread().name)  # expect: Thread-1
print(threading.Thread(target=job).name)  # expect: Thread-2 (job)
print(threading.Thread(target=Callable()).name)  # expect: Thread-3
print(threading.Thread(target=job, name='mine').name)  # expect: mine
print(threading.Thread(target=job, name=5).name)  # expect: 5
thread = threading.Thread(target=job)
print(thread.name)  # expect: Thread-4 (job)
thread.name = 'other'
print(thread.name)  # expect: other
print(threading.current_thread().name)  # expect: MainThread
