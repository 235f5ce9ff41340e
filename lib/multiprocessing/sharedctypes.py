"""Numbers and arrays of numbers that processes share.

They lie in a nameless file in memory (heap.py), and each look at one reads the file: Node cannot map files. There is no ctypes here: types are
given by the codes that the module `array` uses.
"""
import struct

from . import context, get_context, util
from .heap import Memory

__all__ = ['RawValue', 'RawArray', 'Value', 'Array', 'copy', 'synchronized']

_NAMES = {'c': 'c_char', 'u': 'c_wchar', 'b': 'c_byte', 'B': 'c_ubyte', 'h': 'c_short', 'H': 'c_ushort', 'i': 'c_int',
          'I': 'c_uint', 'l': 'c_long', 'L': 'c_ulong', 'q': 'c_long', 'Q': 'c_ulong', 'f': 'c_float', 'd': 'c_double'}
# Characters are kept by their code points.
_FORMATS = {'u': 'I'}


class _Raw:
    """So many items of one type, in shared memory."""

    def __init__(self, typecode, length, memory=None):
        if not isinstance(typecode, str):
            raise NotImplementedError(f'shared memory of {typecode!r} is not supported: types are given by typecodes')
        if typecode not in _NAMES:
            raise TypeError('this type has no size')
        self._typecode = typecode
        self._length = length
        self._format = _FORMATS.get(typecode, typecode)
        self._itemsize = struct.calcsize(self._format)
        self._memory = Memory(self._itemsize * length) if memory is None else memory

    def __reduce__(self):
        context.assert_spawning(self)
        return type(self), (self._typecode, self._length, self._memory)

    def _get(self, index, count=1):
        data = self._memory.read(index * self._itemsize, count * self._itemsize)
        values = struct.unpack(f'{count}{self._format}', data)
        return [chr(value) for value in values] if self._typecode == 'u' else list(values)

    def _set(self, index, values):
        self._memory.write(index * self._itemsize, b''.join(map(self._pack, values)))

    def _pack(self, value):
        if self._typecode in 'fd':
            if not isinstance(value, (int, float)):
                raise TypeError(f'must be real number, not {type(value).__name__}')
            return struct.pack(self._format, value)
        if self._typecode == 'c':
            if isinstance(value, bytes) and len(value) == 1:
                return value
            raise TypeError('one character bytes, bytearray, or an integer in range(256) expected')
        if self._typecode == 'u':
            if not isinstance(value, str):
                raise TypeError(f'unicode string expected instead of {type(value).__name__} instance')
            return struct.pack(self._format, ord(value))
        if not isinstance(value, int):
            raise TypeError(f'an integer is required (got type {type(value).__name__})')
        # As in C, a number that is too large loses its upper bits.
        size = self._itemsize
        return (value & (1 << 8 * size) - 1).to_bytes(size, 'little')


class _RawValue(_Raw):
    """A number."""

    def __init__(self, typecode, length=1, memory=None):
        super().__init__(typecode, 1, memory)

    @property
    def value(self):
        """The number."""
        return self._get(0)[0]

    @value.setter
    def value(self, value):
        self._set(0, [value])

    def __repr__(self):
        return f'{_NAMES[self._typecode]}({self.value!r})'


class _RawArray(_Raw):
    """Numbers."""

    def __len__(self):
        return self._length

    def __iter__(self):
        return (self[i] for i in range(self._length))

    def _place(self, index):
        i = index.__index__()
        if i < 0:
            i += self._length
        if not 0 <= i < self._length:
            raise IndexError('invalid index')
        return i

    def __getitem__(self, index):
        if not isinstance(index, slice):
            return self._get(self._place(index))[0]
        start, stop, step = index.indices(self._length)
        items = self._get(start, max(stop - start, 0)) if step == 1 else [self[i] for i in range(start, stop, step)]
        return b''.join(items) if self._typecode == 'c' else ''.join(items) if self._typecode == 'u' else items

    def __setitem__(self, index, value):
        if not isinstance(index, slice):
            self._set(self._place(index), [value])
            return
        places = range(*index.indices(self._length))
        values = [bytes([code]) for code in value] if isinstance(value, bytes) else list(value)
        if len(places) != len(values):
            raise ValueError('Can only assign sequence of same size')
        for i, item in zip(places, values):
            self._set(i, [item])

    @property
    def raw(self):
        """All the bytes of an array of characters."""
        self._check_characters('raw')
        return self[:]

    @raw.setter
    def raw(self, value):
        self._check_characters('raw')
        if len(value) > self._length:
            raise ValueError('byte string too long')
        self[:len(value)] = bytes(value)

    @property
    def value(self):
        """The characters up to the first zero."""
        self._check_characters('value')
        text = self[:]
        return text.split('\0' if isinstance(text, str) else b'\0', 1)[0]

    @value.setter
    def value(self, value):
        self._check_characters('value')
        if len(value) > self._length:
            raise ValueError('byte string too long' if self._typecode == 'c' else 'string too long')
        end = '\0' if self._typecode == 'u' else b'\0'
        value = value + end if len(value) < self._length else value
        self[:len(value)] = value

    def _check_characters(self, name):
        if self._typecode not in 'cu':
            raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')

    def __repr__(self):
        return f'<multiprocessing.sharedctypes.{_NAMES[self._typecode]}_Array_{self._length} object at {id(self):#x}>'


def RawValue(typecode_or_type, *args):
    """A shared number, without a lock."""
    value = _RawValue(typecode_or_type)
    if args:
        value.value, = args
    return value


def RawArray(typecode_or_type, size_or_initializer):
    """A shared array, without a lock: so many zeros, or these items."""
    if isinstance(size_or_initializer, int):
        if size_or_initializer < 0:
            raise ValueError('Array length must be >= 0')
        return _RawArray(typecode_or_type, size_or_initializer)
    items = size_or_initializer
    if not hasattr(items, '__len__'):
        items = list(items)
    array = _RawArray(typecode_or_type, len(items))
    array[:] = items
    return array


def _lock_for(lock, ctx):
    if lock in (True, None):
        return (ctx or get_context()).RLock()
    if not hasattr(lock, 'acquire'):
        raise AttributeError(f'{lock!r} has no method \'acquire\'')
    return lock


def Value(typecode_or_type, *args, lock=True, ctx=None):
    """A shared number, with a lock, unless `lock` is False."""
    value = RawValue(typecode_or_type, *args)
    return value if lock is False else synchronized(value, _lock_for(lock, ctx), ctx)


def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    """A shared array, with a lock, unless `lock` is False."""
    array = RawArray(typecode_or_type, size_or_initializer)
    return array if lock is False else synchronized(array, _lock_for(lock, ctx), ctx)


def copy(obj):
    """Another one with the same items."""
    new = type(obj)(obj._typecode, obj._length)
    new._set(0, obj._get(0, obj._length))
    return new


def synchronized(obj, lock=None, ctx=None):
    """A shared number or array, with a lock."""
    assert not isinstance(obj, SynchronizedBase), 'object already synchronized'
    if isinstance(obj, _RawValue):
        return Synchronized(obj, lock, ctx)
    return (SynchronizedString if obj._typecode == 'c' else SynchronizedArray)(obj, lock, ctx)


class SynchronizedBase(util.LockOwner):
    """Something shared, and its lock."""

    def __init__(self, obj, lock=None, ctx=None):
        self._obj = obj
        self._lock = lock or (ctx or get_context()).RLock()
        self._lend_methods()

    def __reduce__(self):
        context.assert_spawning(self)
        return synchronized, (self._obj, self._lock)

    def get_obj(self):
        """What is shared, without the lock."""
        return self._obj

    def get_lock(self):
        """The lock."""
        return self._lock

    def __repr__(self):
        return f'<{type(self).__name__} wrapper for {self._obj}>'


def _synchronized_attribute(name):
    def get(self):
        with self:
            return getattr(self._obj, name)

    def set(self, value):
        with self:
            setattr(self._obj, name, value)
    return property(get, set)


class Synchronized(SynchronizedBase):
    """A number with a lock."""

    value = _synchronized_attribute('value')


class SynchronizedArray(SynchronizedBase):
    """An array with a lock."""

    def __len__(self):
        return len(self._obj)

    def __getitem__(self, i):
        with self:
            return self._obj[i]

    def __setitem__(self, i, value):
        with self:
            self._obj[i] = value


class SynchronizedString(SynchronizedArray):
    """Characters with a lock."""

    value = _synchronized_attribute('value')
    raw = _synchronized_attribute('raw')
