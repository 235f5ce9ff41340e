"""Opening URLs: a request goes through a chain of handlers, each for a scheme, a status or a purpose.

A handler says by the names of its methods what it is for: `http_open` opens, `http_request` prepares,
`http_response` looks at the answer, `http_error_302` deals with a status. FTP is not here.
"""
import base64
import bisect
import http.client
import io
import os
import string
import sys
import tempfile
from contextlib import closing
from email.message import Message
from socket import _GLOBAL_DEFAULT_TIMEOUT

from urllib._auth import (
    AbstractBasicAuthHandler, AbstractDigestAuthHandler, HTTPBasicAuthHandler, HTTPDigestAuthHandler,
    HTTPPasswordMgr, HTTPPasswordMgrWithDefaultRealm, HTTPPasswordMgrWithPriorAuth, ProxyBasicAuthHandler,
    ProxyDigestAuthHandler, parse_http_list, parse_keqv_list)
from urllib._handler import BaseHandler
from urllib._parts import _splithost, _splitport, _splittype
from urllib._proxies import (
    _parse_proxy, _proxy_bypass_winreg_override, getproxies_environment, proxy_bypass_environment)
from urllib._request import Request, request_host
from urllib.error import ContentTooShortError, HTTPError, URLError
from urllib.parse import quote, unquote, unquote_to_bytes, urljoin, urlparse, urlunparse
from urllib.response import addinfourl

__all__ = [
    'Request', 'OpenerDirector', 'BaseHandler', 'HTTPDefaultErrorHandler', 'HTTPRedirectHandler',
    'HTTPCookieProcessor', 'ProxyHandler', 'HTTPPasswordMgr', 'HTTPPasswordMgrWithDefaultRealm',
    'HTTPPasswordMgrWithPriorAuth', 'AbstractBasicAuthHandler', 'HTTPBasicAuthHandler', 'ProxyBasicAuthHandler',
    'AbstractDigestAuthHandler', 'HTTPDigestAuthHandler', 'ProxyDigestAuthHandler', 'HTTPHandler', 'FileHandler',
    'DataHandler', 'UnknownHandler', 'HTTPErrorProcessor', 'urlopen', 'install_opener', 'build_opener',
    'pathname2url', 'url2pathname', 'getproxies', 'urlretrieve', 'urlcleanup']

__version__ = f'{sys.version_info[0]}.{sys.version_info[1]}'

_opener = None


def urlopen(url, data=None, timeout=_GLOBAL_DEFAULT_TIMEOUT, *, context=None):
    """Open a URL or a Request; data, bytes, makes it a POST. The result is read like a file.

    URLError if that fails, HTTPError if the server answers with an error.
    """
    global _opener
    if context:
        opener = build_opener(HTTPSHandler(context=context))
    else:
        if _opener is None:
            _opener = build_opener()
        opener = _opener
    return opener.open(url, data, timeout)


def install_opener(opener):
    """From now on urlopen() uses this one."""
    global _opener
    _opener = opener


_url_tempfiles = []


def urlretrieve(url, filename=None, reporthook=None, data=None):
    """Copy what a URL gives into a file, by default a temporary one: (name of the file, headers).

    reporthook(block number, size of a block, size of all or -1) is called before the first block and after each.
    A local file is not copied unless the other one is named.
    """
    scheme, path = _splittype(url)
    with closing(urlopen(url, data)) as source:
        headers = source.info()
        if scheme == 'file' and not filename:
            return os.path.normpath(path), headers
        if filename:
            target = open(filename, 'wb')
        else:
            target = tempfile.NamedTemporaryFile(delete=False)
            filename = target.name
            _url_tempfiles.append(filename)
        with target:
            size = int(headers['Content-Length']) if 'content-length' in headers else -1
            read = _copy(source, target, size, reporthook)
    if 0 <= size != read and read < size:
        raise ContentTooShortError(f'retrieval incomplete: got only {read} out of {size} bytes', (filename, headers))
    return filename, headers


def _copy(source, target, size, reporthook):
    """Copy blocks; how many bytes there were."""
    block_size = 8192
    read = number = 0
    if reporthook:
        reporthook(number, block_size, size)
    while block := source.read(block_size):
        read += len(block)
        target.write(block)
        number += 1
        if reporthook:
            reporthook(number, block_size, size)
    return read


def urlcleanup():
    """Remove the temporary files of urlretrieve(), and what install_opener() did."""
    global _opener
    for name in _url_tempfiles:
        try:
            os.unlink(name)
        except OSError:
            pass
    _url_tempfiles.clear()
    _opener = None


# ---- the chain of handlers ----

class OpenerDirector:
    """Handlers, sorted by what they are for."""

    def __init__(self):
        self.addheaders = [('User-agent', f'Python-urllib/{__version__}')]
        self.handlers = []
        self.handle_open = {}
        self.handle_error = {}
        self.process_response = {}
        self.process_request = {}

    def add_handler(self, handler):
        """Add a handler for all that its methods say."""
        if not hasattr(handler, 'add_parent'):
            raise TypeError(f'expected BaseHandler instance, got {type(handler)!r}')
        added = False
        for name in dir(handler):
            if name in ('redirect_request', 'do_open', 'proxy_open'):
                continue
            protocol, _, purpose = name.partition('_')
            handlers = self._handlers_for(protocol, purpose)
            if handlers is not None:
                bisect.insort(handlers, handler)
                added = True
        if added:
            bisect.insort(self.handlers, handler)
            handler.add_parent(self)

    def _handlers_for(self, protocol, purpose):
        """The list into which a handler with a method PROTOCOL_PURPOSE goes, or None."""
        if purpose.startswith('error'):
            kind = purpose.rpartition('error_')[2] if purpose.startswith('error_') else purpose
            kind = int(kind) if kind.isdigit() else kind
            return self.handle_error.setdefault(protocol, {}).setdefault(kind, [])
        table = {'open': self.handle_open, 'response': self.process_response,
                 'request': self.process_request}.get(purpose)
        return None if table is None else table.setdefault(protocol, [])

    def close(self):
        """Nothing; files have it."""

    def _call_chain(self, chain, kind, meth_name, *args):
        """The first result of a handler that is not None."""
        for handler in chain.get(kind, ()):
            result = getattr(handler, meth_name)(*args)
            if result is not None:
                return result
        return None

    def open(self, fullurl, data=None, timeout=_GLOBAL_DEFAULT_TIMEOUT):
        """Open a URL or a Request."""
        if isinstance(fullurl, str):
            req = Request(fullurl, data)
        else:
            req = fullurl
            if data is not None:
                req.data = data
        req.timeout = timeout
        protocol = req.type
        for processor in self.process_request.get(protocol, []):
            req = getattr(processor, protocol + '_request')(req)
        sys.audit('urllib.Request', req.full_url, req.data, req.headers, req.get_method())
        response = self._open(req, data)
        for processor in self.process_response.get(protocol, []):
            response = getattr(processor, protocol + '_response')(req, response)
        return response

    def _open(self, req, data=None):
        protocol = req.type
        return (self._call_chain(self.handle_open, 'default', 'default_open', req)
                or self._call_chain(self.handle_open, protocol, protocol + '_open', req)
                or self._call_chain(self.handle_open, 'unknown', 'unknown_open', req))

    def error(self, proto, *args):
        """An answer with a status that is no success: what a handler makes of it."""
        if proto not in ('http', 'https'):
            return self._call_chain(self.handle_error, proto, proto + '_error', *args)
        chain = self.handle_error['http']
        code = args[2]
        result = self._call_chain(chain, code, f'http_error_{code}', *args)
        return result or self._call_chain(chain, 'default', 'http_error_default', *args)


def build_opener(*handlers):
    """An OpenerDirector with the usual handlers and these, classes or instances; a usual one gives way to its kind."""
    opener = OpenerDirector()
    usual = [ProxyHandler, UnknownHandler, HTTPHandler, HTTPDefaultErrorHandler, HTTPRedirectHandler, FileHandler,
             HTTPErrorProcessor, DataHandler]
    if hasattr(http.client, 'HTTPSConnection'):
        usual.append(HTTPSHandler)

    def replaces(handler, klass):
        return issubclass(handler, klass) if isinstance(handler, type) else isinstance(handler, klass)

    for klass in usual:
        if not any(replaces(handler, klass) for handler in handlers):
            opener.add_handler(klass())
    for handler in handlers:
        opener.add_handler(handler() if isinstance(handler, type) else handler)
    return opener


# ---- statuses ----

class HTTPErrorProcessor(BaseHandler):
    """Lets the others deal with all statuses but 200 to 299."""

    handler_order = 1000

    def http_response(self, request, response):
        """The answer, or what the handler of an error gives."""
        code = response.code
        if not 200 <= code < 300:
            response = self.parent.error('http', request, response, code, response.msg, response.info())
        return response

    https_response = http_response


class HTTPDefaultErrorHandler(BaseHandler):
    """Raises HTTPError."""

    def http_error_default(self, req, fp, code, msg, hdrs):
        """Always HTTPError."""
        raise HTTPError(req.full_url, code, msg, hdrs, fp)


class HTTPRedirectHandler(BaseHandler):
    """Goes where the answer says."""

    max_repeats = 4
    max_redirections = 10
    inf_msg = ('The HTTP server returned a redirect error that would lead to an infinite loop.\n'
               'The last 30x error message was:\n')

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        """The new request; None lets other handlers try, HTTPError stops."""
        method = req.get_method()
        if not (method in ('GET', 'HEAD') and code in (301, 302, 303, 307, 308)
                or method == 'POST' and code in (301, 302, 303)):
            raise HTTPError(req.full_url, code, msg, headers, fp)
        kept = {name: value for name, value in req.headers.items()
                if name.lower() not in ('content-length', 'content-type')}
        return Request(newurl.replace(' ', '%20'), method='HEAD' if method == 'HEAD' else 'GET', headers=kept,
                       origin_req_host=req.origin_req_host, unverifiable=True)

    def http_error_302(self, req, fp, code, msg, headers):
        """Open the other URL."""
        if 'location' in headers:
            newurl = headers['location']
        elif 'uri' in headers:
            newurl = headers['uri']
        else:
            return None
        parts = urlparse(newurl)
        if parts.scheme not in ('http', 'https', 'ftp', ''):
            raise HTTPError(newurl, code, f"{msg} - Redirection to url '{newurl}' is not allowed", headers, fp)
        if not parts.path and parts.netloc:
            parts = parts._replace(path='/')
        newurl = quote(urlunparse(parts), encoding='iso-8859-1', safe=string.punctuation)
        newurl = urljoin(req.full_url, newurl)
        new = self.redirect_request(req, fp, code, msg, headers, newurl)
        if new is None:
            return None
        visited = new.redirect_dict = getattr(req, 'redirect_dict', {})
        if visited.get(newurl, 0) >= self.max_repeats or len(visited) >= self.max_redirections:
            raise HTTPError(req.full_url, code, self.inf_msg + msg, headers, fp)
        req.redirect_dict = visited
        visited[newurl] = visited.get(newurl, 0) + 1
        # What is left is not read, but the connection may be used again.
        fp.read()
        fp.close()
        return self.parent.open(new, timeout=req.timeout)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


# ---- proxies ----

class ProxyHandler(BaseHandler):
    """Sends requests to proxies: a mapping from schemes to their URLs, by default that of getproxies()."""

    handler_order = 100

    def __init__(self, proxies=None):
        if proxies is None:
            proxies = getproxies()
        assert hasattr(proxies, 'keys'), 'proxies must be a mapping'
        self.proxies = proxies
        for type, url in proxies.items():
            type = type.lower()
            setattr(self, type + '_open',
                    lambda r, proxy=url, type=type, meth=self.proxy_open: meth(r, proxy, type))

    def proxy_open(self, req, proxy, type):
        """Direct the request to the proxy; None: the next handler opens it."""
        original = req.type
        scheme, user, password, hostport = _parse_proxy(proxy)
        if scheme is None:
            scheme = original
        if req.host and proxy_bypass(req.host):
            return None
        if user and password:
            credentials = f'{unquote(user)}:{unquote(password)}'.encode()
            req.add_header('Proxy-authorization', 'Basic ' + base64.b64encode(credentials).decode('ascii'))
        req.set_proxy(unquote(hostport), scheme)
        if original == scheme or original == 'https':
            return None
        return self.parent.open(req, timeout=req.timeout)


getproxies = getproxies_environment
proxy_bypass = proxy_bypass_environment


# ---- http and https ----

class AbstractHTTPHandler(BaseHandler):
    """What http and https have in common."""

    def __init__(self, debuglevel=None):
        self._debuglevel = http.client.HTTPConnection.debuglevel if debuglevel is None else debuglevel

    def set_http_debuglevel(self, level):
        """With 1 what is sent and received is printed."""
        self._debuglevel = level

    def _get_content_length(self, request):
        return http.client.HTTPConnection._get_content_length(request.data, request.get_method())

    def do_request_(self, request):
        """Add the headers that every request has."""
        host = request.host
        if not host:
            raise URLError('no host given')
        if request.data is not None:
            self._prepare_data(request)
        if request.has_proxy():
            host = _splithost(_splittype(request.selector)[1])[0] or host
        if not request.has_header('Host'):
            request.add_unredirected_header('Host', host)
        for name, value in self.parent.addheaders:
            name = name.capitalize()
            if not request.has_header(name):
                request.add_unredirected_header(name, value)
        return request

    def _prepare_data(self, request):
        if isinstance(request.data, str):
            raise TypeError('POST data should be bytes, an iterable of bytes, or a file object. '
                            'It cannot be of type str.')
        if not request.has_header('Content-type'):
            request.add_unredirected_header('Content-type', 'application/x-www-form-urlencoded')
        if not request.has_header('Content-length') and not request.has_header('Transfer-encoding'):
            length = self._get_content_length(request)
            if length is None:
                request.add_unredirected_header('Transfer-encoding', 'chunked')
            else:
                request.add_unredirected_header('Content-length', str(length))

    def do_open(self, http_class, req, **http_conn_args):
        """Send the request over a connection of its own; the response."""
        if not req.host:
            raise URLError('no host given')
        connection = http_class(req.host, timeout=req.timeout, **http_conn_args)
        connection.set_debuglevel(self._debuglevel)
        headers = {**req.unredirected_hdrs,
                   **{name: value for name, value in req.headers.items() if name not in req.unredirected_hdrs}}
        headers['Connection'] = 'close'
        headers = {name.title(): value for name, value in headers.items()}
        if req._tunnel_host:
            credentials = headers.pop('Proxy-Authorization', None)
            tunnel_headers = {} if credentials is None else {'Proxy-Authorization': credentials}
            connection.set_tunnel(req._tunnel_host, headers=tunnel_headers)
        try:
            try:
                connection.request(req.get_method(), req.selector, req.data, headers,
                                   encode_chunked=req.has_header('Transfer-encoding'))
            except OSError as err:
                raise URLError(err)
            response = connection.getresponse()
        except:
            connection.close()
            raise
        # The response has the connection's file; nobody needs the connection.
        if connection.sock:
            connection.sock.close()
            connection.sock = None
        response.url = req.get_full_url()
        response.msg = response.reason
        return response


class HTTPHandler(AbstractHTTPHandler):
    """Opens http URLs."""

    def http_open(self, req):
        """Open it."""
        return self.do_open(http.client.HTTPConnection, req)

    http_request = AbstractHTTPHandler.do_request_


if hasattr(http.client, 'HTTPSConnection'):
    class HTTPSHandler(AbstractHTTPHandler):
        """Opens https URLs."""

        def __init__(self, debuglevel=None, context=None, check_hostname=None):
            super().__init__(http.client.HTTPSConnection.debuglevel if debuglevel is None else debuglevel)
            if context is None:
                context = http.client._create_https_context(http.client.HTTPSConnection._http_vsn)
            if check_hostname is not None:
                context.check_hostname = check_hostname
            self._context = context

        def https_open(self, req):
            """Open it."""
            return self.do_open(http.client.HTTPSConnection, req, context=self._context)

        https_request = AbstractHTTPHandler.do_request_

    __all__.append('HTTPSHandler')


class HTTPCookieProcessor(BaseHandler):
    """Keeps the cookies of the answers and sends them with the requests."""

    def __init__(self, cookiejar=None):
        if cookiejar is None:
            import http.cookiejar
            cookiejar = http.cookiejar.CookieJar()
        self.cookiejar = cookiejar

    def http_request(self, request):
        """Add the cookies."""
        self.cookiejar.add_cookie_header(request)
        return request

    def http_response(self, request, response):
        """Keep the cookies."""
        self.cookiejar.extract_cookies(response, request)
        return response

    https_request = http_request
    https_response = http_response


# ---- other schemes ----

class UnknownHandler(BaseHandler):
    """Opens nothing."""

    def unknown_open(self, req):
        """Always URLError."""
        raise URLError(f'unknown url type: {req.type}')


def url2pathname(pathname):
    """The path of a file, from that of a URL."""
    return unquote(pathname)


def pathname2url(pathname):
    """The path of a URL, from that of a file."""
    return quote(pathname)


class FileHandler(BaseHandler):
    """Opens local files."""

    names = None

    def file_open(self, req):
        """Open it, unless the URL names another host."""
        url = req.selector
        if url.startswith('//') and url[2:3] != '/' and req.host and req.host != 'localhost':
            if req.host not in self.get_names():
                raise URLError('file:// scheme is supported only on localhost')
            return None
        return self.open_local_file(req)

    def get_names(self):
        """The addresses of this host."""
        import socket
        if FileHandler.names is None:
            try:
                FileHandler.names = tuple(socket.gethostbyname_ex('localhost')[2]
                                          + socket.gethostbyname_ex(socket.gethostname())[2])
            except socket.gaierror:
                FileHandler.names = socket.gethostbyname('localhost'),
        return FileHandler.names

    def open_local_file(self, req):
        """Open it; its size, type and age are the headers."""
        import mimetypes
        from email.utils import formatdate
        host, filename = req.host, req.selector
        path = url2pathname(filename)
        try:
            stats = os.stat(path)
            headers = _headers({'Content-type': mimetypes.guess_file_type(filename)[0] or 'text/plain',
                                'Content-length': stats.st_size,
                                'Last-modified': formatdate(stats.st_mtime, usegmt=True)})
            if not host or self._is_local(*_splitport(host)):
                return addinfourl(open(path, 'rb'), headers, 'file://' + (host or '') + filename)
        except OSError as exp:
            raise URLError(exp, exp.filename)
        raise URLError('file not on local host')

    def _is_local(self, host, port):
        import socket
        if port:
            return False
        try:
            return socket.gethostbyname(host) in self.get_names()
        except socket.gaierror:
            return False


def _headers(items):
    message = Message()
    for name, value in items.items():
        message[name] = str(value)
    return message


class DataHandler(BaseHandler):
    """Opens URLs that are data themselves: 'data:text/plain;base64,SGVsbG8='."""

    def data_open(self, req):
        """Open it."""
        url = req.full_url
        mediatype, data = url.partition(':')[2].split(',', 1)
        data = unquote_to_bytes(data)
        if mediatype.endswith(';base64'):
            data = base64.decodebytes(data)
            mediatype = mediatype[:-7]
        headers = _headers({'Content-type': mediatype or 'text/plain;charset=US-ASCII', 'Content-length': len(data)})
        return addinfourl(io.BytesIO(data), headers, url)
