import threading
def hook(args):
    raise TypeError('in the hook')
threading.excepthook = hook
thread = threading.Thread(target=lambda: 1 / 0)
thread.start()
thread.join()
# expect stderr: Exception in threading.excepthook:
# expect stderr: TypeError: in the hook
