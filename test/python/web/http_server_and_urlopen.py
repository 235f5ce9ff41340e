"""http.server, urllib.request and http.client over the loopback: answers, errors, redirects, authentication, files, data."""
import http.client
import http.server
import os
import tempfile
import threading
import urllib.error
import urllib.request


class Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def __init__(self, *args):
        super().__init__(*args, directory=folder)

    def do_GET(self):
        if self.path == '/moved':
            self.answer(302, b'', Location='/hello')
        elif self.path == '/loop':
            self.answer(301, b'', Location='/loop')
        elif self.path == '/secret' and self.headers['Authorization'] != 'Basic dXNlcjpwYXNz':
            self.answer(401, b'', **{'WWW-Authenticate': 'Basic realm="all"'})
        elif self.path == '/chunked':
            self.send_response(200)
            self.send_header('Transfer-Encoding', 'chunked')
            self.end_headers()
            self.wfile.write(b'3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n')
        elif self.path.startswith('/files'):
            self.path = self.path.removeprefix('/files')
            super().do_GET()
        else:
            self.answer(200, b'hello ' + self.path.encode())

    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        self.answer(200, self.headers['Content-Type'].encode() + b' ' + body)

    def answer(self, code, body, **headers):
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *args):
        log.append(format % args)


def attempt(call, *args, **kwargs):
    try:
        with call(*args, **kwargs) as response:
            print(response.status, getattr(response, 'reason', None), response.headers['Content-Length'], response.read())
    except urllib.error.HTTPError as e:
        print('HTTPError', e, e.code, e.reason, e.url == url + '/loop', repr(e), len(e.read()))
    except urllib.error.URLError as e:
        print('URLError', e, type(e.reason).__name__)


log = []
folder = tempfile.mkdtemp()
with open(os.path.join(folder, 'a & b.txt'), 'w') as f:
    f.write('a file')
server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
thread = threading.Thread(target=server.serve_forever)
thread.start()
url = f'http://127.0.0.1:{server.server_port}'
urllib.request.install_opener(urllib.request.build_opener(urllib.request.ProxyHandler({})))

attempt(urllib.request.urlopen, url + '/x', timeout=20)  # expect: 200 OK 8 b'hello /x'
attempt(urllib.request.urlopen, url + '/moved')  # expect: 200 OK 12 b'hello /hello'
attempt(urllib.request.urlopen, url + '/loop')
# expect: HTTPError HTTP Error 301: The HTTP server returned a redirect error that would lead to an infinite loop.
# expect: The last 30x error message was:
# expect: Moved Permanently 301 The HTTP server returned a redirect error that would lead to an infinite loop.
# expect: The last 30x error message was:
# expect: Moved Permanently True <HTTPError 301: 'The HTTP server returned a redirect error that would lead to an infinite loop.\nThe last 30x error message was:\nMoved Permanently'> 0
attempt(urllib.request.urlopen, url + '/chunked')  # expect: 200 OK None b'abcdefg'
attempt(urllib.request.urlopen, url + '/', b'a=b')  # expect: 200 OK 37 b'application/x-www-form-urlencoded a=b'
attempt(urllib.request.urlopen, urllib.request.Request(url + '/', method='DELETE'))
# expect: HTTPError HTTP Error 501: Unsupported method ('DELETE') 501 Unsupported method ('DELETE') False <HTTPError 501: "Unsupported method ('DELETE')"> 359
attempt(urllib.request.urlopen, urllib.request.Request(url + '/', b'{}', {'Content-Type': 'application/json'}))
# expect: 200 OK 19 b'application/json {}'
attempt(urllib.request.urlopen, url + '/secret')
# expect: HTTPError HTTP Error 401: Unauthorized 401 Unauthorized False <HTTPError 401: 'Unauthorized'> 0
manager = urllib.request.HTTPPasswordMgrWithDefaultRealm()
manager.add_password(None, url, 'user', 'pass')
opener = urllib.request.build_opener(urllib.request.HTTPBasicAuthHandler(manager))
attempt(opener.open, url + '/secret')  # expect: 200 OK 13 b'hello /secret'
attempt(urllib.request.urlopen, url + '/files/a%20%26%20b.txt')  # expect: 200 OK 6 b'a file'
attempt(urllib.request.urlopen, url + '/files/none')
# expect: HTTPError HTTP Error 404: File not found 404 File not found False <HTTPError 404: 'File not found'> 335
with urllib.request.urlopen(url + '/files/') as response:
    print(response.headers['Content-Type'], b'<li><a href="a%20%26%20b.txt">a &amp; b.txt</a></li>' in response.read())
# expect: text/html; charset=utf-8 True
path = os.path.join(folder, 'copy')
blocks = []
name, headers = urllib.request.urlretrieve(url + '/copy', path, lambda *args: blocks.append(args))
print(name == path, open(path).read(), blocks)  # expect: True hello /copy [(0, 8192, 11), (1, 8192, 11)]

connection = http.client.HTTPConnection('127.0.0.1', server.server_port, timeout=20)
for i in range(3):
    connection.request('GET', f'/{i}')
    sock = connection.sock
    print(connection.getresponse().read(), connection.sock is sock)
# expect: b'hello /0' True
# expect: b'hello /1' True
# expect: b'hello /2' True
connection.close()

server.shutdown()
server.server_close()
thread.join()
print(log[:2], len(log))  # expect: ['"GET /x HTTP/1.1" 200 -', '"GET /moved HTTP/1.1" 302 -'] 24
attempt(urllib.request.urlopen, url)
# expect: URLError <urlopen error [Errno 111] Connection refused> ConnectionRefusedError
attempt(urllib.request.urlopen, 'gopher://x/')  # expect: URLError <urlopen error unknown url type: gopher> str
attempt(urllib.request.urlopen, 'data:text/plain;base64,aGVsbG8=')  # expect: None None 5 b'hello'
with urllib.request.urlopen('file://' + path) as response:
    print(response.headers.items()[:2], response.read())
# expect: [('Content-type', 'text/plain'), ('Content-length', '11')] b'hello /copy'
attempt(urllib.request.urlopen, 'file:///nothing/there')
# expect: URLError <urlopen error [Errno 2] No such file or directory: '/nothing/there'> FileNotFoundError
try:
    urllib.request.urlopen('no url')
except ValueError as e:
    print(e)  # expect: unknown url type: 'no url'
for file in os.listdir(folder):
    os.unlink(os.path.join(folder, file))
os.rmdir(folder)
