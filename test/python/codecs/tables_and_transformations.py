"""Encodings of one byte a character, and codecs that are no text encodings."""
import codecs
import io

text = 'Grüße, €'
print(text.encode('cp1252'), text.encode('iso-8859-15'), 'Привет'.encode('koi8-r'), 'Привет'.encode('windows-1251'), 'é½'.encode('cp437'), 'AZ'.encode('cp037'))  # expect: b'Gr\xfc\xdfe, \x80' b'Gr\xfc\xdfe, \xa4' b'\xf0\xd2\xc9\xd7\xc5\xd4' b'\xcf\xf0\xe8\xe2\xe5\xf2' b'\x82\xab' b'\xc1\xe9'
print(b'\x80\x9f'.decode('cp1252'), b'\xd0\xd2'.decode('koi8_r'), b'\xe9'.decode('mac_roman'), b'\xe9'.decode('latin2'))  # expect: €Ÿ пр È é
print(codecs.lookup('windows-1252').name, codecs.lookup('LATIN2').name, codecs.lookup('IBM437').name, codecs.lookup('rot13').name)  # expect: cp1252 iso8859-2 cp437 rot-13
print('a\u1234\u1235b'.encode('cp1252', 'replace'), '\u1234'.encode('cp1252', 'xmlcharrefreplace'), b'\x81a'.decode('cp1252', 'replace'), b'\x81'.decode('cp1252', 'backslashreplace'))  # expect: b'a??b' b'&#4660;' �a \x81
print(repr(io.TextIOWrapper(io.BytesIO(b'\x80 \x99\r\n'), encoding='cp1252').read()))  # expect: '€ ™\n'
print(codecs.encode('Hello', 'rot13'), codecs.encode(b'\x01\xff', 'hex'), codecs.decode(b'YWJj', 'base64'), codecs.encode(b'a=\xe9', 'quopri'))  # expect: Uryyb b'01ff' b'abc' b'a=3D=E9'
print(codecs.getincrementaldecoder('cp1252')('replace').decode(b'\x80\x81'), list(codecs.iterencode(['é', '€'], 'cp1252')))  # expect: €� [b'\xe9', b'\x80']
print(codecs.charmap_encode('abc', 'strict', {97: 65, 98: b'xy', 99: 67}), codecs.charmap_decode(b'ab', 'strict', 'xyz' * 40))  # expect: (b'AxyC', 3) ('yz', 2)

for wrong in (lambda: 'x\u0100\u0101'.encode('cp1252'), lambda: b'a\x81'.decode('cp1252'), lambda: 'a'.encode('rot13'), lambda: b'a'.decode('hex'),
              lambda: codecs.encode('a', 'base64'), lambda: 'a'.encode('nope')):
    # expect: UnicodeEncodeError 'charmap' codec can't encode characters in position 1-2: character maps to <undefined> ["encoding with 'cp1252' codec failed"]
    # expect: UnicodeDecodeError 'charmap' codec can't decode byte 0x81 in position 1: character maps to <undefined> ["decoding with 'cp1252' codec failed"]
    # expect: LookupError 'rot13' is not a text encoding; use codecs.encode() to handle arbitrary codecs []
    # expect: LookupError 'hex' is not a text encoding; use codecs.decode() to handle arbitrary codecs []
    # expect: TypeError expected bytes-like object, not str ["encoding with 'base64' codec failed"]
    # expect: LookupError unknown encoding: nope []
    try:
        wrong()
    except (LookupError, TypeError, UnicodeError) as error:
        print(type(error).__name__, error, getattr(error, '__notes__', []))
