# UDP, sockets with a path, socketpair.
import os
import socket
import tempfile
import threading

def attempt(function, *args):
    try:
        return function(*args)
    except Exception as exc:
        return f'{type(exc).__name__}: {exc}'

# ---- UDP ----
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server, socket.socket(type=socket.SOCK_DGRAM) as client:
    print(client.type, client.proto, repr(client.type))  # expect: 2 0 <SocketKind.SOCK_DGRAM: 2>
    server.bind(('127.0.0.1', 0))
    address = server.getsockname()
    print(client.sendto(b'one', address), client.sendto(b'two', 0, address))  # expect: 3 3
    data, sender = server.recvfrom(100)
    print(data, sender[0], sender[1] == client.getsockname()[1])  # expect: b'one' 127.0.0.1 True
    print(server.recv(2))  # expect: b'tw'
    print(server.sendto(b'back', sender))  # expect: 4
    buffer = bytearray(10)
    print(client.recvfrom_into(buffer) == (4, address), buffer[:4])  # expect: True bytearray(b'back')
    client.connect(address)
    print(client.getpeername() == address, client.send(b'connected'))  # expect: True 9
    print(server.recv(100, socket.MSG_PEEK), server.recv(100))  # expect: b'connected' b'connected'
    print(client.send(b''), server.recv(10))  # expect: 0 b''
    server.settimeout(0.01)
    print(attempt(server.recvfrom, 10))  # expect: TimeoutError: timed out
    server.setblocking(False)
    print(attempt(server.recv, 10))  # expect: BlockingIOError: [Errno 11] Resource temporarily unavailable
    print(attempt(client.sendto, b'x'))  # expect: TypeError: sendto() takes 2 or 3 arguments (1 given)
    print(client.sendto(b'named', address), server.recv(10))  # expect: 5 b'named'
    print(attempt(client.sendto, bytes(100000), address))  # expect: OSError: [Errno 90] Message too long
with socket.socket(type=socket.SOCK_DGRAM) as lonely:
    print(lonely.getsockname())  # expect: ('0.0.0.0', 0)
    print(attempt(lonely.send, b'x'))  # expect: OSError: [Errno 89] Destination address required
    print(attempt(lonely.getpeername))  # expect: OSError: [Errno 107] Transport endpoint is not connected

# ---- a path ----
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 's')
    with socket.socket(socket.AF_UNIX) as server:
        print(repr(server.getsockname()), repr(server.family))  # expect: '' <AddressFamily.AF_UNIX: 1>
        server.bind(path)
        print(server.getsockname() == path, os.path.exists(path))  # expect: True True
        server.listen()
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(path)
            connection, address = server.accept()
            print(repr(address), client.getpeername() == path, repr(connection.getpeername()))  # expect: '' True ''
            with connection:
                client.sendall(b'by path')
                print(connection.recv(100))  # expect: b'by path'
        with socket.socket(socket.AF_UNIX) as other:
            print(attempt(other.bind, path))  # expect: OSError: [Errno 98] Address already in use
            print(attempt(other.connect, path + 'x'))  # expect: FileNotFoundError: [Errno 2] No such file or directory
            print(attempt(other.bind, 'x' * 200))  # expect: OSError: AF_UNIX path too long
    with socket.socket(socket.AF_UNIX) as late:
        print(attempt(late.connect, path))  # expect: ConnectionRefusedError: [Errno 111] Connection refused

# ---- pairs ----
a, b = socket.socketpair()
print(repr(a.family), repr(a.type), a.proto, repr(a.getsockname()))  # expect: <AddressFamily.AF_UNIX: 1> <SocketKind.SOCK_STREAM: 1> 0 ''
thread = threading.Thread(target=lambda: b.sendall(b.recv(10) + b' back'))
thread.start()
a.sendall(b'there')
print(a.recv(20))  # expect: b'there back'
thread.join()
a.sendall(b'1')
print(os.read(b.fileno(), 5), os.write(b.fileno(), b'22'), a.recv(5))  # expect: b'1' 2 b'22'
b.close()
print(a.recv(1), attempt(a.send, b'x'))  # expect: b'' BrokenPipeError: [Errno 32] Broken pipe
os.close(a.detach())
a, b = socket.socketpair()
fd = b.detach()
os.close(fd)
print(a.recv(1), attempt(os.close, fd))  # expect: b'' OSError: [Errno 9] Bad file descriptor
a.close()
