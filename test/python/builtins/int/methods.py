"""Methods and attributes"""


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: 5 .as_integer_ratio())  # expect: (5, 1)
attempt(lambda: True .as_integer_ratio())  # expect: (1, 1)
attempt(lambda: 5 .is_integer())  # expect: True
attempt(lambda: 5 .__round__())  # expect: 5
attempt(lambda: round(15, -1))  # expect: 20
attempt(lambda: round(25, -1))  # expect: 20
attempt(lambda: round(-15, -1))  # expect: -20
attempt(lambda: round(15, -2))  # expect: 0
attempt(lambda: round(15, 2))  # expect: 15
attempt(lambda: round(55, -2))  # expect: 100
attempt(lambda: round(15, None))  # expect: 15
attempt(lambda: 5 .__round__(None))  # expect: TypeError: 'NoneType' object cannot be interpreted as an integer
attempt(lambda: 5 .__getnewargs__())  # expect: (5,)
attempt(lambda: 5 .__format__('x'))  # expect: '5'
attempt(lambda: 5 .__format__(5))  # expect: TypeError: __format__() argument must be str, not int
attempt(lambda: 5 .__add__(1.0))  # expect: NotImplemented
attempt(lambda: 5 .__pow__(2, None))  # expect: 25
attempt(lambda: 5 .__pow__(-2))  # expect: 0.04
attempt(lambda: 5 .__rpow__(2))  # expect: 32
attempt(lambda: (2 ** 1000).bit_count())  # expect: 1
attempt(lambda: (-5).bit_length())  # expect: 3
attempt(lambda: 5 .__index__())  # expect: 5
attempt(lambda: int.__new__(str))  # expect: TypeError: int.__new__(str): str is not a subtype of int
attempt(lambda: int.__new__(bool))  # expect: TypeError: int.__new__(bool) is not safe, use bool.__new__()
attempt(lambda: bool.__new__(int))  # expect: TypeError: bool.__new__(int): int is not a subtype of bool
attempt(lambda: object.__new__(int))  # expect: TypeError: object.__new__(int) is not safe, use int.__new__()
attempt(lambda: 5 .__trunc__())  # expect: 5
attempt(lambda: 5 .__divmod__(0))  # expect: ZeroDivisionError: integer division or modulo by zero
attempt(lambda: 5 .__truediv__(2))  # expect: 2.5
attempt(lambda: 5 .__rtruediv__('a'))  # expect: NotImplemented
attempt(lambda: (5 .conjugate(), 5 .real, 5 .imag, 5 .numerator, 5 .denominator, True .real))  # expect: (5, 5, 0, 5, 1, 1)
