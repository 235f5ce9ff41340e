"""Division, shifts and their errors"""


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: 1 // 0)  # expect: ZeroDivisionError: integer division or modulo by zero
attempt(lambda: 1 % 0)  # expect: ZeroDivisionError: integer modulo by zero
attempt(lambda: divmod(1, 0))  # expect: ZeroDivisionError: integer division or modulo by zero
attempt(lambda: 1 / 0)  # expect: ZeroDivisionError: division by zero
attempt(lambda: 10 ** 400 / 1)  # expect: OverflowError: integer division result too large for a float
attempt(lambda: 1 / 10 ** 400)  # expect: 0.0
attempt(lambda: 10 ** 400 / 10 ** 399)  # expect: 10.0
attempt(lambda: 1 << -1)  # expect: ValueError: negative shift count
attempt(lambda: 1 >> -1)  # expect: ValueError: negative shift count
attempt(lambda: 1 << 10 ** 12)  # expect: MemoryError
attempt(lambda: 1 << 10 ** 30)  # expect: OverflowError: too many digits in integer
attempt(lambda: 0 << 10 ** 30)  # expect: 0
attempt(lambda: 1 >> 10 ** 30)  # expect: 0
attempt(lambda: -1 >> 10 ** 30)  # expect: -1
attempt(lambda: (-7 // 2, -7 % 2, divmod(-7, -2)))  # expect: (-4, 1, (3, -1))
attempt(lambda: 3 .__lshift__(1))  # expect: 6
attempt(lambda: 3 << 2.0)  # expect: TypeError: unsupported operand type(s) for <<: 'int' and 'float'
attempt(lambda: 10 ** 23 / 1e+23)  # expect: 1.0
attempt(lambda: int('9' * 400) / int('8' * 399))  # expect: 11.25

# divmod by one digit, all signs, with and without a rest.
for a in (10**30, -10**30, 10**30 + 1, -10**30 - 1):
    for b in (10, -10, 2**31, -2**32 + 1):
        q, r = divmod(a, b)
        assert q * b + r == a and (q, r) == (a // b, a % b) and abs(r) < abs(b) and r * b >= 0, (a, b)
print(divmod(-10**30 - 1, 10), divmod(10**30, -2**31))
# expect: (-100000000000000000000000000001, 9) (-465661287307739257813, -1073741824)
