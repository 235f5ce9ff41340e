"""Messages from text that comes in pieces.

The pieces are collected; all of them are parsed when the last one is there. What is wrong with a message is noted
in its `defects`, and the best is made of it.
"""
import re

from email import errors
from email._policybase import compat32

__all__ = ['FeedParser', 'BytesFeedParser']

_line = re.compile(r'[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+')
_empty_line = re.compile(r'\r\n|\r|\n')
_line_end = re.compile(r'(?:\r\n|\r|\n)\Z')
_header_line = re.compile(r'From |[\041-\071\073-\176]*:|[\t ]')


def _chomp(text):
    """The text without the end of its last line."""
    return _line_end.sub('', text)


class _Lines:
    """Lines, and predicates for those at which the part that is being read ends."""

    def __init__(self, text):
        self._lines = _line.findall(text)
        self._next = 0
        self.ends = []

    def readline(self):
        """The next line, '' at the end of the part."""
        if self._next == len(self._lines):
            return ''
        line = self._lines[self._next]
        for ends in reversed(self.ends):
            if ends(line):
                return ''
        self._next += 1
        return line

    def back(self):
        """The last line is to be read again."""
        self._next -= 1

    def __iter__(self):
        return iter(self.readline, '')

    def rest(self):
        """All other lines of the part, as one str."""
        return ''.join(self)


class FeedParser:
    """Collects text, and makes a message of it in the end."""

    def __init__(self, _factory=None, *, policy=compat32):
        self.policy = policy
        self._takes_policy = True
        if _factory is None:
            _factory = policy.message_factory
            if _factory is None:
                from email.message import Message as _factory
        else:
            try:
                _factory(policy=policy)
            except TypeError:
                self._takes_policy = False
        self._factory = _factory
        self._pieces = []
        self._headersonly = False

    def _set_headersonly(self):
        self._headersonly = True

    def feed(self, data):
        """More text."""
        self._pieces.append(data)

    def close(self):
        """The message; there is no more text."""
        self._input = _Lines(''.join(self._pieces))
        self._pieces = []
        message = self._new_message(None)
        self._parse(message)
        if message.get_content_maintype() == 'multipart' and not message.is_multipart() and not self._headersonly:
            self.policy.handle_defect(message, errors.MultipartInvariantViolationDefect())
        return message

    def _new_message(self, parent):
        message = self._factory(policy=self.policy) if self._takes_policy else self._factory()
        if parent is not None:
            if parent.get_content_type() == 'multipart/digest':
                message.set_default_type('message/rfc822')
            parent.attach(message)
        return message

    def _parse_part(self, parent, ends=None):
        """Read a part of a message; the message whose text came last."""
        if ends is not None:
            self._input.ends.append(ends)
        last = self._parse(self._new_message(parent))
        if ends is not None:
            self._input.ends.pop()
        return last

    def _parse(self, message):
        """Fill a message; the message whose text came last: itself or a part of it."""
        self._parse_headers(message, self._header_lines(message))
        if self._headersonly:
            message.set_payload(self._input.rest())
        elif message.get_content_type() == 'message/delivery-status':
            return self._parse_blocks(message)
        elif message.get_content_maintype() == 'message':
            return self._parse_part(message)
        elif message.get_content_maintype() == 'multipart':
            self._parse_multipart(message)
        else:
            message.set_payload(self._input.rest())
        return message

    # ---- headers ----

    def _header_lines(self, message):
        lines = []
        for line in self._input:
            if _header_line.match(line):
                lines.append(line)
                continue
            if not _empty_line.match(line):
                self.policy.handle_defect(message, errors.MissingHeaderBodySeparatorDefect())
                self._input.back()
            break
        return lines

    def _parse_headers(self, message, lines):
        header = []

        def store():
            if header:
                message.set_raw(*self.policy.header_source_parse(header))
                header.clear()

        for number, line in enumerate(lines):
            if line[0] in ' \t':
                if header:
                    header.append(line)
                else:
                    self.policy.handle_defect(message, errors.FirstHeaderLineIsContinuationDefect(line))
                continue
            store()
            if line.startswith('From '):
                if number == 0:
                    message.set_unixfrom(_chomp(line))
                elif number == len(lines) - 1:
                    self._input.back()
                    return
                else:
                    message.defects.append(errors.MisplacedEnvelopeHeaderDefect(line))
            elif line.startswith(':'):
                message.defects.append(errors.InvalidHeaderDefect('Missing header name.'))
            else:
                header.append(line)
        store()

    # ---- bodies ----

    def _parse_blocks(self, message):
        """A delivery status: blocks of headers."""
        last = message
        while True:
            last = self._parse_part(message, _empty_line.match)
            self._input.readline()
            if not self._input.readline():
                return last
            self._input.back()

    def _parse_multipart(self, message):
        boundary = message.get_boundary()
        if boundary is None:
            self.policy.handle_defect(message, errors.NoBoundaryInMultipartDefect())
            message.set_payload(self._input.rest())
            return
        if str(message.get('content-transfer-encoding', '8bit')).lower() not in ('7bit', '8bit', 'binary'):
            self.policy.handle_defect(message, errors.InvalidMultipartContentTransferEncodingDefect())
        separator = '--' + boundary
        pattern = re.compile(f'{re.escape(separator)}(?P<end>--)?[ \\t]*(?P<linesep>\\r\\n|\\r|\\n)?$')

        def boundary_of(line):
            return line.startswith(separator) and pattern.match(line)

        found = self._parse_preamble(message, boundary_of)
        while found and not found['end']:
            found = self._parse_between(message, boundary_of)
        if found:
            self._parse_epilogue(message, bool(found['linesep']))

    def _parse_preamble(self, message, boundary_of):
        """What comes before the parts; the match of the boundary."""
        preamble = []
        for line in self._input:
            found = boundary_of(line)
            if found:
                if found['end']:
                    break
                if preamble:
                    preamble[-1] = _chomp(preamble[-1])
                    message.preamble = ''.join(preamble)
                return found
            preamble.append(line)
        self.policy.handle_defect(message, errors.StartBoundaryNotFoundDefect())
        message.set_payload(''.join(preamble))
        self._input.rest()
        message.epilogue = ''
        return None

    def _parse_between(self, message, boundary_of):
        """A part; the match of the boundary behind it. The line end before a boundary belongs to the boundary."""
        for line in self._input:
            if not boundary_of(line):
                self._input.back()
                break
        last = self._parse_part(message, boundary_of)
        if last.get_content_maintype() == 'multipart':
            if last.epilogue is not None:
                last.epilogue = _chomp(last.epilogue) if last.epilogue else None
        elif isinstance(last._payload, str):
            last._payload = _chomp(last._payload)
        line = self._input.readline()
        if line:
            return boundary_of(line)
        self.policy.handle_defect(message, errors.CloseBoundaryNotFoundDefect())
        return None

    def _parse_epilogue(self, message, line_ended):
        epilogue = self._input.rest()
        message.epilogue = epilogue if line_ended else re.sub(r'\A(?:\r\n|\r|\n)', '', epilogue)


class BytesFeedParser(FeedParser):
    """The same for bytes."""

    def feed(self, data):
        """More bytes; those that are not ASCII become surrogates."""
        super().feed(data.decode('ascii', 'surrogateescape'))
