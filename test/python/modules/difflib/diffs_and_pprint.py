"""difflib: matching, diffs; pprint: containers over several lines."""
import difflib
import pprint
a=['one\n','two\n','three\n','four','x','y','z','w']; b=['ore\n','tree\n','emu\n','four','x','y','z','w','q']
print(''.join(difflib.ndiff(a, b)))
# expect: - one
# expect: ?  ^
# expect: + ore
# expect: ?  ^
# expect: - two
# expect: - three
# expect: ?  -
# expect: + tree
# expect: + emu
# expect:   four  x  y  z  w+ q
print(list(difflib.unified_diff(a,b,'a','b','d1')))
# expect: ['--- a\td1\n', '+++ b\n', '@@ -1,8 +1,9 @@\n', '-one\n', '-two\n', '-three\n', '+ore\n', '+tree\n', '+emu\n', ' four', ' x', ' y', ' z', ' w', '+q']
print(list(difflib.context_diff(a,b,'a','b',n=1)))
# expect: ['*** a\n', '--- b\n', '***************\n', '*** 1,4 ****\n', '! one\n', '! two\n', '! three\n', '  four', '--- 1,4 ----\n', '! ore\n', '! tree\n', '! emu\n', '  four', '***************\n', '*** 8 ****\n', '--- 8,9 ----\n', '  w', '+ q']
print(difflib.get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']))  # expect: ['apple', 'ape']
s=difflib.SequenceMatcher(None,'qabxcd','abycdf')
print(s.get_opcodes(), s.ratio(), s.get_matching_blocks())
# expect: [('delete', 0, 1, 0, 0), ('equal', 1, 3, 0, 2), ('replace', 3, 4, 2, 3), ('equal', 4, 6, 3, 5), ('insert', 6, 6, 5, 6)] 0.6666666666666666 [Match(a=1, b=0, size=2), Match(a=4, b=3, size=2), Match(a=6, b=6, size=0)]
print(list(difflib.ndiff(['\tI am a buggy'],['\t\tI am a bug'])))
# expect: ['- \tI am a buggy', '? \t          --\n', '+ \t\tI am a bug', '? +\n']
print(list(difflib.ndiff("a b c d e f".split(), "a c d x f y".split())))
# expect: ['  a', '- b', '  c', '  d', '- e', '+ x', '  f', '+ y']
print(list(difflib.ndiff(["hello world","foo bar baz","lorem ipsum"], ["hello wurld","lorem ipsam", "foo bar bas"])))
# expect: ['- hello world', '?        ^\n', '+ hello wurld', '?        ^\n', '- foo bar baz', '- lorem ipsum', '?          ^\n', '+ lorem ipsam', '?          ^\n', '+ foo bar bas']
data = {'a': [1, 2, 3] * 9, 'b': {'x': ('t',) * 30, 'y': 'some long text with words ' * 4}, 3: {1, 2, 3}, 'n': None}
pprint_text = pprint.pformat(data)
print(pprint_text)
# expect: {3: {1, 2, 3},
# expect:  'a': [1,
# expect:        2,
# expect:        3,
# expect:        1,
# expect:        2,
# expect:        3,
# expect:        1,
# expect:        2,
# expect:        3,
# expect:        1,
# expect:        2,
# expect:        3,
# expect:        1,
# expect:        2,
# expect:        3,
# expect:        1,
# expect:        2,
# expect:        3,
# expect:        1,
# expect:        2,
# expect:        3,
# expect:        1,
# expect:        2,
# expect:        3,
# expect:        1,
# expect:        2,
# expect:        3],
# expect:  'b': {'x': ('t',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't',
# expect:              't'),
# expect:        'y': 'some long text with words some long text with words some long '
# expect:             'text with words some long text with words '},
# expect:  'n': None}
print(pprint.pformat(data, compact=True, width=60))
# expect: {3: {1, 2, 3},
# expect:  'a': [1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3,
# expect:        1, 2, 3, 1, 2, 3, 1, 2, 3],
# expect:  'b': {'x': ('t', 't', 't', 't', 't', 't', 't', 't', 't',
# expect:              't', 't', 't', 't', 't', 't', 't', 't', 't',
# expect:              't', 't', 't', 't', 't', 't', 't', 't', 't',
# expect:              't', 't', 't'),
# expect:        'y': 'some long text with words some long text with '
# expect:             'words some long text with words some long '
# expect:             'text with words '},
# expect:  'n': None}
print(pprint.pformat([[[[[]]]]], depth=2), pprint.pformat(b'bytes' * 30), pprint.saferepr({'b': 1, 'a': 2}))
# expect: [[[...]]] (b'bytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesb'
# expect:  b'ytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytes') {'a': 2, 'b': 1}
loop = [1]
loop.append(loop)
print(pprint.isrecursive(loop), pprint.isreadable(loop), pprint.isreadable([1]))  # expect: True False True
