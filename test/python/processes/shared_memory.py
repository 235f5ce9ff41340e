# SharedMemory: bytes with a name, seen by every process that knows it.
import multiprocessing
from multiprocessing.shared_memory import SharedMemory

def write(name):
    memory = SharedMemory(name)
    memory.buf[3:6] = b'def'
    memory.close()

if __name__ == '__main__':
    memory = SharedMemory(create=True, size=16)
    print(memory.size, len(memory.buf), memory.buf[0], repr(memory) == f'SharedMemory({memory.name!r}, size=16)')  # expect: 16 16 0 True
    memory.buf[:3] = b'abc'
    memory.buf[-1] = 255
    process = multiprocessing.get_context('spawn').Process(target=write, args=(memory.name,))
    process.start()
    process.join()
    print(bytes(memory.buf), bytes(memory.buf[:6:2]))  # expect: b'abcdef\x00\x00\x00\x00\x00\x00\x00\x00\x00\xff' b'ace'
    try:
        memory.buf[:2] = b'abc'
    except ValueError as error:
        print(error)  # expect: memoryview assignment: lvalue and rvalue have different structures
    try:
        memory.buf[16]
    except IndexError as error:
        print(error)  # expect: index out of bounds on dimension 1
    memory.close()
    memory.unlink()
    print(memory.buf)  # expect: None
    for arguments in {'name': 'nosuch'}, {'create': True}, {'size': -1}, {}:
        try:
            SharedMemory(**arguments)
        except (OSError, ValueError) as error:
            print(error)
    # expect: [Errno 2] No such file or directory: '/nosuch'
    # expect: 'size' must be a positive number different from zero
    # expect: 'size' must be a positive integer
    # expect: 'name' can only be None if create=True
