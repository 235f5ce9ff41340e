"""URLs: their parts, joining them, quoting, query strings."""
import functools
import re
import unicodedata
from collections import namedtuple
from urllib._parts import (_splitattr, _splithost, _splitnport, _splitpasswd, _splitport, _splitquery, _splittag,
                           _splittype, _splituser, _splitvalue, unwrap)

__all__ = ['urlparse', 'urlunparse', 'urljoin', 'urldefrag', 'urlsplit', 'urlunsplit', 'urlencode', 'parse_qs',
           'parse_qsl', 'quote', 'quote_plus', 'quote_from_bytes', 'unquote', 'unquote_plus', 'unquote_to_bytes',
           'DefragResult', 'ParseResult', 'SplitResult', 'DefragResultBytes', 'ParseResultBytes', 'SplitResultBytes']

uses_relative = ['', 'ftp', 'http', 'gopher', 'nntp', 'imap', 'wais', 'file', 'https', 'shttp', 'mms', 'prospero',
                 'rtsp', 'rtsps', 'rtspu', 'sftp', 'svn', 'svn+ssh', 'ws', 'wss']
uses_netloc = ['', 'ftp', 'http', 'gopher', 'nntp', 'telnet', 'imap', 'wais', 'file', 'mms', 'https', 'shttp', 'snews',
               'prospero', 'rtsp', 'rtsps', 'rtspu', 'rsync', 'svn', 'svn+ssh', 'sftp', 'nfs', 'git', 'git+ssh', 'ws',
               'wss', 'itms-services']
uses_params = ['', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtsps', 'rtspu', 'sip', 'sips',
               'mms', 'sftp', 'tel']
scheme_chars = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.'

_CONTROLS_OR_SPACE = ''.join(map(chr, range(33)))
_REMOVED = str.maketrans(dict.fromkeys('\t\r\n'))


# ---- str and bytes ----

def _to_text(*args):
    """The arguments as str, and what makes results of their type."""
    is_str = isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) != is_str:
            raise TypeError('Cannot mix str and non-str arguments')
    if is_str:
        return *args, lambda result: result
    texts = tuple(arg.decode('ascii', 'strict') if arg else '' for arg in args)
    return *texts, lambda result: result.encode('ascii', 'strict')


# ---- results ----

class _Netloc:
    """The parts of a network location."""

    __slots__ = ()

    def _split(self):
        """(userinfo or None, hostname, port or None), of the type of the URL."""
        at, colon, left, right = ('@', ':', '[', ']') if isinstance(self.netloc, str) else (b'@', b':', b'[', b']')
        userinfo, found, host = self.netloc.rpartition(at)
        _, bracket, inner = host.partition(left)
        if bracket:
            host, _, port = inner.partition(right)
            port = port.partition(colon)[2]
        else:
            host, _, port = host.partition(colon)
        return userinfo if found else None, host, port or None

    def _user(self):
        userinfo = self._split()[0]
        if userinfo is None:
            return None, None
        name, colon, password = userinfo.partition(':' if isinstance(userinfo, str) else b':')
        return name, password if colon else None

    @property
    def username(self):
        """The name before '@', or None."""
        return self._user()[0]

    @property
    def password(self):
        """The password before '@', or None."""
        return self._user()[1]

    @property
    def hostname(self):
        """The host in lower case, or None."""
        host = self._split()[1]
        if not host:
            return None
        percent = '%' if isinstance(host, str) else b'%'
        name, sign, zone = host.partition(percent)
        return name.lower() + sign + zone

    @property
    def port(self):
        """The port as an int, or None."""
        port = self._split()[2]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f'Port could not be cast to integer value as {port!r}')
        port = int(port)
        if not 0 <= port <= 65535:
            raise ValueError('Port out of range 0-65535')
        return port


class _TextResult:
    __slots__ = ()

    def encode(self, encoding='ascii', errors='strict'):
        """The same as bytes."""
        return self._encoded_counterpart(*(x.encode(encoding, errors) for x in self))


class _BytesResult:
    __slots__ = ()

    def decode(self, encoding='ascii', errors='strict'):
        """The same as str."""
        return self._decoded_counterpart(*(x.decode(encoding, errors) for x in self))


_DefragBase = namedtuple('_DefragBase', 'url fragment', module=__name__)
_SplitBase = namedtuple('_SplitBase', 'scheme netloc path query fragment', module=__name__)
_ParseBase = namedtuple('_ParseBase', 'scheme netloc path params query fragment', module=__name__)


def _defragged(self):
    """The URL again."""
    if not self.fragment:
        return self.url
    return self.url + ('#' if isinstance(self.url, str) else b'#') + self.fragment


class DefragResult(_DefragBase, _TextResult):
    """A URL and its fragment."""

    __slots__ = ()
    geturl = _defragged


class SplitResult(_SplitBase, _Netloc, _TextResult):
    """The five parts of a URL."""

    __slots__ = ()

    def geturl(self):
        """The URL again."""
        return urlunsplit(self)


class ParseResult(_ParseBase, _Netloc, _TextResult):
    """The six parts of a URL."""

    __slots__ = ()

    def geturl(self):
        """The URL again."""
        return urlunparse(self)


class DefragResultBytes(_DefragBase, _BytesResult):
    """A URL and its fragment, as bytes."""

    __slots__ = ()
    geturl = _defragged


class SplitResultBytes(_SplitBase, _Netloc, _BytesResult):
    """The five parts of a URL, as bytes."""

    __slots__ = ()

    def geturl(self):
        """The URL again."""
        return urlunsplit(self)


class ParseResultBytes(_ParseBase, _Netloc, _BytesResult):
    """The six parts of a URL, as bytes."""

    __slots__ = ()

    def geturl(self):
        """The URL again."""
        return urlunparse(self)


for _text, _bytes in ((DefragResult, DefragResultBytes), (SplitResult, SplitResultBytes),
                      (ParseResult, ParseResultBytes)):
    _text._encoded_counterpart = _bytes
    _bytes._decoded_counterpart = _text
del _text, _bytes


# ---- taking apart and putting together ----

def _typed(result, is_str):
    return result if is_str else result.encode()


def urlsplit(url, scheme='', allow_fragments=True):
    """A URL as (scheme, netloc, path, query, fragment)."""
    is_str = isinstance(url, str)
    url, scheme, _ = _to_text(url, scheme)
    url = url.lstrip(_CONTROLS_OR_SPACE).translate(_REMOVED)
    scheme = scheme.strip(_CONTROLS_OR_SPACE).translate(_REMOVED)
    netloc = query = fragment = ''
    before, colon, rest = url.partition(':')
    if colon and before[:1].isascii() and before[:1].isalpha() and all(ch in scheme_chars for ch in before):
        scheme, url = before.lower(), rest
    if url.startswith('//'):
        end = min((at for at in map(lambda ch: url.find(ch, 2), '/?#') if at >= 0), default=len(url))
        netloc, url = url[2:end], url[end:]
        if ('[' in netloc) != (']' in netloc):
            raise ValueError('Invalid IPv6 URL')
        if '[' in netloc:
            _check_brackets(netloc)
    if allow_fragments:
        url, _, fragment = url.partition('#')
    url, _, query = url.partition('?')
    _check_netloc(netloc)
    return _typed(SplitResult(scheme, netloc, url, query, fragment), is_str)


def _check_brackets(netloc):
    """ValueError unless what is in brackets is an address of IPv6 or later."""
    host = netloc.rpartition('@')[2]
    before, _, inner = host.partition('[')
    address, _, port = inner.partition(']')
    if before or port and not port.startswith(':'):
        raise ValueError('Invalid IPv6 URL')
    if address.startswith('v'):
        if not re.match(r'\Av[a-fA-F0-9]+\..+\Z', address):
            raise ValueError('IPvFuture address is invalid')
        return
    if _is_ipv4(address):
        raise ValueError('An IPv4 address cannot be in brackets')
    if not _is_ipv6(address):
        raise ValueError(f'{address!r} does not appear to be an IPv4 or IPv6 address')


def _is_ipv4(address):
    parts = address.split('.')
    return len(parts) == 4 and all(re.fullmatch('0|[1-9][0-9]{0,2}', part) and int(part) < 256 for part in parts)


def _is_ipv6(address):
    address, zone_follows, zone = address.partition('%')
    if zone_follows and (not zone or '%' in zone):
        return False
    before, last_colon, tail = address.rpartition(':')
    if '.' in tail:
        if not _is_ipv4(tail):
            return False
        address = before + last_colon + '0:0'
    left, gap, right = address.partition('::')
    groups = (left.split(':') if left else []) + (right.split(':') if right else [])
    if not (len(groups) < 8 if gap else len(groups) == 8):
        return False
    return all(re.fullmatch('[0-9a-fA-F]{1,4}', group) for group in groups)


def _check_netloc(netloc):
    """ValueError when the normal form of the location has other parts."""
    if not netloc or netloc.isascii():
        return
    plain = netloc.translate(str.maketrans(dict.fromkeys('@:#?')))
    normal = unicodedata.normalize('NFKC', plain)
    if plain != normal and any(ch in normal for ch in '/?#@:'):
        raise ValueError("netloc '" + netloc + "' contains invalid characters under NFKC normalization")


def urlunsplit(components):
    """The URL of five parts."""
    scheme, netloc, url, query, fragment, result = _to_text(*components)
    if netloc:
        if url and not url.startswith('/'):
            url = '/' + url
        url = '//' + netloc + url
    elif url.startswith('//') or scheme and scheme in uses_netloc and url[:1] == '/':
        url = '//' + url
    if scheme:
        url = scheme + ':' + url
    if query:
        url += '?' + query
    if fragment:
        url += '#' + fragment
    return result(url)


def urlparse(url, scheme='', allow_fragments=True):
    """A URL as (scheme, netloc, path, params, query, fragment)."""
    is_str = isinstance(url, str)
    url, scheme, _ = _to_text(url, scheme)
    scheme, netloc, url, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ''
    if scheme in uses_params and ';' in url:
        url, params = _split_params(url)
    return _typed(ParseResult(scheme, netloc, url, params, query, fragment), is_str)


def _split_params(url):
    """The path, and the parameters of its last part."""
    at = url.find(';', url.rfind('/') + 1)
    return (url, '') if at < 0 else (url[:at], url[at + 1:])


def urlunparse(components):
    """The URL of six parts."""
    scheme, netloc, url, params, query, fragment, result = _to_text(*components)
    if params:
        url += ';' + params
    return result(urlunsplit((scheme, netloc, url, query, fragment)))


def urldefrag(url):
    """(the URL without its fragment, the fragment)."""
    is_str = isinstance(url, str)
    url, _ = _to_text(url)
    fragment = ''
    if '#' in url:
        *parts, fragment = urlparse(url)
        url = urlunparse((*parts, ''))
    return _typed(DefragResult(url, fragment), is_str)


def urljoin(base, url, allow_fragments=True):
    """What a URL means in a document at another one."""
    if not base:
        return url
    if not url:
        return base
    base, url, result = _to_text(base, url)
    bscheme, bnetloc, bpath, bparams, bquery, _ = urlparse(base, '', allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, bscheme, allow_fragments)
    if scheme != bscheme or scheme not in uses_relative:
        return result(url)
    if scheme in uses_netloc:
        if netloc:
            return result(urlunparse((scheme, netloc, path, params, query, fragment)))
        netloc = bnetloc
    if not path and not params:
        return result(urlunparse((scheme, netloc, bpath, bparams, query or bquery, fragment)))
    path = _resolve(bpath, path)
    return result(urlunparse((scheme, netloc, path or '/', params, query, fragment)))


def _resolve(base, path):
    """A path, relative to another one, without its '.' and '..' (RFC 3986)."""
    folders = base.split('/')
    if folders[-1]:
        del folders[-1]
    if path.startswith('/'):
        segments = path.split('/')
    else:
        segments = folders + path.split('/')
        segments[1:-1] = filter(None, segments[1:-1])
    resolved = []
    for segment in segments:
        if segment == '..':
            if resolved:
                resolved.pop()
        elif segment != '.':
            resolved.append(segment)
    if segments[-1] in ('.', '..'):
        resolved.append('')
    return '/'.join(resolved)


# ---- quoting ----

_ALWAYS_SAFE = frozenset(b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')


def quote(string, safe='/', encoding=None, errors=None):
    """A text with what is not safe as %xx."""
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode('utf-8' if encoding is None else encoding, 'strict' if errors is None else errors)
    else:
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe='', encoding=None, errors=None):
    """As quote(), with '+' for spaces."""
    space = ' ' if isinstance(string, str) else b' '
    if not isinstance(string, (str, bytes)) or space not in string:
        return quote(string, safe, encoding, errors)
    space = ' ' if isinstance(safe, str) else b' '
    return quote(string, safe + space, encoding, errors).replace(' ', '+')


@functools.lru_cache(maxsize=None)
def _kept(safe):
    """The bytes that quoting leaves as they are."""
    return _ALWAYS_SAFE.union(byte for byte in safe if byte < 128)


def quote_from_bytes(bs, safe='/'):
    """Bytes with what is not safe as %xx."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError('quote_from_bytes() expected bytes')
    if not bs:
        return ''
    if isinstance(safe, str):
        safe = safe.encode('ascii', 'ignore')
    kept = _kept(safe)
    if kept.issuperset(bs):
        return bs.decode()
    return ''.join([chr(byte) if byte in kept else f'%{byte:02X}' for byte in bs])


def unquote_to_bytes(string):
    """The bytes of a text with %xx."""
    if not string:
        string.split
        return b''
    if isinstance(string, str):
        string = string.encode('utf-8')
    first, *rest = string.split(b'%')
    result = [first]
    for part in rest:
        try:
            result.append(bytes((_hex_byte(part[:2]),)))
            result.append(part[2:])
        except ValueError:
            result.append(b'%' + part)
    return b''.join(result)


def _hex_byte(digits):
    if len(digits) != 2 or not digits.isalnum():
        raise ValueError('no hexadecimal digits')
    return int(digits, 16)


_ascii_runs = re.compile('([\x00-\x7f]+)')


def unquote(string, encoding='utf-8', errors='replace'):
    """A text with its %xx decoded."""
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode('utf-8' if encoding is None else encoding,
                                               'replace' if errors is None else errors)
    if '%' not in string:
        string.split
        return string
    encoding = 'utf-8' if encoding is None else encoding
    errors = 'replace' if errors is None else errors
    pieces = _ascii_runs.split(string)
    pieces[1::2] = [unquote_to_bytes(piece).decode(encoding, errors) for piece in pieces[1::2]]
    return ''.join(pieces)


def unquote_plus(string, encoding='utf-8', errors='replace'):
    """As unquote(), with spaces for '+'."""
    return unquote(string.replace('+', ' '), encoding, errors)


# ---- query strings ----

def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    """A query string of a mapping or of pairs."""
    if hasattr(query, 'items'):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as err:
            raise TypeError('not a valid non-string sequence or mapping object') from err

    def shown(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)

    pairs = []
    for key, value in query:
        values = [value]
        if doseq and not isinstance(value, (str, bytes)):
            try:
                len(value)
                values = value
            except TypeError:
                pass
        pairs += [shown(key) + '=' + shown(item) for item in values]
    return '&'.join(pairs)


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace',
             max_num_fields=None, separator='&'):
    """A query string as a dict of lists."""
    result = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        result.setdefault(name, []).append(value)
    return result


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace',
              max_num_fields=None, separator='&'):
    """A query string as a list of pairs."""
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError('Separator must be of type string or bytes.')
    if isinstance(qs, str):
        if not isinstance(separator, str):
            separator = str(separator, 'ascii')
        equals, finish = '=', lambda text: unquote_plus(text, encoding, errors)
    else:
        if not qs:
            return []
        qs = bytes(memoryview(qs))
        separator = separator.encode('ascii') if isinstance(separator, str) else separator
        equals, finish = b'=', lambda text: unquote_to_bytes(text.replace(b'+', b' '))
    if not qs:
        return []
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError('Max number of fields exceeded')
    pairs = []
    for field in qs.split(separator):
        if not field and not strict_parsing:
            continue
        name, has_equals, value = field.partition(equals)
        if not has_equals and strict_parsing:
            raise ValueError('bad query field: %r' % (field,))
        if value or keep_blank_values:
            pairs.append((finish(name), finish(value)))
    return pairs
