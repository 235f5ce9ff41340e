# The module array.
import array
from array import array as A


def error(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


def assign(a, key, value):
    a[key] = value
    return a


print(array.typecodes, array.ArrayType is A, A)  # expect: bBuwhHiIlLqQfd True <class 'array.array'>
a = A('i', [3, 1, 2])
print(a, repr(A('d')), A('f', [1.5]), A('b', b'ab'), A('u', 'hé') if 0 else '', A('w', 'h\xe9😀'), A('i', a), A('d', a), A('H', range(3)), A('q', (1, 2)))  # expect: array('i', [3, 1, 2]) array('d') array('f', [1.5]) array('b', [97, 98])  array('w', 'hé😀') array('i', [3, 1, 2]) array('d', [3.0, 1.0, 2.0]) array('H', [0, 1, 2]) array('q', [1, 2])
print(a.typecode, a.itemsize, len(a), [(c, A(c).itemsize) for c in 'bBwhHiIlLqQfd'])  # expect: i 4 3 [('b', 1), ('B', 1), ('w', 4), ('h', 2), ('H', 2), ('i', 4), ('I', 4), ('l', 8), ('L', 8), ('q', 8), ('Q', 8), ('f', 4), ('d', 8)]
print(error(A), '|', error(A, 'x'), '|', error(A, 'xy'), '|', error(A, 5), '|', error(A, 'i', 'abc'), '|', error(A, 'i', 5), '|', error(A, 'i', [1.5]), '|', error(A, 'w', [5]), '|', error(A, 'i', [1], 2), '|', error(A, 'i', x=1))  # expect: TypeError: array() takes at least 1 argument (0 given) | ValueError: bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d) | TypeError: array() argument 1 must be a unicode character, not str | TypeError: array() argument 1 must be a unicode character, not int | TypeError: cannot use a str to initialize an array with typecode 'i' | TypeError: 'int' object is not iterable | TypeError: 'float' object cannot be interpreted as an integer | TypeError: array item must be unicode character | TypeError: array() takes at most 2 arguments (3 given) | TypeError: array.array() takes no keyword arguments
for code in 'bBhHiIlLqQ':
    print(code, error(A, code, [1 << 70]), '|', error(A, code, [-1 << 70]), '|', error(A, code, [1 << (A(code).itemsize * 8)]), '|', error(A, code, [-1 - (1 << (A(code).itemsize * 8 - 1))]), '|', error(A, code, ['x']))
# expect: b OverflowError: Python int too large to convert to C long | OverflowError: Python int too large to convert to C long | OverflowError: signed char is greater than maximum | OverflowError: signed char is less than minimum | TypeError: 'str' object cannot be interpreted as an integer
# expect: B OverflowError: Python int too large to convert to C long | OverflowError: Python int too large to convert to C long | OverflowError: unsigned byte integer is greater than maximum | OverflowError: unsigned byte integer is less than minimum | TypeError: 'str' object cannot be interpreted as an integer
# expect: h OverflowError: Python int too large to convert to C long | OverflowError: Python int too large to convert to C long | OverflowError: signed short integer is greater than maximum | OverflowError: signed short integer is less than minimum | TypeError: 'str' object cannot be interpreted as an integer
# expect: H OverflowError: Python int too large to convert to C long | OverflowError: Python int too large to convert to C long | OverflowError: unsigned short is greater than maximum | OverflowError: unsigned short is less than minimum | TypeError: 'str' object cannot be interpreted as an integer
# expect: i OverflowError: Python int too large to convert to C long | OverflowError: Python int too large to convert to C long | OverflowError: signed integer is greater than maximum | OverflowError: signed integer is less than minimum | TypeError: 'str' object cannot be interpreted as an integer
# expect: I OverflowError: Python int too large to convert to C unsigned long | OverflowError: can't convert negative value to unsigned int | OverflowError: unsigned int is greater than maximum | OverflowError: can't convert negative value to unsigned int | TypeError: 'str' object cannot be interpreted as an integer
# expect: l OverflowError: Python int too large to convert to C long | OverflowError: Python int too large to convert to C long | OverflowError: Python int too large to convert to C long | OverflowError: Python int too large to convert to C long | TypeError: 'str' object cannot be interpreted as an integer
# expect: L OverflowError: Python int too large to convert to C unsigned long | OverflowError: can't convert negative value to unsigned int | OverflowError: Python int too large to convert to C unsigned long | OverflowError: can't convert negative value to unsigned int | TypeError: 'str' object cannot be interpreted as an integer
# expect: q OverflowError: int too big to convert | OverflowError: int too big to convert | OverflowError: int too big to convert | OverflowError: int too big to convert | TypeError: 'str' object cannot be interpreted as an integer
# expect: Q OverflowError: int too big to convert | OverflowError: can't convert negative int to unsigned | OverflowError: int too big to convert | OverflowError: can't convert negative int to unsigned | TypeError: 'str' object cannot be interpreted as an integer
print(error(A, 'd', ['x']), '|', error(A, 'w', ['ab']), '|', error(A('i').append, 'x'))  # expect: TypeError: must be real number, not str | TypeError: array item must be unicode character | TypeError: 'str' object cannot be interpreted as an integer
print(a[0], a[-1], a[1:], a[::-1], a[::2], list(a), 3 in a, 9 in a, error(lambda: a[3]), '|', error(lambda: a['x']), '|', error(lambda: a[1.0]))  # expect: 3 2 array('i', [1, 2]) array('i', [2, 1, 3]) array('i', [3, 2]) [3, 1, 2] True False IndexError: array index out of range | TypeError: array indices must be integers | TypeError: array indices must be integers
a[0] = 7
a[1:2] = A('i', [4, 5, 6])
a[::2] = A('i', [0, 0, 0])
print(a, error(assign, a, 9, 1), '|', error(assign, a, slice(0, 1), [1]), '|', error(assign, a, slice(0, 1), A('b', [1])), '|', error(assign, a, slice(None, None, 2), A('i', [1])))  # expect: array('i', [0, 4, 0, 6, 0]) IndexError: array assignment index out of range | TypeError: can only assign array (not "list") to array slice | TypeError: bad argument type for built-in operation | ValueError: attempt to assign array of size 1 to extended slice of size 3
del a[0], a[1:2]
print(a, error(a.__delitem__, 9))  # expect: array('i', [4, 6, 0]) IndexError: array assignment index out of range
a.append(9)
a.extend([8, 7])
a.extend(A('i', [6]))
a.insert(0, 100)
a.insert(-1, 50)
print(a, a.pop(), a.pop(0), error(a.pop, 20), error(A('i').pop), a.index(8), error(a.index, 99), a.count(9), a.index(8, 1), error(a.index, 8, 4))  # expect: array('i', [4, 6, 0, 9, 8, 7, 50]) 6 100 IndexError: pop index out of range IndexError: pop from empty array 4 ValueError: array.index(x): x not in array 1 4 4
a.remove(9)
a.reverse()
print(a, error(a.remove, 99), '|', error(a.extend, A('d')), '|', error(a.extend, 5))  # expect: array('i', [50, 7, 8, 0, 6, 4]) ValueError: array.remove(x): x not in array | TypeError: can only extend with array of same kind | TypeError: 'int' object is not iterable
print(a + A('i', [1]), a * 2, 2 * A('i', [1]), a * 0, error(lambda: a + [1]), '|', error(lambda: a + A('d')), '|', error(lambda: a * 'x'))  # expect: array('i', [50, 7, 8, 0, 6, 4, 1]) array('i', [50, 7, 8, 0, 6, 4, 50, 7, 8, 0, 6, 4]) array('i', [1, 1]) array('i') TypeError: can only append array (not "list") to array | TypeError: bad argument type for built-in operation | TypeError: can't multiply sequence by non-int of type 'str'
a += A('i', [1])
a *= 2
print(a, len(a))  # expect: array('i', [50, 7, 8, 0, 6, 4, 1, 50, 7, 8, 0, 6, 4, 1]) 14
try:
    a += [1]
except TypeError as e:
    print(e)  # expect: can only extend array with array (not "list")
print(A('i', [1, 2]) == A('d', [1, 2]), A('i', [1]) < A('i', [2]), A('i', [1, 2]) > A('i', [1]), A('i') == [], A('i', [1]) != A('i', [1]), error(hash, a), error(lambda: A('i') < []))  # expect: True True True False False TypeError: unhashable type: 'array.array' TypeError: '<' not supported between instances of 'array.array' and 'list'
b = A('h', [1, 258])
print(b.tobytes(), b.tolist(), bytes(b), A('w', 'ab').tounicode(), error(b.tounicode), b.buffer_info()[1])  # expect: b'\x01\x00\x02\x01' [1, 258] b'\x01\x00\x02\x01' ab ValueError: tounicode() may only be called on unicode type arrays ('u' or 'w') 2
b.byteswap()
print(b)  # expect: array('h', [256, 513])
b.frombytes(b'\x01\x00')
print(b, error(b.frombytes, b'x'), error(b.frombytes, 5))  # expect: array('h', [256, 513, 1]) ValueError: bytes length not a multiple of item size TypeError: a bytes-like object is required, not 'int'
b.fromlist([5, 6])
print(b, error(b.fromlist, [1, 'x']), b, error(b.fromlist, (1,)))  # expect: array('h', [256, 513, 1, 5, 6]) TypeError: 'str' object cannot be interpreted as an integer array('h', [256, 513, 1, 5, 6]) TypeError: arg must be list
w = A('w')
w.fromunicode('xyz')
print(w, error(b.fromunicode, 'x'))  # expect: array('w', 'xyz') ValueError: fromunicode() may only be called on unicode type arrays ('u' or 'w')
m = memoryview(b)
print(m.format, m.itemsize, m.shape, m.tolist(), m.nbytes, error(b.append, 1), error(b.pop))  # expect: h 2 (5,) [256, 513, 1, 5, 6] 10 BufferError: cannot resize an array that is exporting buffers BufferError: cannot resize an array that is exporting buffers
m[0] = 77
m.release()
print(b, b.__copy__() == b, b.__copy__() is b, b.__reduce_ex__(2))  # expect: array('h', [77, 513, 1, 5, 6]) True False (<class 'array.array'>, ('h', [77, 513, 1, 5, 6]), None)
b.clear()
print(b, A[int])  # expect: array('h') array.array[int]
it = iter(A('i', [1, 2]))
print(type(it), next(it), list(it), list(it))  # expect: <class 'array.arrayiterator'> 1 [2] []


class Sub(A):
    def __new__(cls, *args):
        return super().__new__(cls, 'i', args)


s = Sub(1, 2)
s.attribute = 5
print(s, type(s).__name__, s.attribute, type(s[:1]).__name__, type(s + s).__name__)  # expect: Sub('i', [1, 2]) Sub 5 array array
big = A('L', [2 ** 64 - 1])
print(big, big[0], A('Q', [2 ** 64 - 1])[0], A('q', [-2 ** 63])[0], A('f', [0.1])[0], A('d', [0.1])[0])  # expect: array('L', [18446744073709551615]) 18446744073709551615 18446744073709551615 -9223372036854775808 0.10000000149011612 0.1
print(int.from_bytes(A('B', [1, 2]), 'big'), b''.join([A('B', b'x')]), bytearray(A('B', b'yz')))  # expect: 258 b'x' bytearray(b'yz')

for code, value in (('b', 200), ('b', 40000), ('H', 70000), ('H', 2**40), ('q', 2**63), ('Q', -1), ('I', 2**32), ('i', 1.5), ('d', 'x')):
    for change in (lambda a: a.append(value), lambda a: a.__setitem__(0, value)):
        try:
            print(change(A(code, [0])))
        except (OverflowError, TypeError) as e:
            print(code, e)
# expect: b signed char is greater than maximum
# expect: b signed char is greater than maximum
# expect: b signed short integer is greater than maximum
# expect: b signed short integer is greater than maximum
# expect: H unsigned short is greater than maximum
# expect: H unsigned short is greater than maximum
# expect: H signed integer is greater than maximum
# expect: H signed integer is greater than maximum
# expect: q int too big to convert
# expect: q int too big to convert
# expect: Q can't convert negative int to unsigned
# expect: Q can't convert negative int to unsigned
# expect: I unsigned int is greater than maximum
# expect: I unsigned int is greater than maximum
# expect: i 'float' object cannot be interpreted as an integer
# expect: i 'float' object cannot be interpreted as an integer
# expect: d must be real number, not str
# expect: d must be real number, not str
wide = A('q', [2**53 + 1, -2**63])
wide.append(-2**52)
wide[0] = 2**62
print(wide, A('Q', [2**64 - 1]))  # expect: array('q', [4611686018427387904, -9223372036854775808, -4503599627370496]) array('Q', [18446744073709551615])
