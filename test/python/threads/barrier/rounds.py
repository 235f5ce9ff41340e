import threading
done = []
barrier = threading.Barrier(3, action=lambda: done.append('round'))
indices = []
def work():
    for _ in range(10):
        indices.append(barrier.wait())
threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(done), sorted(indices) == sorted([0, 1, 2] * 10))  # expect: 10 True
print(barrier.parties, barrier.n_waiting, barrier.broken)  # expect: 3 0 False
