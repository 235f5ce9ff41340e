"""zlib: the formats, pieces, limits, dictionaries, errors; what is compressed is decompressed again."""
import zlib
def a(f,*x,**k):
    try: print(f(*x,**k))
    except Exception as e: print(type(e), e)
c=zlib.compressobj(); print(c.compress(b'abc'), c.flush()[-6:]); a(c.compress,b'x'); a(c.flush); a(c.copy)
# expect: b'x\x9c' b"\x06\x00\x02M\x01'"
# expect: <class 'zlib.error'> Error -2 while compressing data: inconsistent stream state
# expect: <class 'zlib.error'> Error -2 while flushing: inconsistent stream state
# expect: <class 'ValueError'> Inconsistent stream state
c=zlib.compressobj(wbits=31); print(c.compress(b'abc')[:10]); print(c.flush(zlib.Z_NO_FLUSH), len(c.flush(zlib.Z_SYNC_FLUSH))>0)
# expect: b'\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03'
# expect: b'' True
a(zlib.compressobj, 10); a(zlib.compressobj, 5, 3); a(zlib.compressobj,wbits=99); a(zlib.compress,b'',10); a(zlib.compress,'x'); a(zlib.compressobj,5,8,15,10)
# expect: <class 'ValueError'> Invalid initialization option
# expect: <class 'ValueError'> Invalid initialization option
# expect: <class 'ValueError'> Invalid initialization option
# expect: <class 'zlib.error'> Bad compression level
# expect: <class 'TypeError'> a bytes-like object is required, not 'str'
# expect: <class 'ValueError'> Invalid initialization option
a(zlib.decompress,b''); a(zlib.decompress,b'x'); a(zlib.decompress,b'abcdef'); a(zlib.decompress, zlib.compress(b'abc')[:-1]); a(zlib.decompress, zlib.compress(b'abc')[:-1]+b'x'); a(zlib.decompress, zlib.compress(b'abc')+b'xx')
# expect: <class 'zlib.error'> Error -5 while decompressing data: incomplete or truncated stream
# expect: <class 'zlib.error'> Error -5 while decompressing data: incomplete or truncated stream
# expect: <class 'zlib.error'> Error -3 while decompressing data: incorrect header check
# expect: <class 'zlib.error'> Error -5 while decompressing data: incomplete or truncated stream
# expect: <class 'zlib.error'> Error -3 while decompressing data: incorrect data check
# expect: b'abc'
d=zlib.decompressobj(); x=zlib.compress(b'hello'*100)
print(d.decompress(x+b'junk',10), d.unconsumed_tail, d.unused_data, d.eof); print(len(d.decompress(d.unconsumed_tail)), d.unconsumed_tail, d.unused_data, d.eof, d.flush())
# expect: b'hellohello' b'\x12\x01\x00^\xad\xcf\xd1junk' b'' False
# expect: 490 b'junk' b'junk' True b''
a(d.decompress,b'more'); print(d.unused_data)
# expect: <class 'zlib.error'> Error -2 while decompressing data: inconsistent stream state
# expect: b'junkjunk'
d=zlib.decompressobj(); a(d.decompress,b'\x00\x00'); 
# expect: <class 'zlib.error'> Error -3 while decompressing data: unknown compression method
d=zlib.decompressobj(); print(d.decompress(x[:5]), d.flush(), d.eof)  # expect: b'he' b'' False
c=zlib.compressobj(zdict=b'hello world'); y=c.compress(b'hello world hello')+c.flush(); print(y[:6])
# expect: b'x\xbb\x1a\x0b\x04]'
a(zlib.decompress,y); a(zlib.decompressobj(zdict=b'bad').decompress,y); a(zlib.decompressobj(zdict=b'hello world').decompress,y)
# expect: <class 'zlib.error'> Error 2 while decompressing data
# expect: <class 'zlib.error'> Error -3 while setting zdict: invalid input data
# expect: b'hello world hello'
print(zlib.adler32(b'abc'), zlib.adler32(b'abc',5), zlib.crc32(b'abc'), zlib.crc32(b'abc',7))
# expect: 38600999 39387435 891568578 812341063
for wb in (-15,-9,9,15,31,25): print(wb, zlib.decompress(zlib.compress(b'xyz'*50, wbits=wb), wbits=wb)==b'xyz'*50, zlib.compress(b'',wbits=wb))
# expect: -15 True b'\x03\x00'
# expect: -9 True b'\x03\x00'
# expect: 9 True b'\x18\x95\x03\x00\x00\x00\x00\x01'
# expect: 15 True b'x\x9c\x03\x00\x00\x00\x00\x01'
# expect: 31 True b'\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00'
# expect: 25 True b'\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00'
a(zlib.decompress, zlib.compress(b'abc',wbits=31)); a(zlib.decompress, zlib.compress(b'abc'), wbits=31); a(zlib.decompress, zlib.compress(b'abc',wbits=31), wbits=47); a(zlib.decompress, zlib.compress(b'abc'), wbits=47)
# expect: <class 'zlib.error'> Error -3 while decompressing data: incorrect header check
# expect: <class 'zlib.error'> Error -3 while decompressing data: incorrect header check
# expect: b'abc'
# expect: b'abc'
a(zlib.decompress, b'\x78\x9c\x07'); a(zlib.decompress,b'\x78\x9c\x01\x01\x00\x00\x00'); a(zlib.decompress, b'\x79\x9c'); a(zlib.decompress,b'\x88\x1c')
# expect: <class 'zlib.error'> Error -3 while decompressing data: invalid block type
# expect: <class 'zlib.error'> Error -3 while decompressing data: invalid stored block lengths
# expect: <class 'zlib.error'> Error -3 while decompressing data: incorrect header check
# expect: <class 'zlib.error'> Error -3 while decompressing data: invalid window size
a(zlib.decompress, zlib.compress(b'abc',wbits=15), wbits=9); a(zlib.decompress,b'\x78\x9c', wbits=3); a(zlib.decompress, b'', bufsize=-1); a(zlib.decompress,5)
# expect: <class 'zlib.error'> Error -3 while decompressing data: invalid window size
# expect: <class 'zlib.error'> Error -2 while preparing to decompress data: inconsistent stream state
# expect: <class 'ValueError'> bufsize must be non-negative
# expect: <class 'TypeError'> a bytes-like object is required, not 'int'
a(zlib.decompress,zlib.compress(b'abc',wbits=31)[:-1]+b'z',31); a(zlib.decompress,zlib.compress(b'abc',wbits=31)[:-5]+b'zzzzz',31)
# expect: <class 'zlib.error'> Error -3 while decompressing data: incorrect length check
# expect: <class 'zlib.error'> Error -3 while decompressing data: incorrect data check

# ---- what is compressed is decompressed again, in pieces and with limits ----
import random
r = random.Random(5)
for data in (b'', b'x', bytes(r.choices(b'abcd ', k=3000)), b'hello world %d ' * 20000, bytes(range(256)) * 200):
    for level in (0, 1, 6, 9):
        packed = zlib.compress(data, level)
        d = zlib.decompressobj()
        step = max(1, len(packed) // 7)
        pieces = [d.decompress(packed[i:i + step]) for i in range(0, len(packed), step)]
        assert b''.join(pieces) == zlib.decompress(packed) == data and d.eof
    d = zlib.decompressobj(-15)
    rest = zlib.compress(data, wbits=-15) + b'tail'
    out = b''
    while not d.eof:
        piece = d.decompress(rest, 50000)
        assert len(piece) <= 50000
        out += piece
        rest = d.unconsumed_tail
    assert out == data and d.unused_data.endswith(b'tail')
    c = zlib.compressobj()
    packed = b''
    for i in range(0, len(data), 20000):
        packed += c.compress(data[i:i + 20000]) + c.flush(zlib.Z_FULL_FLUSH if i % 40000 else zlib.Z_SYNC_FLUSH)
    assert zlib.decompress(packed + c.flush()) == data
print('same')  # expect: same
