"""The modules string, textwrap, fnmatch, glob."""
import fnmatch
import glob
import os
import string
import textwrap

def show(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)

# string
print(string.printable[:70], string.capwords('hello  wORLD x'), string.capwords('a-b', '-'), string.hexdigits, len(string.punctuation))
# expect: 0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!"#$%&'( Hello World X A-B 0123456789abcdefABCDEF 32
t = string.Template('$who likes ${what}s, $$5 $Other')
show(t.substitute, who='a', what='b')  # expect: KeyError 'Other'
show(t.substitute, {'who': 'a', 'what': 'b', 'Other': 1}, who='z')  # expect: z likes bs, $5 1
print(t.safe_substitute(who='x'), t.get_identifiers(), t.is_valid(), string.Template('$ x').is_valid())  # expect: x likes ${what}s, $5 $Other ['who', 'what', 'Other'] True False
show(string.Template('a\nb $ c').substitute)  # expect: ValueError Invalid placeholder in string: line 2, col 3
class P(string.Template):
    delimiter = '%'
    idpattern = '[a-z]+'
print(P('%a %% %{bc}').substitute(a=1, bc=2), P.pattern.flags)  # expect: 1 % 2 98
f = string.Formatter()
print(f.format('{} {1} {x!r:>5}'.replace('{1}', '{}'), 1, 2, x='q'), f.format('{0.real:{1}} {a[k]} {{}}', 3, 5, a={'k': 'v'}), list(f.parse('a{b!r:c}d{{')), f.vformat('{0}', [1], {}))
# expect: 1 2   'q'     3 v {} [('a', 'b', 'c', 'r'), ('d{', None, None, None)] 1
for args in (('{', 1), ('}', 1), ('{0}{}', 1), ('{}{0}', 1), ('{x}',), ('{!z}', 1), ('{5}', 1)):
    show(f.format, *args)
# expect: ValueError Single '{' encountered in format string
# expect: ValueError Single '}' encountered in format string
# expect: ValueError cannot switch from manual field specification to automatic field numbering
# expect: ValueError cannot switch from manual field specification to automatic field numbering
# expect: KeyError 'x'
# expect: ValueError Unknown conversion specifier z
# expect: IndexError tuple index out of range
# textwrap
text = 'The quick brown fox-like animal jumped over the lazy dog. It was--surprisingly--a well-known event!  Averyveryveryverylongword ends.'
for width in (10, 20, 40):
    print(textwrap.wrap(text, width))
# expect: ['The quick', 'brown fox-', 'like', 'animal', 'jumped', 'over the', 'lazy dog.', 'It was--su', 'rprisingly', '--a well-', 'known', 'event!  Av', 'eryveryver', 'yverylongw', 'ord ends.']
# expect: ['The quick brown fox-', 'like animal jumped', 'over the lazy dog.', 'It was--surprisingly', '--a well-known', 'event!  Averyveryver', 'yverylongword ends.']
# expect: ['The quick brown fox-like animal jumped', 'over the lazy dog. It was--surprisingly', '--a well-known event!', 'Averyveryveryverylongword ends.']
print(textwrap.fill(text, 30, initial_indent='* ', subsequent_indent='  ', fix_sentence_endings=True))
# expect: * The quick brown fox-like
# expect:   animal jumped over the lazy
# expect:   dog.  It was--surprisingly--
# expect:   a well-known event!
# expect:   Averyveryveryverylongword
# expect:   ends.
print(textwrap.wrap(text, 12, break_long_words=False, break_on_hyphens=False), textwrap.wrap('a\tb  c\n\nd', 4, expand_tabs=False), textwrap.wrap(''), textwrap.wrap('a b', 1))
# expect: ['The quick', 'brown', 'fox-like', 'animal', 'jumped over', 'the lazy', 'dog. It', 'was--surprisingly--a', 'well-known', 'event!', 'Averyveryveryverylongword', 'ends.'] ['a b', 'c  d'] [] ['a', 'b']
print(textwrap.shorten(text, 30), textwrap.shorten('hello', 30), textwrap.shorten(text, 25, placeholder='...'), textwrap.wrap(text, 30, max_lines=2), textwrap.wrap('  a  b', 3, drop_whitespace=False))
# expect: The quick brown fox-like [...] hello The quick brown fox-... ['The quick brown fox-like', 'animal jumped over the [...]'] ['  a', '  b']
print(repr(textwrap.dedent('\n    a\n      b\n\n    c\n')), repr(textwrap.dedent('  a\n\tb')), repr(textwrap.dedent('   \n  x\n ')), repr(textwrap.indent('a\n\nb\n', '> ')), repr(textwrap.indent('a\n\n', '-', lambda l: True)))
# expect: '\na\n  b\n\nc\n' '  a\n\tb' '\nx\n' '> a\n\n> b\n' '-a\n-\n'
show(textwrap.wrap, 'a', 0)  # expect: ValueError invalid width 0 (must be > 0)
show(textwrap.shorten, 'aaa bbb', 3)  # expect: ValueError placeholder too large for max width
# fnmatch, glob
print([fnmatch.fnmatch(n, p) for n, p in [('a.py', '*.py'), ('a', '?'), ('ab', '[!b]b'), ('a-b', 'a[-x]b'), ('x]', 'x[]]'), ('[a', '[a'), ('a\nb', 'a*b'), ('.x', '*'), ('b', '[c-a]'), (b'a', b'*')] ])
# expect: [True, True, True, True, True, True, True, True, False, True]
print(fnmatch.translate('a*b?[!c-e]*.txt'), fnmatch.translate('*'), fnmatch.translate('**a*b'), fnmatch.translate('[a-c-e]'), fnmatch.translate('[]'), fnmatch.translate('[^x&&y]'), fnmatch.filter(['a.c', 'b.h'], '*.c'))
# expect: (?s:a(?>.*?b.[^c-e]).*\.txt)\Z (?s:.*)\Z (?s:(?>.*?a).*b)\Z (?s:[a-c\-e])\Z (?s:\[\])\Z (?s:[\^x\&\&y])\Z ['a.c']
d = '/tmp/minipy_glob_%d' % os.getpid()
os.makedirs(d + '/x/y')
for name in ('a.py', 'b.py', '.h.py', 'x/c.py', 'x/y/d.py'):
    open(d + '/' + name, 'w').close()
print([sorted(n[len(d):] for n in glob.glob(d + p, recursive=True)) for p in ('/*.py', '/**/*.py', '/x/*', '/[!a]*', '/none', '/a.py', '/*/', '/**')])
# expect: [['/a.py', '/b.py'], ['/a.py', '/b.py', '/x/c.py', '/x/y/d.py'], ['/x/c.py', '/x/y'], ['/b.py', '/x'], [], ['/a.py'], ['/x/'], ['/', '/a.py', '/b.py', '/x', '/x/c.py', '/x/y', '/x/y/d.py']]
print(sorted(glob.glob('*.py', root_dir=d)), sorted(glob.glob('**', root_dir=d, recursive=True)), glob.escape('a[b]*?'), glob.has_magic('a*'), glob.translate('a/**/b*.py', recursive=True))
# expect: ['a.py', 'b.py'] ['a.py', 'b.py', 'x', 'x/c.py', 'x/y', 'x/y/d.py'] a[[]b][*][?] True (?s:a/(?:[^/.][^/]*/)*b[^/]*\.py)\Z
for top, dirs, files in os.walk(d, topdown=False):
    for name in files:
        os.remove(os.path.join(top, name))
    os.rmdir(top)
print(os.path.exists(d))  # expect: False
