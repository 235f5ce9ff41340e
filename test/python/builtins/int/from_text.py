"""int() of text, bytes and numbers, with and without a base"""


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: int('x'))  # expect: ValueError: invalid literal for int() with base 10: 'x'
attempt(lambda: int(''))  # expect: ValueError: invalid literal for int() with base 10: ''
attempt(lambda: int(' 12_3 '))  # expect: 123
attempt(lambda: int('1__2'))  # expect: ValueError: invalid literal for int() with base 10: '1__2'
attempt(lambda: int('_1'))  # expect: ValueError: invalid literal for int() with base 10: '_1'
attempt(lambda: int('1_'))  # expect: ValueError: invalid literal for int() with base 10: '1_'
attempt(lambda: int('0x1f', 16))  # expect: 31
attempt(lambda: int('0x1f', 0))  # expect: 31
attempt(lambda: int('0x_1f', 0))  # expect: 31
attempt(lambda: int('0_0', 0))  # expect: 0
attempt(lambda: int('012', 0))  # expect: ValueError: invalid literal for int() with base 0: '012'
attempt(lambda: int('00', 0))  # expect: 0
attempt(lambda: int('0b12', 2))  # expect: ValueError: invalid literal for int() with base 2: '0b12'
attempt(lambda: int('z', 36))  # expect: 35
attempt(lambda: int('1', 1))  # expect: ValueError: int() base must be >= 2 and <= 36, or 0
attempt(lambda: int('1', 37))  # expect: ValueError: int() base must be >= 2 and <= 36, or 0
attempt(lambda: int('1', -1))  # expect: ValueError: int() base must be >= 2 and <= 36, or 0
attempt(lambda: int('1', 2 ** 70))  # expect: ValueError: int() base must be >= 2 and <= 36, or 0
attempt(lambda: int(1, 2))  # expect: TypeError: int() can't convert non-string with explicit base
attempt(lambda: int(1.5, 2))  # expect: TypeError: int() can't convert non-string with explicit base
attempt(lambda: int(b'12'))  # expect: 12
attempt(lambda: int(b'zz'))  # expect: ValueError: invalid literal for int() with base 10: b'zz'
attempt(lambda: int(b'\xff'))  # expect: ValueError: invalid literal for int() with base 10: b'\xff'
attempt(lambda: int(bytearray(b'12')))  # expect: 12
attempt(lambda: int(bytearray(b'1z')))  # expect: ValueError: invalid literal for int() with base 10: b'1z'
attempt(lambda: int(None))  # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
attempt(lambda: int([]))  # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'
attempt(lambda: int('٣'))  # expect: 3
attempt(lambda: int('\ud800'))  # expect: ValueError: invalid literal for int() with base 10: '\ud800'
attempt(lambda: int('1' * 4300 + '_' + '1'))  # expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit
attempt(lambda: int(float('nan')))  # expect: ValueError: cannot convert float NaN to integer
attempt(lambda: int(float('inf')))  # expect: OverflowError: cannot convert float infinity to integer
attempt(lambda: int(1e+300) == int(1e+300))  # expect: True
attempt(lambda: int(base=10))  # expect: TypeError: int() missing string argument
attempt(lambda: int('12', base=10))  # expect: 12
attempt(lambda: int(x='1'))  # expect: TypeError: int() got an unexpected keyword argument 'x'
attempt(lambda: int(1, 2, 3))  # expect: TypeError: int expected at most 2 arguments, got 3
attempt(lambda: int('12', None))  # expect: TypeError: 'NoneType' object cannot be interpreted as an integer
attempt(lambda: int('12', '10'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: int('12', 1.5))  # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt(lambda: int(1j))  # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'complex'
attempt(lambda: int('9' * 400) / int('8' * 399))  # expect: 11.25
attempt(lambda: int('0xffffffffff', 16))  # expect: 1099511627775
attempt(lambda: int('+-1'))  # expect: ValueError: invalid literal for int() with base 10: '+-1'
attempt(lambda: int('+ 1'))  # expect: ValueError: invalid literal for int() with base 10: '+ 1'
attempt(lambda: int('0x', 16))  # expect: ValueError: invalid literal for int() with base 16: '0x'
attempt(lambda: int('0_7', 8))  # expect: 7
attempt(lambda: int('0o', 0))  # expect: ValueError: invalid literal for int() with base 0: '0o'
attempt(lambda: int('-0b1', 0))  # expect: -1
attempt(lambda: int('0b_', 0))  # expect: ValueError: invalid literal for int() with base 0: '0b_'
attempt(lambda: int('01_0', 10))  # expect: 10
attempt(lambda: int('1 2'))  # expect: ValueError: invalid literal for int() with base 10: '1 2'
attempt(lambda: int('1\x00'))  # expect: ValueError: invalid literal for int() with base 10: '1\x00'
attempt(lambda: int(b' 12\x0b'))  # expect: 12
attempt(lambda: int(b'\x1c1'))  # expect: ValueError: invalid literal for int() with base 10: b'\x1c1'
attempt(lambda: int('z', 35))  # expect: ValueError: invalid literal for int() with base 35: 'z'
attempt(lambda: int('0_1', 0))  # expect: ValueError: invalid literal for int() with base 0: '0_1'
attempt(lambda: int('0e1', 0))  # expect: ValueError: invalid literal for int() with base 0: '0e1'
attempt(lambda: int('-'))  # expect: ValueError: invalid literal for int() with base 10: '-'

# All lengths, against one digit after the other; with leading zeros; in all bases.
digits = '918273645546372819' * 8
print([n for n in range(1, 140) if int(digits[:n]) != sum(int(ch) * 10**i for i, ch in enumerate(reversed(digits[:n])))])  # expect: []
print(int('0' * 60 + '42'), int('0' * 60 + 'ff', 16), int('1' * 90 + ' '), int('-' + '9' * 20))
# expect: 42 255 111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111 -99999999999999999999
