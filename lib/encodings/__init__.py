"""Encodings that are written in Python: each is a module of this package with a function getregentry()."""
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
    module = _CODECS.get(normalize_encoding(encoding).lower())
    return None if module is None else importlib.import_module('encodings.' + module).getregentry()
