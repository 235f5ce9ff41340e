"""Hosts, services and addresses: names and numbers."""
import os
import sys

import _socket
from _socket import gaierror, herror
from _socket_constants import *

__all__ = ['gethostbyaddr', 'gethostbyname', 'gethostbyname_ex', 'getnameinfo', 'getprotobyname', 'getservbyname',
           'getservbyport', 'htonl', 'htons', 'if_indextoname', 'if_nameindex', 'if_nametoindex', 'inet_aton',
           'inet_ntoa', 'inet_ntop', 'inet_pton', 'ntohl', 'ntohs']


# ---- numbers ----

def _short(name, x):
    if not hasattr(x, '__index__'):
        raise TypeError(f"'{type(x).__name__}' object cannot be interpreted as an integer")
    x = x.__index__()
    if x < 0:
        raise OverflowError(f"{name}: can't convert negative Python int to C 16-bit unsigned integer")
    if x > 0xffff:
        raise OverflowError(f'{name}: Python int too large to convert to C 16-bit unsigned integer')
    return int.from_bytes(x.to_bytes(2), sys.byteorder)


def _long(x):
    if not isinstance(x, int):
        raise TypeError(f'expected int, {type(x).__name__} found')
    if x < 0:
        raise OverflowError("can't convert negative value to unsigned int")
    if x > 0xffffffff:
        raise OverflowError('int larger than 32 bits')
    return int.from_bytes(x.to_bytes(4), sys.byteorder)


def htons(x, /):
    """A 16-bit number in the order of bytes of the network."""
    return _short('htons', x)


def ntohs(x, /):
    """A 16-bit number of the network in the order of bytes of this machine."""
    return _short('ntohs', x)


def htonl(x, /):
    """A 32-bit number in the order of bytes of the network."""
    return _long(x)


def ntohl(x, /):
    """A 32-bit number of the network in the order of bytes of this machine."""
    return _long(x)


# ---- numeric addresses ----

def _number(text):
    """A part of an address: decimal, octal (0…) or hexadecimal (0x…)."""
    if not text.isascii() or not text.isalnum():
        raise ValueError(text)
    if text[:2] in ('0x', '0X'):
        return int(text[2:], 16)
    return int(text, 8) if text[0] == '0' else int(text)


def inet_aton(ip_addr, /):
    """The four bytes of an IPv4 address, which may be written in fewer than four parts."""
    try:
        *parts, last = [_number(part) for part in ip_addr.split('.')]
        if len(parts) > 3:
            raise ValueError
        return bytes(parts) + last.to_bytes(4 - len(parts))
    except (ValueError, OverflowError):
        raise OSError('illegal IP address string passed to inet_aton') from None


def inet_ntoa(packed_ip, /):
    """The text of an IPv4 address."""
    packed = bytes(memoryview(packed_ip))
    if len(packed) != 4:
        raise OSError('packed IP wrong length for inet_ntoa')
    return '.'.join(map(str, packed))


def _words(text):
    """The 16-bit words of a part of an IPv6 address."""
    words = []
    parts = text.split(':') if text else []
    for i, part in enumerate(parts):
        if '.' in part and i == len(parts) - 1:
            packed = inet_pton(AF_INET, part)
            words += [int.from_bytes(packed[:2]), int.from_bytes(packed[2:])]
        elif not 1 <= len(part) <= 4 or not all(c in '0123456789abcdefABCDEF' for c in part):
            raise ValueError(part)
        else:
            words.append(int(part, 16))
    return words


def inet_pton(address_family, ip_string, /):
    """The bytes of an address."""
    try:
        if address_family == AF_INET:
            parts = ip_string.split('.')
            if len(parts) != 4 or not all(part.isascii() and part.isdigit() and len(part) <= 3
                                          and (part == '0' or part[0] != '0') for part in parts):
                raise ValueError
            return bytes(map(int, parts))
        if address_family != AF_INET6:
            raise OSError(97, 'Address family not supported by protocol')
        head, gap, tail = ip_string.partition('::')
        front, back = _words(head), _words(tail) if '::' not in tail else [0] * 9
        missing = 8 - len(front) - len(back)
        if missing < (1 if gap else 0) or (not gap and missing):
            raise ValueError
        return b''.join(word.to_bytes(2) for word in front + [0] * missing + back)
    except ValueError:
        raise OSError('illegal IP address string passed to inet_pton') from None


def _longest_gap(words):
    """Where the longest run of zeros is, of at least two: [start, end)."""
    best = (0, 0)
    start = None
    for i, word in enumerate([*words, 1]):
        if word:
            if start is not None and i - start > max(best[1] - best[0], 1):
                best = (start, i)
            start = None
        elif start is None:
            start = i
    return best


def inet_ntop(address_family, packed_ip, /):
    """The text of an address."""
    packed = bytes(memoryview(packed_ip))
    if address_family not in (AF_INET, AF_INET6):
        raise ValueError(f'unknown address family {int(address_family)}')
    if len(packed) != (4 if address_family == AF_INET else 16):
        raise ValueError('invalid length of packed IP address string')
    if address_family == AF_INET:
        return inet_ntoa(packed)
    words = [int.from_bytes(packed[i:i + 2]) for i in range(0, 16, 2)]
    start, end = _longest_gap(words)
    if start == 0 and (end == 6 and words[6] or end == 5 and words[5] == 0xffff):
        return ('::ffff:' if end == 5 else '::') + inet_ntoa(packed[12:])
    if start == end:
        return ':'.join(f'{word:x}' for word in words)
    return ':'.join(f'{word:x}' for word in words[:start]) + '::' + ':'.join(f'{word:x}' for word in words[end:])


# ---- services and protocols ----

_SERVICES = {
    'echo': 7, 'discard': 9, 'daytime': 13, 'ftp-data': 20, 'ftp': 21, 'ssh': 22, 'telnet': 23, 'smtp': 25,
    'time': 37, 'domain': 53, 'bootps': 67, 'bootpc': 68, 'tftp': 69, 'gopher': 70, 'finger': 79, 'http': 80,
    'kerberos': 88, 'pop3': 110, 'sunrpc': 111, 'nntp': 119, 'ntp': 123, 'imap2': 143, 'snmp': 161, 'irc': 194,
    'ldap': 389, 'https': 443, 'submission': 587, 'ldaps': 636, 'imaps': 993, 'pop3s': 995,
}
_PROTOCOLS = {'ip': 0, 'icmp': 1, 'igmp': 2, 'tcp': 6, 'egp': 8, 'udp': 17, 'ipv6': 41, 'ipv6-icmp': 58, 'sctp': 132}
_services_file = None


def _services():
    """(name, protocol) -> port, as the machine's list says, or else what everybody knows."""
    global _services_file
    if _services_file is None:
        found = {}
        try:
            with open('/etc/services', encoding='utf-8', errors='replace') as file:
                for line in file:
                    fields = line.partition('#')[0].split()
                    if len(fields) >= 2:
                        port, _, protocol = fields[1].partition('/')
                        for name in (fields[0], *fields[2:]):
                            found.setdefault((name, protocol), int(port))
        except (OSError, ValueError):
            found = {}
        if not found:
            found = {(name, protocol): port for name, port in _SERVICES.items() for protocol in ('tcp', 'udp')}
        _services_file = found
    return _services_file


def getservbyname(servicename, protocolname=None, /):
    """The port of a service."""
    for (name, protocol), port in _services().items():
        if name == servicename and protocolname in (None, protocol):
            return port
    raise OSError('service/proto not found')


def getservbyport(port, protocolname=None, /):
    """The service of a port."""
    if not 0 <= port <= 0xffff:
        raise OverflowError('getservbyport: port must be 0-65535.')
    for (name, protocol), number in _services().items():
        if number == port and protocolname in (None, protocol):
            return name
    raise OSError('port/proto not found')


def getprotobyname(name, /):
    """The number of a protocol."""
    try:
        return _PROTOCOLS[name.lower()]
    except KeyError:
        raise OSError('protocol not found') from None


# ---- hosts ----

_KINDS = ((SOCK_STREAM, IPPROTO_TCP), (SOCK_DGRAM, IPPROTO_UDP), (SOCK_RAW, IPPROTO_IP))
_MESSAGES = {EAI_BADFLAGS: 'Bad value for ai_flags', EAI_NONAME: 'Name or service not known',
             EAI_FAMILY: 'ai_family not supported', EAI_SOCKTYPE: 'ai_socktype not supported',
             EAI_SERVICE: 'Servname not supported for ai_socktype',
             EAI_ADDRFAMILY: 'Address family for hostname not supported'}


def _failure(number):
    return gaierror(number, _MESSAGES[number])


def _numeric_family(host):
    """The family of a numeric address, or None."""
    try:
        inet_aton(host)
        return AF_INET
    except OSError:
        pass
    try:
        inet_pton(AF_INET6, host.partition('%')[0])
        return AF_INET6
    except OSError:
        return None


def _hosts(host, family, flags):
    """[(family, numeric address)] of a host."""
    if host is None:
        any_host = flags & AI_PASSIVE
        found = [(AF_INET, '0.0.0.0'), (AF_INET6, '::')] if any_host else [(AF_INET6, '::1'), (AF_INET, '127.0.0.1')]
        return [pair for pair in found if family in (0, pair[0])]
    numeric = _numeric_family(host)
    if numeric is not None:
        if family not in (0, numeric):
            raise _failure(EAI_ADDRFAMILY)
        return [(numeric, inet_ntoa(inet_aton(host)) if numeric == AF_INET else host)]
    if flags & AI_NUMERICHOST:
        raise _failure(EAI_NONAME)
    return list(dict.fromkeys(_socket._lookup(host, family)))


def _port(port, type, flags):
    if port is None:
        return 0
    if isinstance(port, int):
        return port & 0xffff
    # What is no text in UTF-8 is an error of its own.
    text = port.decode() if isinstance(port, bytes) else port.encode().decode()
    if text.isascii() and text.isdigit():
        return int(text) & 0xffff
    if flags & AI_NUMERICSERV:
        raise _failure(EAI_NONAME)
    for kind, name in ((SOCK_STREAM, 'tcp'), (SOCK_DGRAM, 'udp')):
        if type in (0, kind) and (text, name) in _services():
            return _services()[text, name]
    raise _failure(EAI_SERVICE)


def _known_kinds(port, type, proto):
    """The (type, protocol) pairs that are asked for and go with the port, which may be a service's name."""
    kinds = [kind for kind in _KINDS if type in (0, kind[0]) and proto in (0, kind[1])]
    if type == SOCK_RAW:
        kinds = [(SOCK_RAW, proto)]
    if not isinstance(port, (str, bytes)) or not type == 0:
        return kinds
    text = port.decode() if isinstance(port, bytes) else port
    if text.isdigit():
        return kinds
    names = {SOCK_STREAM: 'tcp', SOCK_DGRAM: 'udp'}
    return [kind for kind in kinds if kind[0] in names and (text, names[kind[0]]) in _services()]


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """Addresses of a host and a service, with plain numbers."""
    if isinstance(host, (bytes, bytearray)):
        host = host.decode('ascii')
    elif host is not None and not isinstance(host, str):
        raise TypeError('getaddrinfo() argument 1 must be string or None')
    if port is not None and not isinstance(port, (int, str, bytes)):
        raise OSError('Int or String expected')
    if host is None and port is None:
        raise _failure(EAI_NONAME)
    if family not in (0, AF_INET, AF_INET6):
        raise _failure(EAI_FAMILY)
    host = host or None
    number = _port(port, type, flags)
    kinds = _known_kinds(port, type, proto)
    if not kinds:
        raise _failure(EAI_SOCKTYPE if type else EAI_SERVICE)
    found = []
    for its_family, address in _hosts(host, int(family), flags):
        where = (address, number) if its_family == AF_INET else (address, number, 0, 0)
        name = (host or '') if flags & AI_CANONNAME and not found else ''
        for kind, protocol in kinds:
            found.append((its_family, kind, protocol, name, where))
            name = ''
    return found


def gethostbyname(hostname, /):
    """An IPv4 address of a host."""
    if hostname == '':
        return '0.0.0.0'
    if hostname == '<broadcast>':
        return '255.255.255.255'
    return _hosts(hostname, AF_INET, 0)[0][1]


def gethostbyname_ex(hostname, /):
    """(name, aliases, IPv4 addresses) of a host."""
    return hostname, [], [address for _, address in _hosts(hostname, AF_INET, 0)]


def gethostbyaddr(ip_address, /):
    """(name, aliases, addresses) of a host that is given by address or name."""
    address = _hosts(ip_address, 0, 0)[0][1]
    return _socket._reverse(address, 0)[0], [], [address]


def getnameinfo(sockaddr, flags, /):
    """(host, service) of an address."""
    if not isinstance(sockaddr, tuple):
        raise TypeError('getnameinfo() argument 1 must be a tuple')
    host, port = sockaddr[:2]
    family = _numeric_family(host)
    if family is None:
        raise _failure(EAI_NONAME)
    name, service = host, str(port)
    if not flags & NI_NUMERICHOST:
        try:
            name = _socket._reverse(host, port)[0]
        except herror:
            if flags & NI_NAMEREQD:
                raise _failure(EAI_NONAME) from None
    if not flags & NI_NUMERICSERV:
        try:
            service = getservbyport(port, 'udp' if flags & NI_DGRAM else 'tcp')
        except OSError:
            pass
    return name, service


# ---- interfaces ----

def if_nameindex():
    """The network interfaces: [(index, name)]."""
    found = []
    for name in os.listdir('/sys/class/net'):
        try:
            with open(f'/sys/class/net/{name}/ifindex') as file:
                found.append((int(file.read()), name))
        except OSError:
            pass
    return sorted(found)


def if_nametoindex(if_name, /):
    """The index of a network interface."""
    if not isinstance(if_name, (str, bytes, os.PathLike)):
        raise TypeError(f'expected str, bytes or os.PathLike object, not {type(if_name).__name__}')
    if_name = os.fsdecode(if_name)
    for index, name in if_nameindex():
        if name == if_name:
            return index
    raise OSError('no interface with this name')


def if_indextoname(if_index, /):
    """The name of a network interface."""
    if not isinstance(if_index, int):
        raise TypeError(f"'{type(if_index).__name__}' object cannot be interpreted as an integer")
    if if_index < 0:
        raise OverflowError("can't convert negative value to unsigned int")
    if if_index > 0xffffffff:
        raise OverflowError('Python int too large to convert to C unsigned int')
    for index, name in if_nameindex():
        if index == if_index:
            return name
    raise OSError(6, 'No such device or address')
