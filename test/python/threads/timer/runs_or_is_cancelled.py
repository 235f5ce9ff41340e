import threading
timer = threading.Timer(0.01, print, ['ran'])
print(timer)  # expect: <Timer(Thread-1, initial)>
timer.start()
timer.join()  # expect: ran
cancelled = threading.Timer(60, print, ['never'])
cancelled.start()
cancelled.cancel()
cancelled.join()
