# What V8 compiles while this runs goes into the code caches (build.mjs): the parts of Python that nearly every program uses.
import sys
import time
from threading import Thread


class Shape:
    """A class, a method, an attribute."""

    def __init__(self, name, sides=4):
        self.name = name
        self.sides = sides

    def describe(self):
        return f'{self.name!r} has {self.sides} sides'


def count(n):
    total = 0
    while n > 0:
        total += n
        n -= 1
    return total


def numbers(limit):
    for i in range(limit):
        yield i * 2 + 0.5


shapes = [Shape('square'), Shape('triangle', sides=3)]
by_name = {shape.name: shape for shape in shapes}
lines = [shape.describe() for shape in shapes if shape.sides > 2]
assert ', '.join(lines) and by_name['square'] is shapes[0]
assert sum(numbers(3)) == 7.5 and '%d' % count(3) == '6'
try:
    {}['missing']
except KeyError as error:
    assert str(error)
thread = Thread(target=count, args=(3,))
thread.start()
thread.join()
assert time.perf_counter() > 0 and sys.argv
sys.stdout.write('')
