"""Names of hosts (RFC 3490): labels that are not ASCII are prepared (RFC 3491) and coded as 'xn--' and punycode."""
import codecs
import re
import unicodedata

from encodings.punycode import punycode_decode, punycode_encode

ace_prefix = b'xn--'
sace_prefix = 'xn--'
_dots = re.compile('[\u002e\u3002\uff0e\uff61]')

_VANISHING = frozenset(map(chr, [0xad, 0x34f, 0x1806, 0x180b, 0x180c, 0x180d, 0x200b, 0x200c, 0x200d, 0x2060,
                                 *range(0xfe00, 0xfe10), 0xfeff]))
# Beside those that their category or their number gives away.
_PROHIBITED = frozenset(map(chr, [0x340, 0x341, 0x6dd, 0x70f, 0x180e, 0x200e, 0x200f, *range(0x2028, 0x202f),
                                  *range(0x2060, 0x2064), *range(0x206a, 0x2070), *range(0x2ff0, 0x2ffc), 0xfeff,
                                  *range(0xfff9, 0xfffe), *range(0x1d173, 0x1d17b), 0xe0001,
                                  *range(0xe0020, 0xe0080)]))


def _is_prohibited(char):
    if char < '\x80':
        return False
    return (char in _PROHIBITED or unicodedata.category(char) in ('Zs', 'Cc', 'Co', 'Cs')
            or ord(char) & 0xfffe == 0xfffe or '\ufdd0' <= char <= '\ufdef')


def _is_right_to_left(char):
    return unicodedata.bidirectional(char) in ('R', 'AL')


def nameprep(label):
    """The label as it is compared: in lower case, normalised. UnicodeEncodeError for what has no place in names."""
    mapped = ''.join(char for char in label if char not in _VANISHING)
    mapped = unicodedata.normalize('NFKC', unicodedata.normalize('NFKC', mapped.casefold()).casefold())
    for i, char in enumerate(mapped):
        if _is_prohibited(char):
            raise UnicodeEncodeError('idna', mapped, i, i + 1, f'Invalid character {char!r}')
    if any(map(_is_right_to_left, mapped)):
        for i, char in enumerate(mapped):
            if unicodedata.bidirectional(char) == 'L':
                raise UnicodeEncodeError('idna', mapped, i, i + 1, 'Violation of BIDI requirement 2')
        for i in 0, len(mapped) - 1:
            if not _is_right_to_left(mapped[i]):
                raise UnicodeEncodeError('idna', mapped, i, i + 1, 'Violation of BIDI requirement 3')
    return mapped


def _checked(encoded, label):
    if not encoded:
        raise UnicodeEncodeError('idna', label, 0, 1, 'label empty')
    if len(encoded) >= 64:
        raise UnicodeEncodeError('idna', label, 0, len(label), 'label too long')
    return encoded


def ToASCII(label):
    """The label as it is sent, as bytes."""
    if label.isascii():
        return _checked(label.encode('ascii'), label)
    prepared = nameprep(label)
    if prepared.isascii():
        return _checked(prepared.encode('ascii'), label)
    if prepared.lower().startswith(sace_prefix):
        raise UnicodeEncodeError('idna', label, 0, len(sace_prefix), 'Label starts with ACE prefix')
    return _checked(ace_prefix + punycode_encode(prepared), label)


def ToUnicode(label):
    """The label as people read it."""
    if len(label) > 1024:
        raise UnicodeDecodeError('idna', label, 0, len(label), 'label way too long')
    if isinstance(label, bytes):
        pure = label
    elif label.isascii():
        pure = label.encode('ascii')
    else:
        pure = nameprep(label).encode('ascii')
    if not pure.lower().startswith(ace_prefix):
        return str(pure, 'ascii')
    result = punycode_decode(pure[len(ace_prefix):], 'strict')
    again = ToASCII(result)
    if str(pure, 'ascii').lower() != str(again, 'ascii'):
        raise UnicodeDecodeError('idna', pure, 0, len(pure), f'IDNA does not round-trip, {label!r} != {again!r}')
    return result


class Codec(codecs.Codec):
    """Codes whole names."""

    def encode(self, input, errors='strict'):
        """(bytes, characters consumed)."""
        if errors != 'strict':
            raise UnicodeError(f'Unsupported error handling: {errors}')
        if not input:
            return b'', 0
        if input.isascii():
            self._check_lengths(input)
            return input.encode('ascii'), len(input)
        labels = _dots.split(input)
        last = b''
        if not labels[-1]:
            labels.pop()
            last = b'.'
        return b'.'.join(self._encode_label(input, labels, i) for i in range(len(labels))) + last, len(input)

    @staticmethod
    def _check_lengths(name):
        labels = name.split('.')
        start = 0
        for i, label in enumerate(labels):
            if not label and (i < len(labels) - 1 or len(labels) == 1 or len(name) == 1):
                raise UnicodeEncodeError('idna', name, start, start + 1, 'label empty')
            if len(label) >= 64:
                raise UnicodeEncodeError('idna', name, start, start + len(label), 'label too long')
            start += len(label) + 1

    @staticmethod
    def _encode_label(name, labels, i):
        try:
            return ToASCII(labels[i])
        except UnicodeEncodeError as exc:
            start = sum(map(len, labels[:i])) + i
            raise UnicodeEncodeError('idna', name, start + exc.start, start + exc.end, exc.reason) from None

    def decode(self, input, errors='strict'):
        """(str, bytes consumed)."""
        if errors != 'strict':
            raise UnicodeError(f'Unsupported error handling: {errors}')
        data = bytes(input)
        if ace_prefix not in data.lower():
            try:
                return data.decode('ascii'), len(data)
            except UnicodeDecodeError as exc:
                raise UnicodeDecodeError('idna', data, exc.start, exc.end, exc.reason) from None
        result = []
        start = 0
        for label in data.split(b'.'):
            result.append(self._decode_label(data, label, start))
            start += len(label) + 1
        return '.'.join(result), len(data)

    @staticmethod
    def _decode_label(data, label, start):
        try:
            return ToUnicode(label)
        except UnicodeError as exc:
            if exc.encoding == 'punycode':
                start += len(ace_prefix)
            raise UnicodeDecodeError('idna', data, start + exc.start, start + exc.end, exc.reason) from None


class IncrementalEncoder(codecs.BufferedIncrementalEncoder):
    """Codes names that come in pieces: the last label waits for its end."""

    def _buffer_encode(self, input, errors, final):
        if errors != 'strict':
            raise UnicodeError(f'Unsupported error handling: {errors}')
        if not final:
            ends = [dot.end() for dot in _dots.finditer(input)]
            input = input[:ends[-1]] if ends else ''
        return Codec().encode(input)


class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
    """Decodes names that come in pieces: the last label waits for its end."""

    def _buffer_decode(self, input, errors, final):
        if errors != 'strict':
            raise UnicodeError(f'Unsupported error handling: {errors}')
        input = bytes(input)
        if not final:
            input = input[:input.rfind(b'.') + 1]
        return Codec().decode(input)


class StreamWriter(Codec, codecs.StreamWriter):
    """Writes to a stream."""


class StreamReader(Codec, codecs.StreamReader):
    """Reads from a stream."""


def getregentry():
    """The CodecInfo."""
    return codecs.CodecInfo(Codec().encode, Codec().decode, StreamReader, StreamWriter, IncrementalEncoder,
                            IncrementalDecoder, 'idna')
