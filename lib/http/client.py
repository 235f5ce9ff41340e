"""HTTP, the client's side: a connection sends a request, then gives its response; the response is read like a file.

A connection is in one of three states. Idle: a request may begin. Request-started: headers may be added.
Request-sent: the response is to be fetched. Once there, it must be read to its end before the next request begins,
unless the server closes the connection, which then belongs to the response alone.
"""
import collections.abc
import errno
import io
import re
import socket
import sys
from urllib.parse import urlsplit

from http import HTTPStatus
from http._response import (
    _MAXHEADERS, _MAXLINE, BadStatusLine, CannotSendHeader, CannotSendRequest, HTTPException, HTTPMessage, HTTPResponse,
    ImproperConnectionState, IncompleteRead, InvalidURL, LineTooLong, NotConnected, RemoteDisconnected,
    ResponseNotReady, UnimplementedFileMode, UnknownProtocol, UnknownTransferEncoding, _parse_header_lines,
    _read_headers, parse_headers)

__all__ = ['HTTPResponse', 'HTTPConnection', 'HTTPException', 'NotConnected', 'UnknownProtocol',
           'UnknownTransferEncoding', 'UnimplementedFileMode', 'IncompleteRead', 'InvalidURL',
           'ImproperConnectionState', 'CannotSendRequest', 'CannotSendHeader', 'ResponseNotReady', 'BadStatusLine',
           'LineTooLong', 'RemoteDisconnected', 'error', 'responses']

HTTP_PORT = 80
HTTPS_PORT = 443

_CS_IDLE = 'Idle'
_CS_REQ_STARTED = 'Request-started'
_CS_REQ_SENT = 'Request-sent'

error = HTTPException

# Each status is a name of this module too: http.client.OK.
globals().update(HTTPStatus.__members__)
responses = {status: status.phrase for status in HTTPStatus.__members__.values()}

_METHODS_EXPECTING_BODY = {'PATCH', 'POST', 'PUT'}

_header_name = re.compile(rb'[^:\s][^:\r\n]*')
_bad_header_value = re.compile(rb'\n(?![ \t])|\r(?![ \t\n])')
_bad_in_url = re.compile('[\x00-\x20\x7f]')
_bad_in_method = re.compile('[\x00-\x1f]')


# ---- connections ----

def _encode(data, name='data'):
    """The bytes of a str, in Latin-1."""
    try:
        return data.encode('latin-1')
    except UnicodeEncodeError as err:
        part = data[err.start:err.end]
        raise UnicodeEncodeError(
            err.encoding, err.object, err.start, err.end,
            f"{name.title()} ({part!r:.20}) is not valid Latin-1. Use {name}.encode('utf-8') "
            'if you want to send it encoded in UTF-8.') from None


def _encode_host(host):
    """A host name as it is sent, in brackets if it has colons, without the name of an interface."""
    try:
        encoded = host.encode('ascii')
    except UnicodeEncodeError:
        encoded = host.encode('idna')
    return _strip_ipv6_iface(_wrap_ipv6(encoded))


def _wrap_ipv6(host):
    return b'[' + host + b']' if b':' in host and not host.startswith(b'[') else host


def _strip_ipv6_iface(host):
    """The host without '%' and what follows it."""
    head, percent, _ = host.partition(b'%')
    if not percent:
        return host
    assert head.startswith(b'['), head
    return head + b']'


def _refuse_controls(pattern, text, exception, what):
    found = pattern.search(text)
    if found:
        raise exception(f"{what} can't contain control characters. {text!r} (found at least {found[0]!r})")


class HTTPConnection:
    """A connection to a server, made when the first request is sent."""

    _http_vsn = 11
    _http_vsn_str = 'HTTP/1.1'
    response_class = HTTPResponse
    default_port = HTTP_PORT
    auto_open = 1
    debuglevel = 0

    def __init__(self, host, port=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, source_address=None, blocksize=8192):
        self.timeout = timeout
        self.source_address = source_address
        self.blocksize = blocksize
        self.sock = None
        self._buffer = []
        self.__response = None
        self.__state = _CS_IDLE
        self._method = None
        self._tunnel_host = None
        self._tunnel_port = None
        self._tunnel_headers = {}
        self._raw_proxy_headers = None
        self.host, self.port = self._get_hostport(host, port)
        self._validate_host(self.host)
        # Tests put another function here.
        self._create_connection = socket.create_connection

    def _get_hostport(self, host, port):
        if port is None:
            colon = host.rfind(':')
            if colon > host.rfind(']'):
                text = host[colon + 1:]
                try:
                    port = int(text) if text else self.default_port
                except ValueError:
                    raise InvalidURL(f"nonnumeric port: '{text}'") from None
                host = host[:colon]
            else:
                port = self.default_port
        if host.startswith('[') and host.endswith(']'):
            host = host[1:-1]
        return host, port

    def set_debuglevel(self, level):
        """With 1 what is sent and received is printed."""
        self.debuglevel = level

    # ---- tunnels ----

    def set_tunnel(self, host, port=None, headers=None):
        """The host of the connection is a proxy that makes a connection to this one."""
        if self.sock:
            raise RuntimeError("Can't set up tunnel for established connection")
        self._tunnel_host, self._tunnel_port = self._get_hostport(host, port)
        self._tunnel_headers = dict(headers) if headers else {}
        if not any(header.lower() == 'host' for header in self._tunnel_headers):
            name = _wrap_ipv6(self._tunnel_host.encode('idna')).decode('ascii')
            self._tunnel_headers['Host'] = f'{name}:{self._tunnel_port}'

    def _tunnel(self):
        name = _wrap_ipv6(self._tunnel_host.encode('idna')).decode('ascii')
        lines = [f'CONNECT {name}:{self._tunnel_port} {self._http_vsn_str}'.encode('ascii')]
        lines += [f'{header}: {value}'.encode('latin-1') for header, value in self._tunnel_headers.items()]
        self.send(b'\r\n'.join(lines) + b'\r\n\r\n')
        response = self.response_class(self.sock, method=self._method)
        try:
            _, code, message = response._read_status()
            self._raw_proxy_headers = _read_headers(response.fp)
            if self.debuglevel > 0:
                for header in self._raw_proxy_headers:
                    print('header:', header.decode())
            if code != HTTPStatus.OK:
                self.close()
                raise OSError(f'Tunnel connection failed: {code} {message.strip()}')
        finally:
            response.close()

    def get_proxy_response_headers(self):
        """The headers of the proxy's answer; None without a proxy."""
        if self._raw_proxy_headers is None:
            return None
        return _parse_header_lines(self._raw_proxy_headers)

    # ---- opening and closing, sending bytes ----

    def connect(self):
        """Make the connection."""
        sys.audit('http.client.connect', self, self.host, self.port)
        self.sock = self._create_connection((self.host, self.port), self.timeout, self.source_address)
        try:
            self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError as e:
            if e.errno != errno.ENOPROTOOPT:
                raise
        if self._tunnel_host:
            self._tunnel()

    def close(self):
        """Close the connection; the next request makes another one."""
        self.__state = _CS_IDLE
        try:
            sock = self.sock
            if sock:
                self.sock = None
                sock.close()
        finally:
            response = self.__response
            if response:
                self.__response = None
                response.close()

    def send(self, data):
        """Send bytes, what a file has, or what an iterable gives."""
        if self.sock is None:
            if not self.auto_open:
                raise NotConnected()
            self.connect()
        if self.debuglevel > 0:
            print('send:', repr(data))
        if hasattr(data, 'read'):
            for block in self._read_readable(data):
                sys.audit('http.client.send', self, block)
                self.sock.sendall(block)
            return
        sys.audit('http.client.send', self, data)
        try:
            self.sock.sendall(data)
        except TypeError:
            if not isinstance(data, collections.abc.Iterable):
                raise TypeError(
                    f'data should be a bytes-like object or an iterable, got {type(data)!r}') from None
            for block in data:
                self.sock.sendall(block)

    def _read_readable(self, readable):
        """The blocks of a file, as bytes."""
        if self.debuglevel > 0:
            print('reading a readable')
        encode = isinstance(readable, io.TextIOBase)
        if encode and self.debuglevel > 0:
            print('encoding file using iso-8859-1')
        while block := readable.read(self.blocksize):
            yield block.encode('iso-8859-1') if encode else block

    # ---- requests ----

    def request(self, method, url, body=None, headers={}, *, encode_chunked=False):
        """Send a whole request: body is a str, bytes, a file, or an iterable of bytes."""
        self._send_request(method, url, body, headers, encode_chunked)

    def _send_request(self, method, url, body, headers, encode_chunked):
        names = {name.lower() for name in headers}
        self.putrequest(method, url, 'host' in names, 'accept-encoding' in names)
        if 'content-length' in names:
            encode_chunked = False
        elif 'transfer-encoding' not in names:
            length = self._get_content_length(body, method)
            encode_chunked = length is None and body is not None
            if encode_chunked:
                if self.debuglevel > 0:
                    print(f'Unable to determine size of {body!r}')
                self.putheader('Transfer-Encoding', 'chunked')
            elif length is not None:
                self.putheader('Content-Length', str(length))
        for name, value in headers.items():
            self.putheader(name, value)
        if isinstance(body, str):
            body = _encode(body, 'body')
        self.endheaders(body, encode_chunked=encode_chunked)

    @staticmethod
    def _get_content_length(body, method):
        """The length of a body; None if it cannot be known before it is read, or if there should be none."""
        if body is None:
            return 0 if method.upper() in _METHODS_EXPECTING_BODY else None
        if hasattr(body, 'read'):
            return None
        try:
            return memoryview(body).nbytes
        except TypeError:
            return len(body) if isinstance(body, str) else None

    def putrequest(self, method, url, skip_host=False, skip_accept_encoding=False):
        """Begin a request; putheader() and endheaders() are to follow."""
        if self.__response and self.__response.isclosed():
            self.__response = None
        if self.__state != _CS_IDLE:
            raise CannotSendRequest(self.__state)
        self.__state = _CS_REQ_STARTED
        self._validate_method(method)
        self._method = method
        url = url or '/'
        self._validate_path(url)
        self._output(self._encode_request(f'{method} {url} {self._http_vsn_str}'))
        if self._http_vsn != 11:
            return
        if not skip_host:
            self.putheader('Host', self._host_header(url))
        if not skip_accept_encoding:
            self.putheader('Accept-Encoding', 'identity')

    def _host_header(self, url):
        netloc = urlsplit(url).netloc if url.startswith('http') else ''
        if netloc:
            try:
                encoded = netloc.encode('ascii')
            except UnicodeEncodeError:
                encoded = netloc.encode('idna')
            return _strip_ipv6_iface(encoded)
        host, port = (self._tunnel_host, self._tunnel_port) if self._tunnel_host else (self.host, self.port)
        encoded = _encode_host(host)
        return encoded if port == self.default_port else b'%b:%d' % (encoded, port)

    def _encode_request(self, request):
        return request.encode('ascii')

    def _validate_method(self, method):
        _refuse_controls(_bad_in_method, method, ValueError, 'method')

    def _validate_path(self, url):
        _refuse_controls(_bad_in_url, url, InvalidURL, 'URL')

    def _validate_host(self, host):
        _refuse_controls(_bad_in_url, host, InvalidURL, 'URL')

    def _output(self, line):
        self._buffer.append(line)

    def putheader(self, header, *values):
        """Add a header to the request; several values go to lines of their own."""
        if self.__state != _CS_REQ_STARTED:
            raise CannotSendHeader()
        if hasattr(header, 'encode'):
            header = header.encode('ascii')
        if not _header_name.fullmatch(header):
            raise ValueError(f'Invalid header name {header!r}')
        values = [self._encode_value(value) for value in values]
        self._output(header + b': ' + b'\r\n\t'.join(values))

    @staticmethod
    def _encode_value(value):
        if hasattr(value, 'encode'):
            value = value.encode('latin-1')
        elif isinstance(value, int):
            value = str(value).encode('ascii')
        if _bad_header_value.search(value):
            raise ValueError(f'Invalid header value {value!r}')
        return value

    def endheaders(self, message_body=None, *, encode_chunked=False):
        """End the headers and send the request."""
        if self.__state != _CS_REQ_STARTED:
            raise CannotSendHeader()
        self.__state = _CS_REQ_SENT
        self._send_output(message_body, encode_chunked)

    def _send_output(self, body, encode_chunked):
        self._buffer.extend((b'', b''))
        head = b'\r\n'.join(self._buffer)
        self._buffer.clear()
        self.send(head)
        if body is None:
            return
        chunked = encode_chunked and self._http_vsn == 11
        for chunk in self._chunks(body):
            if not chunk:
                if self.debuglevel > 0:
                    print('Zero length chunk ignored')
                continue
            self.send(b'%X\r\n%b\r\n' % (len(chunk), chunk) if chunked else chunk)
        if chunked:
            self.send(b'0\r\n\r\n')

    def _chunks(self, body):
        if hasattr(body, 'read'):
            return self._read_readable(body)
        try:
            memoryview(body)
            return (body,)
        except TypeError:
            pass
        try:
            return iter(body)
        except TypeError:
            raise TypeError(
                f'message_body should be a bytes-like object or an iterable, got {type(body)!r}') from None

    def getresponse(self):
        """The response, its headers read."""
        if self.__response and self.__response.isclosed():
            self.__response = None
        if self.__state != _CS_REQ_SENT or self.__response:
            raise ResponseNotReady(self.__state)
        if self.debuglevel > 0:
            response = self.response_class(self.sock, self.debuglevel, method=self._method)
        else:
            response = self.response_class(self.sock, method=self._method)
        try:
            try:
                response.begin()
            except ConnectionError:
                self.close()
                raise
            self.__state = _CS_IDLE
            if response.will_close:
                self.close()
            else:
                self.__response = response
            return response
        except:
            response.close()
            raise


try:
    import ssl
except ImportError:
    pass
else:
    def _create_https_context(http_version):
        """The context of a connection that names none."""
        context = ssl._create_default_https_context()
        if http_version == 11:
            context.set_alpn_protocols(['http/1.1'])
        if context.post_handshake_auth is not None:
            context.post_handshake_auth = True
        return context

    class HTTPSConnection(HTTPConnection):
        """The same through TLS."""

        default_port = HTTPS_PORT

        def __init__(self, host, port=None, *, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, source_address=None,
                     context=None, blocksize=8192):
            super().__init__(host, port, timeout, source_address, blocksize=blocksize)
            self._context = _create_https_context(self._http_vsn) if context is None else context

        def connect(self):
            """Make the connection, and the handshake."""
            super().connect()
            self.sock = self._context.wrap_socket(self.sock, server_hostname=self._tunnel_host or self.host)

    __all__.append('HTTPSConnection')
