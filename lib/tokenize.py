"""The encoding of Python source, and source files opened with it.

The tokeniser itself (tokenize(), generate_tokens()) is not here yet.
"""
import builtins
import io

__all__ = ['detect_encoding', 'open']

_BOM = b'\xef\xbb\xbf'


def _normal_name(name):
    """utf-8 and latin-1 under their usual names."""
    short = name[:12].lower().replace('_', '-')
    if short == 'utf-8' or short.startswith('utf-8-'):
        return 'utf-8'
    for latin in ('latin-1', 'iso-8859-1', 'iso-latin-1'):
        if short == latin or short.startswith(latin + '-'):
            return 'iso-8859-1'
    return name


def _declared(line):
    """The name in a `# coding: name` comment, or None."""
    comment = line.lstrip(' \t\f')
    if not comment.startswith('#'):
        return None
    at = comment.find('coding')
    while at >= 0:
        rest = comment[at + 6:]
        if rest[:1] in (':', '='):
            rest = rest[1:].lstrip(' \t')
            end = 0
            while end < len(rest) and (rest[end].isalnum() or rest[end] in '-_.'):
                end += 1
            if end:
                return rest[:end]
        at = comment.find('coding', at + 6)
    return None


def detect_encoding(readline):
    """(encoding, lines read to find it), from a byte order mark or a comment in the first two lines; else utf-8."""
    filename = getattr(getattr(readline, '__self__', None), 'name', None)

    def fail(message):
        raise SyntaxError(message if filename is None else f'{message} for {filename!r}')

    def read():
        try:
            return readline()
        except StopIteration:
            return b''

    def find(line):
        try:
            text = line.decode('utf-8')
        except UnicodeDecodeError:
            fail('invalid or missing encoding declaration')
        name = _declared(text)
        if name is None:
            return None
        name = _normal_name(name)
        try:
            b''.decode(name)
        except LookupError:
            raise SyntaxError(f'unknown encoding: {name}' if filename is None
                              else f'unknown encoding for {filename!r}: {name}') from None
        if has_bom:
            if name != 'utf-8':
                raise SyntaxError('encoding problem: utf-8' if filename is None
                                  else f'encoding problem for {filename!r}: utf-8')
            return 'utf-8-sig'
        return name

    first = read()
    has_bom = first.startswith(_BOM)
    default = 'utf-8'
    if has_bom:
        first = first[3:]
        default = 'utf-8-sig'
    if not first:
        return default, []
    encoding = find(first)
    if encoding:
        return encoding, [first]
    if first.lstrip(b' \t\f').rstrip(b'\r\n')[:1] not in (b'', b'#'):
        return default, [first]
    second = read()
    if not second:
        return default, [first]
    return find(second) or default, [first, second]


def open(filename):
    """Open a source file for reading, in the encoding that it declares."""
    buffer = builtins.open(filename, 'rb')
    try:
        encoding, _ = detect_encoding(buffer.readline)
        buffer.seek(0)
        text = io.TextIOWrapper(buffer, encoding, line_buffering=True)
        text.mode = 'r'
        return text
    except:
        buffer.close()
        raise
