import threading
stop = False
def spin():
    while not stop:
        pass
threads = [threading.Thread(target=spin) for _ in range(3)]
for thread in threads:
    thread.start()
print(sum(range(100000)))  # expect: 4999950000
stop = True
for thread in threads:
    thread.join()
print('ended')  # expect: ended
