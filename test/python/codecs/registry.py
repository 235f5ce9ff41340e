# codecs.lookup, register, unregister; incremental coders and streams.
import codecs
import io


def attempt(function, *args):
    try:
        print(ascii(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


print([codecs.lookup(name).name for name in ("UTF8", "latin1", "ascii", "U16", "utf_32_be", "unicode_escape", "utf-8-sig")])
# expect: ['utf-8', 'iso8859-1', 'ascii', 'utf-16', 'utf-32-be', 'unicode-escape', 'utf-8-sig']
attempt(codecs.lookup, "no.such")  # expect: LookupError unknown encoding: no.such
print(codecs.getencoder("utf-8")("é"), codecs.getdecoder("latin-1")(b"\xe9"))  # expect: (b'\xc3\xa9', 1) ('é', 1)


def search(name):
    def backwards(data, errors="strict"):
        return bytes(data).decode()[::-1], len(data)

    if name == "test_backwards":
        return codecs.CodecInfo(lambda text, errors="strict": (text[::-1].encode(), len(text)), backwards, name=name)
    if name == "test_wrong":
        return codecs.CodecInfo(lambda text, errors="strict": ("text", 1), backwards, name=name)
    if name == "test_bytes":
        return codecs.CodecInfo(lambda data, errors="strict": (data * 2, 1), backwards, name=name, _is_text_encoding=False)


codecs.register(search)
attempt("abc".encode, "Test_Backwards")  # expect: b'cba'
attempt(str, b"abc", "test_backwards")  # expect: 'cba'
attempt("abc".encode, "test_wrong")
# expect: TypeError 'test_wrong' encoder returned 'str' instead of 'bytes'; use codecs.encode() to encode to arbitrary types
attempt("abc".encode, "test_bytes")
# expect: LookupError 'test_bytes' is not a text encoding; use codecs.encode() to handle arbitrary codecs
attempt(codecs.encode, b"ab", "test_bytes")  # expect: b'abab'
codecs.unregister(search)
attempt("abc".encode, "test_backwards")  # expect: LookupError unknown encoding: test_backwards

for name in ("utf-8", "utf-16", "utf-32-be", "utf-8-sig"):
    print(list(codecs.iterencode("aé", name)), "".join(codecs.iterdecode([bytes([b]) for b in "aé€".encode(name)], name)))
# expect: [b'a', b'\xc3\xa9'] aé€
# expect: [b'\xff\xfea\x00', b'\xe9\x00'] aé€
# expect: [b'\x00\x00\x00a', b'\x00\x00\x00\xe9'] aé€
# expect: [b'\xef\xbb\xbfa', b'\xc3\xa9'] aé€

decoder = codecs.getincrementaldecoder("utf-8")()
print([decoder.decode(b"\xe2\x82"), decoder.getstate(), decoder.decode(b"\xac")])  # expect: ['', (b'\xe2\x82', 0), '€']
decoder.decode(b"\xe2")
attempt(decoder.decode, b"", True)
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xe2 in position 0: unexpected end of data

reader = codecs.getreader("utf-8")(io.BytesIO("é\nbc\nd".encode()))
print([reader.readline(), reader.read(1), reader.readlines()])  # expect: ['é\n', 'b', ['c\n', 'd']]
writer = codecs.getwriter("utf-8")(io.BytesIO())
writer.writelines(["é", "b"])
print(writer.getvalue())  # expect: b'\xc3\xa9b'
print(codecs.utf_8_decode(b"a\xe2"), codecs.ascii_encode("a"))  # expect: ('a', 1) (b'a', 1)
