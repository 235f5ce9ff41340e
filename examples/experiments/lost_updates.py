"""Which increments lose updates when two threads make them.

usage: lost_updates.py [COUNT]

Two threads increment the same thing COUNT times each. What is missing from 2 * COUNT was lost: one thread read the old value, the other one wrote, the
first one wrote its own. Each line tells how many percent.
"""
import sys
from threading import Event, Thread

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 1000000


class Box(object):
    n = 0


x = 0
box = Box()
by_name = {'n': 0}
in_list = [0]
appended = []


def increment(n):
    return n + 1


def global_name():
    global x
    for _ in range(COUNT):
        x += 1


def attribute():
    for _ in range(COUNT):
        box.n += 1


def dict_item():
    for _ in range(COUNT):
        by_name['n'] += 1


def list_item():
    for _ in range(COUNT):
        in_list[0] += 1


def function_call():
    global x
    for _ in range(COUNT):
        x = increment(x)


def builtin_call():
    global x
    for _ in range(COUNT):
        x = x + int(1)


def append():
    for _ in range(COUNT):
        appended.append(None)


def run_twice_at_once(function):
    go = Event()

    def start_with_the_other():
        go.wait()
        function()

    threads = [Thread(target=start_with_the_other) for _ in range(2)]
    for thread in threads:
        thread.start()
    go.set()
    for thread in threads:
        thread.join()


def report(what, counted):
    lost = 2 * COUNT - counted
    print('%s: %.4f %%' % (what, 100.0 * lost / (2 * COUNT)))


if __name__ == '__main__':
    run_twice_at_once(global_name)
    report('x += 1', x)
    run_twice_at_once(attribute)
    report('box.n += 1', box.n)
    run_twice_at_once(dict_item)
    report("d['n'] += 1", by_name['n'])
    run_twice_at_once(list_item)
    report('items[0] += 1', in_list[0])
    x = 0
    run_twice_at_once(function_call)
    report('x = increment(x)', x)
    x = 0
    run_twice_at_once(builtin_call)
    report('x = x + int(1)', x)
    run_twice_at_once(append)
    report('items.append(None)', len(appended))
