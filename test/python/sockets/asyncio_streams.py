# asyncio over sockets: streams, servers, transports and protocols, datagrams, the loop's sock_* operations.
import asyncio
import os
import socket
import tempfile
import threading

async def attempt(awaitable):
    try:
        return await awaitable
    except Exception as exc:
        return f'{type(exc).__name__}: {exc}'

async def echo(reader, writer):
    while data := await reader.read(1000):
        writer.write(data)
        await writer.drain()
    writer.close()
    await writer.wait_closed()

async def streams():
    server = await asyncio.start_server(echo, '127.0.0.1', 0)
    address = server.sockets[0].getsockname()
    print(type(server).__name__, server.is_serving(), address[0])  # expect: Server True 127.0.0.1
    reader, writer = await asyncio.open_connection(*address)
    print(writer.get_extra_info('peername') == address, writer.get_extra_info('nothing', 5))  # expect: True 5
    writer.writelines([b'one\ntw', b'o\nthree'])
    print(await reader.readline(), await reader.readuntil(b'w'), await reader.readexactly(3))  # expect: b'one\n' b'tw' b'o\nt'
    writer.write_eof()
    print(await attempt(reader.readexactly(100)))  # expect: IncompleteReadError: 4 bytes read on a total of 100 expected bytes
    print(await reader.read(), reader.at_eof())  # expect: b'' True
    writer.close()
    await writer.wait_closed()
    print(writer.is_closing())  # expect: True

    # Several at once, and more than fits in between.
    async def client(number):
        reader, writer = await asyncio.open_connection(*address)
        message = bytes([number]) * 300_000
        async def send():
            for at in range(0, len(message), 50_000):
                writer.write(message[at:at + 50_000])
                await writer.drain()
        _, answer = await asyncio.gather(send(), reader.readexactly(len(message)))
        writer.close()
        await writer.wait_closed()
        return answer == message
    print(await asyncio.gather(*[client(i) for i in range(5)]))  # expect: [True, True, True, True, True]
    server.close()
    await server.wait_closed()
    print(server.sockets, server.is_serving())  # expect: () False
    print(await attempt(asyncio.open_connection(*address)) == f"ConnectionRefusedError: [Errno 111] Connect call failed {address}")  # expect: True

async def handlers():
    async def broken(reader, writer):
        raise ValueError('no')
    async def forever(reader, writer):
        try:
            await reader.read()
        finally:
            writer.close()
    told = []
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: told.append(context))
    async with await asyncio.start_server(broken, '127.0.0.1', 0) as server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        print(await reader.read())  # expect: b''
        print([(context['message'], context['exception']) for context in told])  # expect: [('Unhandled exception in client_connected_cb', ValueError('no'))]
        writer.close()
        await writer.wait_closed()
    async with await asyncio.start_server(forever, '127.0.0.1', 0) as server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        try:
            await asyncio.wait_for(reader.read(), 0.01)
        except TimeoutError:
            print('nothing came')  # expect: nothing came
        writer.close()
        await writer.wait_closed()
    task = asyncio.create_task((await asyncio.start_server(forever, '127.0.0.1', 0)).serve_forever())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print('cancelled')  # expect: cancelled

async def readers():
    reader = asyncio.StreamReader(limit=4)
    reader.feed_data(b'abcdefghij\n')
    print(await attempt(reader.readline()))  # expect: ValueError: Separator is found, but chunk is longer than limit
    reader.feed_data(b'abcdefgh')
    print(await attempt(reader.readuntil(b'\n')))  # expect: LimitOverrunError: Separator is not found, and chunk exceed the limit
    print(reader, await reader.read(4))  # expect: <StreamReader 4 bytes limit=4> b'abcd'
    reader.feed_eof()
    print([line async for line in reader], reader)  # expect: [b'efgh'] <StreamReader eof limit=4>
    print(await attempt(reader.readuntil(b'')), await attempt(reader.readexactly(-1)), sep='\n')
    # expect: ValueError: Separator should be at least one-byte string
    # expect: ValueError: readexactly size can not be less than zero
    reader = asyncio.StreamReader()
    reader.feed_data(b'a;b,c')
    print(await reader.readuntil((b',', b';')), await reader.readuntil((b',', b';')))  # expect: b'a;' b'b,'

class Shout(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
    def data_received(self, data):
        self.transport.write(data.upper())
    def eof_received(self):
        print('eof')

class Client(asyncio.Protocol):
    def __init__(self):
        self.data = b''
        self.lost = asyncio.get_running_loop().create_future()
    def data_received(self, data):
        self.data += data
    def connection_lost(self, exc):
        self.lost.set_result(exc)

class Answer(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport
    def datagram_received(self, data, addr):
        self.transport.sendto(data + b'!', addr)

class Question(asyncio.DatagramProtocol):
    def __init__(self):
        self.answer = asyncio.get_running_loop().create_future()
    def datagram_received(self, data, addr):
        self.answer.set_result(data)

async def protocols():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Shout, '127.0.0.1', 0)
    transport, client = await loop.create_connection(Client, *server.sockets[0].getsockname())
    print(type(transport).__name__, transport.is_closing(), transport.is_reading())  # expect: _SelectorSocketTransport False True
    print(transport.get_write_buffer_limits(), transport.get_write_buffer_size())  # expect: (16384, 65536) 0
    transport.write(b'loud')
    transport.write_eof()  # expect: eof
    print(await client.lost, client.data)  # expect: None b'LOUD'
    server.close()
    transport, answer = await loop.create_datagram_endpoint(Answer, local_addr=('127.0.0.1', 0))
    asking, question = await loop.create_datagram_endpoint(Question, remote_addr=transport.get_extra_info('sockname'))
    asking.sendto(b'who')
    print(await question.answer)  # expect: b'who!'
    asking.close()
    transport.close()
    await asyncio.sleep(0)

async def paths():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 's')
        server = await asyncio.start_unix_server(echo, path)
        reader, writer = await asyncio.open_unix_connection(path)
        writer.write(b'path')
        print(await reader.readexactly(4), writer.get_extra_info('peername') == path)  # expect: b'path' True
        writer.close()
        await writer.wait_closed()
        server.close()
        await server.wait_closed()

async def operations():
    loop = asyncio.get_running_loop()
    server = socket.create_server(('127.0.0.1', 0))
    server.setblocking(False)
    client = socket.socket()
    client.setblocking(False)
    accepting = asyncio.create_task(loop.sock_accept(server))
    await loop.sock_connect(client, server.getsockname())
    connection, address = await accepting
    print(address == client.getsockname(), connection.getblocking())  # expect: True False
    receiving = asyncio.create_task(loop.sock_recv(connection, 100))
    await asyncio.sleep(0)
    await loop.sock_sendall(client, b'direct')
    print(await receiving)  # expect: b'direct'
    buffer = bytearray(3)
    await loop.sock_sendall(connection, b'xyz')
    print(await loop.sock_recv_into(client, buffer), buffer)  # expect: 3 bytearray(b'xyz')
    came = loop.create_future()
    loop.add_reader(client, lambda: came.done() or came.set_result(client.recv(10)))
    connection.send(b'event')
    print(await came, loop.remove_reader(client), loop.remove_reader(client))  # expect: b'event' True False
    print(await loop.getaddrinfo('127.0.0.1', 80, type=socket.SOCK_STREAM))  # expect: [(<AddressFamily.AF_INET: 2>, <SocketKind.SOCK_STREAM: 1>, 6, '', ('127.0.0.1', 80))]
    # Another thread, while the loop waits for sockets.
    waiting = asyncio.create_task(loop.sock_recv(client, 10))
    await asyncio.sleep(0)
    called = loop.create_future()
    thread = threading.Thread(target=loop.call_soon_threadsafe, args=(called.set_result, 'from a thread'))
    thread.start()
    print(await called, await loop.run_in_executor(None, str.upper, 'executor'))  # expect: from a thread EXECUTOR
    thread.join()
    waiting.cancel()
    for sock in (server, client, connection):
        sock.close()

for part in (streams, handlers, readers, protocols, paths, operations):
    asyncio.run(part())
