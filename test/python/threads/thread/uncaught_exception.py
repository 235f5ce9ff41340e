import threading
def work():
    raise ValueError('broken')
thread = threading.Thread(target=work, name='worker-1')
thread.start()
thread.join()
print('goes on')  # expect: goes on
# expect stderr: Exception in thread worker-1:
# expect stderr: , in work
# expect stderr: ValueError: broken
