"""HTTP responses: their headers, reading their bodies, and what can be wrong with them. All of it belongs to http.client."""
import io

import email.message
import email.parser
from http import HTTPStatus

_MAXLINE = 65536
_MAXHEADERS = 100
_END_OF_HEADERS = (b'\r\n', b'\n', b'')


# ---- exceptions ----

class HTTPException(Exception):
    """What all of them have in common."""


class NotConnected(HTTPException):
    """There is no connection, and none is to be made."""


class InvalidURL(HTTPException):
    """A host, port or path that cannot be sent."""


class UnknownProtocol(HTTPException):
    """The server speaks another version."""

    def __init__(self, version):
        self.args = version,
        self.version = version


class UnknownTransferEncoding(HTTPException):
    """Never raised here; programs name it."""


class UnimplementedFileMode(HTTPException):
    """Never raised here; programs name it."""


class IncompleteRead(HTTPException):
    """The server sent less than it had said."""

    def __init__(self, partial, expected=None):
        self.args = partial,
        self.partial = partial
        self.expected = expected

    def __repr__(self):
        more = '' if self.expected is None else f', {self.expected} more expected'
        return f'{self.__class__.__name__}({len(self.partial)} bytes read{more})'

    __str__ = object.__str__


class ImproperConnectionState(HTTPException):
    """The connection is in a state in which that cannot be done."""


class CannotSendRequest(ImproperConnectionState):
    """Another request is under way."""


class CannotSendHeader(ImproperConnectionState):
    """No request has begun, or it is already sent."""


class ResponseNotReady(ImproperConnectionState):
    """No request was sent, or its response was fetched and not read."""


class BadStatusLine(HTTPException):
    """What the server sends does not begin as a response does."""

    def __init__(self, line):
        if not line:
            line = repr(line)
        self.args = line,
        self.line = line


class LineTooLong(HTTPException):
    """A line of the response is longer than anything sensible."""

    def __init__(self, line_type):
        super().__init__(f'got more than {_MAXLINE} bytes when reading {line_type}')


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    """The server closed the connection where a response should begin."""

    def __init__(self, *pos, **kw):
        BadStatusLine.__init__(self, '')
        ConnectionResetError.__init__(self, *pos, **kw)


# ---- headers ----

class HTTPMessage(email.message.Message):
    """The headers of a response."""

    def getallmatchingheaders(self, name):
        """The names of headers that begin with NAME and a colon: there are none."""
        name = name.lower() + ':'
        return [key for key in self.keys() if key.lower().startswith(name)]


def _read_line(fp, what):
    """A line of the response that has a sensible length."""
    line = fp.readline(_MAXLINE + 1)
    if len(line) > _MAXLINE:
        raise LineTooLong(what)
    return line


def _read_headers(fp):
    """The lines of headers, and the empty one."""
    lines = []
    while True:
        line = _read_line(fp, 'header line')
        lines.append(line)
        if len(lines) > _MAXHEADERS:
            raise HTTPException(f'got more than {_MAXHEADERS} headers')
        if line in _END_OF_HEADERS:
            return lines


def _parse_header_lines(lines, _class=HTTPMessage):
    return email.parser.Parser(_class=_class).parsestr(b''.join(lines).decode('iso-8859-1'))


def parse_headers(fp, _class=HTTPMessage):
    """The headers that come next in a binary file."""
    return _parse_header_lines(_read_headers(fp), _class)


# ---- responses ----

class HTTPResponse(io.BufferedIOBase):
    """What the server answered: status, headers, and the body as a file.

    `length` is how much of the body is left, None if nobody knows; `chunk_left` how much of the current chunk.
    `fp` is None when all is read.
    """

    def __init__(self, sock, debuglevel=0, method=None, url=None):
        self.fp = sock.makefile('rb')
        self.debuglevel = debuglevel
        self._method = method
        self.headers = self.msg = None
        self.version = self.status = self.reason = 'UNKNOWN'
        self.chunked = self.chunk_left = self.length = self.will_close = 'UNKNOWN'

    # ---- status and headers ----

    def _read_status(self):
        line = str(_read_line(self.fp, 'status line'), 'iso-8859-1')
        if self.debuglevel > 0:
            print('reply:', repr(line))
        if not line:
            raise RemoteDisconnected('Remote end closed connection without response')
        version, status, reason = (line.split(None, 2) + ['', '', ''])[:3]
        if not version.startswith('HTTP/'):
            self._close_conn()
            raise BadStatusLine(line)
        try:
            status = int(status)
        except ValueError:
            raise BadStatusLine(line) from None
        if not 100 <= status <= 999:
            raise BadStatusLine(line)
        return version, status, reason

    def begin(self):
        """Read status and headers; those of 100 (Continue) are skipped."""
        if self.headers is not None:
            return
        while True:
            version, status, reason = self._read_status()
            if status != HTTPStatus.CONTINUE:
                break
            skipped = _read_headers(self.fp)
            if self.debuglevel > 0:
                print('headers:', skipped)
        self.code = self.status = status
        self.reason = reason.strip()
        if version in ('HTTP/1.0', 'HTTP/0.9'):
            self.version = 10
        elif version.startswith('HTTP/1.'):
            self.version = 11
        else:
            raise UnknownProtocol(version)
        self.headers = self.msg = parse_headers(self.fp)
        if self.debuglevel > 0:
            for name, value in self.headers.items():
                print('header:', name + ':', value)
        self._find_end()

    def _find_end(self):
        """How the end of the body will be known."""
        coding = self.headers.get('transfer-encoding')
        self.chunked = bool(coding and coding.lower() == 'chunked')
        if self.chunked:
            self.chunk_left = None
        self.will_close = self._check_close()
        self.length = None
        if not self.chunked:
            try:
                length = int(self.headers.get('content-length') or -1)
                self.length = length if length >= 0 else None
            except ValueError:
                pass
        status = self.status
        if (status in (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED) or 100 <= status < 200
                or self._method == 'HEAD'):
            self.length = 0
        if not self.will_close and not self.chunked and self.length is None:
            self.will_close = True

    def _check_close(self):
        """Whether the server closes the connection after this."""
        connection = (self.headers.get('connection') or '').lower()
        if self.version == 11:
            return 'close' in connection
        proxy = self.headers.get('proxy-connection') or ''
        return not (self.headers.get('keep-alive') or 'keep-alive' in connection or 'keep-alive' in proxy.lower())

    # ---- as a file ----

    def _close_conn(self):
        fp = self.fp
        self.fp = None
        fp.close()

    def close(self):
        """The rest of the body is of no interest."""
        try:
            super().close()
        finally:
            if self.fp:
                self._close_conn()

    def flush(self):
        """As files have it."""
        super().flush()
        if self.fp:
            self.fp.flush()

    def readable(self):
        """True."""
        return True

    def isclosed(self):
        """Whether all is read."""
        return self.fp is None

    def _took(self, count, asked):
        """That many bytes of the body were read, of those asked for."""
        if not count and asked:
            self._close_conn()
        elif self.length is not None:
            self.length -= count
            if not self.length:
                self._close_conn()

    def read(self, amt=None):
        """The next bytes of the body; all of them without amt."""
        if self.fp is None:
            return b''
        if self._method == 'HEAD':
            self._close_conn()
            return b''
        if self.chunked:
            return self._read_chunked(None if amt is not None and amt < 0 else amt)
        if amt is None or amt < 0:
            return self._read_all()
        if self.length is not None and amt > self.length:
            amt = self.length
        data = self.fp.read(amt)
        self._took(len(data), amt)
        return data

    def _read_all(self):
        if self.length is None:
            data = self.fp.read()
        else:
            try:
                data = self._safe_read(self.length)
            except IncompleteRead:
                self._close_conn()
                raise
            self.length = 0
        self._close_conn()
        return data

    def readinto(self, b):
        """Fill a buffer with the next bytes of the body; how many there are."""
        if self.fp is None:
            return 0
        if self._method == 'HEAD':
            self._close_conn()
            return 0
        if self.chunked:
            return self._readinto_chunked(b)
        if self.length is not None and len(b) > self.length:
            b = memoryview(b)[:self.length]
        count = self.fp.readinto(b)
        self._took(count, len(b))
        return count

    def read1(self, n=-1):
        """Some bytes of the body, at most n, by at most one read of the connection."""
        if self.fp is None or self._method == 'HEAD':
            return b''
        if self.chunked:
            return self._read1_chunked(n)
        if self.length is not None and not 0 <= n <= self.length:
            n = self.length
        data = self.fp.read1(n)
        self._took(len(data), n)
        return data

    def peek(self, n=-1):
        """Some bytes of the body, which stay there."""
        if self.fp is None or self._method == 'HEAD':
            return b''
        return self._peek_chunked() if self.chunked else self.fp.peek(n)

    def readline(self, limit=-1):
        """The next line of the body, or as much of it as limit allows."""
        if self.fp is None or self._method == 'HEAD':
            return b''
        if self.chunked:
            return super().readline(limit)
        if self.length is not None and not 0 <= limit <= self.length:
            limit = self.length
        data = self.fp.readline(limit)
        self._took(len(data), limit)
        return data

    def fileno(self):
        """The descriptor of the connection."""
        return self.fp.fileno()

    def _safe_read(self, amt):
        data = self.fp.read(amt)
        if len(data) < amt:
            raise IncompleteRead(data, amt - len(data))
        return data

    # ---- chunks ----

    def _get_chunk_left(self):
        """How much of the current chunk is left: the next one's size at its end; None after the last."""
        left = self.chunk_left
        if left:
            return left
        if left is not None:
            self._safe_read(2)
        try:
            left = self._read_next_chunk_size()
        except ValueError:
            raise IncompleteRead(b'') from None
        if left == 0:
            while _read_line(self.fp, 'trailer line') not in _END_OF_HEADERS:
                pass
            self._close_conn()
            left = None
        self.chunk_left = left
        return left

    def _read_next_chunk_size(self):
        line = _read_line(self.fp, 'chunk size')
        try:
            return int(line.partition(b';')[0], 16)
        except ValueError:
            self._close_conn()
            raise

    def _read_chunked(self, amt=None):
        pieces = []
        try:
            while (left := self._get_chunk_left()) is not None:
                if amt is not None and amt <= left:
                    pieces.append(self._safe_read(amt))
                    self.chunk_left = left - amt
                    break
                pieces.append(self._safe_read(left))
                if amt is not None:
                    amt -= left
                self.chunk_left = 0
        except IncompleteRead as exc:
            raise IncompleteRead(b''.join(pieces)) from exc
        return b''.join(pieces)

    def _readinto_chunked(self, b):
        view = memoryview(b)
        total = 0
        try:
            while total < len(view) and (left := self._get_chunk_left()) is not None:
                part = view[total:total + left]
                count = self.fp.readinto(part)
                if count < len(part):
                    raise IncompleteRead(bytes(part[:count]), len(part) - count)
                total += count
                self.chunk_left = left - count
        except IncompleteRead:
            raise IncompleteRead(bytes(view[:total]))
        return total

    def _read1_chunked(self, n):
        left = self._get_chunk_left()
        if left is None or n == 0:
            return b''
        data = self.fp.read1(n if 0 <= n <= left else left)
        self.chunk_left -= len(data)
        if not data:
            raise IncompleteRead(b'')
        return data

    def _peek_chunked(self):
        try:
            left = self._get_chunk_left()
        except IncompleteRead:
            return b''
        return b'' if left is None else self.fp.peek(left)[:left]

    # ---- what was answered ----

    def getheader(self, name, default=None):
        """The values of all headers of that name, with commas between them."""
        if self.headers is None:
            raise ResponseNotReady()
        values = self.headers.get_all(name) or default
        if isinstance(values, str) or not hasattr(values, '__iter__'):
            return values
        return ', '.join(values)

    def getheaders(self):
        """The headers, as pairs."""
        if self.headers is None:
            raise ResponseNotReady()
        return list(self.headers.items())

    def __iter__(self):
        return self

    def info(self):
        """The headers."""
        return self.headers

    def geturl(self):
        """The URL that was opened, if urllib did it."""
        return self.url

    def getcode(self):
        """The status."""
        return self.status


for _class in list(globals().values()):
    if isinstance(_class, type) and _class.__module__ == __name__:
        _class.__module__ = 'http.client'
