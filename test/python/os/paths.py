"""os.path: text operations on paths."""
import os.path as p
for path in ('', '/', '//', '///a', 'a', 'a/', '/a/b', 'a//b/../c/./d', '../..', '/..', './a.tar.gz', '.bashrc', 'a.b/c', 'dir/.x.y', '//a/b'):
    print([p.split(path), p.splitext(path), p.normpath(path), p.isabs(path), p.basename(path), p.dirname(path), p.splitroot(path)])
# expect: [('', ''), ('', ''), '.', False, '', '', ('', '', '')]
# expect: [('/', ''), ('/', ''), '/', True, '', '/', ('', '/', '')]
# expect: [('//', ''), ('//', ''), '//', True, '', '//', ('', '//', '')]
# expect: [('///', 'a'), ('///a', ''), '/a', True, 'a', '///', ('', '/', '//a')]
# expect: [('', 'a'), ('a', ''), 'a', False, 'a', '', ('', '', 'a')]
# expect: [('a', ''), ('a/', ''), 'a', False, '', 'a', ('', '', 'a/')]
# expect: [('/a', 'b'), ('/a/b', ''), '/a/b', True, 'b', '/a', ('', '/', 'a/b')]
# expect: [('a//b/../c/.', 'd'), ('a//b/../c/./d', ''), 'a/c/d', False, 'd', 'a//b/../c/.', ('', '', 'a//b/../c/./d')]
# expect: [('..', '..'), ('../..', ''), '../..', False, '..', '..', ('', '', '../..')]
# expect: [('/', '..'), ('/..', ''), '/', True, '..', '/', ('', '/', '..')]
# expect: [('.', 'a.tar.gz'), ('./a.tar', '.gz'), 'a.tar.gz', False, 'a.tar.gz', '.', ('', '', './a.tar.gz')]
# expect: [('', '.bashrc'), ('.bashrc', ''), '.bashrc', False, '.bashrc', '', ('', '', '.bashrc')]
# expect: [('a.b', 'c'), ('a.b/c', ''), 'a.b/c', False, 'c', 'a.b', ('', '', 'a.b/c')]
# expect: [('dir', '.x.y'), ('dir/.x', '.y'), 'dir/.x.y', False, '.x.y', 'dir', ('', '', 'dir/.x.y')]
# expect: [('//a', 'b'), ('//a/b', ''), '//a/b', True, 'b', '//a', ('', '//', 'a/b')]
print(p.join('a', '/b', 'c'), p.join('a/', 'b', ''), p.join(b'a', b'b'), p.relpath('/a/b/c', '/a/d'), p.relpath('/a', '/a'), p.commonpath(['/a/b', '/a/c/d']), p.commonprefix(['abc', 'abd']))
# expect: /b/c a/b/ b'a/b' ../b/c . /a ab
for call in (lambda: p.join('a', b'b'), lambda: p.join(1), lambda: p.join('a', 1), lambda: p.relpath(''), lambda: p.commonpath([]), lambda: p.commonpath(['/a', 'b']), lambda: p.split(None), lambda: p.getsize('/nope'), lambda: p.realpath('/nope', strict=True)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
# expect: TypeError Can't mix strings and bytes in path components
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError join() argument must be str, bytes, or os.PathLike object, not 'int'
# expect: ValueError no path specified
# expect: ValueError commonpath() arg is an empty sequence
# expect: ValueError Can't mix absolute and relative paths
# expect: TypeError expected str, bytes or os.PathLike object, not NoneType
# expect: FileNotFoundError [Errno 2] No such file or directory: '/nope'
# expect: FileNotFoundError [Errno 2] No such file or directory: '/nope'
print(p.exists('/'), p.isdir('/'), p.isfile('/'), p.ismount('/'), p.exists('/nope'), p.samefile('/', '/..'), p.lexists('/nope\0'), p.expanduser('x'), p.expandvars('$nope_x ${nope_y}'))
# expect: True True False True False True False x $nope_x ${nope_y}
print(p.normcase('A'), p.splitdrive('/a'), p.abspath('/a/../b'), p.realpath('/nope/../x'), p.sep, p.pardir, p.altsep, p.__name__)  # expect: A ('', '/a') /b /x / .. None posixpath
