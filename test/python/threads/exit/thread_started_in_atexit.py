# keeps objects until exit
import atexit
import threading
def callback():
    thread = threading.Thread(target=print, args=('in a thread',))
    thread.start()
    thread.join()
atexit.register(callback)
print('main')
# expect: main
# expect: in a thread
