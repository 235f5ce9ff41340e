"""Packing and unpacking."""
import struct

def show(call, *args):
    try:
        print(call(*args))
    except Exception as e:
        print(type(e).__name__, e)

for fmt in ('', 'b', 'hhl', '<hhl', '>Q', '=i', 'bxh', '10s', 'P', 'n', '3c', 'ci', 'dd', 'iq', '2h 3i', '!e'):
    print([fmt, struct.calcsize(fmt)])
# expect: ['', 0]
# expect: ['b', 1]
# expect: ['hhl', 16]
# expect: ['<hhl', 8]
# expect: ['>Q', 8]
# expect: ['=i', 4]
# expect: ['bxh', 4]
# expect: ['10s', 10]
# expect: ['P', 8]
# expect: ['n', 8]
# expect: ['3c', 3]
# expect: ['ci', 8]
# expect: ['dd', 16]
# expect: ['iq', 16]
# expect: ['2h 3i', 16]
# expect: ['!e', 2]
print(struct.pack('<bBhHiIqQ?', -1, 255, -2, 65535, -3, 4, -5, 6, True), struct.pack('>hl', 1, 2), struct.pack('bi', 1, 2), struct.pack('5s3p4p', b'ab', b'xyz', b'q'), struct.pack('cc', b'a', b'b'))
# expect: b'\xff\xff\xfe\xff\xff\xff\xfd\xff\xff\xff\x04\x00\x00\x00\xfb\xff\xff\xff\xff\xff\xff\xff\x06\x00\x00\x00\x00\x00\x00\x00\x01' b'\x00\x01\x00\x00\x00\x02' b'\x01\x00\x00\x00\x02\x00\x00\x00' b'ab\x00\x00\x00\x02xy\x01q\x00\x00' b'ab'
print(struct.pack('>e', 1.5), struct.pack('<f', 0.1), struct.pack('>d', -2.5), struct.unpack('<f', b'\xcd\xcc\xcc=')[0], struct.unpack('>e', b'\x3e\x00'), struct.pack('<e', 6e-8), struct.unpack('>d', struct.pack('>d', 1e300)), struct.pack('>f', float('inf')), struct.pack('<e', 65504.0), struct.pack('<e', 0.1))
# expect: b'>\x00' b'\xcd\xcc\xcc=' b'\xc0\x04\x00\x00\x00\x00\x00\x00' 0.10000000149011612 (1.5,) b'\x01\x00' (1e+300,) b'\x7f\x80\x00\x00' b'\xff{' b'f.'
print(struct.unpack('<hxI', b'\x01\x00\xff\x02\x00\x00\x00'), struct.unpack('3s2p', b'abc\x01z'), struct.unpack('>3B', bytearray(b'\x01\x02\x03')), list(struct.iter_unpack('>H', b'\0\1\0\2')), struct.unpack_from('<H', b'\0\1\2\3', 2), struct.unpack_from('<H', b'\0\1\2\3', -2))
# expect: (1, 2) (b'abc', b'z') (1, 2, 3) [(1,), (2,)] (770,) (770,)
buf = bytearray(8)
struct.pack_into('>I', buf, 2, 0xdeadbeef)
s = struct.Struct('<If')
print(buf, s.size, s.format, s.unpack(s.pack(7, 2.0)))  # expect: bytearray(b'\x00\x00\xde\xad\xbe\xef\x00\x00') 8 <If (7, 2.0)
for args in (('b', 128), ('B', -1), ('<h', 40000), ('<I', -1), ('<q', 2 ** 63), ('i', 1.5), ('i', 'a'), ('f', 'a'), ('c', b'ab'), ('s', 'a'), ('ii', 1), ('z', 1), ('3', 1), ('f', 1e40), ('e', 1e6), ('Q', 2 ** 64)):
    show(struct.pack, *args)
# expect: error 'b' format requires -128 <= number <= 127
# expect: error 'B' format requires 0 <= number <= 255
# expect: error 'h' format requires -32768 <= number <= 32767
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not a float
# expect: error char format requires a bytes object of length 1
# expect: error argument for 's' must be a bytes object
# expect: error pack expected 2 items for packing (got 1)
# expect: error bad char in struct format
# expect: error repeat count given without format specifier
# expect: b'\x00\x00\x80\x7f'
# expect: OverflowError float too large to pack with e format
# expect: error 'Q' format requires 0 <= number <= 18446744073709551615
show(struct.unpack, 'i', b'abc')  # expect: error unpack requires a buffer of 4 bytes
show(struct.unpack_from, 'i', b'abc', 1)  # expect: error unpack_from requires a buffer of at least 5 bytes for unpacking 4 bytes at offset 1 (actual buffer size is 3)
show(struct.pack_into, 'i', bytearray(2), 0, 1)  # expect: error pack_into requires a buffer of at least 4 bytes for packing 4 bytes at offset 0 (actual buffer size is 2)
show(struct.iter_unpack, 'h', b'abc')  # expect: error iterative unpacking requires a buffer of a multiple of 2 bytes
print(struct.error.__module__, struct.error.__mro__[1])  # expect: struct <class 'Exception'>
