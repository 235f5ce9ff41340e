"""Struct objects, buffers and offsets, and the errors of values that do not fit."""
import struct

def show(call, *args):
    try:
        print(call(*args))
    except Exception as e:
        print(type(e).__name__, e)

class Index:
    def __index__(self): return 5

for code, value in (('b', 128), ('B', -1), ('H', 65536), ('q', 2**63), ('Q', -1), ('l', 2**63), ('P', 2**64), ('i', 1.5), ('d', 'x'), ('<f', 1e39), ('e', 65536), ('c', b'ab'), ('3s', 'x')):
    show(struct.pack, code, value)
# expect: error 'b' format requires -128 <= number <= 127
# expect: error 'B' format requires 0 <= number <= 255
# expect: error 'H' format requires 0 <= number <= 65535
# expect: error 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error 'l' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error int too large to convert
# expect: error required argument is not an integer
# expect: error required argument is not a float
# expect: OverflowError float too large to pack with f format
# expect: error int too large to convert
# expect: error char format requires a bytes object of length 1
# expect: error argument for 's' must be a bytes object
print(struct.pack('>bq', Index(), -2**63), struct.unpack('<qQq', struct.pack('<qQq', -2**62 - 1, 2**64 - 1, -2**32)), struct.pack('f', 1e39))
# expect: b'\x05\x80\x00\x00\x00\x00\x00\x00\x00' (-4611686018427387905, 18446744073709551615, -4294967296) b'\x00\x00\x80\x7f'
for fmt in ('3', 'z', '9999999999999999999i', 'i\0', 5):
    show(struct.calcsize, fmt)
# expect: error repeat count given without format specifier
# expect: error bad char in struct format
# expect: error total struct size too long
# expect: error embedded null character
# expect: TypeError Struct() argument 1 must be a str or bytes object, not int

s = struct.Struct(b'<hh')
print(s, s.format, s.size, struct.Struct)  # expect: Struct('<hh') <hh 4 <class '_struct.Struct'>
target = bytearray(6)
for offset in (0, 2, 3, -4, -3, -7):
    show(s.pack_into, target, offset, 1, 2)
# expect: None
# expect: None
# expect: error pack_into requires a buffer of at least 7 bytes for packing 4 bytes at offset 3 (actual buffer size is 6)
# expect: None
# expect: error no space to pack 4 bytes at offset -3
# expect: error offset -7 out of range for 6-byte buffer
print(target, s.unpack_from(target, 2), s.unpack_from(buffer=memoryview(target), offset=-4))
# expect: bytearray(b'\x01\x00\x01\x00\x02\x00') (1, 2) (1, 2)
show(s.pack_into, b'1234', 0, 1, 2)  # expect: TypeError argument must be read-write bytes-like object, not bytes
show(s.pack_into, target)  # expect: error pack_into expected offset argument
show(s.unpack, b'123')  # expect: error unpack requires a buffer of 4 bytes

values = struct.iter_unpack('<h', target)
print(next(values), values.__length_hint__())  # expect: (1,) 2
show(target.append, 0)  # expect: BufferError Existing exports of data: object cannot be re-sized
print(list(values), target.append(0))  # expect: [(1,), (2,)] None
show(struct.iter_unpack, '<h', target)  # expect: error iterative unpacking requires a buffer of a multiple of 2 bytes
show(struct.iter_unpack, '', b'')  # expect: error cannot iteratively unpack with a struct of length 0

show(struct.pack_into, 'b', bytearray(1), 0, 1)  # expect: None
print(issubclass(struct.error, Exception), struct.error.__module__)  # expect: True struct
