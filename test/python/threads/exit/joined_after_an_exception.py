import threading
import time
def late():
    time.sleep(0.05)
    print('late')  # expect: late
threading.Thread(target=late).start()
raise ValueError('main fails')  # expect error: ValueError: main fails
