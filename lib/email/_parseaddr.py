"""Addresses of messages (RFC 822), read tolerantly: NAME <ADDRESS>, ADDRESS (NAME), GROUP: ADDRESS, ADDRESS;"""
import re

_blank = re.compile(r'[ \t\r\n]+')
_atom = re.compile(r'[^()<>@,:;."\[\] \t\r\n]+')
_word = re.compile(r'[^()<>@,:;"\[\] \t\r\n]+')
_quoted = re.compile(r'"((?:\\.|[^"\\\r])*)(?:\\?\Z|["\r])', re.DOTALL)
_literal = re.compile(r'\[((?:\\.|[^\]\\\r])*)(?:\\?\Z|[\]\r])', re.DOTALL)
_escape = re.compile(r'\\(.)', re.DOTALL)


def quote(text):
    """The text as it stands between quotes."""
    return text.replace('\\', '\\\\').replace('"', '\\"')


class AddressList:
    """The addresses of a header: `addresslist` has pairs of name and address; ('', '') for what is none."""

    def __init__(self, field):
        self._text = field or ''
        self._pos = 0
        self._comments = []
        self.addresslist = []
        while self._pos < len(self._text):
            self.addresslist += self._address() or [('', '')]

    # ---- pieces ----

    def _peek(self):
        return self._text[self._pos:self._pos + 1]

    def _take(self, pattern):
        """What a pattern matches here, or None."""
        found = pattern.match(self._text, self._pos)
        if found:
            self._pos = found.end()
        return found

    def _take_delimited(self, pattern):
        """What stands between quotes or brackets, without its backslashes."""
        return _escape.sub(r'\1', self._take(pattern)[1])

    def _comment(self):
        """The text of a comment; the text of those within it is part of it."""
        self._pos += 1
        chars = []
        while char := self._peek():
            if char == '(':
                chars.append(self._comment())
                continue
            self._pos += 1
            if char in ')\r':
                break
            if char == '\\':
                char = self._peek()
                self._pos += 1
            chars.append(char)
        return ''.join(chars)

    def _skip(self):
        """Go over blanks and comments, which are kept; the blanks without line ends."""
        blanks = ''
        while True:
            found = self._take(_blank)
            if found:
                blanks += found[0]
            elif self._peek() == '(':
                self._comments.append(self._comment())
            else:
                return blanks.replace('\r', '').replace('\n', '')

    # ---- addresses ----

    def _address(self):
        """The pairs of an address or of a group, and the comma behind it."""
        self._comments = []
        self._skip()
        start, comments = self._pos, self._comments.copy()
        words = self._phrase()
        self._skip()
        result = []
        char = self._peek()
        if char and char in '.@':
            self._pos, self._comments = start, comments
            address = self._addrspec()
            result = [(' '.join(self._comments), address)]
        elif char == ':':
            result = self._group()
        elif char == '<':
            address = self._route_address()
            comments = f' ({" ".join(self._comments)})' if self._comments else ''
            result = [(' '.join(words) + comments, address)]
        elif words:
            result = [(' '.join(self._comments), words[0])]
        elif char and not _atom.match(char):
            self._pos += 1
        self._skip()
        if self._peek() == ',':
            self._pos += 1
        return result

    def _group(self):
        result = []
        self._pos += 1
        while self._peek():
            self._skip()
            if self._peek() == ';':
                self._pos += 1
                break
            result += self._address()
        return result

    def _phrase(self):
        """Words, in quotes or not."""
        words = []
        while True:
            char = self._peek()
            if char == '"':
                words.append(self._take_delimited(_quoted))
            elif char == '(':
                self._comments.append(self._comment())
            elif not self._take(_blank):
                word = self._take(_word)
                if word is None:
                    return words
                words.append(word[0])

    def _route_address(self):
        """What stands between angle brackets; a route before it is dropped."""
        self._pos += 1
        self._skip()
        while char := self._peek():
            if char not in '>@:':
                address = self._addrspec()
                self._pos += 1
                return address
            self._pos += 1
            if char == '>':
                break
            self._skip()
            if char == '@':
                self._domain()
                self._skip()
        return ''

    def _addrspec(self):
        """LOCAL@DOMAIN; blanks stay but around dots and before '@'."""
        parts = []
        self._skip()
        while char := self._peek():
            if char == '"':
                parts.append(f'"{quote(self._take_delimited(_quoted))}"')
            elif char == '.':
                if parts and not parts[-1].strip():
                    parts.pop()
                parts.append('.')
                self._pos += 1
                self._skip()
                continue
            else:
                atom = self._take(_atom)
                if atom is None:
                    break
                parts.append(atom[0])
            blanks = self._skip()
            if blanks:
                parts.append(blanks)
        if char and parts and not parts[-1].strip():
            parts.pop()
        local = ''.join(parts)
        if char != '@':
            return local
        self._pos += 1
        self._skip()
        domain = self._domain()
        return f'{local}@{domain}' if domain else ''

    def _domain(self):
        """Names with dots between them, or a literal in brackets; '' if another '@' follows."""
        parts = []
        while char := self._peek():
            if char == '(':
                self._comments.append(self._comment())
            elif char == '[':
                parts.append(f'[{self._take_delimited(_literal)}]')
            elif char == '.':
                self._pos += 1
                parts.append('.')
            elif char == '@':
                return ''
            elif char in ' \t':
                self._pos += 1
            else:
                atom = self._take(_atom)
                if atom is None:
                    break
                parts.append(atom[0])
        return ''.join(parts)
