"""pow() with two and three arguments"""


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: 0 ** (-1))  # expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
attempt(lambda: pow(2, 3, 0))  # expect: ValueError: pow() 3rd argument cannot be 0
attempt(lambda: pow(2, -1, 4))  # expect: ValueError: base is not invertible for the given modulus
attempt(lambda: pow(3, -1, 7))  # expect: 5
attempt(lambda: pow(2, 3, -5))  # expect: -2
attempt(lambda: pow(2, -3, 5))  # expect: 2
attempt(lambda: pow(2, 3, 1))  # expect: 0
attempt(lambda: pow(0, -1, 1))  # expect: 0
attempt(lambda: pow(2, 3.0, 5))  # expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
attempt(lambda: pow(2, 'a'))  # expect: TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'str'
attempt(lambda: 5 .__pow__(2, None))  # expect: 25
attempt(lambda: 5 .__pow__(-2))  # expect: 0.04
attempt(lambda: 5 .__rpow__(2))  # expect: 32
attempt(lambda: 2 ** (-1))  # expect: 0.5
attempt(lambda: (-2) ** (-3))  # expect: -0.125
attempt(lambda: 2 ** 0.5)  # expect: 1.4142135623730951
attempt(lambda: True ** 2)  # expect: 1
attempt(lambda: 2 ** True)  # expect: 2
