"""format() of an int"""


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: format(1, ',s'))  # expect: ValueError: Cannot specify ',' with 's'.
attempt(lambda: format(1, ',_'))  # expect: ValueError: Cannot specify both ',' and '_'.
attempt(lambda: format(1, '_,'))  # expect: ValueError: Cannot specify both ',' and '_'.
attempt(lambda: format(1, ',,'))  # expect: ValueError: Cannot specify ',' with ','.
attempt(lambda: format(1, '.'))  # expect: ValueError: Format specifier missing precision
attempt(lambda: format(1, '.3'))  # expect: ValueError: Precision not allowed in integer format specifier
attempt(lambda: format(1, '999999999999999999999999999999'))  # expect: ValueError: Too many decimal digits in format string
attempt(lambda: format(1, '99999999999999999999'))  # expect: ValueError: Too many decimal digits in format string
attempt(lambda: format(1, '.2d'))  # expect: ValueError: Precision not allowed in integer format specifier
attempt(lambda: format(1, 'zd'))  # expect: ValueError: Negative zero coercion (z) not allowed in integer format specifier
attempt(lambda: format(1, 'n_'))  # expect: ValueError: Invalid format specifier 'n_' for object of type 'int'
attempt(lambda: format(1, ',n'))  # expect: ValueError: Cannot specify ',' with 'n'.
attempt(lambda: format(1, '_n'))  # expect: ValueError: Cannot specify '_' with 'n'.
attempt(lambda: format(1, 'c'))  # expect: '\x01'
attempt(lambda: format(-1, 'c'))  # expect: OverflowError: %c arg not in range(0x110000)
attempt(lambda: format(1114112, 'c'))  # expect: OverflowError: %c arg not in range(0x110000)
attempt(lambda: format(65, '+c'))  # expect: ValueError: Sign not allowed with integer format specifier 'c'
attempt(lambda: format(65, '#c'))  # expect: ValueError: Alternate form (#) not allowed with integer format specifier 'c'
attempt(lambda: format(65, '.1c'))  # expect: ValueError: Precision not allowed in integer format specifier
attempt(lambda: format(65, ',c'))  # expect: ValueError: Cannot specify ',' with 'c'.
attempt(lambda: format(1, 'dd'))  # expect: ValueError: Invalid format specifier 'dd' for object of type 'int'
attempt(lambda: format(1, 's'))  # expect: ValueError: Unknown format code 's' for object of type 'int'
attempt(lambda: format(1, 'z'))  # expect: ValueError: Negative zero coercion (z) not allowed in integer format specifier
attempt(lambda: format(65, 'zc'))  # expect: ValueError: Negative zero coercion (z) not allowed in integer format specifier
attempt(lambda: format(True, 'd'))  # expect: '1'
attempt(lambda: format(True, 'x'))  # expect: '1'
attempt(lambda: format(True, ''))  # expect: 'True'
attempt(lambda: format(True, '5'))  # expect: '    1'
attempt(lambda: format(1180591620717411303424, 'c'))  # expect: OverflowError: Python int too large to convert to C long
attempt(lambda: format(1, '.1e'))  # expect: '1.0e+00'
attempt(lambda: format(10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000, 'e'))  # expect: OverflowError: int too large to convert to float
attempt(lambda: format(1, ',.1'))  # expect: ValueError: Precision not allowed in integer format specifier
attempt(lambda: format(1, '+z#x'))  # expect: ValueError: Negative zero coercion (z) not allowed in integer format specifier
attempt(lambda: format(123456, '_x'))  # expect: '1_e240'
attempt(lambda: format(123456, ',x'))  # expect: ValueError: Cannot specify ',' with 'x'.
attempt(lambda: format(3, '08,d'))  # expect: '0,000,003'
attempt(lambda: format(3, '09,d'))  # expect: '0,000,003'
attempt(lambda: format(3, '010,'))  # expect: '00,000,003'
attempt(lambda: format(1234, 'x<010,'))  # expect: '1,234xxxxx'
attempt(lambda: format(5, '%'))  # expect: '500.000000%'
attempt(lambda: format(5, '=5'))  # expect: '    5'
attempt(lambda: format(-5, '=5'))  # expect: '-   5'
attempt(lambda: format(-5, '05'))  # expect: '-0005'
attempt(lambda: format(5, '^6'))  # expect: '  5   '
attempt(lambda: format(5, '*^6'))  # expect: '**5***'
attempt(lambda: format(5, '#b'))  # expect: '0b101'
attempt(lambda: format(-5, '#010b'))  # expect: '-0b0000101'
attempt(lambda: format(255, '#X'))  # expect: '0XFF'
attempt(lambda: format(255, '#_x'))  # expect: '0xff'
attempt(lambda: format(0, ','))  # expect: '0'
attempt(lambda: format(True, 's'))  # expect: ValueError: Unknown format code 's' for object of type 'bool'
