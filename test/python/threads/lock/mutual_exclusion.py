# With a lock around it, no addition is lost, whatever the instructions between which threads switch.
import threading
count = 0
lock = threading.Lock()

def work():
    global count
    for _ in range(3000):
        with lock:
            value = count
            count = value + 1

threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(count)  # expect: 12000
