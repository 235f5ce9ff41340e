# memoryview: making, attributes, indexing, slicing, assignment, casts, release.


def error(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


def assign(view, key, value):
    view[key] = value


# Making one.
m = memoryview(b'abcdef')
print(type(m), repr(m)[:11], len(m), m.obj, m.nbytes, m.readonly, m.format, m.itemsize, m.ndim, m.shape, m.strides, m.suboffsets)  # expect: <class 'memoryview'> <memory at  6 b'abcdef' 6 True B 1 1 (6,) (1,) ()
print(m.c_contiguous, m.f_contiguous, m.contiguous, memoryview(m).obj, memoryview(object=b'x').tobytes())  # expect: True True True b'abcdef' b'x'
print(error(memoryview, 5), '|', error(memoryview), '|', error(memoryview, 'x'), '|', error(lambda: type('M', (memoryview,), {})))  # expect: TypeError: memoryview: a bytes-like object is required, not 'int' | TypeError: memoryview() missing required argument 'object' (pos 1) | TypeError: memoryview: a bytes-like object is required, not 'str' | TypeError: type 'memoryview' is not an acceptable base type

# Reading.
print(m[0], m[-1], m[1:3].tobytes(), m[::2].tolist(), m[::-1].tobytes(), list(m), 97 in m)  # expect: 97 102 b'bc' [97, 99, 101] b'fedcba' [97, 98, 99, 100, 101, 102] True
print(error(lambda: m[6]), '|', error(lambda: m['a']), '|', error(lambda: m[1, 2]), '|', error(lambda: m[1:2, 1:2]), '|', 0)  # expect: IndexError: index out of bounds on dimension 1 | TypeError: memoryview: invalid slice key | TypeError: cannot index 1-dimension view with 2-element tuple | NotImplementedError: multi-dimensional slicing is not implemented | 0
print(bytes(m), bytes(m[::2]), bytearray(m[1:3]), m.hex(), m.hex(':', 2), m[::2].hex(), b'-'.join([m[:2], m[2:]]), m.tobytes('A'))  # expect: b'abcdef' b'ace' bytearray(b'bc') 616263646566 6162:6364:6566 616365 b'ab-cdef' b'abcdef'
print([x for x in reversed(m)], type(iter(m)).__name__, iter(m).__length_hint__() if hasattr(iter(m), '__length_hint__') else None)  # expect: [102, 101, 100, 99, 98, 97] memory_iterator None

# Writing.
b = bytearray(b'abcdef')
w = memoryview(b)
w[0] = 65
w[1:3] = b'XY'
w[-1:] = w[:1]
w[::2] = b'123'
print(b, w.readonly, w.toreadonly().readonly)  # expect: bytearray(b'1X2d3A') False True
for key, value in ((6, 1), (0, 256), (0, -1), (0, 'a'), (0, 1.5), (slice(0, 2), b'x'), (slice(0, 2), 5), ('a', 1), (slice(0, 2), 'ab')):
    print(error(assign, w, key, value))
# expect: IndexError: index out of bounds on dimension 1
# expect: ValueError: memoryview: invalid value for format 'B'
# expect: ValueError: memoryview: invalid value for format 'B'
# expect: TypeError: memoryview: invalid type for format 'B'
# expect: TypeError: memoryview: invalid type for format 'B'
# expect: ValueError: memoryview assignment: lvalue and rvalue have different structures
# expect: TypeError: a bytes-like object is required, not 'int'
# expect: TypeError: memoryview: invalid slice key
# expect: TypeError: a bytes-like object is required, not 'str'
print(error(assign, m, 0, 1), '|', error(lambda: w.__delitem__(0)), '|', error(assign, m, slice(0, 1), b'x'))  # expect: TypeError: cannot modify read-only memory | TypeError: cannot delete memory | TypeError: cannot modify read-only memory
w[0:4] = w[2:6]
print(b)  # expect: bytearray(b'2d3A3A')

# A bytearray with views keeps its size.
print(error(b.append, 1), '|', error(b.extend, b'xx'), '|', error(b.clear), '|', error(b.__delitem__, 0))  # expect: BufferError: Existing exports of data: object cannot be re-sized | BufferError: Existing exports of data: object cannot be re-sized | BufferError: Existing exports of data: object cannot be re-sized | BufferError: Existing exports of data: object cannot be re-sized
w.release()
print(error(b.append, 33), b)  # expect: None bytearray(b'2d3A3A!')
print(error(lambda: w[0]), '|', error(lambda: w.nbytes), '|', error(len, w), '|', repr(w)[:20], '|', error(bytes, w), w.release())  # expect: ValueError: operation forbidden on released memoryview object | ValueError: operation forbidden on released memoryview object | ValueError: operation forbidden on released memoryview object | <released memory at  | ValueError: operation forbidden on released memoryview object None
with memoryview(b) as v:
    print(v[0], error(b.append, 1))  # expect: 50 BufferError: Existing exports of data: object cannot be re-sized
b.append(34)
print(b, error(v.__enter__))  # expect: bytearray(b'2d3A3A!"') ValueError: operation forbidden on released memoryview object
s = memoryview(b)[1:3]
print(error(b.pop))  # expect: BufferError: Existing exports of data: object cannot be re-sized
del s
print(b.pop())  # expect: 34

# Comparison and hash.
print(m == b'abcdef', m == bytearray(b'abcdef'), m == memoryview(b'abcdef'), m != b'x', m == 5, m[::2] == b'ace', b'abcdef' == m, error(lambda: m < m))  # expect: True True True True False True True TypeError: '<' not supported between instances of 'memoryview' and 'memoryview'
print(hash(m) == hash(b'abcdef'), error(hash, memoryview(b)), {m: 1}[b'abcdef'], hash(m[::2]) == hash(b'ace'), error(hash, m.cast('H')))  # expect: True ValueError: cannot hash writable memoryview object 1 True ValueError: memoryview: hashing is restricted to formats 'B', 'b' or 'c'

r = memoryview(b'abc')
print(hash(r) == hash(b'abc'), r.release(), hash(r) == hash(b'abc'), r == r, r == memoryview(b'abc'))  # expect: True None True True False
print(error(lambda: m < b'x'), '|', error(lambda: b'x' < m), '|', b'a' < bytearray(b'b'), '|', b'a' == bytearray(b'a'))  # expect: TypeError: '<' not supported between instances of 'memoryview' and 'bytes' | TypeError: '<' not supported between instances of 'bytes' and 'memoryview' | True | True

# Casts.
c = memoryview(bytearray(range(16)))
for f in ('b', 'B', 'c', 'h', 'H', 'i', 'I', 'l', 'L', 'q', 'Q', 'n', 'N', '?', '@i', 'P'):
    v = c.cast(f)
    print(f, v.format, v.itemsize, v.shape, v.tolist()[-2:])
# expect: b b 1 (16,) [14, 15]
# expect: B B 1 (16,) [14, 15]
# expect: c c 1 (16,) [b'\x0e', b'\x0f']
# expect: h h 2 (8,) [3340, 3854]
# expect: H H 2 (8,) [3340, 3854]
# expect: i i 4 (4,) [185207048, 252579084]
# expect: I I 4 (4,) [185207048, 252579084]
# expect: l l 8 (2,) [506097522914230528, 1084818905618843912]
# expect: L L 8 (2,) [506097522914230528, 1084818905618843912]
# expect: q q 8 (2,) [506097522914230528, 1084818905618843912]
# expect: Q Q 8 (2,) [506097522914230528, 1084818905618843912]
# expect: n n 8 (2,) [506097522914230528, 1084818905618843912]
# expect: N N 8 (2,) [506097522914230528, 1084818905618843912]
# expect: ? ? 1 (16,) [True, True]
# expect: @i @i 4 (4,) [185207048, 252579084]
# expect: P P 8 (2,) [506097522914230528, 1084818905618843912]
print(c.cast('i').cast('B') == c, c.cast('f').tolist()[:1], c.cast('d').tolist(), c.cast('e').tolist()[:2] if 0 else '')  # expect: True [3.820471434542632e-37] [7.949928895127363e-275, 3.6919162048650923e-236] 
print(error(c.cast, 'x'), '|', error(c.cast, '<i'), '|', error(c.cast('i').cast, 'h'), '|', error(c[:3].cast, 'h'), '|', error(c[::2].cast, 'B'), '|', error(c.cast, 5))  # expect: ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@' | ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@' | TypeError: memoryview: cannot cast between two non-byte formats | TypeError: memoryview: length is not a multiple of itemsize | TypeError: memoryview: casts are restricted to C-contiguous views | TypeError: cast() argument 'format' must be str, not int
d = memoryview(bytearray(8)).cast('d')
d[0] = 1.5
print(d[0], d.tobytes(), d.tolist(), error(assign, d, 0, 'x'))  # expect: 1.5 b'\x00\x00\x00\x00\x00\x00\xf8?' [1.5] TypeError: memoryview: invalid type for format 'd'
q = memoryview(bytearray(8)).cast('b')
q[0] = -128
print(q[0], error(assign, q, 0, 128), q.cast('B')[0])  # expect: -128 ValueError: memoryview: invalid value for format 'b' 128
h = memoryview(bytearray(4)).cast('c')
h[0] = b'z'
print(h[0], h.tolist(), error(assign, h, 0, b'zz'), error(assign, h, 0, 1))  # expect: b'z' [b'z', b'\x00', b'\x00', b'\x00'] ValueError: memoryview: invalid value for format 'c' TypeError: memoryview: invalid type for format 'c'
t = memoryview(bytearray(2)).cast('?')
t[1] = 5
print(t.tolist())  # expect: [False, True]
print(c.cast('h') == c.cast('H'), memoryview(b'\x01\x00').cast('h') == memoryview(b'\x01').cast('b'), c.cast('i')[1:3].tolist())  # expect: True True [117835012, 185207048]

# More dimensions.
g = c.cast('B', (4, 4))
print(g.shape, g.strides, g.ndim, len(g), g[1, 2], g[-1, -1], g.tolist(), g.tobytes() == c.tobytes(), g.c_contiguous, g.f_contiguous)  # expect: (4, 4) (4, 1) 2 4 6 15 [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11], [12, 13, 14, 15]] True True False
g[1, 2] = 99
print(c[6], g == g, g[1:3].tolist(), g[1:3].shape, g[::2].tobytes())  # expect: 99 True [[4, 5, 99, 7], [8, 9, 10, 11]] (2, 4) b'\x00\x01\x02\x03\x08\t\n\x0b'
print(error(lambda: g[0]), '|', error(lambda: g[4, 0]), '|', error(lambda: g[1, 2, 3]), '|', error(lambda: g[1:2, 1:2]), '|', error(lambda: g[1, 'a']))  # expect: NotImplementedError: multi-dimensional sub-views are not implemented | IndexError: index out of bounds on dimension 1 | TypeError: cannot index 2-dimension view with 3-element tuple | NotImplementedError: multi-dimensional slicing is not implemented | TypeError: memoryview: invalid slice key
print(error(assign, g, slice(0, 1), b'x'), '|', error(c.cast, 'B', (3, 4)), '|', error(c.cast, 'B', 5), '|', error(c.cast, 'B', (0, 4)), '|', error(c.cast, 'B', ('a',)), '|', error(list, g))  # expect: NotImplementedError: memoryview slice assignments are currently restricted to ndim = 1 | TypeError: memoryview: product(shape) * itemsize != buffer size | TypeError: shape must be a list or a tuple | ValueError: memoryview.cast(): elements of shape must be integers > 0 | TypeError: memoryview.cast(): elements of shape must be integers | NotImplementedError: multi-dimensional sub-views are not implemented
print(g.cast('B').shape, c.cast('i', [2, 2]).tolist(), error(g.cast, 'B', (2, 8)))  # expect: (16,) [[50462976, 123929860], [185207048, 252579084]] TypeError: memoryview: cast must be 1D -> ND or ND -> 1D
z = c[:1].cast('B', ())
print(z.ndim, z.shape, z[()], error(len, z), z.tolist(), error(lambda: z[0]), error(list, z), z.nbytes)  # expect: 0 () 0 TypeError: 0-dim memory has no length 0 TypeError: invalid indexing of 0-dim memory TypeError: invalid indexing of 0-dim memory 1
z[()] = 7
print(c[0])  # expect: 7

# Bytes-like everywhere.
print(int.from_bytes(memoryview(b'\x01\x02'), 'big'), b'abc'.find(memoryview(b'b')), bytearray(b'x') + memoryview(b'y'), b'a' + memoryview(b'b'), memoryview(b'x') in b'xyz')  # expect: 258 1 bytearray(b'xy') b'ab' True
print(str(memoryview(b'abc'), 'ascii'), int(memoryview(b'12')), float(memoryview(b'1.5')), b'%s' % memoryview(b'q'))  # expect: abc 12 1.5 b'q'
print(sorted(n for n in dir(memoryview) if not n.startswith('_')))  # expect: ['c_contiguous', 'cast', 'contiguous', 'f_contiguous', 'format', 'hex', 'itemsize', 'nbytes', 'ndim', 'obj', 'readonly', 'release', 'shape', 'strides', 'suboffsets', 'tobytes', 'tolist', 'toreadonly']
