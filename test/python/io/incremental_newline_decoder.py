"""io.IncrementalNewlineDecoder: line ends over the pieces of a text."""
import codecs
import io

d = io.IncrementalNewlineDecoder(None, translate=True)
print(repr(d.decode('a\r')), repr(d.decode('\nb\rc\n')), d.newlines)  # expect: 'a' '\nb\nc\n' ('\r', '\n', '\r\n')
print(repr(d.decode('x\r')), d.getstate(), repr(d.decode('', final=True)))  # expect: 'x' (b'', 1) '\n'
d.reset()
print(d.newlines, d.getstate())  # expect: None (b'', 0)
utf8 = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder('utf-8')(), False)
print(repr(utf8.decode(b'\xc3')), utf8.getstate(), repr(utf8.decode(b'\xa4\r')), utf8.getstate(), repr(utf8.decode(b'\n', True)), repr(utf8.newlines))  # expect: '' (b'\xc3', 0) 'ä' (b'', 1) '\r\n' '\r\n'
utf8.setstate((b'\xc3', 1))
print(utf8.getstate(), repr(utf8.decode(b'\xa4')))  # expect: (b'\xc3', 1) '\rä'
for wrong in (lambda: io.IncrementalNewlineDecoder(None, True).decode(b'x'), lambda: d.setstate(3)):
    # expect: TypeError decoder should return a string result, not 'bytes'
    # expect: TypeError state argument must be a tuple
    try:
        wrong()
    except TypeError as error:
        print('TypeError', error)
print(issubclass(io.IncrementalNewlineDecoder, codecs.IncrementalDecoder), 'IncrementalNewlineDecoder' in io.__all__)  # expect: False True
