print(int(), int(3.9), int(-3.9), int("42"), int("  -7 \n"), int("ff", 16), int("0xff", 0), int("0b101", 2), int("z", 36), int("1_000"), int(True))
# expect: 0 3 -3 42 -7 255 255 5 35 1000 1
print(int("٣"), int(b"12"), int("0o17", 0), int("-0x1F", 16), int("10", base=3))  # expect: 3 12 15 -31 3
for args in (("x",), ("",), ("1.5",), ("12", 1), ("9", 8), (None,), ([],), (1.5, 10), ("1__0",), ("_1",), (float("nan"),), (float("inf"),), ("0x", 16), ("1", 37), ("1", "a"), (b"\xff",), ("08", 0)):
    try:
        print(int(*args))
    except Exception as e:
        print(type(e).__name__, e)
        # expect: ValueError invalid literal for int() with base 10: 'x'
        # expect: ValueError invalid literal for int() with base 10: ''
        # expect: ValueError invalid literal for int() with base 10: '1.5'
        # expect: ValueError int() base must be >= 2 and <= 36, or 0
        # expect: ValueError invalid literal for int() with base 8: '9'
        # expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
        # expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'list'
        # expect: TypeError int() can't convert non-string with explicit base
        # expect: ValueError invalid literal for int() with base 10: '1__0'
        # expect: ValueError invalid literal for int() with base 10: '_1'
        # expect: ValueError cannot convert float NaN to integer
        # expect: OverflowError cannot convert float infinity to integer
        # expect: ValueError invalid literal for int() with base 16: '0x'
        # expect: ValueError int() base must be >= 2 and <= 36, or 0
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: ValueError invalid literal for int() with base 10: b'\xff'
        # expect: ValueError invalid literal for int() with base 0: '08'
