# multiprocessing.connection: Listener and Client; multiprocessing.Manager: objects that processes share by way of a server.
import multiprocessing
import threading
from multiprocessing.connection import Client, Listener, wait
from multiprocessing.managers import BaseManager

def attempt(function, *args):
    try:
        return function(*args)
    except Exception as exc:
        return f'{type(exc).__name__}: {exc}'

def answer(listener):
    with listener.accept() as connection:
        connection.send(connection.recv() * 2)

def connections():
    for address, family in ((None, None), (('127.0.0.1', 0), None), (None, 'AF_INET')):
        with Listener(address, family, authkey=b'key') as listener:
            thread = threading.Thread(target=answer, args=(listener,))
            thread.start()
            with Client(listener.address, authkey=b'key') as client:
                client.send([1, 'two'])
                print(client.poll(10), client.recv())
            thread.join()
    # expect: True [1, 'two', 1, 'two']
    # expect: True [1, 'two', 1, 'two']
    # expect: True [1, 'two', 1, 'two']
    with Listener(authkey=b'key') as listener:
        heard = []
        thread = threading.Thread(target=lambda: heard.append(attempt(listener.accept)))
        thread.start()
        print(attempt(Client, listener.address, None, b'wrong'))  # expect: AuthenticationError: digest sent was rejected
        thread.join()
        print(heard)  # expect: ['AuthenticationError: digest received was wrong']
    print(attempt(listener.accept))  # expect: OSError: listener is closed
    with Listener() as listener, Client(listener.address) as first, Client(listener.address) as second:
        one, two = listener.accept(), listener.accept()
        second.send('second')
        print([connection is two for connection in wait([one, two])], two.recv())  # expect: [True] second
        first.send_bytes(b'x' * 100_000)
        print(len(one.recv_bytes()), wait([one, two], 0))  # expect: 100000 []
        first.close()
        print(attempt(one.recv).rstrip(': '))  # expect: EOFError
        one.close()
        two.close()

def work(squares, numbers, lock, names, number):
    with lock:
        squares[number] = number * number
        numbers.append(number)
        names.total += number

class Counter:
    def __init__(self, start):
        self.count = start
    def add(self, n=1):
        self.count += n
        return self.count
    def _hidden(self):
        pass
    def fail(self):
        raise LookupError('not here')

class OwnManager(BaseManager):
    pass

OwnManager.register('Counter', Counter)

def shared():
    with multiprocessing.Manager() as manager:
        squares = manager.dict(a=1)
        numbers = manager.list([5])
        names = manager.Namespace(total=0)
        lock = manager.Lock()
        print(squares, numbers, names, repr(squares)[:30])  # expect: {'a': 1} [5] Namespace(total=0) <DictProxy object, typeid 'dic
        children = [multiprocessing.Process(target=work, args=(squares, numbers, lock, names, i)) for i in range(2)]
        for child in children:
            child.start()
        for child in children:
            child.join()
        print([child.exitcode for child in children])  # expect: [0, 0]
        print(sorted(squares.items(), key=str), sorted(numbers), names.total)  # expect: [('a', 1), (0, 0), (1, 1)] [0, 1, 5] 1
        print(attempt(squares.__getitem__, 'none'))  # expect: KeyError: 'none'
        print(sorted(map(str, squares)), len(squares), 'a' in squares, squares.get('b', 7))  # expect: ['0', '1', 'a'] 3 True 7
        numbers += [8, 9]
        print(numbers[-2:], numbers.index(8), numbers.pop(), len(numbers))  # expect: [8, 9] 3 9 4
        queue = manager.Queue()
        queue.put('item')
        print(queue.get(), queue.empty())  # expect: item True
        value = manager.Value('i', 4)
        value.value += 1
        print(value.value, value)  # expect: 5 Value('i', 5)
        array = manager.Array('i', [1, 2, 3])
        array[0] = 7
        print(array[:], len(array))  # expect: array('i', [7, 2, 3]) 3
        event = manager.Event()
        event.set()
        print(event.is_set(), event.wait(1))  # expect: True True
        nested = manager.list([squares, 2])
        print(nested[0]['a'], len(nested))  # expect: 1 2
        del names.total
        print(attempt(lambda: names.total))  # expect: AttributeError: 'Namespace' object has no attribute 'total'
    with OwnManager() as own:
        counter = own.Counter(10)
        print(counter.add(), counter.add(5), type(counter).__name__)  # expect: 11 16 AutoProxy[Counter]
        print(attempt(counter.fail), hasattr(counter, '_hidden'))  # expect: LookupError: not here False
        other = OwnManager(own.address, own._authkey)
        other.connect()
        print(other.Counter(1).add())  # expect: 2

if __name__ == '__main__':
    connections()
    shared()
