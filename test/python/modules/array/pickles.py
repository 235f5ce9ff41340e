"""Arrays in pickles: their bytes and a machine format; a list before protocol 3."""
import array
import pickle

a = array.array('h', [1, -2, 3])
print(a.__reduce_ex__(3)[1], a.__reduce_ex__(2)[1])  # expect: (<class 'array.array'>, 'h', 4, b'\x01\x00\xfe\xff\x03\x00') ('h', [1, -2, 3])
for protocol in range(6):
    for code in 'bBhHiIlLqQfd':
        original = array.array(code, [1, 2, 100])
        copy = pickle.loads(pickle.dumps(original, protocol))
        if copy != original or copy.typecode != code:
            print('differs', protocol, code)
make = array._array_reconstructor
print(make(array.array, 'i', 9, b'\x00\x00\x00\x01'), make(array.array, 'd', 17, b'\x3f\xf0' + bytes(6)), make(array.array, 'w', 19, 'aé'.encode('utf-16-be')))  # expect: array('i', [1]) array('d', [1.0]) array('w', 'aé')
for args in ((str, 'b', 0, b''), (array.array, '?', 0, b''), (array.array, 'b', 22, b''), (array.array, 'd', 16, b'a'), (array.array, 'b', 0, '')):
    # expect: TypeError str is not a subtype of array.array
    # expect: ValueError second argument must be a valid type code
    # expect: ValueError third argument must be a valid machine format code.
    # expect: ValueError bytes length not a multiple of item size
    # expect: TypeError fourth argument should be bytes, not str
    try:
        make(*args)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
