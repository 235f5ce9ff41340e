"""format() of a float"""


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: format(1.5, ',n'))  # expect: ValueError: Cannot specify ',' with 'n'.
attempt(lambda: format(1.0, 'd'))  # expect: ValueError: Unknown format code 'd' for object of type 'float'
attempt(lambda: format(1.0, 's'))  # expect: ValueError: Unknown format code 's' for object of type 'float'
attempt(lambda: format(1.5, '.99999999999f'))  # expect: ValueError: precision too big
attempt(lambda: format(1.5, '.2147483648f'))  # expect: ValueError: precision too big
attempt(lambda: format(1.0, 'z+'))  # expect: ValueError: Unknown format code '+' for object of type 'float'
attempt(lambda: format(100000.0, '_'))  # expect: '100_000.0'
attempt(lambda: format(2.0, 'f.'))  # expect: ValueError: Invalid format specifier 'f.' for object of type 'float'
attempt(lambda: format(1.0, '.f'))  # expect: ValueError: Format specifier missing precision
attempt(lambda: format(1234.5, '012,.1f'))  # expect: '00,001,234.5'
attempt(lambda: format(1.5, '#.0f'))  # expect: '2.'
attempt(lambda: format(1e+16, 'n'))  # expect: '1e+16'
attempt(lambda: format(1e+100, ''))  # expect: '1e+100'
attempt(lambda: format(1e+100, '.3'))  # expect: '1e+100'
attempt(lambda: format(12345.0, '.3'))  # expect: '1.23e+04'
attempt(lambda: format(12345.0, '.5'))  # expect: '1.2345e+04'
attempt(lambda: format(123.0, '.3'))  # expect: '1.23e+02'
attempt(lambda: format(12.0, '.3'))  # expect: '12.0'
attempt(lambda: format(float('nan'), '010'))  # expect: '0000000nan'
attempt(lambda: format(float('inf'), '010,'))  # expect: '0000000inf'
attempt(lambda: format(-0.0, 'z'))  # expect: '0.0'
attempt(lambda: format(-0.001, 'z.1f'))  # expect: '0.0'
attempt(lambda: format(0.0, '%'))  # expect: '0.000000%'
attempt(lambda: format(1.5, '#g'))  # expect: '1.50000'
attempt(lambda: format(1.5, '#.3'))  # expect: '1.50'
attempt(lambda: format(1e+22, '#'))  # expect: '1.e+22'
