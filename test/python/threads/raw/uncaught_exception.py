import _thread
def work():
    raise ValueError('lost')
_thread.start_joinable_thread(work).join()
_thread.start_joinable_thread(_thread.exit).join()
# expect stderr: Exception ignored in thread started by <function work at 0x
# expect stderr: ValueError: lost
