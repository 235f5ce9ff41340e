"""to_bytes() and from_bytes()"""


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: 1 .to_bytes(0, 'big'))  # expect: OverflowError: int too big to convert
attempt(lambda: 256 .to_bytes(1, 'big'))  # expect: OverflowError: int too big to convert
attempt(lambda: (-1).to_bytes(1, 'big'))  # expect: OverflowError: can't convert negative int to unsigned
attempt(lambda: (-129).to_bytes(1, 'big', signed=True))  # expect: OverflowError: int too big to convert
attempt(lambda: 1 .to_bytes(-1, 'big'))  # expect: ValueError: length argument must be non-negative
attempt(lambda: 1 .to_bytes(2, 'x'))  # expect: ValueError: byteorder must be either 'little' or 'big'
attempt(lambda: 1 .to_bytes())  # expect: b'\x01'
attempt(lambda: 1 .to_bytes(length=3, byteorder='little'))  # expect: b'\x01\x00\x00'
attempt(lambda: int.from_bytes(b'\x01\x02', 'big'))  # expect: 258
attempt(lambda: int.from_bytes(b'\xff\xfe', 'little', signed=True))  # expect: -257
attempt(lambda: int.from_bytes([1, 2], 'big'))  # expect: 258
attempt(lambda: int.from_bytes('ab', 'big'))  # expect: TypeError: cannot convert 'str' object to bytes
attempt(lambda: int.from_bytes(b'', 'big'))  # expect: 0
attempt(lambda: int.from_bytes(1, 'big'))  # expect: TypeError: cannot convert 'int' object to bytes
attempt(lambda: bool.from_bytes(b'\x01'))  # expect: True
attempt(lambda: int.from_bytes(b'\x01', byteorder='middle'))  # expect: ValueError: byteorder must be either 'little' or 'big'
attempt(lambda: int.from_bytes(b'\x01', 5))  # expect: TypeError: from_bytes() argument 'byteorder' must be str, not int
attempt(lambda: int.from_bytes(range(5)))  # expect: 16909060
attempt(lambda: int.from_bytes([300]))  # expect: ValueError: bytes must be in range(0, 256)
attempt(lambda: int.from_bytes(['a']))  # expect: TypeError: 'str' object cannot be interpreted as an integer
