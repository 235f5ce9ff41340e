# select, poll, selectors: what can be read, what can be written; sockets that do not wait.
import errno
import os
import select
import selectors
import socket

def attempt(function, *args):
    try:
        return function(*args)
    except Exception as exc:
        return f'{type(exc).__name__}: {exc}'

a, b = socket.socketpair()
c, d = socket.socketpair()
names = {a: 'a', b: 'b', c: 'c', d: 'd'}

def show(lists):
    return [sorted(names[sock] for sock in ready) for ready in lists]

# ---- select ----
print(show(select.select([a, b], [], [], 0)))  # expect: [[], [], []]
print(show(select.select([a, b], [a, b], [], 0)))  # expect: [[], ['a', 'b'], []]
b.send(b'x')
d.send(b'y')
print(show(select.select([a, c], [], [])))  # expect: [['a', 'c'], [], []]
print(show(select.select([a, b, c, d], [d], [a], 1)))  # expect: [['a', 'c'], ['d'], []]
print(a.recv(1), show(select.select([a, c], [], [], 0)))  # expect: b'x' [['c'], [], []]
b.shutdown(socket.SHUT_WR)
print(show(select.select([a], [], [], 5)), a.recv(1))  # expect: [['a'], [], []] b''
print(select.select([], [], [], 0))  # expect: ([], [], [])
print(attempt(select.select, [-1], [], []))  # expect: ValueError: file descriptor cannot be a negative integer (-1)
print(attempt(select.select, ['x'], [], []))  # expect: TypeError: argument must be an int, or have a fileno() method.
print(attempt(select.select, [], [], [], -1))  # expect: ValueError: timeout must be non-negative
print(attempt(select.select, 1, [], []))  # expect: TypeError: arguments 1-3 must be sequences
closed = os.open('/dev/null', os.O_RDONLY)
os.close(closed)
print(attempt(select.select, [closed], [], [], 0))  # expect: OSError: [Errno 9] Bad file descriptor

# ---- pipes ----
reading, writing = os.pipe()
print(select.select([reading], [], [], 0))  # expect: ([], [], [])
os.write(writing, b'z')
print(select.select([reading], [], [])[0] == [reading], os.read(reading, 5))  # expect: True b'z'
os.close(writing)
print(select.select([reading], [], [])[0] == [reading], os.read(reading, 5))  # expect: True b''
os.close(reading)

# ---- poll ----
poller = select.poll()
poller.register(c, select.POLLIN)
poller.register(d, select.POLLOUT | select.POLLIN)
print([(names[{c.fileno(): c, d.fileno(): d}[fd]], events) for fd, events in poller.poll(1000)])  # expect: [('c', 1), ('d', 4)]
poller.unregister(d)
print(c.recv(5), poller.poll(0))  # expect: b'y' []
print(attempt(poller.modify, d, 1))  # expect: FileNotFoundError: [Errno 2] No such file or directory

# ---- selectors ----
with selectors.DefaultSelector() as selector:
    key = selector.register(c, selectors.EVENT_READ, 'data of c')
    print(key.data, key.events, key.fd == c.fileno(), key.fileobj is c)  # expect: data of c 1 True True
    print(selector.select(0))  # expect: []
    d.send(b'1')
    print([(key.data, events) for key, events in selector.select()])  # expect: [('data of c', 1)]
    selector.modify(c, selectors.EVENT_WRITE, 'other')
    print([(key.data, events) for key, events in selector.select(1)])  # expect: [('other', 2)]
    print(attempt(selector.register, c, selectors.EVENT_READ).startswith('KeyError'))  # expect: True
    print(attempt(selector.register, d, 0))  # expect: ValueError: Invalid events: 0
    print(len(selector.get_map()), selector.get_key(c).data)  # expect: 1 other
    selector.unregister(c)
    print(attempt(selector.unregister, c).startswith('KeyError'))  # expect: True
for sock in (a, b, c, d):
    sock.close()

# ---- connecting without waiting ----
server = socket.create_server(('127.0.0.1', 0))
client = socket.socket()
client.setblocking(False)
print(errno.errorcode[client.connect_ex(server.getsockname())])  # expect: EINPROGRESS
print(select.select([], [client], [], 10)[1] == [client], client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))  # expect: True 0
print(select.select([server], [], [], 10)[0] == [server])  # expect: True
connection, _ = server.accept()
print(attempt(client.recv, 1))  # expect: BlockingIOError: [Errno 11] Resource temporarily unavailable
connection.send(b'hi')
print(select.select([client], [], [], 10)[0] == [client], client.recv(5))  # expect: True b'hi'
# Until there is no room.
connection.setblocking(False)
sent = 0
try:
    while True:
        sent += connection.send(bytes(100_000))
except BlockingIOError as exc:
    print(exc)  # expect: [Errno 11] Resource temporarily unavailable
received = 0
while received < sent:
    select.select([client], [], [])
    received += len(client.recv(1 << 20))
print(received == sent, select.select([], [connection], [], 10)[1] == [connection])  # expect: True True
for sock in (client, connection):
    sock.close()
client = socket.socket()
client.setblocking(False)
address = server.getsockname()
server.close()
print(errno.errorcode[client.connect_ex(address)])  # expect: EINPROGRESS
print(select.select([], [client], [], 10)[1] == [client])  # expect: True
print(errno.errorcode[client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)])  # expect: ECONNREFUSED
client.close()
