"""Values at the ends of their ranges, of other types, and their errors."""
import struct
def attempt(f, *a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
for format, *values in (("<q", -2**63), (">Q", 2**64-1), ("<q", -5), (">q", 2**52), ("@h", 2**63), ("@h", 40000), ("<h", 40000), ("?", 3), ("?", []), ("f", 1e39), ("<f", 1e39), ("d", 3), ("<f", True), ("3s", b"abcde"), ("c", b"ab"), ("B", 1.0), ("<i", "x")):
    attempt(struct.pack, format, *values)
# expect: b'\x00\x00\x00\x00\x00\x00\x00\x80'
# expect: b'\xff\xff\xff\xff\xff\xff\xff\xff'
# expect: b'\xfb\xff\xff\xff\xff\xff\xff\xff'
# expect: b'\x00\x10\x00\x00\x00\x00\x00\x00'
# expect: error 'h' format requires -32768 <= number <= 32767
# expect: error 'h' format requires -32768 <= number <= 32767
# expect: error 'h' format requires -32768 <= number <= 32767
# expect: b'\x01'
# expect: b'\x00'
# expect: b'\x00\x00\x80\x7f'
# expect: OverflowError float too large to pack with f format
# expect: b'\x00\x00\x00\x00\x00\x00\x08@'
# expect: b'\x00\x00\x80?'
# expect: b'abc'
# expect: error char format requires a bytes object of length 1
# expect: error required argument is not an integer
# expect: error required argument is not an integer
for format, data in (("<q", b"\xff"*8), (">Q", b"\xff"*8), (">q", b"\x80" + bytes(7)), ("<Q", bytes(6) + b"\x20\0"), ("<q", bytes(6) + b"\xe0\xff"), ("2h0q?", bytes(range(9))), ("2s2c", bytearray(b"abcd"))):
    attempt(struct.unpack, format, data)
# expect: (-1,)
# expect: (18446744073709551615,)
# expect: (-9223372036854775808,)
# expect: (9007199254740992,)
# expect: (-9007199254740992,)
# expect: (256, 770, True)
# expect: (b'ab', b'c', b'd')
