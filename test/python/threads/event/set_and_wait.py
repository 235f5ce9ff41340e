import threading
event = threading.Event()
print(repr(event).split(': ')[1], event.wait(0.01))  # expect: unset> False
seen = []
threads = [threading.Thread(target=lambda: seen.append(event.wait())) for _ in range(5)]
for thread in threads:
    thread.start()
event.set()
for thread in threads:
    thread.join()
print(seen)  # expect: [True, True, True, True, True]
print(repr(event).split(': ')[1], event.is_set())  # expect: set> True
event.clear()
print(event.is_set())  # expect: False
