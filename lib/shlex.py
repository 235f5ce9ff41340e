"""Words of a command line, as a shell finds them."""
import re
import sys
from collections import deque
from io import StringIO

__all__ = ['shlex', 'split', 'quote', 'join']


class shlex:
    """The tokens of a text or of a file."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if isinstance(instream, str):
            instream = StringIO(instream)
        self.instream = sys.stdin if instream is None else instream
        self.infile = None if instream is None else infile
        self.posix = posix
        self.eof = None if posix else ''
        self.commenters = '#'
        self.wordchars = 'abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_'
        if posix:
            self.wordchars += 'ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ'
        self.whitespace = ' \t\r\n'
        self.whitespace_split = False
        self.quotes = '\'"'
        self.escape = '\\'
        self.escapedquotes = '"'
        self.state = ' '
        self.pushback = deque()
        self.lineno = 1
        self.debug = 0
        self.token = ''
        self.source = None
        self._pushback_chars = deque()
        if not punctuation_chars:
            punctuation_chars = ''
        elif punctuation_chars is True:
            punctuation_chars = '();<>|&'
        self._punctuation_chars = punctuation_chars
        if punctuation_chars:
            self.wordchars += '~-./*?='
            self.wordchars = self.wordchars.translate(self.wordchars.maketrans(dict.fromkeys(punctuation_chars)))

    @property
    def punctuation_chars(self):
        """The characters that make words of their own."""
        return self._punctuation_chars

    def push_token(self, tok):
        """Put a token back."""
        self.pushback.appendleft(tok)

    def get_token(self):
        """The next token; eof at the end."""
        return self.pushback.popleft() if self.pushback else self.read_token()

    def _next_char(self):
        if self._pushback_chars:
            return self._pushback_chars.pop()
        ch = self.instream.read(1)
        if ch == '\n':
            self.lineno += 1
        return ch

    def read_token(self):
        """The next token, without looking at those that were put back."""
        quoted = False
        escaped_state = ' '
        while True:
            ch = self._next_char()
            state = self.state
            if state is None:
                self.token = ''
                break
            if state == ' ':
                if not ch:
                    self.state = None
                    break
                if ch in self.whitespace:
                    if self.token or self.posix and quoted:
                        break
                elif ch in self.commenters:
                    self._skip_comment()
                elif self.posix and ch in self.escape:
                    escaped_state = 'a'
                    self.state = ch
                elif ch in self.wordchars:
                    self.token = ch
                    self.state = 'a'
                elif ch in self._punctuation_chars:
                    self.token = ch
                    self.state = 'c'
                elif ch in self.quotes:
                    if not self.posix:
                        self.token = ch
                    self.state = ch
                elif self.whitespace_split:
                    self.token = ch
                    self.state = 'a'
                else:
                    self.token = ch
                    break
            elif state in self.quotes:
                quoted = True
                if not ch:
                    raise ValueError('No closing quotation')
                if ch == state:
                    if not self.posix:
                        self.token += ch
                        self.state = ' '
                        break
                    self.state = 'a'
                elif self.posix and ch in self.escape and state in self.escapedquotes:
                    escaped_state = state
                    self.state = ch
                else:
                    self.token += ch
            elif state in self.escape:
                if not ch:
                    raise ValueError('No escaped character')
                if escaped_state in self.quotes and ch != state and ch != escaped_state:
                    self.token += state
                self.token += ch
                self.state = escaped_state
            elif not ch:
                self.state = None
                break
            elif ch in self.whitespace:
                self.state = ' '
                if self.token or self.posix and quoted:
                    break
            elif ch in self.commenters:
                self._skip_comment()
                if self.posix:
                    self.state = ' '
                    if self.token or quoted:
                        break
            elif state == 'c':
                if ch in self._punctuation_chars:
                    self.token += ch
                else:
                    if ch not in self.whitespace:
                        self._pushback_chars.append(ch)
                    self.state = ' '
                    break
            elif self.posix and ch in self.quotes:
                self.state = ch
            elif self.posix and ch in self.escape:
                escaped_state = 'a'
                self.state = ch
            elif (ch in self.wordchars or ch in self.quotes
                  or self.whitespace_split and ch not in self._punctuation_chars):
                self.token += ch
            else:
                if self._punctuation_chars:
                    self._pushback_chars.append(ch)
                else:
                    self.pushback.appendleft(ch)
                self.state = ' '
                if self.token or self.posix and quoted:
                    break
        result, self.token = self.token, ''
        return None if self.posix and not quoted and not result else result

    def _skip_comment(self):
        self.instream.readline()
        self.lineno += 1

    def error_leader(self, infile=None, lineno=None):
        """How a message about a place in the file begins."""
        return '"%s", line %d: ' % (self.infile if infile is None else infile,
                                    self.lineno if lineno is None else lineno)

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    """The words of a command line."""
    if s is None:
        raise ValueError('s argument must not be None')
    lexer = shlex(s, posix=posix)
    lexer.whitespace_split = True
    if not comments:
        lexer.commenters = ''
    return list(lexer)


def join(split_command):
    """A command line of words."""
    return ' '.join(quote(word) for word in split_command)


_find_unsafe = re.compile(r'[^\w@%+=:,./-]', re.ASCII).search


def quote(s):
    """A word as a shell must be given it."""
    if not s:
        return "''"
    if _find_unsafe(s) is None:
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"
