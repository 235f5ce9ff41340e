# A slot and a worker can be used again at once.
import threading
idents = set()
def work():
    idents.add(threading.get_ident())
for _ in range(60):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
print(threading.active_count())  # expect: 1
