# A for loop or yield from over a generator runs its frame in the same eval loop.
import sys
import traceback


def numbers(n):
    for i in range(n):
        yield i
    return 'done'


def delegating(n):
    result = yield from numbers(n)
    print(result)


def total(n):
    count = 0
    for x in delegating(n):
        count += x
    return count


for _ in range(10):
    last = total(20)
# expect: done
# expect: done
# expect: done
# expect: done
# expect: done
# expect: done
# expect: done
# expect: done
# expect: done
# expect: done
print(last)  # expect: 190


def failing():
    yield 1
    raise ValueError('inside')


def loop():
    for x in failing():
        pass


for _ in range(10):
    try:
        loop()
    except ValueError as error:
        names = [frame.name for frame in traceback.extract_tb(error.__traceback__)]
print(names)  # expect: ['<module>', 'loop', 'failing']


def callers():
    frame = sys._getframe()
    yield frame.f_back.f_code.co_name
    yield frame.f_back.f_back.f_code.co_name


def outer():
    return [name for name in callers()]


for _ in range(10):
    seen = outer()
print(seen)  # expect: ['outer', '<module>']
generator = callers()
next(generator)
print(generator.gi_frame.f_back)  # expect: None


# The same loop over other iterators, and over a generator that is running or has ended.
def each(iterable):
    found = []
    for x in iterable:
        found.append(x)
    return found


for _ in range(10):
    each(numbers(2))
ended = numbers(1)
print(each(ended), each(ended), each('ab'), each(numbers(2)))  # expect: [0] [] ['a', 'b'] [0, 1]


def itself():
    for x in me:
        yield x


for _ in range(6):
    me = itself()
    try:
        each(me)
    except ValueError as error:
        print(error)
# expect: generator already executing
# expect: generator already executing
# expect: generator already executing
# expect: generator already executing
# expect: generator already executing
# expect: generator already executing


def endless():
    yield from endless()


try:
    each(endless())
except RecursionError:
    print('too deep')  # expect: too deep


async def add(a, b):
    return a + b


async def sums(n):
    result = 0
    for i in range(n):
        result = await add(result, i)
    return result


try:
    sums(10).send(None)
except StopIteration as stop:
    print(stop.value)  # expect: 45
print(sys.getrefcount(generator))  # expect: 2
