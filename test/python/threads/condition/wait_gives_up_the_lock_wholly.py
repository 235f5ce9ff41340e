import threading
condition = threading.Condition(threading.RLock())
def wake():
    with condition:
        condition.notify()
with condition:
    with condition:
        thread = threading.Thread(target=wake)
        thread.start()
        print(condition.wait())  # expect: True
        print(condition._lock._recursion_count())  # expect: 2
thread.join()
