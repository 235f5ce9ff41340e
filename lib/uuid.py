"""Identifiers that are unique everywhere (RFC 9562)."""
import os
from enum import Enum

RESERVED_NCS, RFC_4122, RESERVED_MICROSOFT, RESERVED_FUTURE = [
    'reserved for NCS compatibility', 'specified in RFC 4122', 'reserved for Microsoft compatibility',
    'reserved for future definition']


class SafeUUID(Enum):
    """Was a UUID made so that two processes cannot make the same?"""

    safe = 0
    unsafe = -1
    unknown = None


def _part(shift, bits, doc):
    return property(lambda self: self.int >> shift & (1 << bits) - 1, doc=doc)


class UUID:
    """A number of 128 bits."""

    __slots__ = ('int', 'is_safe', '__weakref__')

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *,
                 is_safe=SafeUUID.unknown):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError('one of the hex, bytes, bytes_le, fields, or int arguments must be given')
        if hex is not None:
            int = _from_hex(hex)
        elif bytes_le is not None:
            if len(bytes_le) != 16:
                raise ValueError('bytes_le is not a 16-char string')
            bytes = bytes_le[3::-1] + bytes_le[5:3:-1] + bytes_le[7:5:-1] + bytes_le[8:]
        elif fields is not None:
            int = _from_fields(fields)
        if bytes is not None:
            if len(bytes) != 16:
                raise ValueError('bytes is not a 16-char string')
            int = int_from_bytes(bytes)
        if not 0 <= int < 1 << 128:
            raise ValueError('int is out of range (need a 128-bit value)')
        if version is not None:
            if not 1 <= version <= 5:
                raise ValueError('illegal version number')
            int = int & ~(0xc000 << 48) | 0x8000 << 48
            int = int & ~(0xf000 << 64) | version << 76
        object.__setattr__(self, 'int', int)
        object.__setattr__(self, 'is_safe', is_safe)

    def __getstate__(self):
        state = {'int': self.int}
        if self.is_safe != SafeUUID.unknown:
            state['is_safe'] = self.is_safe.value
        return state

    def __setstate__(self, state):
        object.__setattr__(self, 'int', state['int'])
        object.__setattr__(self, 'is_safe', SafeUUID(state['is_safe']) if 'is_safe' in state else SafeUUID.unknown)

    def __setattr__(self, name, value):
        raise TypeError('UUID objects are immutable')

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __repr__(self):
        return '%s(%r)' % (self.__class__.__name__, str(self))

    def __str__(self):
        digits = self.hex
        return '-'.join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))

    @property
    def bytes(self):
        """The 16 bytes, the highest first."""
        return self.int.to_bytes(16)

    @property
    def bytes_le(self):
        """The 16 bytes, with the first three fields lowest byte first."""
        data = self.bytes
        return data[3::-1] + data[5:3:-1] + data[7:5:-1] + data[8:]

    @property
    def fields(self):
        """The six fields."""
        return (self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant, self.clock_seq_low,
                self.node)

    time_low = _part(96, 32, 'The first 32 bits.')
    time_mid = _part(80, 16, 'The next 16 bits.')
    time_hi_version = _part(64, 16, 'The next 16 bits.')
    clock_seq_hi_variant = _part(56, 8, 'The next 8 bits.')
    clock_seq_low = _part(48, 8, 'The next 8 bits.')
    node = _part(0, 48, 'The last 48 bits.')

    @property
    def time(self):
        """The time stamp: steps of 100 ns since 15 October 1582."""
        return (self.time_hi_version & 0xfff) << 48 | self.time_mid << 32 | self.time_low

    @property
    def clock_seq(self):
        """The 14 bits of the clock sequence."""
        return (self.clock_seq_hi_variant & 0x3f) << 8 | self.clock_seq_low

    @property
    def hex(self):
        """32 hexadecimal digits."""
        return '%032x' % self.int

    @property
    def urn(self):
        """As a URN."""
        return 'urn:uuid:' + str(self)

    @property
    def variant(self):
        """One of the constants RESERVED_NCS, RFC_4122, …"""
        if not self.int & 0x8000 << 48:
            return RESERVED_NCS
        if not self.int & 0x4000 << 48:
            return RFC_4122
        return RESERVED_FUTURE if self.int & 0x2000 << 48 else RESERVED_MICROSOFT

    @property
    def version(self):
        """The version, for the variant RFC_4122."""
        return self.int >> 76 & 0xf if self.variant == RFC_4122 else None


int_from_bytes = int.from_bytes
_int = int


def _from_hex(hex):
    digits = hex.replace('urn:', '').replace('uuid:', '').strip('{}').replace('-', '')
    if len(digits) != 32:
        raise ValueError('badly formed hexadecimal UUID string')
    return _int(digits, 16)


def _from_fields(fields):
    if len(fields) != 6:
        raise ValueError('fields is not a 6-tuple')
    result = 0
    for i, (value, bits) in enumerate(zip(fields, (32, 16, 16, 8, 8, 48)), 1):
        if not 0 <= value < 1 << bits:
            raise ValueError(f'field {i} out of range (need a{"n" if bits == 8 else ""} {bits}-bit value)')
        result = result << bits | value
    return result


_node = None
_last_timestamp = None


def getnode():
    """48 bits for this computer: random ones, marked as such."""
    global _node
    if _node is None:
        _node = int.from_bytes(os.urandom(6)) | 1 << 40
    return _node


def uuid1(node=None, clock_seq=None):
    """A UUID of the time and of this computer."""
    global _last_timestamp
    import time
    timestamp = time.time_ns() // 100 + 0x01b21dd213814000
    if _last_timestamp is not None and timestamp <= _last_timestamp:
        timestamp = _last_timestamp + 1
    _last_timestamp = timestamp
    if clock_seq is None:
        clock_seq = int.from_bytes(os.urandom(2)) & 0x3fff
    fields = (timestamp & 0xffffffff, timestamp >> 32 & 0xffff, timestamp >> 48 & 0xfff, clock_seq >> 8 & 0x3f,
              clock_seq & 0xff, getnode() if node is None else node)
    return UUID(fields=fields, version=1)


def uuid3(namespace, name):
    """The UUID of a name, by MD5."""
    from hashlib import md5
    if isinstance(name, str):
        name = name.encode('utf-8')
    return UUID(bytes=md5(namespace.bytes + name).digest(), version=3)


def uuid4():
    """A random UUID."""
    return UUID(bytes=os.urandom(16), version=4)


def uuid5(namespace, name):
    """The UUID of a name, by SHA-1."""
    from hashlib import sha1
    if isinstance(name, str):
        name = name.encode('utf-8')
    return UUID(bytes=sha1(namespace.bytes + name).digest()[:16], version=5)


NAMESPACE_DNS = UUID('6ba7b810-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_URL = UUID('6ba7b811-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_OID = UUID('6ba7b812-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_X500 = UUID('6ba7b814-9dad-11d1-80b4-00c04fd430c8')
