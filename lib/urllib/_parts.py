"""Parts of URLs by what stands before and behind them; urllib.parse and urllib.request share them."""
import re

_scheme = re.compile('([^/:]+):(.*)', re.DOTALL)
_host = re.compile('//([^/#?]*)(.*)', re.DOTALL)
_port = re.compile('(.*):([0-9]*)', re.DOTALL)


def unwrap(url):
    """The URL in '<URL:scheme://host/path>' or what else is around it."""
    url = str(url).strip()
    if url.startswith('<') and url.endswith('>'):
        url = url[1:-1].strip()
    return url.removeprefix('URL:').strip()


def _splittype(url):
    """(scheme in lower case or None, the rest)."""
    found = _scheme.match(url)
    return (found[1].lower(), found[2]) if found else (None, url)


def _splithost(url):
    """(host and port, path) of what begins with '//'; (None, url) of what does not."""
    found = _host.match(url)
    if not found:
        return None, url
    host, path = found.groups()
    return host, '/' + path if path and not path.startswith('/') else path


def _splituser(host):
    """(user and password or None, host)."""
    user, at, host = host.rpartition('@')
    return user if at else None, host


def _splitpasswd(user):
    """(user, password or None)."""
    user, colon, password = user.partition(':')
    return user, password if colon else None


def _splitport(host):
    """(host, port as a str or None)."""
    found = _port.fullmatch(host)
    return (found[1], found[2] or None) if found else (host, None)


def _splitnport(host, defport=-1):
    """(host, port as an int): None for a port that is no number, defport where none is named."""
    name, colon, port = host.rpartition(':')
    if not colon:
        return host, defport
    return name, int(port) if port.isdigit() and port.isascii() else None if port else defport


def _splitquery(url):
    """(path, query or None)."""
    path, mark, query = url.rpartition('?')
    return (path, query) if mark else (url, None)


def _splittag(url):
    """(path, fragment or None)."""
    path, mark, tag = url.rpartition('#')
    return (path, tag) if mark else (url, None)


def _splitattr(url):
    """(path, list of what follows the semicolons)."""
    path, *attributes = url.split(';')
    return path, attributes


def _splitvalue(attr):
    """(name, value or None)."""
    name, equals, value = attr.partition('=')
    return name, value if equals else None
