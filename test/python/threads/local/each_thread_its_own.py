import threading
data = threading.local()
data.x = 'main'
def work(n):
    print(hasattr(data, 'x'))
    data.x = n
    print(data.__dict__)
for n in range(2):
    thread = threading.Thread(target=work, args=(n,))
    thread.start()
    thread.join()
# expect: False
# expect: {'x': 0}
# expect: False
# expect: {'x': 1}
print(data.x)  # expect: main
try:
    data.y
except AttributeError as e:
    print(e)  # expect: '_thread._local' object has no attribute 'y'
