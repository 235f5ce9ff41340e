"""The shortest text that gives the float back"""


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: 1e+16)  # expect: 1e+16
attempt(lambda: 1000000000000000.0)  # expect: 1000000000000000.0
attempt(lambda: 1.2345678901234568e+17)  # expect: 1.2345678901234568e+17
attempt(lambda: 1e+22)  # expect: 1e+22
attempt(lambda: 1e-05)  # expect: 1e-05
attempt(lambda: 0.0001)  # expect: 0.0001
attempt(lambda: 1.5e-07)  # expect: 1.5e-07
attempt(lambda: 5e-324)  # expect: 5e-324
attempt(lambda: 1.7976931348623157e+308)  # expect: 1.7976931348623157e+308
attempt(lambda: 0.1 + 0.2)  # expect: 0.30000000000000004
attempt(lambda: 1 / 3)  # expect: 0.3333333333333333
attempt(lambda: 100.0)  # expect: 100.0
attempt(lambda: -0.0)  # expect: -0.0
attempt(lambda: 1e+100)  # expect: 1e+100
attempt(lambda: float('inf'))  # expect: inf
attempt(lambda: float('-nan'))  # expect: nan
attempt(lambda: 2.0 ** 70)  # expect: 1.1805916207174113e+21
attempt(lambda: 2 ** 53 + 1.0)  # expect: 9007199254740992.0
attempt(lambda: 9007199254740992.0)  # expect: 9007199254740992.0
attempt(lambda: 1.0)  # expect: 1.0
attempt(lambda: 0.5)  # expect: 0.5
attempt(lambda: 1e+300 * 10000000000.0)  # expect: inf
