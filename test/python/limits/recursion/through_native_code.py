"""Recursion that passes through native code goes as deep as in CPython: 1,000 Python calls, 10,000 native ones."""
from functools import lru_cache


@lru_cache(None)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


class Chain:
    def __init__(self, length):
        self.next = Chain(length - 1) if length else None

    def __eq__(self, other):
        return self.next == other.next


def nested(depth):
    result = []
    for _ in range(depth):
        result = [result]
    return result


print(fibonacci(900) % 10**9)  # expect: 652938800
print(Chain(450) == Chain(450))  # expect: True
print(len(repr(nested(9000))))  # expect: 18002
print(nested(9000) == nested(9000))  # expect: True
try:
    repr(nested(100_000))
except RecursionError as error:
    print(error)  # expect: maximum recursion depth exceeded while getting the repr of an object
try:
    Chain(2000)
except RecursionError as error:
    print(error)  # expect: maximum recursion depth exceeded
