"""Arithmetic with its special cases and errors"""
big = 10**400


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: 1.0 // 0)  # expect: ZeroDivisionError: float floor division by zero
attempt(lambda: 1.0 % 0)  # expect: ZeroDivisionError: float modulo by zero
attempt(lambda: divmod(1.0, 0))  # expect: ZeroDivisionError: float divmod()
attempt(lambda: 1.0 / 0)  # expect: ZeroDivisionError: float division by zero
attempt(lambda: 0.0 ** (-1))  # expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
attempt(lambda: (-8) ** (1 / 3))  # expect: (1.0000000000000002+1.7320508075688772j)
attempt(lambda: 1e+200 ** 2)  # expect: OverflowError: (34, 'Numerical result out of range')
attempt(lambda: (-1e+200) ** 3)  # expect: OverflowError: (34, 'Numerical result out of range')
attempt(lambda: big + 1.0)  # expect: OverflowError: int too large to convert to float
attempt(lambda: big < 1e+308)  # expect: False
attempt(lambda: big > float('inf'))  # expect: False
attempt(lambda: pow(2.0, 3, 5))  # expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
attempt(lambda: (7.0 // -2, 7.0 % -2, divmod(-7.0, 2)))  # expect: (-4.0, -1.0, (-4.0, 1.0))
attempt(lambda: (-0.0 // 1, 0.0 % -1, 1e-300 // -1))  # expect: (-0.0, -0.0, -1.0)
attempt(lambda: (1.0 ** float('nan'), float('nan') ** 0))  # expect: (1.0, 1.0)
attempt(lambda: ((-1.0) ** float('inf'), (-2.0) ** float('inf')))  # expect: (1.0, inf)
attempt(lambda: pow(2.0, 3.0, None))  # expect: 8.0
attempt(lambda: 1.5 < 'a')  # expect: TypeError: '<' not supported between instances of 'float' and 'str'
attempt(lambda: 1.5 == 10 ** 400)  # expect: False
