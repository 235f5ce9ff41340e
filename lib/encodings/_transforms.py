"""Codecs that are no text encodings: from str to str (rot13), from bytes to bytes (base64, hex, quoted-printable, zlib)."""
import binascii
import codecs

_LETTERS = 'abcdefghijklmnopqrstuvwxyz'
_ROTATED = _LETTERS[13:] + _LETTERS[:13]
_ROT13 = str.maketrans(_LETTERS + _LETTERS.upper(), _ROTATED + _ROTATED.upper())


def _rotate(text):
    return str.translate(text, _ROT13)


def _to_base64(data):
    lines = (binascii.b2a_base64(data[at:at + 57]) for at in range(0, len(data), 57))
    return b''.join(lines)


def _to_quoted(data):
    return binascii.b2a_qp(data, quotetabs=True)


def _zlib(name):
    def transform(data):
        import zlib
        return getattr(zlib, name)(data)
    return transform


# Names, then how to encode and to decode.
_TRANSFORMS = {
    ('rot-13', 'rot_13', 'rot13'): (_rotate, _rotate),
    ('base64', 'base64_codec', 'base_64'): (_to_base64, binascii.a2b_base64),
    ('hex', 'hex_codec'): (binascii.b2a_hex, binascii.a2b_hex),
    ('quopri', 'quopri_codec', 'quoted_printable', 'quotedprintable'): (_to_quoted, binascii.a2b_qp),
    ('zlib', 'zlib_codec', 'zip'): (_zlib('compress'), _zlib('decompress')),
}


def codec(name):
    """The CodecInfo of a transformation, or None."""
    for names, (forward, backward) in _TRANSFORMS.items():
        if name in names:
            return _codec(names[0], forward, backward)
    return None


def _codec(name, forward, backward):
    is_of_text = name == 'rot-13'

    def run(function, data, errors):
        if not is_of_text:
            if errors != 'strict':
                raise AssertionError(errors)
            data = bytes(memoryview(data)) if not isinstance(data, str) else _refuse(data)
        return function(data), len(data)

    def encode(input, errors='strict'):
        return run(forward, input, errors)

    def decode(input, errors='strict'):
        return run(backward, input, errors)

    class Codec(codecs.Codec):
        def encode(self, input, errors='strict'):
            return encode(input, errors)

        def decode(self, input, errors='strict'):
            return decode(input, errors)

    class IncrementalEncoder(codecs.IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    class IncrementalDecoder(codecs.IncrementalDecoder):
        def decode(self, input, final=False):
            return decode(input, self.errors)[0]

    class StreamWriter(Codec, codecs.StreamWriter):
        charbuffertype = bytes

    class StreamReader(Codec, codecs.StreamReader):
        charbuffertype = bytes

    return codecs.CodecInfo(encode, decode, StreamReader, StreamWriter, IncrementalEncoder, IncrementalDecoder, name=name,
                            _is_text_encoding=False)


def _refuse(text):
    raise TypeError('expected bytes-like object, not str')
