"""The limit for conversions between text and int"""


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: int('1' * 4301))  # expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit
attempt(lambda: int('1' * 4300) > 0)  # expect: True
attempt(lambda: int('0' * 5000))  # expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
attempt(lambda: int('1' * 4300 + '_1'))  # expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit
attempt(lambda: int('1' * 5000, 7))  # expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
attempt(lambda: int('1' * 5000, 16) > 0)  # expect: True
attempt(lambda: str(10 ** 4300))  # expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
attempt(lambda: len(str(10 ** 4299)))  # expect: 4300
attempt(lambda: f'{10 ** 5000}')  # expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
attempt(lambda: '%d' % 10 ** 5000)  # expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
attempt(lambda: len('%x' % 10 ** 5000))  # expect: 4153
attempt(lambda: len(hex(10 ** 5000)))  # expect: 4155
attempt(lambda: repr(-10 ** 4299)[:3])  # expect: '-10'
