import threading
barrier = threading.Barrier(2)
try:
    barrier.wait(0.01)
except threading.BrokenBarrierError as e:
    print('broken', barrier.broken, repr(barrier).split(': ')[1])  # expect: broken True broken>
barrier.reset()
print(barrier.broken, repr(barrier).split(': ')[1])  # expect: False waiters=0/2>
caught = []
def wait():
    try:
        barrier.wait()
    except threading.BrokenBarrierError:
        caught.append(1)
thread = threading.Thread(target=wait)
thread.start()
while barrier.n_waiting == 0:
    pass
barrier.abort()
thread.join()
print(caught)  # expect: [1]
try:
    threading.Barrier(0)
except ValueError as e:
    print(e)  # expect: parties must be > 0
