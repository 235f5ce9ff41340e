"""Conversions between bytes and text: base64, hexadecimal, quoted-printable; checksums."""
import _binascii
import _hashlib

__all__ = ['a2b_base64', 'b2a_base64', 'a2b_hex', 'b2a_hex', 'hexlify', 'unhexlify', 'crc32', 'crc_hqx',
           'Error', 'Incomplete']


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
