"""http.client over a socket that is memory: what requests look like, how responses are read, what is wrong with them."""
import http.client
import io


class FakeSocket:
    """Gives a text, and keeps what is sent."""

    def __init__(self, text):
        self.text = text
        self.sent = b''

    def makefile(self, mode):
        return io.BufferedReader(io.BytesIO(self.text))

    def sendall(self, data):
        self.sent += data

    def close(self):
        pass


def respond(text, method=None):
    response = http.client.HTTPResponse(FakeSocket(text), method=method)
    response.begin()
    return response


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, [str(e)], e.args)


# ---- a body of known length ----
HEAD = b'HTTP/1.1 200 OK\r\nContent-Length: 11\r\nX-A: 1\r\nx-a: 2\r\n\r\n'
r = respond(HEAD + b'hello\nworld and more')
print(r.version, r.status, r.reason, r.code, r.getcode(), r.length, r.chunked, r.will_close)
# expect: 11 200 OK 200 200 11 False False
print(r.getheader('x-a'), r.getheader('nothing'), r.getheader('nothing', 'x'), r.getheaders())
# expect: 1, 2 None x [('Content-Length', '11'), ('X-A', '1'), ('x-a', '2')]
print(r.readline(), r.read1(2), r.read(0), r.length, r.read(100), r.read(), r.isclosed(), r.closed)
# expect: b'hello\n' b'wo' b'' 3 b'rld' b'' True False
buffer = bytearray(20)
print(respond(HEAD + b'hello\nworld').readinto(buffer), buffer)
# expect: 11 bytearray(b'hello\nworld\x00\x00\x00\x00\x00\x00\x00\x00\x00')
print(list(respond(HEAD + b'hello\nworld')), respond(HEAD + b'abc').peek(2))  # expect: [b'hello\n', b'world'] b'abc'
attempt(respond(HEAD + b'short').read)
# expect: IncompleteRead ['IncompleteRead(5 bytes read, 6 more expected)'] (b'short',)
print(respond(HEAD, 'HEAD').read(), respond(b'HTTP/1.0 204 None\r\nContent-Length: 3\r\n\r\nabc').read())
# expect: b'' b''
print(respond(b'HTTP/1.1 100 Continue\r\nX: y\r\n\r\n' + HEAD).status)  # expect: 200
with respond(b'HTTP/1.1 200 OK\r\n\r\nto the end') as r:
    print(r.length, r.will_close, r.read(3), r.read())  # expect: None True b'to ' b'the end'
print(r.closed)  # expect: True

# ---- chunks ----
CHUNKS = b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nhello\n\r\n5;x=y\r\nworld\r\n0\r\nTrailer: x\r\n\r\n'
print(respond(CHUNKS).read(), list(respond(CHUNKS)))  # expect: b'hello\nworld' [b'hello\n', b'world']
r = respond(CHUNKS)
print(r.read(3), r.read1(), r.read1(2), r.peek(), r.read(100), r.isclosed())
# expect: b'hel' b'lo\n' b'wo' b'rld' b'rld' True
print(respond(CHUNKS).readinto(buffer), buffer)
# expect: 11 bytearray(b'hello\nworld\x00\x00\x00\x00\x00\x00\x00\x00\x00')
attempt(respond(CHUNKS[:-20]).read)  # expect: IncompleteRead ['IncompleteRead(6 bytes read)'] (b'hello\n',)
attempt(respond(CHUNKS.replace(b'5;', b'z;')).read)
# expect: IncompleteRead ['IncompleteRead(6 bytes read)'] (b'hello\n',)

# ---- what is wrong with it ----
attempt(respond, b'')
# expect: RemoteDisconnected ['Remote end closed connection without response'] ('Remote end closed connection without response',)
attempt(respond, b'hello\r\n\r\n')  # expect: BadStatusLine ['hello\r\n'] ('hello\r\n',)
attempt(respond, b'HTTP/1.1 abc\r\n\r\n')  # expect: BadStatusLine ['HTTP/1.1 abc\r\n'] ('HTTP/1.1 abc\r\n',)
attempt(respond, b'HTTP/1.1 99\r\n\r\n')  # expect: BadStatusLine ['HTTP/1.1 99\r\n'] ('HTTP/1.1 99\r\n',)
attempt(respond, b'HTTP/2.0 200 OK\r\n\r\n')  # expect: UnknownProtocol ['HTTP/2.0'] ('HTTP/2.0',)
attempt(respond, b'HTTP/1.1 200 OK\r\n' + b'X: y\r\n' * 200)
# expect: HTTPException ['got more than 100 headers'] ('got more than 100 headers',)
attempt(respond, b'HTTP/1.1 200 ' + b'O' * 70000)
# expect: LineTooLong ['got more than 65536 bytes when reading status line'] ('got more than 65536 bytes when reading status line',)
attempt(http.client.HTTPResponse(FakeSocket(b'')).getheader, 'x')  # expect: ResponseNotReady [''] ()
print(http.client.RemoteDisconnected.__mro__[1:3], http.client.error is http.client.HTTPException)
# expect: (<class 'ConnectionResetError'>, <class 'ConnectionError'>) True
print(repr(http.client.IncompleteRead(b'abc', 5)), http.client.IncompleteRead(b'abc'))
# expect: IncompleteRead(3 bytes read, 5 more expected) IncompleteRead(3 bytes read)

# ---- requests ----


def request(*args, text=b'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', **kwargs):
    connection = http.client.HTTPConnection('example.com', 8080)
    connection.sock = FakeSocket(text)
    sock = connection.sock
    connection.request(*args, **kwargs)
    print(sock.sent)
    return connection


request('GET', '/')  # expect: b'GET / HTTP/1.1\r\nHost: example.com:8080\r\nAccept-Encoding: identity\r\n\r\n'
request('GET', '', headers={'Host': 'other', 'X': 5})
# expect: b'GET / HTTP/1.1\r\nAccept-Encoding: identity\r\nHost: other\r\nX: 5\r\n\r\n'
request('POST', '/', 'text', {'Accept-Encoding': 'gzip'})
# expect: b'POST / HTTP/1.1\r\nHost: example.com:8080\r\nContent-Length: 4\r\nAccept-Encoding: gzip\r\n\r\ntext'
request('POST', '/')
# expect: b'POST / HTTP/1.1\r\nHost: example.com:8080\r\nAccept-Encoding: identity\r\nContent-Length: 0\r\n\r\n'
request('PUT', '/', io.BytesIO(b'from a file'))
# expect: b'PUT / HTTP/1.1\r\nHost: example.com:8080\r\nAccept-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\nB\r\nfrom a file\r\n0\r\n\r\n'
request('PUT', '/', iter([b'two', b'', b'pieces']))
# expect: b'PUT / HTTP/1.1\r\nHost: example.com:8080\r\nAccept-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntwo\r\n6\r\npieces\r\n0\r\n\r\n'
request('PUT', '/', io.StringIO('text file'), {'Content-Length': '9'})
# expect: b'PUT / HTTP/1.1\r\nHost: example.com:8080\r\nAccept-Encoding: identity\r\nContent-Length: 9\r\n\r\ntext file'
attempt(request, 'POST', '/', 'π')
# expect: UnicodeEncodeError ["'latin-1' codec can't encode character '\\u03c0' in position 0: Body ('π') is not valid Latin-1. Use body.encode('utf-8') if you want to send it encoded in UTF-8."] ('latin-1', 'π', 0, 1, "Body ('π') is not valid Latin-1. Use body.encode('utf-8') if you want to send it encoded in UTF-8.")
attempt(request, 'POST', '/', 5)
# expect: TypeError ["message_body should be a bytes-like object or an iterable, got <class 'int'>"] ("message_body should be a bytes-like object or an iterable, got <class 'int'>",)
attempt(request, 'GET', '/a b')
# expect: InvalidURL ["URL can't contain control characters. '/a b' (found at least ' ')"] ("URL can't contain control characters. '/a b' (found at least ' ')",)
attempt(request, 'GE\nT', '/')
# expect: ValueError ["method can't contain control characters. 'GE\\nT' (found at least '\\n')"] ("method can't contain control characters. 'GE\\nT' (found at least '\\n')",)
attempt(request, 'GET', '/', headers={'X:': 'y'})
# expect: ValueError ["Invalid header name b'X:'"] ("Invalid header name b'X:'",)
attempt(request, 'GET', '/', headers={'X': 'a\nb'})
# expect: ValueError ["Invalid header value b'a\\nb'"] ("Invalid header value b'a\\nb'",)
connection = request('GET', 'http://other.org/path')
# expect: b'GET http://other.org/path HTTP/1.1\r\nHost: other.org\r\nAccept-Encoding: identity\r\n\r\n'
attempt(connection.request, 'GET', '/')  # expect: CannotSendRequest ['Request-sent'] ('Request-sent',)
attempt(connection.putheader, 'X', 'y')  # expect: CannotSendHeader [''] ()
response = connection.getresponse()
print(response.status, response.read())  # expect: 200 b''
attempt(connection.getresponse)  # expect: ResponseNotReady ['Idle'] ('Idle',)

# ---- hosts ----
for host in ('a', 'a:80', 'a:', '[::1]', '[::1]:81', '::1'):
    connection = http.client.HTTPConnection(host)
    print(host, connection.host, connection.port)
# expect: a a 80
# expect: a:80 a 80
# expect: a: a 80
# expect: [::1] ::1 80
# expect: [::1]:81 ::1 81
# expect: ::1 : 1
attempt(http.client.HTTPConnection, 'a:b')  # expect: InvalidURL ["nonnumeric port: 'b'"] ("nonnumeric port: 'b'",)
attempt(http.client.HTTPConnection, 'a b')
# expect: InvalidURL ["URL can't contain control characters. 'a b' (found at least ' ')"] ("URL can't contain control characters. 'a b' (found at least ' ')",)
connection = http.client.HTTPConnection('proxy')
connection.set_tunnel('bücher.example', 443, {'X': 'y'})
print(connection._tunnel_host, connection._tunnel_headers)
# expect: bücher.example {'X': 'y', 'Host': 'xn--bcher-kva.example:443'}
connection.sock = FakeSocket(b'HTTP/1.1 407 No\r\nX: y\r\n\r\n')
attempt(connection.set_tunnel, 'x')
# expect: RuntimeError ["Can't set up tunnel for established connection"] ("Can't set up tunnel for established connection",)
attempt(connection._tunnel)
# expect: OSError ['Tunnel connection failed: 407 No'] ('Tunnel connection failed: 407 No',)
