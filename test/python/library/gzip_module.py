"""gzip: files and bytes, several members, seeking, text, what is wrong with a file."""
import gzip
import io
import os
import tempfile

raw = io.BytesIO()
with gzip.GzipFile('some.txt.gz', 'wb', fileobj=raw, mtime=5) as f:
    print(f.mode, f.name, f.readable(), f.writable(), f.seekable(), f.write(b'abc\ndef'), f.tell())
# expect: wb some.txt.gz False True True 7 7
packed = raw.getvalue()
print(packed[:19], f.closed)  # expect: b'\x1f\x8b\x08\x08\x05\x00\x00\x00\x02\xffsome.txt\x00' True
with gzip.GzipFile(fileobj=io.BytesIO(packed + packed)) as f:
    print(f.mtime, f.read(2), f.mtime, f.peek(1)[:1], f.tell(), f.readline(), list(f), f.seek(4), f.read(3), f.rewind(), f.read())
# expect: None b'ab' 5 b'c' 2 b'c\n' [b'defabc\n', b'def'] 4 b'def' None b'abc\ndefabc\ndef'
print(gzip.decompress(gzip.compress(b'x' * 1000)) == b'x' * 1000, gzip.compress(b'abc', mtime=0)[:10])
# expect: True b'\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff'


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


def read(data):
    return gzip.GzipFile(fileobj=io.BytesIO(data)).read()


for name, data in {'empty': b'', 'other': b'abc', 'cut': packed[:-3], 'cut header': packed[:5], 'zeros': packed + b'\0\0',
                   'checksum': packed[:-8] + b'x' * 8, 'length': packed[:-1] + b'x', 'junk': packed + b'junk',
                   'method': b'\x1f\x8b\x07' + bytes(10)}.items():
    print(name)
    attempt(read, data)
    attempt(gzip.decompress, data)
# expect: empty
# expect: b''
# expect: b''
# expect: other
# expect: BadGzipFile Not a gzipped file (b'ab')
# expect: BadGzipFile Not a gzipped file (b'ab')
# expect: cut
# expect: EOFError Compressed file ended before the end-of-stream marker was reached
# expect: EOFError Compressed file ended before the end-of-stream marker was reached
# expect: cut header
# expect: EOFError Compressed file ended before the end-of-stream marker was reached
# expect: EOFError Compressed file ended before the end-of-stream marker was reached
# expect: zeros
# expect: b'abc\ndef'
# expect: b'abc\ndef'
# expect: checksum
# expect: BadGzipFile CRC check failed 0x78787878 != 0xb73be3f4
# expect: BadGzipFile CRC check failed
# expect: length
# expect: BadGzipFile Incorrect length of data produced
# expect: BadGzipFile Incorrect length of data produced
# expect: junk
# expect: BadGzipFile Not a gzipped file (b'ju')
# expect: BadGzipFile Not a gzipped file (b'ju')
# expect: method
# expect: BadGzipFile Unknown compression method
# expect: BadGzipFile Unknown compression method
attempt(gzip.GzipFile, 'x', 'q')  # expect: ValueError invalid mode: 'qb'
attempt(gzip.open, 'x', 'rbt')  # expect: ValueError Invalid mode: 'rbt'
attempt(gzip.open, 'x', 'rb', encoding='ascii')  # expect: ValueError Argument 'encoding' not supported in binary mode
attempt(gzip.open, 5)  # expect: TypeError filename must be a str or bytes object, or a file
f = gzip.GzipFile(fileobj=io.BytesIO(), mode='wb')
attempt(f.read)  # expect: OSError [Errno 9] read() on write-only GzipFile object
attempt(f.seek, 10)  # expect: 0
attempt(f.seek, 2)  # expect: OSError Negative seek in write mode
f.close()
attempt(f.write, b'x')  # expect: ValueError I/O operation on closed file
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'x.gz')
    with gzip.open(path, 'wt', encoding='utf-8') as f:
        f.write('zwölf\nlines\n')
    with gzip.open(path, 'ab') as f:
        f.write(b'more')
    with gzip.open(path, 'rt', encoding='utf-8') as f:
        print(list(f))  # expect: ['zwölf\n', 'lines\n', 'more']
