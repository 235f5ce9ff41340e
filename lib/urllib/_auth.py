"""Authentication: password managers, and the handlers of urllib.request for basic and digest authentication."""
import base64
import os
import re
import time
import warnings
from urllib._handler import BaseHandler
from urllib._parts import _splitport
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

_DEFAULT_PORTS = {'http': 80, 'https': 443}


# ---- passwords ----

class HTTPPasswordMgr:
    """Users and passwords by realm and URL."""

    def __init__(self):
        self.passwd = {}

    def add_password(self, realm, uri, user, passwd):
        """For a realm, below a URL or several."""
        uris = [uri] if isinstance(uri, str) else uri
        domains = self.passwd.setdefault(realm, {})
        for default_port in True, False:
            domains[tuple(self.reduce_uri(u, default_port) for u in uris)] = user, passwd

    def find_user_password(self, realm, authuri):
        """(user, password) for a URL; (None, None) if there is none."""
        domains = self.passwd.get(realm, {})
        for default_port in True, False:
            reduced = self.reduce_uri(authuri, default_port)
            for uris, authinfo in domains.items():
                if any(self.is_suburi(uri, reduced) for uri in uris):
                    return authinfo
        return None, None

    def reduce_uri(self, uri, default_port=True):
        """(host and port, path) of a URL or of a host; with default_port the port is there if the scheme has one."""
        parts = urlsplit(uri)
        if not parts.netloc:
            return uri, '/'
        authority = parts.netloc
        host, port = _splitport(authority)
        if default_port and port is None and parts.scheme in _DEFAULT_PORTS:
            authority = f'{host}:{_DEFAULT_PORTS[parts.scheme]}'
        return authority, parts.path or '/'

    def is_suburi(self, base, test):
        """Whether a reduced URL is the other one or below it."""
        if base == test:
            return True
        return base[0] == test[0] and test[1].startswith(base[1].rstrip('/') + '/' if base[1] != '/' else '/')


class HTTPPasswordMgrWithDefaultRealm(HTTPPasswordMgr):
    """The same; what is added for the realm None is good for all."""

    def find_user_password(self, realm, authuri):
        """(user, password) for a URL; (None, None) if there is none."""
        user, password = super().find_user_password(realm, authuri)
        if user is not None:
            return user, password
        return super().find_user_password(None, authuri)


class HTTPPasswordMgrWithPriorAuth(HTTPPasswordMgrWithDefaultRealm):
    """The same; it knows where credentials are to be sent without being asked for."""

    def __init__(self):
        self.authenticated = {}
        super().__init__()

    def add_password(self, realm, uri, user, passwd, is_authenticated=False):
        """For a realm, below a URL or several."""
        self.update_authenticated(uri, is_authenticated)
        if realm is not None:
            super().add_password(None, uri, user, passwd)
        super().add_password(realm, uri, user, passwd)

    def update_authenticated(self, uri, is_authenticated=False):
        """Credentials are to be sent below a URL or several, or no longer."""
        uris = [uri] if isinstance(uri, str) else uri
        for default_port in True, False:
            for u in uris:
                self.authenticated[self.reduce_uri(u, default_port)] = is_authenticated

    def is_authenticated(self, authuri):
        """Whether credentials are to be sent; None if nobody said."""
        for default_port in True, False:
            reduced = self.reduce_uri(authuri, default_port)
            for uri, authenticated in self.authenticated.items():
                if self.is_suburi(uri, reduced):
                    return authenticated
        return None


def _basic(user, password):
    return 'Basic ' + base64.b64encode(f'{user}:{password}'.encode()).decode('ascii')


# ---- basic authentication ----

class AbstractBasicAuthHandler:
    """Sends user and password when the server asks for them."""

    rx = re.compile('(?:^|,)[ \t]*([^ \t,]+)[ \t]+realm=(["\']?)([^"\']*)\\2', re.I)

    def __init__(self, password_mgr=None):
        self.passwd = HTTPPasswordMgr() if password_mgr is None else password_mgr
        self.add_password = self.passwd.add_password

    def _parse_realm(self, header):
        """The pairs of scheme and realm of a header; the realm is None in one without any."""
        found = False
        for match in self.rx.finditer(header):
            scheme, quote, realm = match.groups()
            if not quote:
                warnings.warn('Basic Auth Realm was unquoted', UserWarning, 3)
            yield scheme, realm
            found = True
        if not found:
            yield (header.split() or [''])[0], None

    def http_error_auth_reqed(self, authreq, host, req, headers):
        """Send the request again, with credentials; None if there are none."""
        unsupported = None
        for header in headers.get_all(authreq) or ():
            for scheme, realm in self._parse_realm(header):
                if scheme.lower() != 'basic':
                    unsupported = scheme
                elif realm is not None:
                    return self.retry_http_basic_auth(host, req, realm)
        if unsupported is not None:
            raise ValueError(f'AbstractBasicAuthHandler does not support the following scheme: {unsupported!r}')
        return None

    def retry_http_basic_auth(self, host, req, realm):
        """Send the request again, with credentials; None if there are none, or if they were refused."""
        user, password = self.passwd.find_user_password(realm, host)
        if password is None:
            return None
        credentials = _basic(user, password)
        if req.get_header(self.auth_header, None) == credentials:
            return None
        req.add_unredirected_header(self.auth_header, credentials)
        return self.parent.open(req, timeout=req.timeout)

    def http_request(self, req):
        """Add credentials where they are to be sent without being asked for."""
        if not hasattr(self.passwd, 'is_authenticated') or not self.passwd.is_authenticated(req.full_url):
            return req
        if not req.has_header('Authorization'):
            req.add_unredirected_header('Authorization', _basic(*self.passwd.find_user_password(None, req.full_url)))
        return req

    def http_response(self, req, response):
        """Note whether the credentials were accepted."""
        if hasattr(self.passwd, 'is_authenticated'):
            self.passwd.update_authenticated(req.full_url, 200 <= response.code < 300)
        return response

    https_request = http_request
    https_response = http_response


class HTTPBasicAuthHandler(AbstractBasicAuthHandler, BaseHandler):
    """For servers."""

    auth_header = 'Authorization'

    def http_error_401(self, req, fp, code, msg, headers):
        """Send the request again, with credentials."""
        return self.http_error_auth_reqed('www-authenticate', req.full_url, req, headers)


class ProxyBasicAuthHandler(AbstractBasicAuthHandler, BaseHandler):
    """For proxies."""

    auth_header = 'Proxy-authorization'

    def http_error_407(self, req, fp, code, msg, headers):
        """Send the request again, with credentials."""
        return self.http_error_auth_reqed('proxy-authenticate', req.host, req, headers)


# ---- digest authentication ----

def parse_keqv_list(l):
    """A dict from strings NAME=VALUE, the values without their quotes."""
    parsed = {}
    for item in l:
        name, value = item.split('=', 1)
        parsed[name] = value[1:-1] if value[0] == '"' == value[-1] else value
    return parsed


_list_item = re.compile(r'((?:[^",]|"(?:\\.|[^"\\])*(?:"|\Z))*)(?:,|\Z)', re.DOTALL)


def parse_http_list(s):
    """What stands between commas, but not those in quotes."""
    items = [match[1] for match in _list_item.finditer(s)]
    # The pattern matches once more, at the end.
    if items and not items[-1]:
        items.pop()
    return [re.sub(r'"(?:\\.|[^"\\])*"', lambda match: re.sub(r'\\(.)', r'\1', match[0]), item).strip()
            for item in items]


class AbstractDigestAuthHandler:
    """Proves that it knows the password when the server asks for it."""

    def __init__(self, passwd=None):
        self.passwd = HTTPPasswordMgr() if passwd is None else passwd
        self.add_password = self.passwd.add_password
        self.retried = 0
        self.nonce_count = 0
        self.last_nonce = None

    def reset_retry_count(self):
        """Another five attempts."""
        self.retried = 0

    def http_error_auth_reqed(self, auth_header, host, req, headers):
        """Send the request again, with the proof; None if there is none."""
        challenge = headers.get(auth_header, None)
        if self.retried > 5:
            raise HTTPError(req.full_url, 401, 'digest auth failed', headers, None)
        self.retried += 1
        if not challenge:
            return None
        scheme = challenge.split()[0]
        if scheme.lower() == 'digest':
            return self.retry_http_digest_auth(req, challenge)
        if scheme.lower() != 'basic':
            raise ValueError(f"AbstractDigestAuthHandler does not support the following scheme: '{scheme}'")
        return None

    def retry_http_digest_auth(self, req, auth):
        """Send the request again, with the proof; None if there is none, or if it was refused."""
        challenge = parse_keqv_list(filter(None, parse_http_list(auth.split(' ', 1)[1])))
        proof = self.get_authorization(req, challenge)
        if not proof:
            return None
        proof = 'Digest ' + proof
        if req.headers.get(self.auth_header, None) == proof:
            return None
        req.add_unredirected_header(self.auth_header, proof)
        return self.parent.open(req, timeout=req.timeout)

    def get_cnonce(self, nonce):
        """A number that is used once."""
        import hashlib
        seed = f'{self.nonce_count}:{nonce}:{time.ctime()}:'.encode('ascii') + os.urandom(8)
        return hashlib.sha1(seed).hexdigest()[:16]

    def get_authorization(self, req, chal):
        """The proof for a challenge; None if it cannot be given."""
        realm, nonce = chal.get('realm'), chal.get('nonce')
        if realm is None or nonce is None:
            return None
        qop, opaque = chal.get('qop'), chal.get('opaque')
        algorithm = chal.get('algorithm', 'MD5')
        digest, keyed = self.get_algorithm_impls(algorithm)
        user, password = self.passwd.find_user_password(realm, req.full_url)
        if digest is None or user is None:
            return None
        secret = digest(f'{user}:{realm}:{password}')
        what = digest(f'{req.get_method()}:{req.selector}')
        count = ''
        if qop is None:
            response = keyed(secret, f'{nonce}:{what}')
        elif 'auth' in qop.split(','):
            self.nonce_count = self.nonce_count + 1 if nonce == self.last_nonce else 1
            self.last_nonce = nonce
            number, cnonce = f'{self.nonce_count:08x}', self.get_cnonce(nonce)
            response = keyed(secret, f'{nonce}:{number}:{cnonce}:auth:{what}')
            count = f', qop=auth, nc={number}, cnonce="{cnonce}"'
        else:
            raise URLError(f"qop '{qop}' is not supported.")
        base = (f'username="{user}", realm="{realm}", nonce="{nonce}", uri="{req.selector}", '
                f'response="{response}"')
        if opaque:
            base += f', opaque="{opaque}"'
        entity = self.get_entity_digest(req.data, chal) if req.data is not None else None
        if entity:
            base += f', digest="{entity}"'
        return f'{base}, algorithm="{algorithm}"{count}'

    def get_algorithm_impls(self, algorithm):
        """The hash function of an algorithm, and the one that mixes a secret in."""
        import hashlib
        if algorithm not in ('MD5', 'SHA'):
            raise ValueError(f'Unsupported digest authentication algorithm {algorithm!r}')
        function = hashlib.md5 if algorithm == 'MD5' else hashlib.sha1

        def digest(text):
            return function(text.encode('ascii')).hexdigest()

        return digest, lambda secret, data: digest(f'{secret}:{data}')

    def get_entity_digest(self, data, chal):
        """None: servers do not ask for it."""


class HTTPDigestAuthHandler(BaseHandler, AbstractDigestAuthHandler):
    """For servers; it comes before basic authentication."""

    auth_header = 'Authorization'
    handler_order = 490

    def http_error_401(self, req, fp, code, msg, headers):
        """Send the request again, with the proof."""
        host = urlsplit(req.full_url).netloc
        result = self.http_error_auth_reqed('www-authenticate', host, req, headers)
        self.reset_retry_count()
        return result


class ProxyDigestAuthHandler(BaseHandler, AbstractDigestAuthHandler):
    """For proxies."""

    auth_header = 'Proxy-Authorization'
    handler_order = 490

    def http_error_407(self, req, fp, code, msg, headers):
        """Send the request again, with the proof."""
        result = self.http_error_auth_reqed('proxy-authenticate', req.host, req, headers)
        self.reset_retry_count()
        return result


for _class in list(globals().values()):
    if isinstance(_class, type) and _class.__module__ == __name__:
        _class.__module__ = 'urllib.request'
