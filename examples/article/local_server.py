"""A web server for io_intensive.py: prints its 16 addresses on a line, and serves until it is ended.

Each answer takes 50 ms, as one from the Internet might.
"""
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ADDRESSES = 16
DELAY_SECONDS = 0.05
PAGE = b'<p>All work and no play makes Jack a dull boy.</p>\n' * 400


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        time.sleep(DELAY_SECONDS)
        self.send_response(200)
        self.send_header('Content-Type', 'text/html; charset=utf-8')
        self.send_header('Content-Length', str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, format, *args):
        """Say nothing of each request."""


if __name__ == '__main__':
    with ThreadingHTTPServer(('127.0.0.1', 0), Page) as server:
        print(*('http://127.0.0.1:%d/%d' % (server.server_port, i) for i in range(ADDRESSES)), flush=True)
        server.serve_forever()
