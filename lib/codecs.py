"""Codecs: the registry of encodings and of error handlers, and the classes that codecs are made of.

The encodings that are built in are coded by the interpreter (_codecs); the interpreter comes here for those that the program registered, and for
its error handlers.
"""

import builtins
import sys
from _codecs import *
from _codecs import _knows

__all__ = [
    "register", "unregister", "lookup", "open", "EncodedFile", "BOM", "BOM_BE", "BOM_LE", "BOM32_BE", "BOM32_LE",
    "BOM64_BE", "BOM64_LE", "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32", "BOM_UTF32_LE",
    "BOM_UTF32_BE", "CodecInfo", "Codec", "IncrementalEncoder", "IncrementalDecoder", "StreamReader", "StreamWriter",
    "StreamReaderWriter", "StreamRecoder", "getencoder", "getdecoder", "getincrementalencoder",
    "getincrementaldecoder", "getreader", "getwriter", "encode", "decode", "iterencode", "iterdecode",
    "strict_errors", "ignore_errors", "replace_errors", "xmlcharrefreplace_errors", "backslashreplace_errors",
    "namereplace_errors", "register_error", "lookup_error",
]  # fmt: skip

# ---- byte order marks ----

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32_LE = b"\xff\xfe\0\0"
BOM_UTF32_BE = b"\0\0\xfe\xff"
BOM = BOM_UTF16 = BOM_UTF16_LE if sys.byteorder == "little" else BOM_UTF16_BE
BOM_UTF32 = BOM_UTF32_LE if sys.byteorder == "little" else BOM_UTF32_BE
BOM32_LE, BOM32_BE, BOM64_LE, BOM64_BE = BOM_UTF16_LE, BOM_UTF16_BE, BOM_UTF32_LE, BOM_UTF32_BE

# ---- what codecs are made of ----


def _as_native(function):
    """Leave the frames of what CPython has in C out of tracebacks (a private flag of code)."""
    function.__code__ = function.__code__.replace(co_flags=function.__code__.co_flags | 0x4000_0000)
    return function


class CodecInfo(tuple):
    """What lookup() gives: (encode, decode, streamreader, streamwriter), and more as attributes."""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):  # fmt: skip
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamwriter = streamwriter
        self.streamreader = streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} object for encoding {self.name} at {id(self):#x}>"


class Codec:
    """The interface of encoders and decoders without a state."""

    def encode(self, input, errors="strict"):
        """Encode `input`; gives the output and how much was used up."""
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        """Decode `input`; gives the output and how much was used up."""
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes a text that comes piece by piece."""

    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        """Encode a piece."""
        raise NotImplementedError

    def reset(self):
        """Begin anew."""

    def getstate(self):
        """The state: 0 at the beginning."""
        return 0

    def setstate(self, state):
        """Go back to a state."""


class BufferedIncrementalEncoder(IncrementalEncoder):
    """An IncrementalEncoder that keeps what `_buffer_encode` could not use yet."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.buffer = ""

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_encode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        super().reset()
        self.buffer = ""

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ""


class IncrementalDecoder:
    """Decodes bytes that come piece by piece."""

    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        """Decode a piece."""
        raise NotImplementedError

    def reset(self):
        """Begin anew."""

    def getstate(self):
        """The state: the bytes not used up, and a number."""
        return (b"", 0)

    def setstate(self, state):
        """Go back to a state."""


class BufferedIncrementalDecoder(IncrementalDecoder):
    """An IncrementalDecoder that keeps the beginning of a character for the next piece."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_decode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        super().reset()
        self.buffer = b""

    def getstate(self):
        return (self.buffer, 0)

    def setstate(self, state):
        self.buffer = state[0]


class _Stream(Codec):
    """What StreamWriter and StreamReader share: a binary file and the handling of errors."""

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors

    def reset(self):
        """Forget what was kept."""

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError(f"can't serialize {type(self).__name__}")


class StreamWriter(_Stream):
    """Writes text to a binary file."""

    def write(self, object):
        """Write a text."""
        data, _ = self.encode(object, self.errors)
        self.stream.write(data)

    def writelines(self, list):
        """Write texts."""
        self.write("".join(list))


class StreamReader(_Stream):
    """Reads text from a binary file."""

    charbuffertype = str

    def __init__(self, stream, errors="strict"):
        super().__init__(stream, errors)
        self.reset()

    def reset(self):
        self.bytebuffer = b""
        self.charbuffer = self.charbuffertype()

    def _fill(self, size):
        """Read and decode about `size` bytes (negative: all); false at the end of the file."""
        data = self.stream.read(size) if size >= 0 else self.stream.read()
        pending = self.bytebuffer + data
        if not pending:
            return False
        text, consumed = self.decode(pending, self.errors)
        self.bytebuffer = pending[consumed:]
        self.charbuffer += text
        return bool(data)

    def read(self, size=-1, chars=-1, firstline=False):
        """Read a text: all, or of `chars` (else `size`) characters, from `size` bytes at a time."""
        if chars < 0:
            chars = size
        if chars < 0:
            self._fill(-1)
            chars = len(self.charbuffer)
        while len(self.charbuffer) < chars and self._fill(size):
            pass
        text, self.charbuffer = self.charbuffer[:chars], self.charbuffer[chars:]
        return text

    def readline(self, size=None, keepends=True):
        """Read a line."""
        more = True
        while True:
            lines = self.charbuffer.splitlines(True)
            if len(lines) > 1 or (lines and not more):
                break
            if not more:
                return self.charbuffertype()
            more = self._fill(size or 72)
        self.charbuffer = self.charbuffer[len(lines[0]) :]
        return lines[0] if keepends else lines[0].splitlines(False)[0]

    def readlines(self, sizehint=None, keepends=True):
        """Read all lines."""
        return self.read().splitlines(keepends)

    def __iter__(self):
        return self

    def __next__(self):
        if line := self.readline():
            return line
        raise StopIteration


class StreamReaderWriter:
    """A StreamReader and a StreamWriter for one file."""

    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError(f"can't serialize {type(self).__name__}")


class StreamRecoder:
    """A file whose bytes are of one encoding for its user and of another one on the disk."""

    data_encoding = file_encoding = "unknown"

    def __init__(self, stream, encode, decode, Reader, Writer, errors="strict"):
        self.stream = stream
        self.encode = encode
        self.decode = decode
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.encode(self.reader.read(size), self.errors)[0]

    def readline(self, size=None):
        return self.encode(self.reader.readline(size), self.errors)[0]

    def readlines(self, sizehint=None):
        return self.read().splitlines(keepends=True)

    def __next__(self):
        return self.encode(next(self.reader), self.errors)[0]

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        return self.write(b"".join(list))

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.reader.seek(offset, whence)
        self.writer.seek(offset, whence)

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


# ---- the codecs that are built in ----

_NAMES = {"latin-1": "iso8859-1", "unicode_escape": "unicode-escape", "raw_unicode_escape": "raw-unicode-escape"}


def _coders(codec):
    """The encoder, and the decoder that takes (data, errors, final), of a codec that is built in."""

    def encode(input, errors="strict"):
        return input.encode(codec, errors), len(input)

    if codec == "utf-8-sig":

        def decode(input, errors="strict", final=False):
            if not final and len(input) < 3 and BOM_UTF8.startswith(input):
                return "", 0
            skip = 3 if input[:3] == BOM_UTF8 else 0
            text, consumed = utf_8_decode(input[skip:], errors, final)
            return text, consumed + skip

        return encode, decode
    decode = globals()[codec.replace("-", "_") + "_decode"]
    if codec in ("ascii", "latin-1"):
        return encode, lambda input, errors="strict", final=False: decode(input, errors)
    return encode, decode


def _marked(encoder, codec):
    """An IncrementalEncoder for a codec whose texts begin with a byte order mark: only the first piece has one."""

    class MarkedEncoder(encoder):
        plain = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[codec]

        def __init__(self, errors="strict"):
            super().__init__(errors)
            self.started = False

        def encode(self, input, final=False):
            if not input:
                return b""
            used, self.started = self.plain if self.started else codec, True
            return input.encode(used, self.errors)

        def reset(self):
            self.started = False

        def getstate(self):
            return int(self.started) if codec == "utf-8-sig" else 2 * (not self.started)

        def setstate(self, state):
            self.started = bool(state) if codec == "utf-8-sig" else not state

    return MarkedEncoder


def _remembering(decoder, codec):
    """An IncrementalDecoder for a codec whose first bytes say how the others are to be read."""

    class MarkedDecoder(decoder):
        def __init__(self, errors="strict"):
            super().__init__(errors)
            self.order = None

        def _buffer_decode(self, input, errors, final):
            if self.order is None:
                bom = {"utf-8-sig": BOM_UTF8, "utf-16": BOM_UTF16_LE, "utf-32": BOM_UTF32_LE}[codec]
                if len(input) < len(bom) and not final and (codec != "utf-8-sig" or bom.startswith(input)):
                    return "", 0
                skip = 0
                self.order = "" if codec == "utf-8-sig" else "-le"
                if input.startswith(bom):
                    skip = len(bom)
                elif codec != "utf-8-sig" and input.startswith(bom[::-1]):
                    skip, self.order = len(bom), "-be"
                text, consumed = self._buffer_decode(input[skip:], errors, final)
                return text, consumed + skip
            name = "utf_8" if codec == "utf-8-sig" else codec.replace("-", "_") + self.order.replace("-", "_")
            return globals()[name + "_decode"](input, errors, final)

        def reset(self):
            super().reset()
            self.order = None

        def getstate(self):
            number = 0 if self.order in ("-le", "") and codec != "utf-8-sig" else 1 if self.order is not None else 2
            return (self.buffer, 0 if codec == "utf-8-sig" and self.order is None else number)

        def setstate(self, state):
            super().setstate(state)
            if codec == "utf-8-sig":
                self.order = "" if state[1] else None
            else:
                self.order = {0: "-le", 1: "-be"}.get(state[1])

    return MarkedDecoder


def _builtin_codec(codec):
    """The CodecInfo of a codec that is built in."""
    encode, decode_part = _coders(codec)

    def decode(input, errors="strict"):
        return decode_part(input, errors, True)

    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return input.encode(codec, self.errors)

    class Decoder(BufferedIncrementalDecoder):
        def _buffer_decode(self, input, errors, final):
            return decode_part(input, errors, final)

    if codec in ("utf-8-sig", "utf-16", "utf-32"):
        Encoder, Decoder = _marked(Encoder, codec), _remembering(Decoder, codec)
    Encoder.__name__ = Encoder.__qualname__ = "IncrementalEncoder"
    Decoder.__name__ = Decoder.__qualname__ = "IncrementalDecoder"

    class Writer(StreamWriter):
        def encode(self, input, errors="strict"):
            return encode(input, errors)

    class Reader(StreamReader):
        def decode(self, input, errors="strict"):
            return decode_part(input, errors, False)

    Writer.__name__ = Writer.__qualname__ = "StreamWriter"
    Reader.__name__ = Reader.__qualname__ = "StreamReader"
    name = _NAMES.get(codec, codec)
    return CodecInfo(encode, decode, Reader, Writer, Encoder, Decoder, name)


# ---- the registry ----

_search_path = []
_cache = {}


def register(search_function, /):
    """Register a function that takes the name of an encoding, in lower case, and gives its CodecInfo or None."""
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _search_path.append(search_function)


def unregister(search_function, /):
    """Take back what register() did, and forget the codecs that were found."""
    if search_function in _search_path:
        _search_path.remove(search_function)
        _cache.clear()


@_as_native
def lookup(encoding, /):
    """The CodecInfo of an encoding; LookupError when there is none."""
    if not isinstance(encoding, str):
        raise TypeError(f"lookup() argument must be str, not {type(encoding).__name__}")
    if "\0" in encoding:
        raise ValueError("embedded null character")
    name = encoding.replace(" ", "_").lower()
    if name not in _cache:
        _cache[name] = _search(name, encoding)
    return _cache[name]


@_as_native
def _search(name, encoding):
    if codec := _knows(name):
        return _builtin_codec(codec)
    for search_function in list(_search_path):
        info = search_function(name)
        if info is None:
            continue
        if not isinstance(info, tuple) or len(info) != 4:
            raise TypeError("codec search functions must return 4-tuples")
        return info
    import encodings

    info = encodings.search_function(name)
    if info is None:
        raise LookupError(f"unknown encoding: {encoding}")
    return info


@_as_native
def _text_codec(encoding, verb):
    """The CodecInfo of an encoding of text, for str.encode and bytes.decode."""
    info = lookup(encoding)
    if not getattr(info, "_is_text_encoding", True):
        raise LookupError(
            f"'{encoding}' is not a text encoding; use codecs.{verb}() to handle arbitrary codecs"
        )
    return info


@_as_native
def _text_encoder(encoding):
    return _noting(_text_codec(encoding, "encode")[0], "encode", encoding)


@_as_native
def _text_decoder(encoding):
    return _noting(_text_codec(encoding, "decode")[1], "decode", encoding)


@_as_native
def _check_for_files(encoding):
    """Can a text file be in this encoding: one byte for each character, of those that are not built in?"""
    info = lookup(encoding)
    if not getattr(info, "_is_text_encoding", True):
        raise LookupError(f"'{encoding}' is not a text encoding; use codecs.open() to handle arbitrary codecs")
    if not getattr(info, "_is_table", False):
        raise NotImplementedError(f"text files in the encoding {encoding!r}; use codecs.open()")


def _noting(coder, what, encoding):
    """A coder whose exceptions note what was done."""

    @_as_native
    def run(obj, errors):
        try:
            return coder(obj, errors)
        except BaseException as error:
            error.add_note(f"{what[:-1]}ing with '{encoding}' codec failed")
            raise

    return run


@_as_native
def _run(info, what, obj, encoding, errors):
    result = _noting(info[0 if what == "encode" else 1], what, encoding)(obj, errors)
    if not isinstance(result, tuple) or len(result) != 2:
        raise TypeError(f"{what}r must return a tuple (object, integer)")
    return result[0]


@_as_native
def encode(obj, encoding="utf-8", errors="strict"):
    """Encode an object with the codec registered for `encoding`."""
    return _run(lookup(encoding), "encode", obj, encoding, errors)


@_as_native
def decode(obj, encoding="utf-8", errors="strict"):
    """Decode an object with the codec registered for `encoding`."""
    return _run(lookup(encoding), "decode", obj, encoding, errors)


def getencoder(encoding):
    """The encoder function of an encoding."""
    return lookup(encoding).encode


def getdecoder(encoding):
    """The decoder function of an encoding."""
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    """The IncrementalEncoder class of an encoding; LookupError when it has none."""
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    """The IncrementalDecoder class of an encoding; LookupError when it has none."""
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def getreader(encoding):
    """The StreamReader class of an encoding."""
    return lookup(encoding).streamreader


def getwriter(encoding):
    """The StreamWriter class of an encoding."""
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors="strict", **kwargs):
    """Encode the texts of an iterable, one after the other."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for input in iterator:
        if output := encoder.encode(input):
            yield output
    if output := encoder.encode("", True):
        yield output


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    """Decode the bytes of an iterable, one after the other."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for input in iterator:
        if output := decoder.decode(input):
            yield output
    if output := decoder.decode(b"", True):
        yield output


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """Open a file in binary mode, and encode and decode with the codec of `encoding`."""
    if encoding is not None and "b" not in mode:
        mode += "b"
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        stream = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
        stream.encoding = encoding
        return stream
    except:
        file.close()
        raise


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    """A file of `file_encoding` that takes and gives bytes of `data_encoding`."""
    file_encoding = file_encoding or data_encoding
    data, disk = lookup(data_encoding), lookup(file_encoding)
    recoder = StreamRecoder(file, data.encode, data.decode, disk.streamreader, disk.streamwriter, errors)
    recoder.data_encoding = data_encoding
    recoder.file_encoding = file_encoding
    return recoder


# ---- error handlers ----


def _span(exception):
    """What is bad, and where it ends."""
    return exception.object[exception.start : exception.end], exception.end


def _unknown(exception):
    return TypeError(f"don't know how to handle {type(exception).__name__} in error callback")


def strict_errors(exception, /):
    """Raise the error."""
    if isinstance(exception, BaseException):
        raise exception
    raise TypeError("codec must pass exception instance")


def ignore_errors(exception, /):
    """Leave out what is bad."""
    if not isinstance(exception, UnicodeError):
        raise _unknown(exception)
    return "", exception.end


def replace_errors(exception, /):
    """A question mark, or U+FFFD, for what is bad."""
    if isinstance(exception, UnicodeEncodeError):
        return "?" * (exception.end - exception.start), exception.end
    if isinstance(exception, UnicodeDecodeError):
        return "\ufffd", exception.end
    if isinstance(exception, UnicodeTranslateError):
        return "\ufffd" * (exception.end - exception.start), exception.end
    raise _unknown(exception)


def _each(exception, coded):
    """The replacement of each character that could not be encoded, by a handler that is built in."""
    if not isinstance(exception, UnicodeEncodeError):
        raise _unknown(exception)
    bad, end = _span(exception)
    return bad.encode("ascii", coded).decode("ascii"), end


def xmlcharrefreplace_errors(exception, /):
    """An XML character reference for each character."""
    return _each(exception, "xmlcharrefreplace")


def backslashreplace_errors(exception, /):
    """A backslash escape for each character or byte."""
    if isinstance(exception, UnicodeDecodeError):
        bad, end = _span(exception)
        return "".join(f"\\x{byte:02x}" for byte in bad), end
    if isinstance(exception, UnicodeTranslateError):
        bad, end = _span(exception)
        return bad.encode("ascii", "backslashreplace").decode("ascii"), end
    return _each(exception, "backslashreplace")


def namereplace_errors(exception, /):
    r"""\N{...} for each character."""
    return _each(exception, "namereplace")


def _surrogateescape_errors(exception, /):
    if isinstance(exception, UnicodeEncodeError):
        bad, end = _span(exception)
        if all("\udc80" <= ch <= "\udcff" for ch in bad):
            return bytes(ord(ch) - 0xDC00 for ch in bad), end
        raise exception
    if isinstance(exception, UnicodeDecodeError):
        bad, _ = _span(exception)
        text = ""
        for byte in bad[:4]:
            if byte < 0x80:
                break
            text += chr(0xDC00 + byte)
        if not text:
            raise exception
        return text, exception.start + len(text)
    raise _unknown(exception)


def _surrogatepass_errors(exception, /):
    if not isinstance(exception, (UnicodeEncodeError, UnicodeDecodeError)):
        raise _unknown(exception)
    codec = _knows(exception.encoding)
    if codec is None or not codec.startswith("utf"):
        raise exception
    if isinstance(exception, UnicodeEncodeError):
        bad, end = _span(exception)
        plain = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}.get(codec, codec)
        if any(not "\ud800" <= ch <= "\udfff" for ch in bad):
            raise exception
        return bad.encode(plain, "surrogatepass"), end
    size = 3 if codec.startswith("utf-8") else 2 if codec.startswith("utf-16") else 4
    try:
        text = exception.object[exception.start : exception.start + size].decode(codec, "surrogatepass")
    except UnicodeDecodeError:
        raise exception from None
    if len(text) != 1 or not "\ud800" <= text <= "\udfff":
        raise exception
    return text, exception.start + size


_error_registry = {
    "strict": strict_errors,
    "ignore": ignore_errors,
    "replace": replace_errors,
    "xmlcharrefreplace": xmlcharrefreplace_errors,
    "backslashreplace": backslashreplace_errors,
    "namereplace": namereplace_errors,
    "surrogateescape": _surrogateescape_errors,
    "surrogatepass": _surrogatepass_errors,
}


def register_error(errors, handler, /):
    """Register a function that takes a UnicodeError and gives the replacement and where to go on."""
    if not callable(handler):
        raise TypeError("handler must be callable")
    _error_registry[errors] = handler


def lookup_error(errors, /):
    """The handler of this name; LookupError when there is none."""
    try:
        return _error_registry[errors]
    except KeyError:
        raise LookupError(f"unknown error handler name '{errors}'") from None


# ---- character maps ----


def __getattr__(name):
    if name in ("charmap_build", "charmap_decode", "charmap_encode"):
        from encodings import _charmap

        return getattr(_charmap, name)
    raise AttributeError(f"module 'codecs' has no attribute '{name}'")


def make_identity_dict(rng):
    """A dict that maps each number to itself."""
    return {number: number for number in rng}


def make_encoding_map(decoding_map):
    """The inverse of a map; what several are mapped to is mapped to None."""
    encoding_map = {}
    for key, value in decoding_map.items():
        encoding_map[value] = None if value in encoding_map else key
    return encoding_map
