"""Match objects, and the methods of patterns."""

import re

m = re.match(r'(?P<first>\w+) (?P<last>\w+)(!)?', 'Isaac Newton, physicist')
print(m, m.group(), m.group(1, 'last'), m[2], m['first'], m.groups(), m.groups('-'), m.groupdict())
# expect: <re.Match object; span=(0, 12), match='Isaac Newton'> Isaac Newton ('Isaac', 'Newton') Newton Isaac ('Isaac', 'Newton', None) ('Isaac', 'Newton', '-') {'first': 'Isaac', 'last': 'Newton'}
print(m.start(), m.end('last'), m.span(3), m.regs, m.pos, m.endpos, m.lastindex, m.lastgroup, m.re.pattern, m.string[:5])
# expect: 0 12 (-1, -1) ((0, 12), (0, 5), (6, 12), (-1, -1)) 0 23 2 last (?P<first>\w+) (?P<last>\w+)(!)? Isaac
print(m.expand(r'\2, \g<first>\g<3>.\n') == 'Newton, Isaac.\n', m.__copy__() is m, m.__deepcopy__({}) is m, bool(m))  # expect: True True True True
for key in (4, -1, 'none', None, 1.5):
    try:
        print(m.group(key))
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
# expect: IndexError no such group
# expect: IndexError no such group
# expect: IndexError no such group
# expect: IndexError no such group
# expect: IndexError no such group
p = re.compile('(a)(?P<b>b)?')
print(p.pattern, p.flags, p.groups, dict(p.groupindex), p == re.compile('(a)(?P<b>b)?'), p == re.compile('a'), hash(p) == hash(p.__copy__()))
# expect: (a)(?P<b>b)? 32 2 {'b': 2} True False True
print(p.match('xab', 1).span(), p.search('xxabab', 3).span(), p.fullmatch('xabx', 1, 3).span(), p.match('xab', 1, 2).groups(), p.search('b'), p.match('a', 5))
# expect: (1, 3) (4, 6) (1, 3) ('a', None) None None
print(re.match('^a', 'ba'), re.compile('^a').match('ba', 1), re.compile('(?<=b)a').match('ba', 1).span(), re.compile('a$').match('ab', 0, 1).span())
# expect: None None (1, 2) (0, 1)
print(p.findall('ab a'), re.findall('b*', 'abbc'), re.findall('(a)|b', 'ab'), re.findall(b'.', b'ab'), type(re.finditer('a', 'a')).__name__)
# expect: [('a', 'b'), ('a', '')] ['', 'bb', '', ''] ['a', ''] [b'a', b'b'] callable_iterator
print([x.span() for x in re.finditer('x*', 'axb')], re.split('x*', 'axbc'), re.split('(-)|,', 'a-b,c'), re.split(',', 'a,b,c', maxsplit=1), re.split(b',', b'a,b'))
# expect: [(0, 0), (1, 2), (2, 2), (3, 3)] ['', 'a', '', 'b', 'c', ''] ['a', '-', 'b', None, 'c'] ['a', 'b,c'] [b'a', b'b']
print(re.sub('x*', '-', 'abxd'), re.sub('a', lambda m: m[0].upper(), 'banana', count=2), re.subn('(n)(a)', r'\2\1', 'banana'), re.sub('a', r'\\\n', 'a') == '\\\n')
# expect: -a-b--d- bAnAna ('baanan', 2) True
print(re.sub(b'a', rb'<\g<0>>', b'ba'), re.sub('b', '', 'abc'), re.sub('(x)?b', r'[\1]', 'abc'), re.sub('é', 'e', 'café'), re.sub('e', '€', 'eé'))  # expect: b'b<a>' ac a[]c cafe €é
s = re.compile('a|(b)').scanner('abca')
print([x and x.span() for x in (s.match(), s.match(), s.match(), s.search())], s.pattern)  # expect: [(0, 1), (1, 2), None, None] re.compile('a|(b)')
print(re.escape('a-b c.d[1]\n'), re.escape(b'$x'), re.match(re.escape('+'), '+') is not None)
# expect: a\-b\ c\.d\[1\]\
# expect:  b'\\$x' True
class Str(str): pass
print(type(re.match('.', Str('ab'))[0]), type(re.sub('x', '', Str('ab'))), re.match(b'a', bytearray(b'ab'))[0])  # expect: <class 'str'> <class 'str'> b'a'
print(re.Scanner([(r'\d+', lambda s, t: int(t)), (r'[a-z]+', lambda s, t: t), (r'\s+', None)]).scan('ab 12 ;x'))  # expect: (['ab', 12], ';x')
print(re.I, re.I | re.M, re.compile('', re.I).flags, re.NOFLAG)  # expect: re.IGNORECASE re.IGNORECASE|re.MULTILINE 34 re.NOFLAG
