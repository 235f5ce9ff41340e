# socketserver: servers of connections and datagrams, with threads; handlers that raise.
import socket
import socketserver
import sys
import threading

class Upper(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(line.upper())

class Main(socketserver.BaseRequestHandler):
    def handle(self):
        data = self.request.recv(100)
        self.request.sendall(data[::-1])

class Datagram(socketserver.DatagramRequestHandler):
    def handle(self):
        self.wfile.write(self.rfile.read() + b'!')

def ask(address, *lines):
    with socket.create_connection(address) as client, client.makefile('rwb') as file:
        answers = []
        for line in lines:
            file.write(line + b'\n')
            file.flush()
            answers.append(file.readline())
        return answers

with socketserver.ThreadingTCPServer(('127.0.0.1', 0), Upper) as server:
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    print(ask(server.server_address, b'one', b'two'))  # expect: [b'ONE\n', b'TWO\n']
    clients = [socket.create_connection(server.server_address) for _ in range(5)]
    for i, client in enumerate(clients):
        client.sendall(b'client %d\n' % i)
    for client in reversed(clients):
        print(client.recv(100))
        client.close()
    # expect: b'CLIENT 4\n'
    # expect: b'CLIENT 3\n'
    # expect: b'CLIENT 2\n'
    # expect: b'CLIENT 1\n'
    # expect: b'CLIENT 0\n'
    server.shutdown()
    thread.join()

with socketserver.TCPServer(('127.0.0.1', 0), Main) as server:
    with socket.create_connection(server.server_address) as client:
        client.sendall(b'backwards')
        server.handle_request()
        print(client.recv(100))  # expect: b'sdrawkcab'
    server.timeout = 0.01
    server.handle_timeout = lambda: print('no request')
    server.handle_request()  # expect: no request

with socketserver.UDPServer(('127.0.0.1', 0), Datagram) as server:
    with socket.socket(type=socket.SOCK_DGRAM) as client:
        client.sendto(b'packet', server.server_address)
        server.handle_request()
        data, address = client.recvfrom(100)
        print(data, address == server.server_address)  # expect: b'packet!' True

class Raising(socketserver.BaseRequestHandler):
    def handle(self):
        raise ValueError('no')

class Server(socketserver.TCPServer):
    def handle_error(self, request, client_address):
        print('handler raised', repr(sys.exception()))
    def verify_request(self, request, client_address):
        return client_address[0] == '127.0.0.1'

with Server(('127.0.0.1', 0), Raising) as server:
    with socket.create_connection(server.server_address) as client:
        server.handle_request()  # expect: handler raised ValueError('no')
        print(client.recv(1))  # expect: b''
