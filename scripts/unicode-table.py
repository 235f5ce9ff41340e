"""Writes data/unicode-15.1.gz, what minipy knows of characters beyond what JavaScript tells: names and properties.

    python3.13 scripts/unicode-table.py

The facts are the Unicode Character Database's, read from CPython 3.13's unicodedata. The file is text, a line an item, in sections
that end with an empty line; code points are in hexadecimal, and counted from the one before where a "+" says so:

names           [+skip ]NAME, for each code point in order; ideographs and Hangul syllables, whose names follow a rule, are not in it
aliases         code point, NAME
sequences       code points, NAME
kinds           category bidirectional combining east_asian_width mirrored
properties      +skip count kind, for the ranges of code points that have a kind (the unassigned have none)
decompositions  +skip text
numbers         +skip value which, "which" saying how many of numeric, digit and decimal there are
"""

import ctypes
import gzip
import re
import sys
import unicodedata as ucd
from pathlib import Path

RULED = re.compile(r"CJK UNIFIED IDEOGRAPH-|HANGUL SYLLABLE ")
ALIASES = range(0xF0000, 0xF0200)
SEQUENCES = range(0xF0200, 0xF0400)


class NameApi(ctypes.Structure):
    """The functions behind unicodedata._ucnhash_CAPI, which know the aliases, too."""

    _fields_ = [
        ("getname", ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_uint32, ctypes.c_char_p, ctypes.c_int, ctypes.c_int)),
        ("getcode", ctypes.c_void_p),
    ]


def hidden_name(code):
    get_pointer = ctypes.pythonapi.PyCapsule_GetPointer
    get_pointer.restype = ctypes.c_void_p
    get_pointer.argtypes = [ctypes.py_object, ctypes.c_char_p]
    api = NameApi.from_address(get_pointer(ucd._ucnhash_CAPI, b"unicodedata._ucnhash_CAPI"))
    buffer = ctypes.create_string_buffer(256)
    return buffer.value.decode() if api.getname(code, buffer, 256, 1) else None


def deltas():
    """Gives a function that writes a code point as what lies between it and the one before."""
    last = -1

    def write(code):
        nonlocal last
        skip, last = code - last - 1, code
        return f"+{skip:x}" if skip else "+"

    return write


def names():
    write = deltas()
    for code in range(sys.maxunicode + 1):
        name = ucd.name(chr(code), "")
        if name and not RULED.match(name):
            skip = write(code)
            yield name if skip == "+" else f"{skip} {name}"


def aliases():
    for code in ALIASES:
        if name := hidden_name(code):
            yield f"{ord(ucd.lookup(name)):x} {name}"


def sequences():
    for code in SEQUENCES:
        if name := hidden_name(code):
            yield ",".join(f"{ord(ch):x}" for ch in ucd.lookup(name)) + " " + name


def kind_of(code):
    ch = chr(code)
    return (
        f"{ucd.category(ch)} {ucd.bidirectional(ch) or '-'} {ucd.combining(ch)}"
        f" {ucd.east_asian_width(ch)} {ucd.mirrored(ch)}"
    )


def ranges():
    """(first, count, kind) of the code points; those that are not assigned and have no width of their own left out."""
    first = 0
    for code in range(1, sys.maxunicode + 2):
        if code > sys.maxunicode or kind_of(code) != kind_of(first):
            if kind_of(first) != "Cn - 0 N 0":
                yield first, code - first, kind_of(first)
            first = code


def kinds(found):
    return list(dict.fromkeys(kind for _, _, kind in found))


def properties(found):
    index = {kind: i for i, kind in enumerate(kinds(found))}
    end = 0
    for first, count, kind in found:
        yield f"{first - end:x} {count:x} {index[kind]:x}"
        end = first + count


def decompositions():
    write = deltas()
    for code in range(sys.maxunicode + 1):
        if (text := ucd.decomposition(chr(code))) and not 0xAC00 <= code <= 0xD7A3:
            yield f"{write(code)} {text}"


def numbers():
    write = deltas()
    for code in range(sys.maxunicode + 1):
        ch = chr(code)
        if (value := ucd.numeric(ch, None)) is not None:
            which = 1 + (ucd.digit(ch, None) is not None) + (ucd.decimal(ch, None) is not None)
            yield f"{write(code)} {value.hex() if value % 1 else int(value)} {which}"


def main():
    found = list(ranges())
    sections = [names(), aliases(), sequences(), kinds(found), properties(found), decompositions(), numbers()]
    text = "\n".join("".join(f"{line}\n" for line in section) for section in sections)
    data = gzip.compress(text.encode("ascii"), 9, mtime=0)
    path = Path(__file__).parent.parent / f"data/unicode-{ucd.unidata_version[:4]}.gz"
    path.write_bytes(data)
    print(path.name, len(text), len(data))


main()
