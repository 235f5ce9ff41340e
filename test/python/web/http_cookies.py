"""http.cookies: reading and writing cookies, quoting, attributes, errors."""
import copy
import pickle
from http.cookies import BaseCookie, CookieError, Morsel, SimpleCookie

c = SimpleCookie()
c['fig'] = 'newton'
c['sugar'] = 7
c['fig']['path'] = '/x'
c['fig']['Max-Age'] = 10
c['fig']['secure'] = True
c['fig']['httponly'] = False
c['fig']['comment'] = 'a; b'
c['fig']['samesite'] = 'Strict'
print([str(c)])
# expect: ['Set-Cookie: fig=newton; Comment="a\\073 b"; Max-Age=10; Path=/x; SameSite=Strict; Secure\r\nSet-Cookie: sugar=7']
print([c, c['fig'], c['sugar'].value, c['fig'].key, c['fig']['domain'], c['fig'].isReservedKey('PATH')])
# expect: [<SimpleCookie: fig='newton' sugar='7'>, <Morsel: fig=newton; Comment="a\073 b"; Max-Age=10; Path=/x; SameSite=Strict; Secure>, '7', 'fig', '', True]
print([c.output(['path'], 'Cookie:', ' ')])  # expect: ['Cookie: fig=newton; Path=/x Cookie: sugar=7']
print(c['sugar'].js_output())
# expect:
# expect:         <script type="text/javascript">
# expect:         <!-- begin hiding
# expect:         document.cookie = "sugar=7";
# expect:         // end hiding -->
# expect:         </script>
# expect:         
for value in ('a b', 'é', 'semi;colon', 'quo"te', 'back\\slash', 'comma,', '\n', ''):
    c = SimpleCookie()
    c['v'] = value
    line = c.output(header='')
    print(ascii(line), SimpleCookie(line.strip())['v'].value == value)
# expect: ' v="a b"' True
# expect: ' v="\\351"' True
# expect: ' v="semi\\073colon"' True
# expect: ' v="quo\\"te"' True
# expect: ' v="back\\\\slash"' True
# expect: ' v="comma\\054"' True
# expect: ' v="\\012"' True
# expect: ' v=""' True
for text in ('a=b; c=d', 'a=b;path=/;c=d', 'a="x;y"; b=z', 'a', 'a=b; c', 'a=b; secure; httponly', '$Version=1; a=b; $Path=/p',
             'a=; b=c', ' a = b ', 'a=b; expires=Wed, 01-Jan-2020 00:00:00 GMT; c=d', 'path=/', 'a=b\tc=d', '"', 'a=[x]'):
    c = SimpleCookie(text)
    print([text, c, {key: dict((k, v) for k, v in m.items() if v) for key, m in c.items()}])
# expect: ['a=b; c=d', <SimpleCookie: a='b' c='d'>, {'a': {}, 'c': {}}]
# expect: ['a=b;path=/;c=d', <SimpleCookie: a='b' c='d'>, {'a': {'path': '/'}, 'c': {}}]
# expect: ['a="x;y"; b=z', <SimpleCookie: a='x;y' b='z'>, {'a': {}, 'b': {}}]
# expect: ['a', <SimpleCookie: >, {}]
# expect: ['a=b; c', <SimpleCookie: >, {}]
# expect: ['a=b; secure; httponly', <SimpleCookie: a='b'>, {'a': {'secure': True, 'httponly': True}}]
# expect: ['$Version=1; a=b; $Path=/p', <SimpleCookie: a='b'>, {'a': {'path': '/p'}}]
# expect: ['a=; b=c', <SimpleCookie: a='' b='c'>, {'a': {}, 'b': {}}]
# expect: [' a = b ', <SimpleCookie: a='b'>, {'a': {}}]
# expect: ['a=b; expires=Wed, 01-Jan-2020 00:00:00 GMT; c=d', <SimpleCookie: a='b' c='d'>, {'a': {'expires': 'Wed, 01-Jan-2020 00:00:00 GMT'}, 'c': {}}]
# expect: ['path=/', <SimpleCookie: >, {}]
# expect: ['a=b\tc=d', <SimpleCookie: a='b' c='d'>, {'a': {}, 'c': {}}]
# expect: ['"', <SimpleCookie: >, {}]
# expect: ['a=[x]', <SimpleCookie: a='[x]'>, {'a': {}}]
c = BaseCookie({'x': 'y z'})
print(c['x'].OutputString(), c['x'] == copy.copy(c['x']) == pickle.loads(pickle.dumps(c))['x'], c['x'] != Morsel())
# expect: x=y z True True


def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as e:
        print(type(e).__name__, e)


m = Morsel()
attempt(m.__setitem__, 'color', 'x')  # expect: CookieError Invalid attribute 'color'
attempt(m.set, 'path', 'x', 'x')  # expect: CookieError Attempt to set a reserved key 'path'
attempt(m.set, 'a b', 'x', 'x')  # expect: CookieError Illegal key 'a b'
attempt(m.setdefault, 'Path', '/')  # expect:
attempt(m.update, {'DOMAIN': 'd', 'x': 1})  # expect: CookieError Invalid attribute 'x'
attempt(setattr, m, 'key', 'x')  # expect: AttributeError property 'key' of 'Morsel' object has no setter
print(m, CookieError.__mro__[1])  # expect: Set-Cookie: None=None <class 'Exception'>
