print(float(), float("1.5"), float(" -2e3 "), float("inf"), float("-Infinity"), float("nan"), float("1_0.5"), float(3), float(".5"), float("5."))
# expect: 0.0 1.5 -2000.0 inf -inf nan 10.5 3.0 0.5 5.0
print((1.5).as_integer_ratio(), (2.0).is_integer(), (2.5).is_integer(), (1.5).hex(), float.fromhex("0x1.8p+1"), (1.5).conjugate(), (1.5).real)
# expect: (3, 2) True False 0x1.8000000000000p+0 3.0 1.5 1.5
print(hash(1.0), hash(0.0) == hash(-0.0), int(1e20), 1e308 * 10, -1e308 * 10)  # expect: 1 True 100000000000000000000 inf -inf
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, divmod(7.5, -2), 2.0 ** 0.5, (-8.0) ** 2, 0.0 ** 0)
# expect: 3.0 -4.0 1.5 0.5 (-4.0, -0.5) 1.4142135623730951 64.0 1.0
print(1.5 < 2, 1.5 == 1.5, float("nan") == float("nan"), 1 < 1.5 < 2, 0.1 + 0.2 == 0.3, -0.0 == 0.0)
# expect: True True False True False True
for f in (lambda: float("x"), lambda: float(""), lambda: float(None), lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 0.0 ** -1, lambda: 10.0 ** 400, lambda: int(float("nan")), lambda: 1.5 + "a", lambda: 1.5 & 1, lambda: float("1e"), lambda: divmod(1.0, 0)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: ValueError could not convert string to float: 'x'
        # expect: ValueError could not convert string to float: ''
        # expect: TypeError float() argument must be a string or a real number, not 'NoneType'
        # expect: ZeroDivisionError float division by zero
        # expect: ZeroDivisionError float floor division by zero
        # expect: ZeroDivisionError float modulo by zero
        # expect: ZeroDivisionError 0.0 cannot be raised to a negative power
        # expect: OverflowError (34, 'Numerical result out of range')
        # expect: ValueError cannot convert float NaN to integer
        # expect: TypeError unsupported operand type(s) for +: 'float' and 'str'
        # expect: TypeError unsupported operand type(s) for &: 'float' and 'int'
        # expect: ValueError could not convert string to float: '1e'
        # expect: ZeroDivisionError float divmod()
