"""What patterns may consist of."""
import re

# quantifiers: greedy, lazy, possessive
print([re.match(p, 'aaab')[0] for p in ('a*', 'a+?', 'a{2}', 'a{,2}', 'a{2,}?', 'a?', 'a*+', 'a{1,2}+')])  # expect: ['aaa', 'a', 'aa', 'aa', 'aa', 'a', 'aaa', 'aa']
print(re.match('a*+a', 'aaa'), re.match('(?:ab|a)*+b', 'aab'), re.match('a{x}', 'a{x}'))  # expect: None None <re.Match object; span=(0, 4), match='a{x}'>
# groups
print(re.match(r'(a)(?:b)(?P<name>c)(d)?', 'abc').groups(), re.match(r'(?P<x>.)(?P=x)\1', 'aaa').span())  # expect: ('a', 'c', None) (0, 3)
print(re.match(r'(?>a|ab)c', 'abc'), re.match(r'(a)?(?(1)b|c)', 'ab')[0], re.match(r'(?P<q>a)?(?(q)b|c)', 'c')[0])  # expect: None ab c
print(re.sub('(?#comment)a', 'x', 'bab'), re.match('(?:)*', 'x').span(), re.match('()+', 'x').regs)
# expect: bxb (0, 0) ((0, 0), (0, 0))
# assertions
print(re.findall(r'(?<=a)b|(?<!a)c|d(?=e)|f(?!g)', 'abacbcdedfgf'), re.findall(r'\b\w|\B\w', 'ab c'))  # expect: ['b', 'c', 'd', 'f'] ['a', 'b', 'c']
print(re.findall('^a$', 'a\na\n', re.M), re.findall('^a$', 'a\n'), re.findall(r'\Aa\Z', 'a\n'), re.search('$', 'ab\n').span())  # expect: ['a', 'a'] ['a'] [] (2, 2)
# sets
print(re.findall(r'[]a-c^-]', ']abd^-'), re.findall(r'[^\d\s]', '1 a'), re.findall(r'[\w.]+', 'a.b c'), re.findall(r'[\x41\u0042\103\n]', 'ABC\n'))
# expect: [']', 'a', 'b', '^', '-'] ['a'] ['a.b', 'c'] ['A', 'B', 'C', '\n']
# escapes
print(re.findall(r'\d\D\s\S\w\W', '1a b_-'), re.findall('\\t\\x20\\.', '\t .'), re.match(r'(.)\07', 'a\x07').span(), re.match(r'\101', 'A').span())
# expect: ['1a b_-'] ['\t .'] (0, 2) (0, 1)
# flags
print(re.findall('a.b', 'A\nB a\nb axb', re.I | re.S), re.findall('(?i)a(?-i:b)', 'AB Ab ab'), re.findall('(?x) a  b # c', 'ab'))
# expect: ['A\nB', 'a\nb', 'axb'] ['Ab', 'ab'] ['ab']
print(re.findall(r'\w+', 'aé1_٣'), re.findall(r'(?a)\w+', 'aé1_'), re.findall(rb'\w+', 'aé1'.encode()), re.findall(r'(?a:\d)\d', '1٣'))
# expect: ['aé1_٣'] ['a', '1_'] [b'a', b'1'] ['1٣']
print([re.fullmatch(p, s, re.I) is not None for p, s in [('ſ', 'S'), ('K', 'k'), ('ß', 'ẞ'), ('ς', 'Σ'), ('σ', 'ς'), ('[α-ω]+', 'ΑΩ'), ('µ', 'μ'), ('ﬅ', 'ﬆ'), ('i', 'İ'), ('ı', 'I')]])
# expect: [True, True, True, True, True, True, True, True, True, True]
print(re.search('[^a]', 'A', re.I), re.search('[A-Z]+', 'abc', re.I)[0], re.match(r'(a)\1', 'aA', re.I).span(), re.match('(?i:a)b', 'AB'))  # expect: None abc (0, 2) None
print(re.compile('a(?#x)b'), re.compile('x' * 300).__repr__()[-5:], re.compile(b'a', re.A), repr(re.compile('a', re.X | re.I)))
# expect: re.compile('a(?#x)b') xxxx) re.compile(b'a', re.ASCII) re.compile('a', re.IGNORECASE|re.VERBOSE)
# loops that could go on for ever
print(re.match('(?:a*)*', 'aab').span(), re.match('(?:a|b*)*?c', 'abbc').span(), re.match('(?:a??)*?b', 'ab').span(), re.match('(a|b)*?c', 'abac').groups())
# expect: (0, 2) (0, 4) (0, 2) ('a',)
print(re.match('(?:(x)|y)*', 'xy').groups(), re.match('(?:(a)|(b))*', 'ab').groups(), re.match('((a)?b)*', 'abb').groups())  # expect: ('x',) ('a', 'b') ('b', 'a')
print(len(re.match('(?:ab)*', 'ab' * 100000)[0]), len(re.match('(?:.|x)*?y', 'x' * 100000 + 'y')[0]))  # expect: 200000 100001
