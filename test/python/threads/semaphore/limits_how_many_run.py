import threading
semaphore = threading.Semaphore(3)
lock = threading.Lock()
inside = 0
most = 0
def work():
    global inside, most
    for _ in range(20):
        with semaphore:
            with lock:
                inside += 1
                most = max(most, inside)
            with lock:
                inside -= 1
threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(inside, 1 <= most <= 3)  # expect: 0 True
