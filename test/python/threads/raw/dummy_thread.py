import _thread
import threading
def work():
    thread = threading.current_thread()
    print(thread.name, thread.daemon, thread.is_alive(), thread is threading.current_thread())  # expect: Dummy-1 True True True
    try:
        thread.join()
    except RuntimeError as e:
        print(e)  # expect: cannot join a dummy thread
_thread.start_joinable_thread(work).join()
print(threading.enumerate() == [threading.main_thread()])  # expect: True
