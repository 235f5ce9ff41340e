"""Encodings that are written in Python: modules of this package with a function getregentry(), tables, and transformations."""
import importlib

_CODECS = {'idna': 'idna', 'punycode': 'punycode'}


def normalize_encoding(encoding):
    """The name with one underscore for each run of other characters than letters, digits and dots."""
    if isinstance(encoding, bytes):
        encoding = str(encoding, 'ascii')
    result = []
    gap = False
    for char in encoding:
        if char.isalnum() or char == '.':
            if gap and result:
                result.append('_')
            gap = False
            if char.isascii():
                result.append(char)
        else:
            gap = True
    return ''.join(result)


def search_function(encoding):
    """The CodecInfo of an encoding, or None."""
    name = normalize_encoding(encoding).lower()
    module = _CODECS.get(name)
    if module is not None:
        return importlib.import_module('encodings.' + module).getregentry()
    return _codec_of_table(name) or _transformation(name)


def _codec_of_table(name):
    from encodings._tables import ALIASES, UPPER, WHOLE
    if name not in UPPER and name not in WHOLE:
        name = next((known for known, aliases in ALIASES.items() if name in aliases.split()), None)
        if name is None:
            return None
    from encodings._charmap import codec_of_table
    table = WHOLE[name] if name in WHOLE else ''.join(map(chr, range(128))) + UPPER[name]
    return codec_of_table(name, table)


def _transformation(name):
    from encodings._transforms import codec
    return codec(name)
