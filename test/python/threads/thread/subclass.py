import threading
class Square(threading.Thread):
    def __init__(self, n):
        super().__init__()
        self.n = n
    def run(self):
        self.result = self.n ** 2
threads = [Square(n) for n in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print([thread.result for thread in threads])  # expect: [0, 1, 4, 9, 16]
