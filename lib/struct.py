"""Values as bytes in the layout of C: pack and unpack by format strings."""
import sys
from _struct import pack_float, pack_items, unpack_float, unpack_items

__all__ = ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack', 'Struct', 'error']


class error(Exception):
    """A format, or values or bytes that do not fit it."""

    __module__ = 'struct'


# code -> size, with standard and with native layout
_STANDARD = {'x': 1, 'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 4, 'L': 4, 'q': 8, 'Q': 8,
             'e': 2, 'f': 4, 'd': 8, 's': 1, 'p': 1}
_NATIVE = {**_STANDARD, 'l': 8, 'L': 8, 'n': 8, 'N': 8, 'P': 8}
_UNSIGNED = 'BHILQNP'
_LITTLE = {'<': True, '>': False, '!': False}


def _parse(format):
    """(is little endian, total size, [(code, count, offset, size)])."""
    if isinstance(format, (bytes, bytearray)):
        format = format.decode('ascii')
    if not isinstance(format, str):
        raise TypeError(f'Struct() argument 1 must be a str or bytes object, not {type(format).__name__}')
    sizes, little, align = _NATIVE, sys.byteorder == 'little', True
    i = 0
    if format[:1] in ('<', '>', '!', '=', '@') and format:
        i = 1
        if format[0] != '@':
            sizes, align = _STANDARD, False
            little = _LITTLE.get(format[0], little)
    items = []
    offset = 0
    while i < len(format):
        if format[i].isspace():
            i += 1
            continue
        start = i
        while i < len(format) and '0' <= format[i] <= '9':
            i += 1
        count = int(format[start:i]) if i > start else 1
        if i >= len(format):
            raise error('repeat count given without format specifier')
        code = format[i]
        i += 1
        if code not in sizes:
            raise error('bad char in struct format')
        size = sizes[code]
        if align and code not in 'xsp':
            offset += -offset % size
        items.append((code, count, offset, size))
        offset += size * count
    return little, offset, items


def _layout_of(items):
    """The items as pack_items() and unpack_items() read them; None when they know not all of them."""
    if any(code in 'ep' for code, *_ in items):
        return None
    words = (word for code, *rest in items if code != 'x' for word in (ord(code), *rest))
    return b''.join(word.to_bytes(4, 'little') for word in words)


class Struct:
    """A format, ready for use."""

    def __init__(self, format):
        self._little, self.size, self._items = _parse(format)
        self._layout = _layout_of(self._items)
        self.format = format if isinstance(format, str) else format.decode('ascii')
        self._count = sum(0 if code == 'x' else 1 if code in 'sp' else count for code, count, _, _ in self._items)

    def __repr__(self):
        return f'_struct.{type(self).__name__}({self.format!r})'

    def pack(self, *values):
        """The values as bytes."""
        if self._layout is not None and len(values) == self._count:
            packed = pack_items(self._layout, self._little, self.size, values)
            if packed is not None:
                return packed
        return bytes(self._pack('pack', values))

    def _pack(self, name, values):
        if len(values) != self._count:
            raise error(f'{name} expected {self._count} items for packing (got {len(values)})')
        result = bytearray(self.size)
        values = iter(values)
        for code, count, offset, size in self._items:
            if code == 'x':
                continue
            if code in 'sp':
                result[offset:offset + count] = _pack_bytes(code, count, next(values))
                continue
            for at in range(offset, offset + size * count, size):
                result[at:at + size] = self._pack_one(code, size, next(values))
        return result

    def _pack_one(self, code, size, value):
        if code == 'c':
            if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                raise error('char format requires a bytes object of length 1')
            return value
        if code == '?':
            return b'\1' if value else b'\0'
        if code in 'efd':
            try:
                return pack_float(value, size, self._little)
            except TypeError:
                raise error('required argument is not a float') from None
            except OverflowError:
                if code == 'f' and self._is_native():
                    # As C converts it.
                    return pack_float(float('inf') if value > 0 else float('-inf'), size, self._little)
                raise
        return self._pack_int(code, size, value)

    def _pack_int(self, code, size, value):
        try:
            value = value.__index__()
        except AttributeError:
            raise error('required argument is not an integer') from None
        unsigned = code in _UNSIGNED
        low, high = (0, 256 ** size - 1) if unsigned else (-(256 ** size // 2), 256 ** size // 2 - 1)
        if not low <= value <= high:
            if code in 'PN':
                raise error('int too large to convert')
            raise error(f"'{code}' format requires {low} <= number <= {high}")
        return value.to_bytes(size, 'little' if self._little else 'big', signed=not unsigned)

    def _is_native(self):
        return self.format[:1] not in ('<', '>', '!', '=')

    def pack_into(self, buffer, offset, *values):
        """Write the values into a buffer."""
        data = self._pack('pack_into', values)
        size = len(buffer)
        if offset < 0:
            if offset + self.size > 0:
                raise error(f'no space to pack {self.size} bytes at offset {offset}')
            if offset + size < 0:
                raise error(f'offset {offset} out of range for {size}-byte buffer')
            offset += size
        if size - offset < self.size:
            raise error(f'pack_into requires a buffer of at least {self.size + offset} bytes for packing {self.size} '
                        f'bytes at offset {offset} (actual buffer size is {size})')
        buffer[offset:offset + self.size] = data

    def unpack(self, buffer, /):
        """A tuple of the values of bytes."""
        if len(buffer) != self.size:
            raise error(f'unpack requires a buffer of {self.size} bytes')
        return self._unpack(buffer, 0)

    def unpack_from(self, /, buffer, offset=0):
        """A tuple of the values at an offset."""
        size = len(buffer)
        if offset < 0:
            if offset + self.size > 0:
                raise error(f'not enough data to unpack {self.size} bytes')
            if offset + size < 0:
                raise error(f'offset {offset} out of range for {size}-byte buffer')
            offset += size
        if size - offset < self.size:
            raise error(f'unpack_from requires a buffer of at least {self.size + offset} bytes for unpacking '
                        f'{self.size} bytes at offset {offset} (actual buffer size is {size})')
        return self._unpack(buffer, offset)

    def _unpack(self, buffer, start):
        if self._layout is not None and type(buffer) in (bytes, bytearray):
            return unpack_items(self._layout, self._little, self._count, buffer, start)
        values = []
        order = 'little' if self._little else 'big'
        for code, count, offset, size in self._items:
            offset += start
            if code == 'x':
                continue
            if code == 's':
                values.append(bytes(buffer[offset:offset + count]))
            elif code == 'p':
                length = min(buffer[offset], count - 1) if count else 0
                values.append(bytes(buffer[offset + 1:offset + 1 + length]))
            else:
                for at in range(offset, offset + size * count, size):
                    data = buffer[at:at + size]
                    if code == 'c':
                        values.append(bytes(data))
                    elif code == '?':
                        values.append(data[0] != 0)
                    elif code in 'efd':
                        values.append(unpack_float(data, self._little))
                    else:
                        values.append(int.from_bytes(data, order, signed=code not in _UNSIGNED))
        return tuple(values)

    def iter_unpack(self, buffer, /):
        """The tuples of bytes that hold several of them."""
        if not self.size:
            raise error('cannot iteratively unpack with a struct of length 0')
        if len(buffer) % self.size:
            raise error(f'iterative unpacking requires a buffer of a multiple of {self.size} bytes')
        return (self._unpack(buffer, at) for at in range(0, len(buffer), self.size))


def _pack_bytes(code, count, value):
    if not isinstance(value, (bytes, bytearray)):
        raise error(f"argument for '{code}' must be a bytes object")
    if code == 's':
        return bytes(value[:count]).ljust(count, b'\0')
    if not count:
        return b''
    length = min(len(value), count - 1)
    return bytes([min(length, 255)]) + bytes(value[:length]).ljust(count - 1, b'\0')


_cache = {}


def _struct(format):
    found = _cache.get(format)
    if found is None:
        if len(_cache) >= 100:
            _cache.clear()
        found = _cache[format] = Struct(format)
    return found


def calcsize(format, /):
    """The size of a format in bytes."""
    return _struct(format).size


def pack(format, /, *values):
    """The values as bytes."""
    return _struct(format).pack(*values)


def pack_into(format, buffer, offset, /, *values):
    """Write the values into a buffer."""
    _struct(format).pack_into(buffer, offset, *values)


def unpack(format, buffer, /):
    """A tuple of the values of bytes."""
    return _struct(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    """A tuple of the values at an offset."""
    return _struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    """The tuples of bytes that hold several of them."""
    return _struct(format).iter_unpack(buffer)
