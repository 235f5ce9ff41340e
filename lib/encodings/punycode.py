"""Punycode (RFC 3492): text as ASCII, the other characters coded behind the last '-'."""
import codecs

_DIGITS = b'abcdefghijklmnopqrstuvwxyz0123456789'


def _adapt(delta, first, points):
    """The bias after a delta, when there are that many code points."""
    delta = delta // (700 if first else 2)
    delta += delta // points
    k = 0
    while delta > 455:
        delta //= 35
        k += 36
    return k + 36 * delta // (delta + 38)


def _threshold(k, bias):
    return min(max(k - bias, 1), 26)


def _encode_delta(delta, bias):
    """A delta as digits of which only the last is below its threshold."""
    k = 36
    while delta >= (threshold := _threshold(k, bias)):
        delta, digit = divmod(delta - threshold, 36 - threshold)
        yield _DIGITS[threshold + digit]
        k += 36
    yield _DIGITS[delta]


def punycode_encode(text):
    """The bytes of a str."""
    basic = [char for char in text if char < '\x80']
    coded = bytearray()
    point, delta, bias, done = 128, 0, 72, len(basic)
    for next_point in sorted({ord(char) for char in text if char >= '\x80'}):
        delta += (next_point - point) * (done + 1)
        point = next_point
        for char in map(ord, text):
            if char < point:
                delta += 1
            elif char == point:
                coded += bytes(_encode_delta(delta, bias))
                bias = _adapt(delta, done == len(basic), done + 1)
                delta = 0
                done += 1
        delta += 1
        point += 1
    head = ''.join(basic).encode('ascii')
    return head + b'-' + bytes(coded) if head else bytes(coded)


def _decode_delta(coded, pos, bias, errors, offset):
    """(delta, position behind it); the delta is None where the coding is wrong and errors says to go on."""
    result, weight, k = 0, 1, 36
    while True:
        if pos == len(coded):
            if errors == 'strict':
                raise UnicodeDecodeError('punycode', coded, pos, pos + 1, 'incomplete punycode string')
            return None, pos + 1
        digit = _DIGITS.find(coded[pos:pos + 1].lower())
        pos += 1
        if digit < 0:
            if errors == 'strict':
                raise UnicodeDecodeError('punycode', coded, pos - 1, pos,
                                         f"Invalid extended code point '{chr(coded[pos - 1])}'")
            return None, pos
        threshold = _threshold(k, bias)
        result += digit * weight
        if digit < threshold:
            return result, pos
        weight *= 36 - threshold
        k += 36


def punycode_decode(data, errors):
    """The str of bytes."""
    data = data.encode('ascii') if isinstance(data, str) else bytes(data)
    head, dash, coded = data.rpartition(b'-')
    chars = list(str(head, 'ascii', errors))
    point, index, bias, pos = 128, -1, 72, 0
    while pos < len(coded):
        delta, end = _decode_delta(coded, pos, bias, errors, len(head) + len(dash))
        if delta is None:
            break
        index += delta + 1
        more, index = divmod(index, len(chars) + 1)
        point += more
        if point > 0x10ffff:
            if errors == 'strict':
                raise UnicodeDecodeError('punycode', coded, pos, end, f'Invalid character U+{point:x}')
            point = ord('?')
        chars.insert(index, chr(point))
        bias = _adapt(delta, pos == 0, len(chars))
        pos = end
    return ''.join(chars)


class Codec(codecs.Codec):
    """Codes whole strings."""

    def encode(self, input, errors='strict'):
        """(bytes, characters consumed)."""
        return punycode_encode(input), len(input)

    def decode(self, input, errors='strict'):
        """(str, bytes consumed)."""
        if errors not in ('strict', 'replace', 'ignore'):
            raise UnicodeError(f'Unsupported error handling: {errors}')
        return punycode_decode(input, errors), len(input)


class IncrementalEncoder(codecs.IncrementalEncoder):
    """Codes each piece by itself."""

    def encode(self, input, final=False):
        """The bytes of a piece."""
        return punycode_encode(input)


class IncrementalDecoder(codecs.IncrementalDecoder):
    """Decodes each piece by itself."""

    def decode(self, input, final=False):
        """The str of a piece."""
        return Codec().decode(input, self.errors)[0]


class StreamWriter(Codec, codecs.StreamWriter):
    """Writes to a stream."""


class StreamReader(Codec, codecs.StreamReader):
    """Reads from a stream."""


def getregentry():
    """The CodecInfo."""
    return codecs.CodecInfo(Codec().encode, Codec().decode, StreamReader, StreamWriter, IncrementalEncoder,
                            IncrementalDecoder, 'punycode')
