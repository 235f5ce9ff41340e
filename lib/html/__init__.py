"""Text in HTML: escaping what has a meaning there, and back."""
import re

from .entities import html5

__all__ = ['escape', 'unescape']


def escape(s, quote=True):
    """Replace '&', '<', '>', and quotes too, by what stands for them."""
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    return s.replace('"', '&quot;').replace("'", '&#x27;') if quote else s


_reference = re.compile('&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)')
_REPLACEMENT = '\ufffd'
# The characters 128 to 159; a space where there is none.
_WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'


def unescape(s):
    """Replace what stands for characters by them: '&gt;', '&#62;', '&#x3e;'."""
    return _reference.sub(lambda match: _character_of(match[1]), s) if '&' in s else s


def _character_of(reference):
    if reference.startswith('#'):
        digits = reference[1:].rstrip(';')
        return _numbered(int(digits[1:], 16) if digits[0] in 'xX' else int(digits))
    # The longest name that it begins with; some need no ';'.
    for end in range(len(reference), 1, -1):
        char = html5.get(reference[:end])
        if char is not None:
            return char + reference[end:]
    return '&' + reference


def _numbered(number):
    """The character of a number; HTML reads 128 to 159 as Windows-1252, and has no control characters."""
    if 0x80 <= number <= 0x9f:
        char = _WINDOWS_1252[number - 0x80]
        return chr(number) if char == ' ' else char
    if number == 0 or 0xd800 <= number <= 0xdfff or number > 0x10ffff:
        return _REPLACEMENT
    if number == 13:
        return '\r'
    if number < 32 and number not in (9, 10, 12) or number == 127 or 0xfdd0 <= number <= 0xfdef:
        return ''
    return '' if number & 0xfffe == 0xfffe else chr(number)
