import threading
class Value:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('gone:', self.name)
data = threading.local()
def work():
    data.value = Value('of the thread')
thread = threading.Thread(target=work)
thread.start()
thread.join()  # expect: gone: of the thread
data.value = Value('of main')
del data  # expect: gone: of main
