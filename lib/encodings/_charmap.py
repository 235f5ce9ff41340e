"""Encodings of one byte a character, by a table or a mapping; codecs of tables."""
import codecs


def charmap_build(table, /):
    """A dict from characters to bytes, the inverse of a table of up to 256 characters."""
    return {ord(char): byte for byte, char in enumerate(table[:256]) if char != '\ufffe'}


def charmap_decode(data, errors='strict', mapping=None, /):
    """Decode bytes with a str, or with a mapping from bytes to characters, code points or None; without one as Latin-1."""
    data = bytes(data)
    if mapping is None:
        return codecs.latin_1_decode(data, errors)
    if isinstance(mapping, str):
        meaning = _meaning_in_table
    else:
        meaning = _meaning_in_mapping
    result = []
    at = 0
    while at < len(data):
        text = meaning(mapping, data[at])
        if text is None:
            error = UnicodeDecodeError('charmap', data, at, at + 1, 'character maps to <undefined>')
            text, at = codecs.lookup_error(errors or 'strict')(error)
            if at < 0:
                at += len(data)
        else:
            at += 1
        result.append(text)
    return ''.join(result), len(data)


def _meaning_in_table(table, byte):
    char = table[byte:byte + 1]
    return None if char in ('', '\ufffe') else char


def _meaning_in_mapping(mapping, byte):
    try:
        value = mapping[byte]
    except LookupError:
        return None
    if value is None or value == 0xfffe or value == '\ufffe':
        return None
    if isinstance(value, str):
        return value
    if not isinstance(value, int):
        raise TypeError('character mapping must return integer, None or str')
    if not 0 <= value < 0x110000:
        raise TypeError('character mapping must be in range(0x110000)')
    return chr(value)


def charmap_encode(text, errors='strict', mapping=None, /):
    """Encode a str with a mapping from code points to bytes, numbers of bytes or None; without one as Latin-1."""
    if mapping is None:
        return codecs.latin_1_encode(text, errors)
    result = bytearray()
    at = 0
    while at < len(text):
        coded = _coded(mapping, ord(text[at]))
        if coded is not None:
            result += coded
            at += 1
            continue
        end = at + 1
        while end < len(text) and _coded(mapping, ord(text[end])) is None:
            end += 1
        at = _replace(text, at, end, errors or 'strict', mapping, result)
    return bytes(result), len(text)


def _replace(text, at, end, errors, mapping, result):
    """Add what an error handler gives for text[at:end]; where to go on."""
    error = UnicodeEncodeError('charmap', text, at, end, 'character maps to <undefined>')
    replacement, position = codecs.lookup_error(errors)(error)
    if isinstance(replacement, bytes):
        result += replacement
    else:
        for char in replacement:
            coded = _coded(mapping, ord(char))
            if coded is None:
                raise error
            result += coded
    return position + len(text) if position < 0 else position


def _coded(mapping, char):
    try:
        value = mapping[char]
    except LookupError:
        return None
    if value is None or isinstance(value, bytes):
        return value
    if not isinstance(value, int):
        raise TypeError('character mapping must return integer, bytes or None, not ' + type(value).__name__)
    if not 0 <= value < 256:
        raise TypeError('character mapping must be in range(256)')
    return bytes((value,))


def codec_of_table(name, table):
    """The CodecInfo of an encoding of one byte a character."""
    inverse = charmap_build(table)

    class Codec(codecs.Codec):
        def encode(self, input, errors='strict'):
            return charmap_encode(input, errors, inverse)

        def decode(self, input, errors='strict'):
            return charmap_decode(input, errors, table)

    class IncrementalEncoder(codecs.IncrementalEncoder):
        def encode(self, input, final=False):
            return charmap_encode(input, self.errors, inverse)[0]

    class IncrementalDecoder(codecs.IncrementalDecoder):
        def decode(self, input, final=False):
            return charmap_decode(input, self.errors, table)[0]

    class StreamWriter(Codec, codecs.StreamWriter):
        pass

    class StreamReader(Codec, codecs.StreamReader):
        pass

    info = codecs.CodecInfo(Codec().encode, Codec().decode, StreamReader, StreamWriter, IncrementalEncoder, IncrementalDecoder,
                            name=name.replace('_', '-'))
    info._is_table = True
    return info
