"""How often two threads that only compute take turns.

usage: switches.py [SECONDS] [SWITCH_INTERVAL]

Each thread looks, at every turn of its loop, who was the last to be here. If it was the other one, there was a switch: it notes the time.
"""
import sys
import time
from threading import Thread

SECONDS = float(sys.argv[1]) if len(sys.argv) > 1 else 2.0
if len(sys.argv) > 2 and hasattr(sys, 'setswitchinterval'):
    sys.setswitchinterval(float(sys.argv[2]))

last = None
running = True
switched_at = []


def take_turns(me):
    global last
    while running:
        if last != me:
            last = me
            switched_at.append(time.time())


threads = [Thread(target=take_turns, args=(me,)) for me in range(2)]
start = time.time()
for thread in threads:
    thread.start()
time.sleep(SECONDS)
running = False
for thread in threads:
    thread.join()
seconds = time.time() - start

switched_at.sort()
turns = sorted(after - before for before, after in zip(switched_at, switched_at[1:]))
print('switches: %.1f /s' % (len(turns) / seconds))
if turns:
    print('median turn: %.4f ms' % (1000 * turns[len(turns) // 2]))
