# keeps objects until exit
import threading
import time
def forever():
    try:
        time.sleep(1000)
    finally:
        print('never')
threading.Thread(target=forever, daemon=True).start()
def spin():
    while True:
        pass
threading.Thread(target=spin, daemon=True).start()
print('main ends')  # expect: main ends
