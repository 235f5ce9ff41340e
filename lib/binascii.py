"""Conversions between bytes and text: base64, hexadecimal, quoted-printable; checksums."""
import _binascii
import _hashlib
import re

__all__ = ['a2b_base64', 'b2a_base64', 'a2b_hex', 'b2a_hex', 'hexlify', 'unhexlify', 'a2b_qp', 'b2a_qp', 'a2b_uu',
           'b2a_uu', 'crc32', 'crc_hqx', 'Error', 'Incomplete']


class Error(ValueError):
    """What was given does not stand for bytes."""


class Incomplete(Exception):
    """There is not enough of what was given."""


def _bytes_of(data):
    if not isinstance(data, str):
        try:
            return memoryview(data)
        except TypeError:
            raise TypeError('argument should be bytes, buffer or ASCII string, '
                            f'not {type(data).__name__!r}') from None
    try:
        return data.encode('ascii')
    except UnicodeEncodeError:
        raise ValueError('string argument should contain only ASCII characters') from None


def a2b_base64(data, /, *, strict_mode=False):
    """The bytes that base64 stands for."""
    result = _binascii.a2b_base64(_bytes_of(data), strict_mode)
    if isinstance(result, str):
        raise Error(result)
    return result


def b2a_base64(data, /, *, newline=True):
    """A line of base64."""
    return _binascii.b2a_base64(data, newline)


def b2a_hex(data, sep=..., bytes_per_sep=1):
    """Two hexadecimal digits for each byte, as bytes."""
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    view = memoryview(data)
    text = view.hex() if sep is ... else view.hex(sep, bytes_per_sep)
    return text.encode('ascii')


hexlify = b2a_hex
_NO_HEX = bytes(set(range(256)) - set(b'0123456789abcdefABCDEF'))


def a2b_hex(hexstr, /):
    """The bytes that hexadecimal digits stand for."""
    data = bytes(_bytes_of(hexstr))
    if len(data) % 2:
        raise Error('Odd-length string')
    if len(data.translate(None, _NO_HEX)) != len(data):
        raise Error('Non-hexadecimal digit found')
    return bytes.fromhex(data.decode('ascii'))


unhexlify = a2b_hex


def crc32(data, crc=0, /):
    """The CRC-32 of bytes, continued from another one."""
    return _hashlib.crc32(data, crc)


def crc_hqx(data, crc, /):
    """The CRC-CCITT of bytes, continued from another one."""
    crc &= 0xffff
    for byte in memoryview(data).cast('B'):
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xffff
    return crc


# ---- quoted-printable ----

_quoted = re.compile(rb'=(?:(\n|\r[^\n]*\n?|\Z)|(=)|([0-9A-Fa-f]{2}))?')
_MAX_LINE = 76


def _unquoted(match):
    line_end, equals, digits = match.groups()
    if digits:
        return bytes.fromhex(digits.decode('ascii'))
    return b'' if line_end is not None else b'='


def a2b_qp(data, header=False):
    """The bytes that quoted-printable stands for; in headers '_' is a blank."""
    data = bytes(_bytes_of(data))
    if header:
        data = data.replace(b'_', b' ')
    return _quoted.sub(_unquoted, data)


def b2a_qp(data, quotetabs=False, istext=True, header=False):
    """Quoted-printable, in lines of at most 76 characters."""
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    data = bytes(data)
    first = data.find(b'\n')
    line_end = b'\r\n' if first > 0 and data[first - 1] == 13 else b'\n'
    result = bytearray()
    length = pos = 0
    while pos < len(data):
        char = data[pos]
        following = data[pos + 1] if pos + 1 < len(data) else None
        if _needs_quoting(char, following, length == 0, quotetabs, istext, header):
            if length + 3 >= _MAX_LINE:
                result += b'=' + line_end
                length = 0
            result += b'=%02X' % char
            length += 3
        elif istext and (char == 10 or char == 13 and following == 10):
            # Blanks at the end of a line would get lost.
            if result[-1:] in (b' ', b'\t'):
                result[-1:] = b'=%02X' % result[-1]
            result += line_end
            length = 0
            pos += char == 13
        else:
            if following is not None and following != 10 and length + 1 >= _MAX_LINE:
                result += b'=' + line_end
                length = 0
            result.append(ord('_') if header and char == 32 else char)
            length += 1
        pos += 1
    return bytes(result)


def _needs_quoting(char, following, at_start, quotetabs, istext, header):
    if char > 126 or char == ord('='):
        return True
    if char in b' \t':
        return following is None or bool(quotetabs)
    if char in b'\r\n':
        return not istext
    if char < 32 or header and char == ord('_'):
        return True
    # A line with only a dot ends a mail.
    return char == ord('.') and at_start and (following is None or following in b'\r\n\0')


# ---- uuencode ----

def a2b_uu(data, /):
    """The bytes of a line of uuencoded data."""
    data = bytes(_bytes_of(data))
    if not data:
        return b''
    length = data[0] - 32 & 63
    groups = -(-length // 3)
    line = data[1:1 + 4 * groups]
    rest = data[1 + 4 * groups:]
    bits = 0
    for char in line:
        # A line that was cut or stripped ends in blanks.
        if char in b'\r\n\0':
            char = 32
        if not 32 <= char <= 96:
            raise Error('Illegal char')
        bits = bits << 6 | char - 32 & 63
    if any(char not in b' `\r\n' for char in rest):
        raise Error('Trailing garbage')
    bits <<= 6 * (4 * groups - len(line))
    return bits.to_bytes(3 * groups)[:length]


def b2a_uu(data, /, *, backtick=False):
    """A line of uuencoded data, of at most 45 bytes."""
    data = bytes(memoryview(data))
    if len(data) > 45:
        raise Error('At most 45 bytes at once')
    padded = data + bytes(-len(data) % 3)
    digits = bytearray([len(data)])
    for i in range(0, len(padded), 3):
        bits = int.from_bytes(padded[i:i + 3])
        digits += bytes([bits >> 18, bits >> 12 & 63, bits >> 6 & 63, bits & 63])
    return bytes(96 if backtick and digit == 0 else digit + 32 for digit in digits) + b'\n'
