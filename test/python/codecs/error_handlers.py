# Error handlers that the program registers, and those that are built in when called by hand.
import codecs


def attempt(function, *args):
    try:
        print(ascii(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


def mark(error):
    print(type(error).__name__, error.encoding, error.start, error.end, error.reason)
    return f"<{error.end - error.start}>", error.end


codecs.register_error("test.mark", mark)
attempt("aé€b".encode, "ascii", "test.mark")
# expect: UnicodeEncodeError ascii 1 3 ordinal not in range(128)
# expect: b'a<2>b'
attempt(bytearray(b"a\xff\xfeb").decode, "utf-8", "test.mark")
# expect: UnicodeDecodeError utf-8 1 2 invalid start byte
# expect: UnicodeDecodeError utf-8 2 3 invalid start byte
# expect: 'a<1><1>b'

codecs.register_error("test.bytes", lambda error: (b"\xff", error.end))
attempt("é".encode, "ascii", "test.bytes")  # expect: b'\xff'
attempt(b"\xff".decode, "ascii", "test.bytes")  # expect: TypeError decoding error handler must return (str, int) tuple
codecs.register_error("test.last", lambda error: ("?", -1))
attempt("aéb".encode, "ascii", "test.last")  # expect: b'a?b'
codecs.register_error("test.beyond", lambda error: ("?", 99))
attempt("é".encode, "ascii", "test.beyond")  # expect: IndexError position 99 from error handler out of bounds
codecs.register_error("test.other", lambda error: ("é", error.end))
attempt("€".encode, "latin-1", "test.other")  # expect: b'\xe9'
attempt("€".encode, "ascii", "test.other")
# expect: UnicodeEncodeError 'ascii' codec can't encode character '\u20ac' in position 0: ordinal not in range(128)
codecs.register_error("test.none", lambda error: None)
attempt("é".encode, "ascii", "test.none")  # expect: TypeError encoding error handler must return (str/bytes, int) tuple
attempt("é".encode, "ascii", "test.unknown")  # expect: LookupError unknown error handler name 'test.unknown'
attempt("a".encode, "ascii", "test.unknown")  # expect: b'a'

error = UnicodeEncodeError("ascii", "aé€", 1, 3, "why")
for name in ("ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace"):
    attempt(codecs.lookup_error(name), error)
# expect: ('', 3)
# expect: ('??', 3)
# expect: ('&#233;&#8364;', 3)
# expect: ('\\xe9\\u20ac', 3)
# expect: ('\\N{LATIN SMALL LETTER E WITH ACUTE}\\N{EURO SIGN}', 3)
attempt(codecs.strict_errors, error)  # expect: UnicodeEncodeError 'ascii' codec can't encode characters in position 1-2: why
attempt(codecs.lookup_error("surrogateescape"), UnicodeDecodeError("utf-8", b"a\xff", 1, 2, "why"))  # expect: ('\udcff', 2)
attempt(codecs.ignore_errors, ValueError())  # expect: TypeError don't know how to handle ValueError in error callback
