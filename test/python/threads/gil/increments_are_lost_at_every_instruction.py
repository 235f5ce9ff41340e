# In 2.7 threads may switch between the load and the store of `count += 1`: additions get lost.
# minipy only
# args: --checks every --check-interval 3 --switch-interval 0.0001
import threading
count = 0
def work():
    global count
    for _ in range(30000):
        count += 1
for attempt in range(20):
    count = 0
    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if count < 120000:
        break
print(count < 120000)  # expect: True
