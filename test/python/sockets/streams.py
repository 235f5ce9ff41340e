# TCP: a server in a thread and its clients; files of sockets, timeouts, the end.
import socket
import threading

def serve(handler, connections=1):
    """A server that handles so many connections, one after the other; its address and thread."""
    server = socket.create_server(('127.0.0.1', 0))
    def run():
        with server:
            for _ in range(connections):
                connection, address = server.accept()
                with connection:
                    handler(connection)
    thread = threading.Thread(target=run)
    thread.start()
    return server.getsockname(), thread

def echo(connection):
    while data := connection.recv(1000):
        connection.sendall(data)

def attempt(function, *args):
    try:
        return function(*args)
    except Exception as exc:
        return f'{type(exc).__name__}: {exc}'

# ---- what is sent comes back ----
address, thread = serve(echo)
print(address[0], address[1] > 0)  # expect: 127.0.0.1 True
client = socket.create_connection(address)
print(client.getpeername() == address, client.getsockname()[0])  # expect: True 127.0.0.1
print(client.send(b'hello'))  # expect: 5
print(client.recv(3), client.recv(3))  # expect: b'hel' b'lo'
client.sendall(bytearray(b'abc'))
buffer = bytearray(8)
print(client.recv_into(buffer), buffer)  # expect: 3 bytearray(b'abc\x00\x00\x00\x00\x00')
client.sendall(memoryview(b'uvwxyz')[1:4])
print(client.recv(3, socket.MSG_WAITALL))  # expect: b'vwx'
big = bytes(range(256)) * 8000
writer = threading.Thread(target=client.sendall, args=(big,))
writer.start()
parts = []
while sum(map(len, parts)) < len(big):
    parts.append(client.recv(1 << 16))
writer.join()
print(b''.join(parts) == big)  # expect: True

# ---- a file of it ----
file = client.makefile('rw', encoding='utf-8', newline='\n')
file.write('ein Wort\nzwei\n')
file.flush()
print(repr(file.readline()), repr(file.readline()))  # expect: 'ein Wort\n' 'zwei\n'
binary = client.makefile('rwb', buffering=0)
print(type(binary).__name__, binary.mode, binary.readable(), binary.writable(), binary.seekable())  # expect: SocketIO rwb True True False
print(binary.write(b'raw'), binary.read(3))  # expect: 3 b'raw'
print(attempt(client.makefile, 'x'))  # expect: ValueError: invalid mode 'x' (only r, w, b allowed)

# ---- timeouts ----
client.settimeout(0.01)
print(client.gettimeout(), client.timeout, client.getblocking())  # expect: 0.01 0.01 True
print(attempt(client.recv, 1))  # expect: TimeoutError: timed out
print(socket.timeout is TimeoutError)  # expect: True
client.settimeout(0)
print(client.getblocking(), attempt(client.recv, 1))  # expect: False BlockingIOError: [Errno 11] Resource temporarily unavailable
client.setblocking(True)
print(client.gettimeout())  # expect: None
print(attempt(client.settimeout, -1))  # expect: ValueError: Timeout value out of range

# ---- the end: the descriptor is closed with the last file of the socket ----
client.shutdown(socket.SHUT_WR)
print(client.recv(10), client.recv(10))  # expect: b'' b''
client.close()
print(client.fileno() >= 0)  # expect: True
file.close()
binary.close()
print(client.fileno(), client)  # expect: -1 <socket.socket [closed] fd=-1, family=2, type=1, proto=6>
print(attempt(client.recv, 1))  # expect: OSError: [Errno 9] Bad file descriptor
print(attempt(client.send, b'x'))  # expect: OSError: [Errno 9] Bad file descriptor
print(attempt(client.getsockname))  # expect: OSError: [Errno 9] Bad file descriptor
print(attempt(binary.read, 1))  # expect: ValueError: I/O operation on closed file.
client.close()
thread.join()

# ---- errors of connections ----
print(attempt(socket.create_connection, address))  # expect: ConnectionRefusedError: [Errno 111] Connection refused
with socket.socket() as sock:
    print(sock.connect_ex(address))  # expect: 111
    print(attempt(sock.recv, 1))  # expect: OSError: [Errno 107] Transport endpoint is not connected
    print(attempt(sock.getpeername))  # expect: OSError: [Errno 107] Transport endpoint is not connected
    print(attempt(sock.accept))  # expect: OSError: [Errno 22] Invalid argument
    print(attempt(sock.connect, 'x'))  # expect: TypeError: connect(): AF_INET address must be tuple, not str
    print(attempt(sock.connect, ('x',)))  # expect: TypeError: AF_INET address must be a pair (host, port)
    print(attempt(sock.connect, ('127.0.0.1', 70000)))  # expect: OverflowError: connect(): port must be 0-65535.
    print(attempt(sock.recv, -1))  # expect: ValueError: negative buffersize in recv
    print(attempt(sock.send, 'text'))  # expect: TypeError: a bytes-like object is required, not 'str'
with socket.create_server(('127.0.0.1', 0)) as server:
    error = attempt(socket.create_server, server.getsockname())
    print(error.partition(' (')[0])  # expect: OSError: [Errno 98] Address already in use
    server.settimeout(0.01)
    print(attempt(server.accept))  # expect: TimeoutError: timed out
    server.setblocking(False)
    print(attempt(server.accept))  # expect: BlockingIOError: [Errno 11] Resource temporarily unavailable
    print(server.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))  # expect: 1
    client = socket.create_connection(server.getsockname())
    connection, _ = server.accept()
    print(connection.getblocking())  # expect: True
    connection.close()
    client.close()

# ---- the other end is gone ----
def gone(connection):
    connection.recv(1)
address, thread = serve(gone)
client = socket.create_connection(address)
client.sendall(b'xy')
thread.join()
try:
    while True:
        client.sendall(b'z' * 1000)
except (BrokenPipeError, ConnectionResetError):
    print('gone')  # expect: gone
client.close()

# ---- detached, and taken up again ----
address, thread = serve(echo)
first = socket.create_connection(address)
fd = first.detach()
print(first.fileno(), first)  # expect: -1 <socket.socket [closed] fd=-1, family=2, type=1, proto=6>
with socket.socket(fileno=fd) as second:
    print(second.family, second.type, second.proto)  # expect: 2 1 6
    second.sendall(b'again')
    print(second.recv(5))  # expect: b'again'
thread.join()
print(attempt(socket.socket, 2, 1, 0, -5))  # expect: ValueError: negative file descriptor
print(attempt(socket.socket, 2, 1, 0, 99))  # expect: OSError: [Errno 9] Bad file descriptor
print(attempt(socket.socket, 99))  # expect: OSError: [Errno 97] Address family not supported by protocol
