"""HTTP, the server's side: handlers that read requests and answer them, and a server of files.

A handler is made for each connection. It reads a request, calls its method do_GET, do_POST, ... and goes on with the
next request as long as `close_connection` is false. CGI scripts are not run here.
"""
import contextlib
import email.utils
import html
import http.client
import io
import os
import posixpath
import shutil
import socket
import socketserver
import sys
import time
import urllib.parse
from http import HTTPStatus

__version__ = '0.6'

__all__ = ['HTTPServer', 'ThreadingHTTPServer', 'BaseHTTPRequestHandler', 'SimpleHTTPRequestHandler',
           'CGIHTTPRequestHandler']

DEFAULT_ERROR_MESSAGE = """\
<!DOCTYPE HTML>
<html lang="en">
    <head>
        <meta charset="utf-8">
        <title>Error response</title>
    </head>
    <body>
        <h1>Error response</h1>
        <p>Error code: %(code)d</p>
        <p>Message: %(message)s.</p>
        <p>Error code explanation: %(code)s - %(explain)s.</p>
    </body>
</html>
"""
DEFAULT_ERROR_CONTENT_TYPE = 'text/html;charset=utf-8'

_CONTROLS = {number: rf'\x{number:02x}' for number in [*range(0x20), *range(0x7f, 0xa0)]} | {ord('\\'): r'\\'}


class HTTPServer(socketserver.TCPServer):
    """A server that knows its name."""

    allow_reuse_address = True

    def server_bind(self):
        """Bind the socket, and find out the name."""
        super().server_bind()
        host, port = self.server_address[:2]
        self.server_name = socket.getfqdn(host)
        self.server_port = port


class ThreadingHTTPServer(socketserver.ThreadingMixIn, HTTPServer):
    """A server with a thread for each connection."""

    daemon_threads = True


class BaseHTTPRequestHandler(socketserver.StreamRequestHandler):
    """Reads requests; a subclass answers them in methods do_GET, do_POST and so on.

    They find the request in `command`, `path`, `headers` and `rfile`, and write to `wfile` after send_response(),
    send_header() and end_headers().
    """

    sys_version = 'Python/' + sys.version.split()[0]
    server_version = 'BaseHTTP/' + __version__
    error_message_format = DEFAULT_ERROR_MESSAGE
    error_content_type = DEFAULT_ERROR_CONTENT_TYPE
    # Of a request that names no version.
    default_request_version = 'HTTP/0.9'
    # With 'HTTP/1.1' connections stay open; then every answer needs a Content-Length.
    protocol_version = 'HTTP/1.0'
    MessageClass = http.client.HTTPMessage
    responses = {status: (status.phrase, status.description) for status in HTTPStatus.__members__.values()}
    weekdayname = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
    monthname = [None, 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

    # ---- reading requests ----

    def handle(self):
        """Answer the requests of a connection."""
        self.close_connection = True
        self.handle_one_request()
        while not self.close_connection:
            self.handle_one_request()

    def handle_one_request(self):
        """Read a request and call its method."""
        try:
            self.raw_requestline = self.rfile.readline(65537)
            if len(self.raw_requestline) > 65536:
                self.requestline = ''
                self.request_version = ''
                self.command = ''
                self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
                return
            if not self.raw_requestline:
                self.close_connection = True
                return
            if not self.parse_request():
                return
            method = getattr(self, 'do_' + self.command, None)
            if method is None:
                self.send_error(HTTPStatus.NOT_IMPLEMENTED, f'Unsupported method ({self.command!r})')
                return
            method()
            self.wfile.flush()
        except TimeoutError as e:
            self.log_error('Request timed out: %r', e)
            self.close_connection = True

    def parse_request(self):
        """Read the headers; whether the request is right. If not, the error is sent."""
        self.command = None
        self.request_version = self.default_request_version
        self.close_connection = True
        self.requestline = str(self.raw_requestline, 'iso-8859-1').rstrip('\r\n')
        words = self.requestline.split()
        if not words:
            return False
        if len(words) >= 3 and not self._take_version(words[-1]):
            return False
        if not 2 <= len(words) <= 3:
            self.send_error(HTTPStatus.BAD_REQUEST, f'Bad request syntax ({self.requestline!r})')
            return False
        self.command, self.path = words[:2]
        if len(words) == 2:
            self.close_connection = True
            if self.command != 'GET':
                self.send_error(HTTPStatus.BAD_REQUEST, f'Bad HTTP/0.9 request type ({self.command!r})')
                return False
        # A browser would take '//host/...' in a redirection for a URL of another host.
        if self.path.startswith('//'):
            self.path = '/' + self.path.lstrip('/')
        return self._read_headers()

    def _take_version(self, version):
        self.request_version = version
        number = version.removeprefix('HTTP/')
        parts = number.split('.')
        if (number == version or len(parts) != 2
                or not all(part.isdigit() and len(part) <= 10 for part in parts)):
            self.send_error(HTTPStatus.BAD_REQUEST, f'Bad request version ({version!r})')
            return False
        version_number = tuple(map(int, parts))
        if version_number >= (1, 1) and self.protocol_version >= 'HTTP/1.1':
            self.close_connection = False
        if version_number >= (2, 0):
            self.send_error(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED, f'Invalid HTTP version ({number})')
            return False
        return True

    def _read_headers(self):
        try:
            self.headers = http.client.parse_headers(self.rfile, _class=self.MessageClass)
        except http.client.LineTooLong as err:
            self.send_error(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, 'Line too long', str(err))
            return False
        except http.client.HTTPException as err:
            self.send_error(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, 'Too many headers', str(err))
            return False
        connection = self.headers.get('Connection', '').lower()
        if connection == 'close':
            self.close_connection = True
        elif connection == 'keep-alive' and self.protocol_version >= 'HTTP/1.1':
            self.close_connection = False
        if (self.headers.get('Expect', '').lower() == '100-continue' and self.protocol_version >= 'HTTP/1.1'
                and self.request_version >= 'HTTP/1.1'):
            return self.handle_expect_100()
        return True

    def handle_expect_100(self):
        """The client waits for a word before it sends the body; whether to go on with the request."""
        self.send_response_only(HTTPStatus.CONTINUE)
        self.end_headers()
        return True

    # ---- answering ----

    def send_error(self, code, message=None, explain=None):
        """Send an error with a page that explains it, and log it."""
        short, long = self.responses.get(code, ('???', '???'))
        if message is None:
            message = short
        if explain is None:
            explain = long
        self.log_error('code %d, message %s', code, message)
        self.send_response(code, message)
        self.send_header('Connection', 'close')
        body = None
        if code >= 200 and code not in (HTTPStatus.NO_CONTENT, HTTPStatus.RESET_CONTENT, HTTPStatus.NOT_MODIFIED):
            body = (self.error_message_format % {
                'code': code, 'message': html.escape(message, quote=False),
                'explain': html.escape(explain, quote=False)}).encode('UTF-8', 'replace')
            self.send_header('Content-Type', self.error_content_type)
            self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        if self.command != 'HEAD' and body:
            self.wfile.write(body)

    def send_response(self, code, message=None):
        """Log the request; begin the answer with its status, Server and Date."""
        self.log_request(code)
        self.send_response_only(code, message)
        self.send_header('Server', self.version_string())
        self.send_header('Date', self.date_time_string())

    def send_response_only(self, code, message=None):
        """Begin the answer with its status."""
        if self.request_version == 'HTTP/0.9':
            return
        if message is None:
            message = self.responses[code][0] if code in self.responses else ''
        self._add_line(f'{self.protocol_version} {code:d} {message}\r\n')

    def send_header(self, keyword, value):
        """Add a header to the answer."""
        if self.request_version != 'HTTP/0.9':
            self._add_line(f'{keyword}: {value}\r\n')
        if keyword.lower() == 'connection':
            if value.lower() == 'close':
                self.close_connection = True
            elif value.lower() == 'keep-alive':
                self.close_connection = False

    def _add_line(self, line):
        if not hasattr(self, '_headers_buffer'):
            self._headers_buffer = []
        self._headers_buffer.append(line.encode('latin-1', 'strict'))

    def end_headers(self):
        """End the headers and send them."""
        if self.request_version != 'HTTP/0.9':
            self._headers_buffer.append(b'\r\n')
            self.flush_headers()

    def flush_headers(self):
        """Send what there is of the headers."""
        if hasattr(self, '_headers_buffer'):
            self.wfile.write(b''.join(self._headers_buffer))
            self._headers_buffer = []

    # ---- logging ----

    def log_request(self, code='-', size='-'):
        """Log a request that is answered."""
        if isinstance(code, HTTPStatus):
            code = code.value
        self.log_message('"%s" %s %s', self.requestline, str(code), str(size))

    def log_error(self, format, *args):
        """Log what went wrong."""
        self.log_message(format, *args)

    def log_message(self, format, *args):
        """Write a line to sys.stderr: the client, the time, a message without control characters."""
        message = (format % args).translate(_CONTROLS)
        sys.stderr.write(f'{self.address_string()} - - [{self.log_date_time_string()}] {message}\n')

    def version_string(self):
        """What the header Server says."""
        return f'{self.server_version} {self.sys_version}'

    def date_time_string(self, timestamp=None):
        """A timestamp (default: now) as headers have it."""
        return email.utils.formatdate(time.time() if timestamp is None else timestamp, usegmt=True)

    def log_date_time_string(self):
        """The time as the log has it."""
        year, month, day, hour, minute, second, *_ = time.localtime(time.time())
        return f'{day:02}/{self.monthname[month]}/{year:04} {hour:02}:{minute:02}:{second:02}'

    def address_string(self):
        """The client's address."""
        return self.client_address[0]


class SimpleHTTPRequestHandler(BaseHTTPRequestHandler):
    """Serves the files below a directory."""

    server_version = 'SimpleHTTP/' + __version__
    index_pages = ('index.html', 'index.htm')
    extensions_map = _encodings_map_default = {
        '.gz': 'application/gzip', '.Z': 'application/octet-stream', '.bz2': 'application/x-bzip2',
        '.xz': 'application/x-xz'}

    def __init__(self, *args, directory=None, **kwargs):
        self.directory = os.fspath(os.getcwd() if directory is None else directory)
        super().__init__(*args, **kwargs)

    def do_GET(self):
        """Send a file."""
        f = self.send_head()
        if f:
            try:
                self.copyfile(f, self.wfile)
            finally:
                f.close()

    def do_HEAD(self):
        """Send the headers for a file."""
        f = self.send_head()
        if f:
            f.close()

    def send_head(self):
        """Send the headers; the open file that is to follow, or None."""
        path = self.translate_path(self.path)
        if os.path.isdir(path):
            parts = urllib.parse.urlsplit(self.path)
            if not parts.path.endswith('/'):
                self._redirect(urllib.parse.urlunsplit(parts._replace(path=parts.path + '/')))
                return None
            for index in self.index_pages:
                index = os.path.join(path, index)
                if os.path.isfile(index):
                    path = index
                    break
            else:
                return self.list_directory(path)
        # open() refuses a file with a slash behind it, but not everywhere.
        if path.endswith('/'):
            self.send_error(HTTPStatus.NOT_FOUND, 'File not found')
            return None
        try:
            f = open(path, 'rb')
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND, 'File not found')
            return None
        try:
            return self._send_file_head(f, path)
        except:
            f.close()
            raise

    def _redirect(self, url):
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header('Location', url)
        self.send_header('Content-Length', '0')
        self.end_headers()

    def _send_file_head(self, f, path):
        stats = os.fstat(f.fileno())
        if self._client_has(stats.st_mtime):
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self.end_headers()
            f.close()
            return None
        self.send_response(HTTPStatus.OK)
        self.send_header('Content-type', self.guess_type(path))
        self.send_header('Content-Length', str(stats.st_size))
        self.send_header('Last-Modified', self.date_time_string(stats.st_mtime))
        self.end_headers()
        return f

    def _client_has(self, mtime):
        """Whether the client asks for what is newer than the file."""
        import datetime
        if 'If-Modified-Since' not in self.headers or 'If-None-Match' in self.headers:
            return False
        try:
            since = email.utils.parsedate_to_datetime(self.headers['If-Modified-Since'])
        except (TypeError, IndexError, OverflowError, ValueError):
            return False
        if since.tzinfo is None:
            since = since.replace(tzinfo=datetime.timezone.utc)
        if since.tzinfo is not datetime.timezone.utc:
            return False
        modified = datetime.datetime.fromtimestamp(mtime, datetime.timezone.utc).replace(microsecond=0)
        return modified <= since

    def list_directory(self, path):
        """Send the headers for a page that lists a directory; the page as an open file, or None."""
        try:
            names = sorted(os.listdir(path), key=str.lower)
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND, 'No permission to list directory')
            return None
        encoding = sys.getfilesystemencoding()
        page = '\n'.join(self._listing(path, names, encoding)).encode(encoding, 'surrogateescape')
        self.send_response(HTTPStatus.OK)
        self.send_header('Content-type', f'text/html; charset={encoding}')
        self.send_header('Content-Length', str(len(page)))
        self.end_headers()
        return io.BytesIO(page)

    def _listing(self, path, names, encoding):
        try:
            shown = urllib.parse.unquote(self.path, errors='surrogatepass')
        except UnicodeDecodeError:
            shown = urllib.parse.unquote(self.path)
        title = f'Directory listing for {html.escape(shown, quote=False)}'
        yield from ('<!DOCTYPE HTML>', '<html lang="en">', '<head>', f'<meta charset="{encoding}">',
                    f'<title>{title}</title>\n</head>', f'<body>\n<h1>{title}</h1>', '<hr>\n<ul>')
        for name in names:
            full = os.path.join(path, name)
            slash = '/' if os.path.isdir(full) else ''
            mark = '@' if os.path.islink(full) else slash
            link = urllib.parse.quote(name + slash, errors='surrogatepass')
            yield f'<li><a href="{link}">{html.escape(name + mark, quote=False)}</a></li>'
        yield '</ul>\n<hr>\n</body>\n</html>\n'

    def translate_path(self, path):
        """The path of the file for that of a URL; it does not leave the directory."""
        path = path.partition('#')[0].partition('?')[0]
        slash = '/' if path.rstrip().endswith('/') else ''
        try:
            path = urllib.parse.unquote(path, errors='surrogatepass')
        except UnicodeDecodeError:
            path = urllib.parse.unquote(path)
        words = [word for word in posixpath.normpath(path).split('/')
                 if word and not os.path.dirname(word) and word not in (os.curdir, os.pardir)]
        return os.path.join(self.directory, *words) + slash

    def copyfile(self, source, outputfile):
        """Copy an open file into another one."""
        shutil.copyfileobj(source, outputfile)

    def guess_type(self, path):
        """The type of a file, by its name."""
        import mimetypes
        ext = posixpath.splitext(path)[1]
        for key in ext, ext.lower():
            if key in self.extensions_map:
                return self.extensions_map[key]
        return mimetypes.guess_file_type(path)[0] or 'application/octet-stream'


class CGIHTTPRequestHandler(SimpleHTTPRequestHandler):
    """Runs scripts in CPython; not here."""

    def __init__(self, *args, **kwargs):
        raise NotImplementedError('http.server does not run CGI scripts')


# ---- python -m http.server ----

def _get_best_family(*address):
    family, _, _, _, sockaddr = socket.getaddrinfo(*address, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    return family, sockaddr


def test(HandlerClass=BaseHTTPRequestHandler, ServerClass=ThreadingHTTPServer, protocol='HTTP/1.0', port=8000,
         bind=None):
    """Serve until Ctrl-C."""
    ServerClass.address_family, address = _get_best_family(bind, port)
    HandlerClass.protocol_version = protocol
    with ServerClass(address, HandlerClass) as server:
        host, port = server.socket.getsockname()[:2]
        url_host = f'[{host}]' if ':' in host else host
        print(f'Serving HTTP on {host} port {port} (http://{url_host}:{port}/) ...')
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print('\nKeyboard interrupt received, exiting.')
            sys.exit(0)


class _DualStackServer(ThreadingHTTPServer):
    """Answers IPv4 too where it listens on IPv6."""

    directory = None

    def server_bind(self):
        """Bind the socket."""
        with contextlib.suppress(Exception):
            self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        return super().server_bind()

    def finish_request(self, request, client_address):
        """Handle a connection."""
        self.RequestHandlerClass(request, client_address, self, directory=self.directory)


def _main():
    import argparse
    parser = argparse.ArgumentParser()
    parser.add_argument('--cgi', action='store_true', help='run as CGI server')
    parser.add_argument('-b', '--bind', metavar='ADDRESS',
                        help='bind to this address (default: all interfaces)')
    parser.add_argument('-d', '--directory', default=os.getcwd(),
                        help='serve this directory (default: current directory)')
    parser.add_argument('-p', '--protocol', metavar='VERSION', default='HTTP/1.0',
                        help='conform to this HTTP version (default: %(default)s)')
    parser.add_argument('port', default=8000, type=int, nargs='?',
                        help='bind to this port (default: %(default)s)')
    args = parser.parse_args()
    if args.cgi:
        raise NotImplementedError('http.server does not run CGI scripts')
    _DualStackServer.directory = args.directory
    test(SimpleHTTPRequestHandler, _DualStackServer, args.protocol, args.port, args.bind)


if __name__ == '__main__':
    _main()
