"""Bytes as text: base64, base32, base16, base85 and Ascii85 (RFC 4648)."""
import binascii

__all__ = ['encode', 'decode', 'encodebytes', 'decodebytes', 'b64encode', 'b64decode', 'b32encode', 'b32decode',
           'b32hexencode', 'b32hexdecode', 'b16encode', 'b16decode', 'b85encode', 'b85decode', 'a85encode', 'a85decode',
           'z85encode', 'z85decode', 'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode', 'urlsafe_b64decode']

_LINE_BYTES = 57
_URLSAFE = bytes.maketrans(b'+/', b'-_')
_FROM_URLSAFE = bytes.maketrans(b'-_', b'+/')
_BASE32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_BASE32_HEX = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'
_BASE85 = b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'
_Z85 = b'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#'
_ASCII85 = bytes(range(33, 118))
_WORD = 1 << 32


def _to_bytes(s):
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters')
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError('argument should be a bytes-like object or ASCII '
                        'string, not %r' % s.__class__.__name__) from None


def b64encode(s, altchars=None):
    """Base64; altchars replaces '+' and '/'."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is None:
        return encoded
    assert len(altchars) == 2, repr(altchars)
    return encoded.translate(bytes.maketrans(b'+/', altchars))


def b64decode(s, altchars=None, validate=False):
    """The bytes that base64 stands for; other characters are skipped unless validate."""
    s = _to_bytes(s)
    if altchars is not None:
        altchars = _to_bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b'+/'))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    """Base64 with the standard alphabet."""
    return b64encode(s)


def standard_b64decode(s):
    """The bytes that base64 stands for."""
    return b64decode(s)


def urlsafe_b64encode(s):
    """Base64 with '-' and '_' for '+' and '/'."""
    return b64encode(s).translate(_URLSAFE)


def urlsafe_b64decode(s):
    """The bytes that base64 with '-' and '_' stands for."""
    return b64decode(_to_bytes(s).translate(_FROM_URLSAFE))


def encodebytes(s):
    """Base64 in lines of 76 characters."""
    _check_bytes(s)
    return b''.join(binascii.b2a_base64(s[i:i + _LINE_BYTES]) for i in range(0, len(s), _LINE_BYTES))


def decodebytes(s):
    """The bytes that lines of base64 stand for."""
    _check_bytes(s)
    return binascii.a2b_base64(s)


def _check_bytes(s):
    try:
        view = memoryview(s)
    except TypeError:
        raise TypeError(f'expected bytes-like object, not {s.__class__.__name__}') from None
    if view.format not in ('c', 'b', 'B'):
        raise TypeError(f'expected single byte elements, not {view.format!r} from {s.__class__.__name__}')
    if view.ndim != 1:
        raise TypeError(f'expected 1-D data, not {view.ndim}-D data from {s.__class__.__name__}')


def encode(input, output):
    """Base64 of a binary file's content, into another one."""
    while data := input.read(_LINE_BYTES * 1000):
        output.write(encodebytes(data))


def decode(input, output):
    """What the lines of base64 in a file stand for, into another one."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _b32encode(alphabet, s):
    s = bytes(memoryview(s))
    padding = -len(s) % 5
    s += bytes(padding)
    encoded = bytearray()
    for i in range(0, len(s), 5):
        group = int.from_bytes(s[i:i + 5])
        encoded += bytes(alphabet[group >> shift & 31] for shift in range(35, -1, -5))
    if padding:
        count = (0, 1, 3, 4, 6)[padding]
        encoded[-count:] = b'=' * count
    return bytes(encoded)


def _b32decode(alphabet, s, casefold, map01=None):
    s = bytes(_to_bytes(s))
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    if map01 is not None:
        map01 = _to_bytes(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b'01', b'O' + map01))
    if casefold:
        s = s.upper()
    digits = s.rstrip(b'=')
    padding = len(s) - len(digits)
    values = {ch: value for value, ch in enumerate(alphabet)}
    decoded = bytearray()
    group = 0
    for i in range(0, len(digits), 8):
        group = 0
        for ch in digits[i:i + 8].ljust(8, alphabet[:1]):
            if ch not in values:
                raise binascii.Error('Non-base32 digit found')
            group = group << 5 | values[ch]
        decoded += group.to_bytes(5)
    if padding not in (0, 1, 3, 4, 6):
        raise binascii.Error('Incorrect padding')
    if padding and decoded:
        del decoded[-((5 * padding + 7) // 8):]
    return bytes(decoded)


def b32encode(s):
    """Base32."""
    return _b32encode(_BASE32, s)


def b32decode(s, casefold=False, map01=None):
    """The bytes that base32 stands for; map01: which letter a digit 1 is read as."""
    return _b32decode(_BASE32, s, casefold, map01)


def b32hexencode(s):
    """Base32 with the extended hexadecimal alphabet."""
    return _b32encode(_BASE32_HEX, s)


def b32hexdecode(s, casefold=False):
    """The bytes that base32 with the extended hexadecimal alphabet stands for."""
    return _b32decode(_BASE32_HEX, s, casefold)


def b16encode(s):
    """Hexadecimal, with capital letters."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """The bytes that hexadecimal digits stand for."""
    s = _to_bytes(s)
    if casefold:
        s = s.upper()
    if s.translate(None, delete=b'0123456789ABCDEF'):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


def _words_of(b):
    """The big-endian 32-bit words of bytes, filled up with zeros, and how many zeros."""
    b = bytes(memoryview(b))
    padding = -len(b) % 4
    b += bytes(padding)
    return [int.from_bytes(b[i:i + 4]) for i in range(0, len(b), 4)], padding


def _digits85(word, alphabet):
    digits = bytearray(5)
    for i in range(4, -1, -1):
        word, digit = divmod(word, 85)
        digits[i] = alphabet[digit]
    return bytes(digits)


def b85encode(b, pad=False):
    """Base85, as git and Mercurial write it; pad: fill up to whole words first."""
    words, padding = _words_of(b)
    encoded = b''.join(_digits85(word, _BASE85) for word in words)
    return encoded[:len(encoded) - padding] if padding and not pad else encoded


def b85decode(b):
    """The bytes that base85 stands for."""
    b = bytes(_to_bytes(b))
    padding = -len(b) % 5
    values = {ch: value for value, ch in enumerate(_BASE85)}
    decoded = bytearray()
    padded = b + b'~' * padding
    for i in range(0, len(padded), 5):
        word = 0
        for at, ch in enumerate(padded[i:i + 5], i):
            if ch not in values:
                raise ValueError('bad base85 character at position %d' % at)
            word = word * 85 + values[ch]
        if word >= _WORD:
            raise ValueError('base85 overflow in hunk starting at byte %d' % i)
        decoded += word.to_bytes(4)
    return bytes(decoded[:len(decoded) - padding])


_TO_Z85 = bytes.maketrans(_BASE85, _Z85)
_NOT_Z85 = bytes(set(_BASE85) - set(_Z85))
_FROM_Z85 = bytes.maketrans(_Z85 + _NOT_Z85, _BASE85 + b'\0' * len(_NOT_Z85))


def z85encode(s):
    """Base85 with the alphabet of ZeroMQ."""
    return b85encode(s).translate(_TO_Z85)


def z85decode(s):
    """The bytes that base85 with the alphabet of ZeroMQ stands for."""
    try:
        return b85decode(_to_bytes(s).translate(_FROM_Z85))
    except ValueError as e:
        raise ValueError(e.args[0].replace('base85', 'z85')) from None


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Ascii85; wrapcol: the length of lines, 0: one line."""
    words, padding = _words_of(b)
    short = {0: b'z', 0x20202020: b'y'} if foldspaces else {0: b'z'}
    groups = [short.get(word) or _digits85(word, _ASCII85) for word in words]
    if padding and not pad:
        if groups[-1] == b'z':
            groups[-1] = b'!!!!!'
        groups[-1] = groups[-1][:5 - padding]
    encoded = b''.join(groups)
    if adobe:
        encoded = b'<~' + encoded
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [encoded[i:i + wrapcol] for i in range(0, len(encoded), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b'')
        encoded = b'\n'.join(lines)
    return encoded + b'~>' if adobe else encoded


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\v'):
    """The bytes that Ascii85 stands for."""
    b = _to_bytes(b)
    if adobe:
        if not b.endswith(b'~>'):
            raise ValueError(f"Ascii85 encoded byte sequences must end with {b'~>'!r}")
        b = b[2:-2] if b.startswith(b'<~') else b[:-2]
    decoded = bytearray()
    group = []
    for ch in b + b'u' * 4:
        if 33 <= ch <= 117:
            group.append(ch - 33)
            if len(group) == 5:
                word = 0
                for digit in group:
                    word = word * 85 + digit
                if word >= _WORD:
                    raise ValueError('Ascii85 overflow')
                decoded += word.to_bytes(4)
                group = []
        elif ch == ord('z'):
            if group:
                raise ValueError('z inside Ascii85 5-tuple')
            decoded += bytes(4)
        elif foldspaces and ch == ord('y'):
            if group:
                raise ValueError('y inside Ascii85 5-tuple')
            decoded += b'    '
        elif ch not in ignorechars:
            raise ValueError('Non-Ascii85 digit found: %c' % ch)
    padding = 4 - len(group)
    return bytes(decoded[:-padding] if padding else decoded)
