"""Faulty patterns and templates, and wrong arguments."""
import re
import warnings

def show(call, *args):
    try:
        print(call(*args))
    except Exception as e:
        print(type(e).__name__, '|', e, *((e.pos, e.lineno, e.colno) if isinstance(e, re.error) else ()))

for pattern in ('[', '[a', '[]', '[a-', '(', 'a)', '(?', '(?P', '(?P<', '(?P<a', '(?P<>a)', '(?P<1>a)', '(?P<a b>c)', '(?P=a', '(?P=a)', '(?P!', '(?<', '(?<x',
                '(?z)', '(?:', '(?#', '(?i', '(?iz)', '(?-', '(?-i', '(?-iz:a)', '(?-i)a', '(?i-i:a)', '(?-a:b)', '(?L:a)', '(?au:b)', 'a(?i)', '(?i)a|(?x)', '*', 'a**', 'a*{2}',
                '^*', '{1}', 'a{2,1}', 'a{99999999999}', '(?:a*)**', '\\', 'a\\', r'\q', r'\xg', r'\x1', r'\u12', r'\U00110000', r'[\q]', r'[\8]', r'\400', r'[\400]', r'\1', r'(\1)', r'(a)\2',
                '[z-a]', r'[\d-a]', r'[a-\d]', '(?P<a>)(?P<a>)', '(?(1', '(?(1)a|b|c)', '(?(0)a)', '(?(2)a)', '(?(x)a)', '(a)(?(1)', '(?<=a*)b', '(?<=a|bc)', r'(?<=(a)\1)b', '(?<=(?P<x>a)(?(x)b))',
                'a\nb(c', '(?x)\n (', '(?P<é>a)(?P<é>b)'):
    show(re.compile, pattern)
# expect: PatternError | unterminated character set at position 0 0 1 1
# expect: PatternError | unterminated character set at position 0 0 1 1
# expect: PatternError | unterminated character set at position 0 0 1 1
# expect: PatternError | unterminated character set at position 0 0 1 1
# expect: PatternError | missing ), unterminated subpattern at position 0 0 1 1
# expect: PatternError | unbalanced parenthesis at position 1 1 1 2
# expect: PatternError | unexpected end of pattern at position 2 2 1 3
# expect: PatternError | unexpected end of pattern at position 3 3 1 4
# expect: PatternError | missing group name at position 4 4 1 5
# expect: PatternError | missing >, unterminated name at position 4 4 1 5
# expect: PatternError | missing group name at position 4 4 1 5
# expect: PatternError | bad character in group name '1' at position 4 4 1 5
# expect: PatternError | bad character in group name 'a b' at position 4 4 1 5
# expect: PatternError | missing ), unterminated name at position 4 4 1 5
# expect: PatternError | unknown group name 'a' at position 4 4 1 5
# expect: PatternError | unknown extension ?P! at position 1 1 1 2
# expect: PatternError | unexpected end of pattern at position 3 3 1 4
# expect: PatternError | unknown extension ?<x at position 1 1 1 2
# expect: PatternError | unknown extension ?z at position 1 1 1 2
# expect: PatternError | missing ), unterminated subpattern at position 0 0 1 1
# expect: PatternError | missing ), unterminated comment at position 0 0 1 1
# expect: PatternError | missing -, : or ) at position 3 3 1 4
# expect: PatternError | unknown flag at position 3 3 1 4
# expect: PatternError | missing flag at position 3 3 1 4
# expect: PatternError | missing : at position 4 4 1 5
# expect: PatternError | unknown flag at position 4 4 1 5
# expect: PatternError | missing : at position 4 4 1 5
# expect: PatternError | bad inline flags: flag turned on and off at position 5 5 1 6
# expect: PatternError | bad inline flags: cannot turn off flags 'a', 'u' and 'L' at position 4 4 1 5
# expect: PatternError | bad inline flags: cannot use 'L' flag with a str pattern at position 3 3 1 4
# expect: PatternError | bad inline flags: flags 'a', 'u' and 'L' are incompatible at position 4 4 1 5
# expect: PatternError | global flags not at the start of the expression at position 1 1 1 2
# expect: PatternError | global flags not at the start of the expression at position 6 6 1 7
# expect: PatternError | nothing to repeat at position 0 0 1 1
# expect: PatternError | multiple repeat at position 2 2 1 3
# expect: PatternError | multiple repeat at position 2 2 1 3
# expect: PatternError | nothing to repeat at position 1 1 1 2
# expect: PatternError | nothing to repeat at position 0 0 1 1
# expect: PatternError | min repeat greater than max repeat at position 2 2 1 3
# expect: OverflowError | the repetition number is too large
# expect: PatternError | multiple repeat at position 7 7 1 8
# expect: PatternError | bad escape (end of pattern) at position 0 0 1 1
# expect: PatternError | bad escape (end of pattern) at position 1 1 1 2
# expect: PatternError | bad escape \q at position 0 0 1 1
# expect: PatternError | incomplete escape \x at position 0 0 1 1
# expect: PatternError | incomplete escape \x1 at position 0 0 1 1
# expect: PatternError | incomplete escape \u12 at position 0 0 1 1
# expect: PatternError | bad escape \U00110000 at position 0 0 1 1
# expect: PatternError | bad escape \q at position 1 1 1 2
# expect: PatternError | bad escape \8 at position 1 1 1 2
# expect: PatternError | octal escape value \400 outside of range 0-0o377 at position 0 0 1 1
# expect: PatternError | octal escape value \400 outside of range 0-0o377 at position 1 1 1 2
# expect: PatternError | invalid group reference 1 at position 1 1 1 2
# expect: PatternError | cannot refer to an open group at position 1 1 1 2
# expect: PatternError | invalid group reference 2 at position 4 4 1 5
# expect: PatternError | bad character range z-a at position 1 1 1 2
# expect: PatternError | bad character range \d-a at position 1 1 1 2
# expect: PatternError | bad character range a-\d at position 1 1 1 2
# expect: PatternError | redefinition of group name 'a' as group 2; was group 1 at position 11 11 1 12
# expect: PatternError | missing ), unterminated name at position 3 3 1 4
# expect: PatternError | conditional backref with more than two branches at position 8 8 1 9
# expect: PatternError | bad group number at position 3 3 1 4
# expect: PatternError | invalid group reference 2 at position 3 3 1 4
# expect: PatternError | unknown group name 'x' at position 3 3 1 4
# expect: PatternError | missing ), unterminated subpattern at position 3 3 1 4
# expect: PatternError | look-behind requires fixed-width pattern None None None
# expect: PatternError | look-behind requires fixed-width pattern None None None
# expect: PatternError | cannot refer to group defined in the same lookbehind subpattern at position 9 9 1 10
# expect: PatternError | cannot refer to group defined in the same lookbehind subpattern at position 17 17 1 18
# expect: PatternError | missing ), unterminated subpattern at position 3 (line 2, column 2) 3 2 2
# expect: PatternError | missing ), unterminated subpattern at position 6 (line 2, column 2) 6 2 2
# expect: PatternError | redefinition of group name 'é' as group 2; was group 1 at position 12 12 1 13
for args in ((b'(?u)a',), (rb'\u0041',), ('a', re.L), (b'a', re.U), ('a', re.A | re.U), (b'a', re.A | re.L), (5,), (None,), (re.compile('a'), re.I), ([],)):
    show(re.compile, *args)
# expect: PatternError | bad inline flags: cannot use 'u' flag with a bytes pattern at position 3 3 1 4
# expect: PatternError | bad escape \u at position 0 0 1 1
# expect: ValueError | cannot use LOCALE flag with a str pattern
# expect: ValueError | cannot use UNICODE flag with a bytes pattern
# expect: ValueError | ASCII and UNICODE flags are incompatible
# expect: ValueError | ASCII and LOCALE flags are incompatible
# expect: TypeError | first argument must be string or compiled pattern
# expect: TypeError | first argument must be string or compiled pattern
# expect: ValueError | cannot process flags argument with a compiled pattern
# expect: TypeError | unhashable type: 'list'
for template in (r'\g', r'\g<', r'\g<>', r'\g<1', r'\g<a a>', r'\g<b>', r'\2', r'\g<2>', r'\q', r'\400', r'\g<-1>', 'x\\'):
    show(re.sub, '(a)', template, 'a')
# expect: PatternError | missing < at position 2 2 1 3
# expect: PatternError | missing group name at position 3 3 1 4
# expect: PatternError | missing group name at position 3 3 1 4
# expect: PatternError | missing >, unterminated name at position 3 3 1 4
# expect: PatternError | bad character in group name 'a a' at position 3 3 1 4
# expect: IndexError | unknown group name 'b'
# expect: PatternError | invalid group reference 2 at position 1 1 1 2
# expect: PatternError | invalid group reference 2 at position 3 3 1 4
# expect: PatternError | bad escape \q at position 0 0 1 1
# expect: PatternError | octal escape value \400 outside of range 0-0o377 at position 0 0 1 1
# expect: PatternError | bad character in group name '-1' at position 3 3 1 4
# expect: PatternError | bad escape (end of pattern) at position 1 1 1 2
show(re.match, 'a', 5)  # expect: TypeError | expected string or bytes-like object, got 'int'
show(re.match, 'a', b'a')  # expect: TypeError | cannot use a string pattern on a bytes-like object
show(re.match, b'a', 'a')  # expect: TypeError | cannot use a bytes pattern on a string-like object
show(re.sub, 'a', 1, 'a')  # expect: TypeError | decoding to str: need a bytes-like object, int found
show(re.sub, 'a', b'b', 'a')  # expect: TypeError | sequence item 0: expected str instance, bytes found
show(re.sub, 'a', lambda m: 1, 'a')  # expect: TypeError | sequence item 0: expected str instance, int found
show(re.sub, b'a', lambda m: 'x', b'a')  # expect: TypeError | sequence item 0: expected a bytes-like object, str found
print(re.sub('a', lambda m: None, 'bab'), re.error is re.PatternError, re.PatternError.__module__)  # expect: bb True re
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    for pattern in ('[[a]', '[a-z--b]', '[a&&b]', '[a||b]', '[a~~b]', '[a-c--d]'):
        re.compile(pattern)
    re.sub('a', 'b', 'aa', 1)
    re.split('a', 'aa', 1)
for w in caught:
    print(w.category.__name__, w.message, w.filename == __file__)
# expect: FutureWarning Possible nested set at position 1 True
# expect: FutureWarning Possible set difference at position 4 True
# expect: FutureWarning Possible set intersection at position 2 True
# expect: FutureWarning Possible set union at position 2 True
# expect: FutureWarning Possible set symmetric difference at position 2 True
# expect: FutureWarning Possible set difference at position 4 True
# expect: DeprecationWarning 'count' is passed as positional argument True
# expect: DeprecationWarning 'maxsplit' is passed as positional argument True
show(lambda: re.sub('a', 'b', 'c', 1, 2, 3))  # expect: TypeError | sub() takes from 3 to 5 positional arguments but 6 were given
show(lambda: re.sub('a', 'b', 'c', 1, count=1))  # expect: TypeError | sub() got multiple values for argument 'count'
