"""urllib.parse: parts of URLs, joining, quoting, query strings."""
from urllib.parse import *
def attempt(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__module__, type(e).__qualname__, e)
for u in ("http://user:pa%20ss@Host.COM:8080/a/b;p=1?q=1&r=2#frag", "mailto:x@y.z", "//h/p", "/a/b", "a:b", "1a:b", "http://[::1]:80/x", "", "file:///etc/x", "http:///x", "?q", "#f", "http://h?q#f?x", "  http://a\n/b", "HTTP://H/;p", "a;b/c;d", "tel:+1;x=2", "svn+ssh://x/y", "http://h:/", "http://@h", "http://u@h:99999", "http://h:ab", "path:80", "http://a.b/c//d/", "itms://x", "//", "///a", "javascript:alert(1)", "http://[v1.x]/"):
    attempt(urlparse, u); attempt(urlsplit, u);
    try: r = urlsplit(u); print(r.username, r.password, r.hostname, r.geturl(), r.port)
    except ValueError as e: print("VE", e)
    attempt(urlunparse, urlparse(u)); attempt(urldefrag, u)
# expect: ParseResult(scheme='http', netloc='user:pa%20ss@Host.COM:8080', path='/a/b', params='p=1', query='q=1&r=2', fragment='frag')
# expect: SplitResult(scheme='http', netloc='user:pa%20ss@Host.COM:8080', path='/a/b;p=1', query='q=1&r=2', fragment='frag')
# expect: user pa%20ss host.com http://user:pa%20ss@Host.COM:8080/a/b;p=1?q=1&r=2#frag 8080
# expect: 'http://user:pa%20ss@Host.COM:8080/a/b;p=1?q=1&r=2#frag'
# expect: DefragResult(url='http://user:pa%20ss@Host.COM:8080/a/b;p=1?q=1&r=2', fragment='frag')
# expect: ParseResult(scheme='mailto', netloc='', path='x@y.z', params='', query='', fragment='')
# expect: SplitResult(scheme='mailto', netloc='', path='x@y.z', query='', fragment='')
# expect: None None None mailto:x@y.z None
# expect: 'mailto:x@y.z'
# expect: DefragResult(url='mailto:x@y.z', fragment='')
# expect: ParseResult(scheme='', netloc='h', path='/p', params='', query='', fragment='')
# expect: SplitResult(scheme='', netloc='h', path='/p', query='', fragment='')
# expect: None None h //h/p None
# expect: '//h/p'
# expect: DefragResult(url='//h/p', fragment='')
# expect: ParseResult(scheme='', netloc='', path='/a/b', params='', query='', fragment='')
# expect: SplitResult(scheme='', netloc='', path='/a/b', query='', fragment='')
# expect: None None None /a/b None
# expect: '/a/b'
# expect: DefragResult(url='/a/b', fragment='')
# expect: ParseResult(scheme='a', netloc='', path='b', params='', query='', fragment='')
# expect: SplitResult(scheme='a', netloc='', path='b', query='', fragment='')
# expect: None None None a:b None
# expect: 'a:b'
# expect: DefragResult(url='a:b', fragment='')
# expect: ParseResult(scheme='', netloc='', path='1a:b', params='', query='', fragment='')
# expect: SplitResult(scheme='', netloc='', path='1a:b', query='', fragment='')
# expect: None None None 1a:b None
# expect: '1a:b'
# expect: DefragResult(url='1a:b', fragment='')
# expect: ParseResult(scheme='http', netloc='[::1]:80', path='/x', params='', query='', fragment='')
# expect: SplitResult(scheme='http', netloc='[::1]:80', path='/x', query='', fragment='')
# expect: None None ::1 http://[::1]:80/x 80
# expect: 'http://[::1]:80/x'
# expect: DefragResult(url='http://[::1]:80/x', fragment='')
# expect: ParseResult(scheme='', netloc='', path='', params='', query='', fragment='')
# expect: SplitResult(scheme='', netloc='', path='', query='', fragment='')
# expect: None None None  None
# expect: ''
# expect: DefragResult(url='', fragment='')
# expect: ParseResult(scheme='file', netloc='', path='/etc/x', params='', query='', fragment='')
# expect: SplitResult(scheme='file', netloc='', path='/etc/x', query='', fragment='')
# expect: None None None file:///etc/x None
# expect: 'file:///etc/x'
# expect: DefragResult(url='file:///etc/x', fragment='')
# expect: ParseResult(scheme='http', netloc='', path='/x', params='', query='', fragment='')
# expect: SplitResult(scheme='http', netloc='', path='/x', query='', fragment='')
# expect: None None None http:///x None
# expect: 'http:///x'
# expect: DefragResult(url='http:///x', fragment='')
# expect: ParseResult(scheme='', netloc='', path='', params='', query='q', fragment='')
# expect: SplitResult(scheme='', netloc='', path='', query='q', fragment='')
# expect: None None None ?q None
# expect: '?q'
# expect: DefragResult(url='?q', fragment='')
# expect: ParseResult(scheme='', netloc='', path='', params='', query='', fragment='f')
# expect: SplitResult(scheme='', netloc='', path='', query='', fragment='f')
# expect: None None None #f None
# expect: '#f'
# expect: DefragResult(url='', fragment='f')
# expect: ParseResult(scheme='http', netloc='h', path='', params='', query='q', fragment='f?x')
# expect: SplitResult(scheme='http', netloc='h', path='', query='q', fragment='f?x')
# expect: None None h http://h?q#f?x None
# expect: 'http://h?q#f?x'
# expect: DefragResult(url='http://h?q', fragment='f?x')
# expect: ParseResult(scheme='http', netloc='a', path='/b', params='', query='', fragment='')
# expect: SplitResult(scheme='http', netloc='a', path='/b', query='', fragment='')
# expect: None None a http://a/b None
# expect: 'http://a/b'
# expect: DefragResult(url='  http://a\n/b', fragment='')
# expect: ParseResult(scheme='http', netloc='H', path='/', params='p', query='', fragment='')
# expect: SplitResult(scheme='http', netloc='H', path='/;p', query='', fragment='')
# expect: None None h http://H/;p None
# expect: 'http://H/;p'
# expect: DefragResult(url='HTTP://H/;p', fragment='')
# expect: ParseResult(scheme='', netloc='', path='a;b/c', params='d', query='', fragment='')
# expect: SplitResult(scheme='', netloc='', path='a;b/c;d', query='', fragment='')
# expect: None None None a;b/c;d None
# expect: 'a;b/c;d'
# expect: DefragResult(url='a;b/c;d', fragment='')
# expect: ParseResult(scheme='tel', netloc='', path='+1', params='x=2', query='', fragment='')
# expect: SplitResult(scheme='tel', netloc='', path='+1;x=2', query='', fragment='')
# expect: None None None tel:+1;x=2 None
# expect: 'tel:+1;x=2'
# expect: DefragResult(url='tel:+1;x=2', fragment='')
# expect: ParseResult(scheme='svn+ssh', netloc='x', path='/y', params='', query='', fragment='')
# expect: SplitResult(scheme='svn+ssh', netloc='x', path='/y', query='', fragment='')
# expect: None None x svn+ssh://x/y None
# expect: 'svn+ssh://x/y'
# expect: DefragResult(url='svn+ssh://x/y', fragment='')
# expect: ParseResult(scheme='http', netloc='h:', path='/', params='', query='', fragment='')
# expect: SplitResult(scheme='http', netloc='h:', path='/', query='', fragment='')
# expect: None None h http://h:/ None
# expect: 'http://h:/'
# expect: DefragResult(url='http://h:/', fragment='')
# expect: ParseResult(scheme='http', netloc='@h', path='', params='', query='', fragment='')
# expect: SplitResult(scheme='http', netloc='@h', path='', query='', fragment='')
# expect:  None h http://@h None
# expect: 'http://@h'
# expect: DefragResult(url='http://@h', fragment='')
# expect: ParseResult(scheme='http', netloc='u@h:99999', path='', params='', query='', fragment='')
# expect: SplitResult(scheme='http', netloc='u@h:99999', path='', query='', fragment='')
# expect: VE Port out of range 0-65535
# expect: 'http://u@h:99999'
# expect: DefragResult(url='http://u@h:99999', fragment='')
# expect: ParseResult(scheme='http', netloc='h:ab', path='', params='', query='', fragment='')
# expect: SplitResult(scheme='http', netloc='h:ab', path='', query='', fragment='')
# expect: VE Port could not be cast to integer value as 'ab'
# expect: 'http://h:ab'
# expect: DefragResult(url='http://h:ab', fragment='')
# expect: ParseResult(scheme='path', netloc='', path='80', params='', query='', fragment='')
# expect: SplitResult(scheme='path', netloc='', path='80', query='', fragment='')
# expect: None None None path:80 None
# expect: 'path:80'
# expect: DefragResult(url='path:80', fragment='')
# expect: ParseResult(scheme='http', netloc='a.b', path='/c//d/', params='', query='', fragment='')
# expect: SplitResult(scheme='http', netloc='a.b', path='/c//d/', query='', fragment='')
# expect: None None a.b http://a.b/c//d/ None
# expect: 'http://a.b/c//d/'
# expect: DefragResult(url='http://a.b/c//d/', fragment='')
# expect: ParseResult(scheme='itms', netloc='x', path='', params='', query='', fragment='')
# expect: SplitResult(scheme='itms', netloc='x', path='', query='', fragment='')
# expect: None None x itms://x None
# expect: 'itms://x'
# expect: DefragResult(url='itms://x', fragment='')
# expect: ParseResult(scheme='', netloc='', path='', params='', query='', fragment='')
# expect: SplitResult(scheme='', netloc='', path='', query='', fragment='')
# expect: None None None  None
# expect: ''
# expect: DefragResult(url='//', fragment='')
# expect: ParseResult(scheme='', netloc='', path='/a', params='', query='', fragment='')
# expect: SplitResult(scheme='', netloc='', path='/a', query='', fragment='')
# expect: None None None /a None
# expect: '/a'
# expect: DefragResult(url='///a', fragment='')
# expect: ParseResult(scheme='javascript', netloc='', path='alert(1)', params='', query='', fragment='')
# expect: SplitResult(scheme='javascript', netloc='', path='alert(1)', query='', fragment='')
# expect: None None None javascript:alert(1) None
# expect: 'javascript:alert(1)'
# expect: DefragResult(url='javascript:alert(1)', fragment='')
# expect: ParseResult(scheme='http', netloc='[v1.x]', path='/', params='', query='', fragment='')
# expect: SplitResult(scheme='http', netloc='[v1.x]', path='/', query='', fragment='')
# expect: None None v1.x http://[v1.x]/ None
# expect: 'http://[v1.x]/'
# expect: DefragResult(url='http://[v1.x]/', fragment='')
attempt(urlsplit, b"http://h/p?q#f")
# expect: SplitResultBytes(scheme=b'http', netloc=b'h', path=b'/p', query=b'q', fragment=b'f')
print(urlsplit(b"http://U@h:1/p").hostname, urlparse(b"http://h/p;x").decode(), urlsplit("http://h/").encode())
# expect: b'h' ParseResult(scheme='http', netloc='h', path='/p', params='x', query='', fragment='') SplitResultBytes(scheme=b'http', netloc=b'h', path=b'/', query=b'', fragment=b'')
attempt(urlsplit, "http://[x")  # expect: builtins ValueError Invalid IPv6 URL
attempt(urljoin, "a", b"b")  # expect: builtins TypeError Cannot mix str and non-str arguments
attempt(urlsplit, "http://\u2100h/")
# expect: builtins ValueError netloc '℀h' contains invalid characters under NFKC normalization
for b in ("http://a/b/c/d;p?q",  "http://a/b/c/", "http://a", "mailto:x", "/x/y", "", "http://a/b?q#f", "file:///a/b"):
    for u in ("g:h","g","./g","g/","/g","//g","?y","g?y","#s","g#s","g?y#s",";x","g;x","","." ,"./","..","../","../g","../..","../../g","../../../g","/./g","/../g","g.","..g","./../g","g/./h","g/../h","g;x=1/../y","http:g","http://x/y"):
        print([b, u, urljoin(b, u)])
# expect: ['http://a/b/c/d;p?q', 'g:h', 'g:h']
# expect: ['http://a/b/c/d;p?q', 'g', 'http://a/b/c/g']
# expect: ['http://a/b/c/d;p?q', './g', 'http://a/b/c/g']
# expect: ['http://a/b/c/d;p?q', 'g/', 'http://a/b/c/g/']
# expect: ['http://a/b/c/d;p?q', '/g', 'http://a/g']
# expect: ['http://a/b/c/d;p?q', '//g', 'http://g']
# expect: ['http://a/b/c/d;p?q', '?y', 'http://a/b/c/d;p?y']
# expect: ['http://a/b/c/d;p?q', 'g?y', 'http://a/b/c/g?y']
# expect: ['http://a/b/c/d;p?q', '#s', 'http://a/b/c/d;p?q#s']
# expect: ['http://a/b/c/d;p?q', 'g#s', 'http://a/b/c/g#s']
# expect: ['http://a/b/c/d;p?q', 'g?y#s', 'http://a/b/c/g?y#s']
# expect: ['http://a/b/c/d;p?q', ';x', 'http://a/b/c/;x']
# expect: ['http://a/b/c/d;p?q', 'g;x', 'http://a/b/c/g;x']
# expect: ['http://a/b/c/d;p?q', '', 'http://a/b/c/d;p?q']
# expect: ['http://a/b/c/d;p?q', '.', 'http://a/b/c/']
# expect: ['http://a/b/c/d;p?q', './', 'http://a/b/c/']
# expect: ['http://a/b/c/d;p?q', '..', 'http://a/b/']
# expect: ['http://a/b/c/d;p?q', '../', 'http://a/b/']
# expect: ['http://a/b/c/d;p?q', '../g', 'http://a/b/g']
# expect: ['http://a/b/c/d;p?q', '../..', 'http://a/']
# expect: ['http://a/b/c/d;p?q', '../../g', 'http://a/g']
# expect: ['http://a/b/c/d;p?q', '../../../g', 'http://a/g']
# expect: ['http://a/b/c/d;p?q', '/./g', 'http://a/g']
# expect: ['http://a/b/c/d;p?q', '/../g', 'http://a/g']
# expect: ['http://a/b/c/d;p?q', 'g.', 'http://a/b/c/g.']
# expect: ['http://a/b/c/d;p?q', '..g', 'http://a/b/c/..g']
# expect: ['http://a/b/c/d;p?q', './../g', 'http://a/b/g']
# expect: ['http://a/b/c/d;p?q', 'g/./h', 'http://a/b/c/g/h']
# expect: ['http://a/b/c/d;p?q', 'g/../h', 'http://a/b/c/h']
# expect: ['http://a/b/c/d;p?q', 'g;x=1/../y', 'http://a/b/c/y']
# expect: ['http://a/b/c/d;p?q', 'http:g', 'http://a/b/c/g']
# expect: ['http://a/b/c/d;p?q', 'http://x/y', 'http://x/y']
# expect: ['http://a/b/c/', 'g:h', 'g:h']
# expect: ['http://a/b/c/', 'g', 'http://a/b/c/g']
# expect: ['http://a/b/c/', './g', 'http://a/b/c/g']
# expect: ['http://a/b/c/', 'g/', 'http://a/b/c/g/']
# expect: ['http://a/b/c/', '/g', 'http://a/g']
# expect: ['http://a/b/c/', '//g', 'http://g']
# expect: ['http://a/b/c/', '?y', 'http://a/b/c/?y']
# expect: ['http://a/b/c/', 'g?y', 'http://a/b/c/g?y']
# expect: ['http://a/b/c/', '#s', 'http://a/b/c/#s']
# expect: ['http://a/b/c/', 'g#s', 'http://a/b/c/g#s']
# expect: ['http://a/b/c/', 'g?y#s', 'http://a/b/c/g?y#s']
# expect: ['http://a/b/c/', ';x', 'http://a/b/c/;x']
# expect: ['http://a/b/c/', 'g;x', 'http://a/b/c/g;x']
# expect: ['http://a/b/c/', '', 'http://a/b/c/']
# expect: ['http://a/b/c/', '.', 'http://a/b/c/']
# expect: ['http://a/b/c/', './', 'http://a/b/c/']
# expect: ['http://a/b/c/', '..', 'http://a/b/']
# expect: ['http://a/b/c/', '../', 'http://a/b/']
# expect: ['http://a/b/c/', '../g', 'http://a/b/g']
# expect: ['http://a/b/c/', '../..', 'http://a/']
# expect: ['http://a/b/c/', '../../g', 'http://a/g']
# expect: ['http://a/b/c/', '../../../g', 'http://a/g']
# expect: ['http://a/b/c/', '/./g', 'http://a/g']
# expect: ['http://a/b/c/', '/../g', 'http://a/g']
# expect: ['http://a/b/c/', 'g.', 'http://a/b/c/g.']
# expect: ['http://a/b/c/', '..g', 'http://a/b/c/..g']
# expect: ['http://a/b/c/', './../g', 'http://a/b/g']
# expect: ['http://a/b/c/', 'g/./h', 'http://a/b/c/g/h']
# expect: ['http://a/b/c/', 'g/../h', 'http://a/b/c/h']
# expect: ['http://a/b/c/', 'g;x=1/../y', 'http://a/b/c/y']
# expect: ['http://a/b/c/', 'http:g', 'http://a/b/c/g']
# expect: ['http://a/b/c/', 'http://x/y', 'http://x/y']
# expect: ['http://a', 'g:h', 'g:h']
# expect: ['http://a', 'g', 'http://a/g']
# expect: ['http://a', './g', 'http://a/g']
# expect: ['http://a', 'g/', 'http://a/g/']
# expect: ['http://a', '/g', 'http://a/g']
# expect: ['http://a', '//g', 'http://g']
# expect: ['http://a', '?y', 'http://a?y']
# expect: ['http://a', 'g?y', 'http://a/g?y']
# expect: ['http://a', '#s', 'http://a#s']
# expect: ['http://a', 'g#s', 'http://a/g#s']
# expect: ['http://a', 'g?y#s', 'http://a/g?y#s']
# expect: ['http://a', ';x', 'http://a/;x']
# expect: ['http://a', 'g;x', 'http://a/g;x']
# expect: ['http://a', '', 'http://a']
# expect: ['http://a', '.', 'http://a/']
# expect: ['http://a', './', 'http://a/']
# expect: ['http://a', '..', 'http://a/']
# expect: ['http://a', '../', 'http://a/']
# expect: ['http://a', '../g', 'http://a/g']
# expect: ['http://a', '../..', 'http://a/']
# expect: ['http://a', '../../g', 'http://a/g']
# expect: ['http://a', '../../../g', 'http://a/g']
# expect: ['http://a', '/./g', 'http://a/g']
# expect: ['http://a', '/../g', 'http://a/g']
# expect: ['http://a', 'g.', 'http://a/g.']
# expect: ['http://a', '..g', 'http://a/..g']
# expect: ['http://a', './../g', 'http://a/g']
# expect: ['http://a', 'g/./h', 'http://a/g/h']
# expect: ['http://a', 'g/../h', 'http://a/h']
# expect: ['http://a', 'g;x=1/../y', 'http://a/y']
# expect: ['http://a', 'http:g', 'http://a/g']
# expect: ['http://a', 'http://x/y', 'http://x/y']
# expect: ['mailto:x', 'g:h', 'g:h']
# expect: ['mailto:x', 'g', 'g']
# expect: ['mailto:x', './g', './g']
# expect: ['mailto:x', 'g/', 'g/']
# expect: ['mailto:x', '/g', '/g']
# expect: ['mailto:x', '//g', '//g']
# expect: ['mailto:x', '?y', '?y']
# expect: ['mailto:x', 'g?y', 'g?y']
# expect: ['mailto:x', '#s', '#s']
# expect: ['mailto:x', 'g#s', 'g#s']
# expect: ['mailto:x', 'g?y#s', 'g?y#s']
# expect: ['mailto:x', ';x', ';x']
# expect: ['mailto:x', 'g;x', 'g;x']
# expect: ['mailto:x', '', 'mailto:x']
# expect: ['mailto:x', '.', '.']
# expect: ['mailto:x', './', './']
# expect: ['mailto:x', '..', '..']
# expect: ['mailto:x', '../', '../']
# expect: ['mailto:x', '../g', '../g']
# expect: ['mailto:x', '../..', '../..']
# expect: ['mailto:x', '../../g', '../../g']
# expect: ['mailto:x', '../../../g', '../../../g']
# expect: ['mailto:x', '/./g', '/./g']
# expect: ['mailto:x', '/../g', '/../g']
# expect: ['mailto:x', 'g.', 'g.']
# expect: ['mailto:x', '..g', '..g']
# expect: ['mailto:x', './../g', './../g']
# expect: ['mailto:x', 'g/./h', 'g/./h']
# expect: ['mailto:x', 'g/../h', 'g/../h']
# expect: ['mailto:x', 'g;x=1/../y', 'g;x=1/../y']
# expect: ['mailto:x', 'http:g', 'http:g']
# expect: ['mailto:x', 'http://x/y', 'http://x/y']
# expect: ['/x/y', 'g:h', 'g:h']
# expect: ['/x/y', 'g', '/x/g']
# expect: ['/x/y', './g', '/x/g']
# expect: ['/x/y', 'g/', '/x/g/']
# expect: ['/x/y', '/g', '/g']
# expect: ['/x/y', '//g', '//g']
# expect: ['/x/y', '?y', '/x/y?y']
# expect: ['/x/y', 'g?y', '/x/g?y']
# expect: ['/x/y', '#s', '/x/y#s']
# expect: ['/x/y', 'g#s', '/x/g#s']
# expect: ['/x/y', 'g?y#s', '/x/g?y#s']
# expect: ['/x/y', ';x', '/x/;x']
# expect: ['/x/y', 'g;x', '/x/g;x']
# expect: ['/x/y', '', '/x/y']
# expect: ['/x/y', '.', '/x/']
# expect: ['/x/y', './', '/x/']
# expect: ['/x/y', '..', '/']
# expect: ['/x/y', '../', '/']
# expect: ['/x/y', '../g', '/g']
# expect: ['/x/y', '../..', '/']
# expect: ['/x/y', '../../g', 'g']
# expect: ['/x/y', '../../../g', 'g']
# expect: ['/x/y', '/./g', '/g']
# expect: ['/x/y', '/../g', 'g']
# expect: ['/x/y', 'g.', '/x/g.']
# expect: ['/x/y', '..g', '/x/..g']
# expect: ['/x/y', './../g', '/g']
# expect: ['/x/y', 'g/./h', '/x/g/h']
# expect: ['/x/y', 'g/../h', '/x/h']
# expect: ['/x/y', 'g;x=1/../y', '/x/y']
# expect: ['/x/y', 'http:g', 'http:g']
# expect: ['/x/y', 'http://x/y', 'http://x/y']
# expect: ['', 'g:h', 'g:h']
# expect: ['', 'g', 'g']
# expect: ['', './g', './g']
# expect: ['', 'g/', 'g/']
# expect: ['', '/g', '/g']
# expect: ['', '//g', '//g']
# expect: ['', '?y', '?y']
# expect: ['', 'g?y', 'g?y']
# expect: ['', '#s', '#s']
# expect: ['', 'g#s', 'g#s']
# expect: ['', 'g?y#s', 'g?y#s']
# expect: ['', ';x', ';x']
# expect: ['', 'g;x', 'g;x']
# expect: ['', '', '']
# expect: ['', '.', '.']
# expect: ['', './', './']
# expect: ['', '..', '..']
# expect: ['', '../', '../']
# expect: ['', '../g', '../g']
# expect: ['', '../..', '../..']
# expect: ['', '../../g', '../../g']
# expect: ['', '../../../g', '../../../g']
# expect: ['', '/./g', '/./g']
# expect: ['', '/../g', '/../g']
# expect: ['', 'g.', 'g.']
# expect: ['', '..g', '..g']
# expect: ['', './../g', './../g']
# expect: ['', 'g/./h', 'g/./h']
# expect: ['', 'g/../h', 'g/../h']
# expect: ['', 'g;x=1/../y', 'g;x=1/../y']
# expect: ['', 'http:g', 'http:g']
# expect: ['', 'http://x/y', 'http://x/y']
# expect: ['http://a/b?q#f', 'g:h', 'g:h']
# expect: ['http://a/b?q#f', 'g', 'http://a/g']
# expect: ['http://a/b?q#f', './g', 'http://a/g']
# expect: ['http://a/b?q#f', 'g/', 'http://a/g/']
# expect: ['http://a/b?q#f', '/g', 'http://a/g']
# expect: ['http://a/b?q#f', '//g', 'http://g']
# expect: ['http://a/b?q#f', '?y', 'http://a/b?y']
# expect: ['http://a/b?q#f', 'g?y', 'http://a/g?y']
# expect: ['http://a/b?q#f', '#s', 'http://a/b?q#s']
# expect: ['http://a/b?q#f', 'g#s', 'http://a/g#s']
# expect: ['http://a/b?q#f', 'g?y#s', 'http://a/g?y#s']
# expect: ['http://a/b?q#f', ';x', 'http://a/;x']
# expect: ['http://a/b?q#f', 'g;x', 'http://a/g;x']
# expect: ['http://a/b?q#f', '', 'http://a/b?q#f']
# expect: ['http://a/b?q#f', '.', 'http://a/']
# expect: ['http://a/b?q#f', './', 'http://a/']
# expect: ['http://a/b?q#f', '..', 'http://a/']
# expect: ['http://a/b?q#f', '../', 'http://a/']
# expect: ['http://a/b?q#f', '../g', 'http://a/g']
# expect: ['http://a/b?q#f', '../..', 'http://a/']
# expect: ['http://a/b?q#f', '../../g', 'http://a/g']
# expect: ['http://a/b?q#f', '../../../g', 'http://a/g']
# expect: ['http://a/b?q#f', '/./g', 'http://a/g']
# expect: ['http://a/b?q#f', '/../g', 'http://a/g']
# expect: ['http://a/b?q#f', 'g.', 'http://a/g.']
# expect: ['http://a/b?q#f', '..g', 'http://a/..g']
# expect: ['http://a/b?q#f', './../g', 'http://a/g']
# expect: ['http://a/b?q#f', 'g/./h', 'http://a/g/h']
# expect: ['http://a/b?q#f', 'g/../h', 'http://a/h']
# expect: ['http://a/b?q#f', 'g;x=1/../y', 'http://a/y']
# expect: ['http://a/b?q#f', 'http:g', 'http://a/g']
# expect: ['http://a/b?q#f', 'http://x/y', 'http://x/y']
# expect: ['file:///a/b', 'g:h', 'g:h']
# expect: ['file:///a/b', 'g', 'file:///a/g']
# expect: ['file:///a/b', './g', 'file:///a/g']
# expect: ['file:///a/b', 'g/', 'file:///a/g/']
# expect: ['file:///a/b', '/g', 'file:///g']
# expect: ['file:///a/b', '//g', 'file://g']
# expect: ['file:///a/b', '?y', 'file:///a/b?y']
# expect: ['file:///a/b', 'g?y', 'file:///a/g?y']
# expect: ['file:///a/b', '#s', 'file:///a/b#s']
# expect: ['file:///a/b', 'g#s', 'file:///a/g#s']
# expect: ['file:///a/b', 'g?y#s', 'file:///a/g?y#s']
# expect: ['file:///a/b', ';x', 'file:///a/;x']
# expect: ['file:///a/b', 'g;x', 'file:///a/g;x']
# expect: ['file:///a/b', '', 'file:///a/b']
# expect: ['file:///a/b', '.', 'file:///a/']
# expect: ['file:///a/b', './', 'file:///a/']
# expect: ['file:///a/b', '..', 'file:///']
# expect: ['file:///a/b', '../', 'file:///']
# expect: ['file:///a/b', '../g', 'file:///g']
# expect: ['file:///a/b', '../..', 'file:///']
# expect: ['file:///a/b', '../../g', 'file:g']
# expect: ['file:///a/b', '../../../g', 'file:g']
# expect: ['file:///a/b', '/./g', 'file:///g']
# expect: ['file:///a/b', '/../g', 'file:g']
# expect: ['file:///a/b', 'g.', 'file:///a/g.']
# expect: ['file:///a/b', '..g', 'file:///a/..g']
# expect: ['file:///a/b', './../g', 'file:///g']
# expect: ['file:///a/b', 'g/./h', 'file:///a/g/h']
# expect: ['file:///a/b', 'g/../h', 'file:///a/h']
# expect: ['file:///a/b', 'g;x=1/../y', 'file:///a/y']
# expect: ['file:///a/b', 'http:g', 'http:g']
# expect: ['file:///a/b', 'http://x/y', 'http://x/y']
attempt(quote, "a b/é?&=~")  # expect: 'a%20b/%C3%A9%3F%26%3D~'
attempt(quote, "a/b", safe="")  # expect: 'a%2Fb'
attempt(quote, b"\xff a")  # expect: '%FF%20a'
attempt(quote_plus, "a b+c&é")  # expect: 'a+b%2Bc%26%C3%A9'
attempt(quote, 3)  # expect: builtins TypeError quote_from_bytes() expected bytes
attempt(quote, "x", encoding="latin-1")  # expect: 'x'
attempt(quote, "é", encoding="latin-1")  # expect: '%E9'
attempt(quote, b"x", encoding="x")  # expect: builtins TypeError quote() doesn't support 'encoding' for bytes
attempt(quote_plus, "a b", safe="&")  # expect: 'a+b'
attempt(quote, "")  # expect: ''
attempt(quote, "\ud800")
# expect: builtins UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
attempt(quote_from_bytes, "x")  # expect: builtins TypeError quote_from_bytes() expected bytes
attempt(unquote, "a%20b%C3%A9%zz%2")  # expect: 'a bé%zz%2'
attempt(unquote, "%FF")  # expect: '�'
attempt(unquote_plus, "a+b%2B")  # expect: 'a b+'
attempt(unquote_to_bytes, "a%41%ff")  # expect: b'aA\xff'
attempt(unquote, "é%41")  # expect: 'éA'
attempt(unquote, b"%41")  # expect: 'A'
attempt(unquote, 3)  # expect: builtins TypeError argument of type 'int' is not iterable
attempt(unquote, "%E9", "latin-1")  # expect: 'é'
attempt(unquote_to_bytes, "")  # expect: b''
attempt(urlencode, {"a": 1, "b c": "é&", "l": [1, 2]})  # expect: 'a=1&b+c=%C3%A9%26&l=%5B1%2C+2%5D'
attempt(urlencode, {"l": [1, 2], "s": "xy", "n": None}, True)  # expect: 'l=1&l=2&s=xy&n=None'
attempt(urlencode, [("a", b"\xff"), (b"k", 2)])  # expect: 'a=%FF&k=2'
attempt(urlencode, "abc")  # expect: builtins TypeError not a valid non-string sequence or mapping object
attempt(urlencode, 3)  # expect: builtins TypeError not a valid non-string sequence or mapping object
attempt(urlencode, {"a b": "c d"}, quote_via=quote)  # expect: 'a%20b=c%20d'
attempt(urlencode, {})  # expect: ''
attempt(urlencode, [])  # expect: ''
attempt(parse_qs, "a=1&b=2&a=3&c=&d")  # expect: {'a': ['1', '3'], 'b': ['2']}
attempt(parse_qs, "a=1&c=", keep_blank_values=True)  # expect: {'a': ['1'], 'c': ['']}
attempt(parse_qsl, "a=1;b=2", separator=";")  # expect: [('a', '1'), ('b', '2')]
attempt(parse_qsl, "a+b=%20c&&x")  # expect: [('a b', ' c')]
attempt(parse_qsl, "a", strict_parsing=True)  # expect: builtins ValueError bad query field: 'a'
attempt(parse_qsl, b"a=%ff")  # expect: [(b'a', b'\xff')]
attempt(parse_qsl, "a=1&b=2", max_num_fields=1)  # expect: builtins ValueError Max number of fields exceeded
attempt(parse_qsl, "a", separator="")  # expect: builtins ValueError Separator must be of type string or bytes.
attempt(parse_qsl, "")  # expect: []
attempt(parse_qs, "q=a%20b&r=%C3%A9")  # expect: {'q': ['a b'], 'r': ['é']}
