"""round(), hex(), as_integer_ratio() and other methods"""


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: round(15, -1))  # expect: 20
attempt(lambda: round(15, -2))  # expect: 0
attempt(lambda: round(15, 2))  # expect: 15
attempt(lambda: round(15, None))  # expect: 15
attempt(lambda: float.fromhex('0x1.8p3'))  # expect: 12.0
attempt(lambda: float.fromhex('x'))  # expect: ValueError: invalid hexadecimal floating-point string
attempt(lambda: float.fromhex('0x1p2000'))  # expect: OverflowError: hexadecimal value too large to represent as a float
attempt(lambda: float.fromhex(1))  # expect: TypeError: bad argument type for built-in operation
attempt(lambda: (1.5.hex(), (-0.0).hex(), 5e-324.hex(), float('inf').hex(), 0.1.hex()))  # expect: ('0x1.8000000000000p+0', '-0x0.0p+0', '0x0.0000000000001p-1022', 'inf', '0x1.999999999999ap-4')
attempt(lambda: 1.5.as_integer_ratio())  # expect: (3, 2)
attempt(lambda: float('inf').as_integer_ratio())  # expect: OverflowError: cannot convert Infinity to integer ratio
attempt(lambda: float('nan').as_integer_ratio())  # expect: ValueError: cannot convert NaN to integer ratio
attempt(lambda: (round(1.5), round(2.5), round(-0.5)))  # expect: (2, 2, 0)
attempt(lambda: round(float('nan')))  # expect: ValueError: cannot convert float NaN to integer
attempt(lambda: round(float('inf')))  # expect: OverflowError: cannot convert float infinity to integer
attempt(lambda: round(2.675, 2))  # expect: 2.67
attempt(lambda: round(1e+308, -308))  # expect: 1e+308
attempt(lambda: round(1.7e+308, -308))  # expect: OverflowError: rounded value too large to represent
attempt(lambda: round(1.5, None))  # expect: 2
attempt(lambda: round(1.5, 'a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: round(1.5, 2 ** 70))  # expect: 1.5
attempt(lambda: round(1.5, -2 ** 70))  # expect: 0.0
attempt(lambda: 1.5.__floor__())  # expect: 1
attempt(lambda: float('inf').__floor__())  # expect: OverflowError: cannot convert float infinity to integer
attempt(lambda: float('nan').__ceil__())  # expect: ValueError: cannot convert float NaN to integer
attempt(lambda: float.__getformat__('double'))  # expect: 'IEEE, little-endian'
attempt(lambda: float.__getformat__('x'))  # expect: ValueError: __getformat__() argument 1 must be 'double' or 'float'
attempt(lambda: float.__getformat__(1))  # expect: TypeError: __getformat__() argument must be str, not int
attempt(lambda: 1.5.__getnewargs__())  # expect: (1.5,)
attempt(lambda: 0.1.__round__(1))  # expect: 0.1
attempt(lambda: float.from_number(1))  # expect: AttributeError: type object 'float' has no attribute 'from_number'
attempt(lambda: 2.5.__round__())  # expect: 2
attempt(lambda: 5e-324.hex())  # expect: '0x0.0000000000001p-1022'
attempt(lambda: float.fromhex(' -0x.8p1 '))  # expect: -1.0
attempt(lambda: float.fromhex('infinity'))  # expect: inf
attempt(lambda: float.fromhex('0x1.fffffffffffff8p1023'))  # expect: OverflowError: hexadecimal value too large to represent as a float
