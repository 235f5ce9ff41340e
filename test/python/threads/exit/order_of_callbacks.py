# keeps objects until exit
import atexit
import threading
import time
atexit.register(print, 'atexit 1')
atexit.register(print, 'atexit 2')
threading._register_atexit(print, 'threading atexit')
def late():
    time.sleep(0.05)
    print('thread')
threading.Thread(target=late).start()
print('main')
# expect: main
# expect: threading atexit
# expect: thread
# expect: atexit 2
# expect: atexit 1
