# minipy only
# args: --checks every
import threading
values = []
def work(n):
    for i in range(2000):
        values.append((n, i))
threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(values), len(set(values)))  # expect: 8000 8000
