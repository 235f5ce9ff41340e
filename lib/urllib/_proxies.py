"""Proxies: their URLs, and the environment variables that name them."""
import os
from urllib._parts import _splitpasswd, _splitport, _splittype, _splituser


def _parse_proxy(proxy):
    """(scheme, user, password, host and port) of '[scheme://][user[:password]@]host[:port]'; None for what is missing."""
    scheme, rest = _splittype(proxy)
    if not rest.startswith('/'):
        scheme, authority = None, proxy
    elif not rest.startswith('//'):
        raise ValueError(f'proxy URL with no authority: {proxy!r}')
    else:
        # A password may contain '/'.
        at = rest.find('@')
        end = rest.find('/', at if at >= 0 else 2)
        authority = rest[2:end if end >= 0 else None]
    userinfo, hostport = _splituser(authority)
    user, password = (None, None) if userinfo is None else _splitpasswd(userinfo)
    return scheme, user, password, hostport


def getproxies_environment():
    """The proxies that the variables SCHEME_proxy name; those in lower case win."""
    found = [(name, value) for name, value in os.environ.items() if len(name) > 5 and name[-6:].lower() == '_proxy']
    proxies = {name[:-6].lower(): value for name, value in found if value}
    # A CGI script gets HTTP_PROXY from a header of the request.
    if 'REQUEST_METHOD' in os.environ:
        proxies.pop('http', None)
    for name, value in found:
        if name.endswith('_proxy'):
            if value:
                proxies[name[:-6].lower()] = value
            else:
                proxies.pop(name[:-6].lower(), None)
    return proxies


def proxy_bypass_environment(host, proxies=None):
    """Whether the variable no_proxy names the host, a domain of it, or '*'."""
    if proxies is None:
        proxies = getproxies_environment()
    exceptions = proxies.get('no')
    if exceptions is None:
        return False
    if exceptions == '*':
        return True
    host = host.lower()
    without_port = _splitport(host)[0]
    for name in exceptions.split(','):
        name = name.strip().lstrip('.').lower()
        if name and (name in (host, without_port)
                     or without_port.endswith('.' + name) or host.endswith('.' + name)):
            return True
    return False


def _proxy_bypass_winreg_override(host, override):
    """Whether a list as Windows keeps it names the host: patterns, and '<local>' for names without dots."""
    from fnmatch import fnmatch
    host = _splitport(host)[0]
    for pattern in map(str.strip, override.split(';')):
        if '.' not in host if pattern == '<local>' else fnmatch(host, pattern):
            return True
    return False
