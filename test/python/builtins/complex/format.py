"""format() of a complex"""


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: format(1j, 'd'))  # expect: ValueError: Unknown format code 'd' for object of type 'complex'
attempt(lambda: format(1j, '='))  # expect: ValueError: '=' alignment flag is not allowed in complex format specifier
attempt(lambda: format(1j, '0'))  # expect: ValueError: Zero padding is not allowed in complex format specifier
attempt(lambda: format(1j, '010'))  # expect: ValueError: Zero padding is not allowed in complex format specifier
attempt(lambda: format(1j, '%'))  # expect: ValueError: Unknown format code '%' for object of type 'complex'
attempt(lambda: format(1 + 2j, '.3'))  # expect: '(1+2j)'
attempt(lambda: format(1 + 2j, ''))  # expect: '(1+2j)'
attempt(lambda: format(1 + 2j, '>20'))  # expect: '              (1+2j)'
attempt(lambda: format(1 + 2j, 'f'))  # expect: '1.000000+2.000000j'
attempt(lambda: format(-0 + 0j, 'z.1f'))  # expect: '0.0+0.0j'
attempt(lambda: format(1 + 2j, '#'))  # expect: '(1.+2.j)'
attempt(lambda: format(1 + 2j, ','))  # expect: '(1+2j)'
attempt(lambda: format(1234567 + 2j, ',.2f'))  # expect: '1,234,567.00+2.00j'
attempt(lambda: format(-0 - 1j, ''))  # expect: '-1j'
attempt(lambda: format(-0 - 1j, '10'))  # expect: '       -1j'
