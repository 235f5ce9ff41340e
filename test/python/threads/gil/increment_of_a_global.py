# Between the load and the store of `count += 1` there is no place in 3.13 where threads may switch.
# minipy only
# args: --checks backedge
import threading
count = 0
def work():
    global count
    for _ in range(20000):
        count += 1
threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(count)  # expect: 80000
