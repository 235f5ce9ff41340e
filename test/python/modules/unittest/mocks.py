"""unittest.mock: mocks and what they remember, assertions, special methods, specifications, patches, mock_open, async mocks."""
import asyncio
import json
import os.path
import sys
from unittest import mock
from unittest.mock import (ANY, DEFAULT, AsyncMock, MagicMock, Mock, NonCallableMock, PropertyMock, call, create_autospec, mock_open,
                           patch, seal, sentinel)


def message(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except (Exception, AssertionError) as error:
        return f'{type(error).__name__}: {error}'


# Calls, also of attributes and of what calls give, are remembered.
m = Mock(name='m')
m(1)
m.a.b(2, x=3)
m.c().d(4)
print(m.mock_calls)  # expect: [call(1), call.a.b(2, x=3), call.c(), call.c().d(4)]
print(m.method_calls)  # expect: [call.a.b(2, x=3), call.c()]
print(m.call_args, m.call_args.args, m.call_args_list, m.called, m.call_count)  # expect: call(1) (1,) [call(1)] True 1
print(repr(m.a.b()).split(' id=')[0])  # expect: <Mock name='m.a.b()'
print(m.mock_calls == [call(1), call.a.b(2, x=3), call.c(), call.c().d(4), call.a.b()])  # expect: True
print(call.a(1).b(2).call_list(), call(1) == ((1,),), call(ANY) == call(object()), ANY, sentinel.it)
# expect: [call.a(1), call.a().b(2)] True True <ANY> sentinel.it
m.reset_mock()
print(m.called, m.mock_calls, m.a.b.called)  # expect: False [] False

# Assertions.
m(1, k=2)
m.assert_called_once_with(1, k=2)
m.assert_has_calls([call(1, k=2)])
print(message(m.assert_called_with, 2))
# expect: AssertionError: expected call not found.
# expect: Expected: m(2)
# expect:   Actual: m(1, k=2)
print(message(m.assert_not_called))
# expect: AssertionError: Expected 'm' to not have been called. Called 1 times.
# expect: Calls: [call(1, k=2)].
print(message(m.other.assert_called))  # expect: AssertionError: Expected 'other' to have been called.
print(message(m.assert_any_call, 3))  # expect: AssertionError: m(3) call not found
print(message(m.assert_has_calls, [call(2)]))
# expect: AssertionError: Calls not found.
# expect: Expected: [call(2)]
# expect:   Actual: [call(1, k=2)]
print(message(getattr, m, 'assert_caled'))
# expect: AttributeError: 'assert_caled' is not a valid assertion. Use a spec for the mock if 'assert_caled' is meant to be an attribute.

# Results and side effects.
m = Mock(return_value=3, side_effect=[1, DEFAULT, KeyError('k')])
print(m(), m(), message(m), message(m))  # expect: 1 3 KeyError: 'k' StopIteration: 
m.side_effect = lambda x: x + 1
print(m(5), Mock(wraps=str.upper)('a'), Mock(**{'a.b.return_value': 7}).a.b())  # expect: 6 A 7

# Special methods.
mm = MagicMock()
print(len(mm), list(mm), bool(mm), int(mm), 3 in mm, mm == mm, mm == 1)  # expect: 0 [] True 1 False True False
mm.__getitem__.return_value = 'item'
mm.__enter__.return_value = 'entered'
with mm as entered:
    print(mm['k'], entered)  # expect: item entered
print(mm.mock_calls[-3:])  # expect: [call.__enter__(), call.__getitem__('k'), call.__exit__(None, None, None)]
plain = Mock()
plain.__str__ = lambda self: 'shown'
print(str(plain), message(len, plain))  # expect: shown TypeError: object of type 'Mock' has no len()


class Thing:
    limit = 3

    def method(self, a, b=2):
        return a

    async def later(self):
        return 1


# Specifications.
m = Mock(spec=Thing)
print(isinstance(m, Thing), repr(m).split(' id=')[0])  # expect: True <Mock spec='Thing'
print(message(getattr, m, 'other'))  # expect: AttributeError: Mock object has no attribute 'other'
print(message(setattr, Mock(spec_set=Thing), 'other', 1))  # expect: AttributeError: Mock object has no attribute 'other'
auto = create_autospec(Thing)
print(repr(auto()).split(' id=')[0])  # expect: <NonCallableMagicMock name='mock()' spec='Thing'
print(message(auto().method))  # expect: TypeError: missing a required argument: 'a'
auto().method(1, b=3)
auto().method.assert_called_with(1, 3)
print(type(auto().later).__name__, callable(NonCallableMock()))  # expect: AsyncMock False


def function(a, *, b=1):
    "What it does."


fake = create_autospec(function, return_value='fake')
print(fake(1), message(fake, 1, 2), fake.__name__, fake.call_count)
# expect: fake TypeError: too many positional arguments function 1
fake.assert_called_once_with(a=1)
m = Mock()
m.known.return_value = 1
seal(m)
print(m.known(), message(getattr, m, 'unknown'))  # expect: 1 AttributeError: mock.unknown

# Patches.
with patch('os.path.exists', return_value='patched') as exists, patch.object(Thing, 'limit', 9):
    print(os.path.exists('/'), exists.mock_calls, Thing.limit)  # expect: patched [call('/')] 9
print(os.path.exists('/'), Thing.limit)  # expect: True 3


@patch('json.dumps')
@patch.object(Thing, 'method', autospec=True)
def decorated(first, method, dumps):
    Thing().method(5)
    return first, method.call_args[0][1:], json.dumps is dumps


print(decorated('given'), json.dumps([1]))  # expect: ('given', (5,), True) [1]
settings = {'a': 1}
with patch.dict(settings, {'b': 2}, c=3):
    print(settings)  # expect: {'a': 1, 'b': 2, 'c': 3}
print(settings)  # expect: {'a': 1}
with patch.multiple(Thing, limit=DEFAULT, extra=4, create=True) as given:
    print(sorted(given), Thing.extra)  # expect: ['limit'] 4
patcher = patch('sys.argv', ['x'])
patcher.start()
print(sys.argv, patcher.stop(), sys.argv == ['x'], patcher.stop())  # expect: ['x'] False False None
print(message(patch('os.nothing').start).split(' does')[1])  # expect:  not have the attribute 'nothing'
print(message(patch, 'nodots'))  # expect: TypeError: Need a valid target to patch. You supplied: 'nodots'
with patch.object(Thing, 'limit', new_callable=PropertyMock) as limit:
    limit.return_value = 'property'
    print(Thing().limit, limit.mock_calls)  # expect: property [call()]

# Files.
opener = mock_open(read_data='one\ntwo\n')
with patch('builtins.open', opener):
    with open('anything') as file:
        print(file.read(), end='')
        # expect: one
        # expect: two
    with open('anything', 'w') as file:
        file.write('text')
print(list(opener()), opener().write.mock_calls)  # expect: ['one\n', 'two\n'] [call('text')]


# Async mocks are awaited.
async def main():
    m = AsyncMock(side_effect=[1, DEFAULT], return_value=2)
    print(await m(0), await m(x=1), m.await_count, m.await_args_list)  # expect: 1 2 2 [call(0), call(x=1)]
    m.assert_any_await(0)
    print(message(m.assert_awaited_once))  # expect: AssertionError: Expected mock to have been awaited once. Awaited 2 times.
    async with MagicMock() as inner:
        print(type(inner).__name__)  # expect: AsyncMock
    many = MagicMock()
    many.__aiter__.return_value = [1, 2]
    print([x async for x in many])  # expect: [1, 2]


asyncio.run(main())
print(mock.FILTER_DIR, 'assert_called' in dir(Mock(spec=[])), 'x' in dir(Mock(spec=['x'])))  # expect: True True True

# The values of dicts are compared from the left, so that ANY may stand there.
class Odd:
    def __eq__(self, other):
        return None


print({'a': ANY} == {'a': Odd()}, {'a': Odd()} == {'a': ANY})  # expect: True False
