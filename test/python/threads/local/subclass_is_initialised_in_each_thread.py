import threading
class Mine(threading.local):
    kind = 'class attribute'
    def __init__(self, start):
        self.n = start
    def bump(self):
        self.n += 1
        return self.n
mine = Mine(10)
print(mine.bump(), mine.bump())  # expect: 11 12
def work():
    print(mine.bump(), mine.kind)  # expect: 11 class attribute
thread = threading.Thread(target=work)
thread.start()
thread.join()
print(mine.n)  # expect: 12
try:
    threading.local(1)
except TypeError as e:
    print(e)  # expect: Initialization arguments are not supported
try:
    mine.__dict__ = {}
except AttributeError as e:
    print(e)  # expect: 'Mine' object attribute '__dict__' is read-only
