import threading
def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.exc_traceback is not None, args.thread.name)
threading.excepthook = hook
thread = threading.Thread(target=lambda: 1 / 0, name='T')
thread.start()
thread.join()
# expect: ZeroDivisionError division by zero True T
threading.excepthook = threading.__excepthook__
try:
    threading.excepthook(3)
except TypeError as e:
    print(e)  # expect: _thread.excepthook argument type must be ExceptHookArgs
