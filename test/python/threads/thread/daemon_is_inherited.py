import threading
print(threading.Thread().daemon)  # expect: False
def child():
    print(threading.Thread().daemon)  # expect: True
thread = threading.Thread(target=child, daemon=True)
thread.start()
thread.join()
