"""pathlib, shutil, tempfile."""
import os
import shutil
import tempfile
from pathlib import Path, PurePath, PurePosixPath, PosixPath

def show(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)

for text in ('', '.', '/', '//a', '///a', 'a/b.tar.gz', '/a/./b//c', '../x', '.hidden', 'a/..', 'x.', '/a/.b.c'):
    p = PurePath(text)
    print([repr(p), str(p), p.parts, p.name, p.stem, p.suffix, p.suffixes, str(p.parent), p.root, p.anchor, p.is_absolute(), [str(x) for x in p.parents]])
# expect: ["PurePosixPath('.')", '.', (), '', '', '', [], '.', '', '', False, []]
# expect: ["PurePosixPath('.')", '.', (), '', '', '', [], '.', '', '', False, []]
# expect: ["PurePosixPath('/')", '/', ('/',), '', '', '', [], '/', '/', '/', True, []]
# expect: ["PurePosixPath('//a')", '//a', ('//', 'a'), 'a', 'a', '', [], '//', '//', '//', True, ['//']]
# expect: ["PurePosixPath('/a')", '/a', ('/', 'a'), 'a', 'a', '', [], '/', '/', '/', True, ['/']]
# expect: ["PurePosixPath('a/b.tar.gz')", 'a/b.tar.gz', ('a', 'b.tar.gz'), 'b.tar.gz', 'b.tar', '.gz', ['.tar', '.gz'], 'a', '', '', False, ['a', '.']]
# expect: ["PurePosixPath('/a/b/c')", '/a/b/c', ('/', 'a', 'b', 'c'), 'c', 'c', '', [], '/a/b', '/', '/', True, ['/a/b', '/a', '/']]
# expect: ["PurePosixPath('../x')", '../x', ('..', 'x'), 'x', 'x', '', [], '..', '', '', False, ['..', '.']]
# expect: ["PurePosixPath('.hidden')", '.hidden', ('.hidden',), '.hidden', '.hidden', '', [], '.', '', '', False, ['.']]
# expect: ["PurePosixPath('a/..')", 'a/..', ('a', '..'), '..', '..', '', [], 'a', '', '', False, ['a', '.']]
# expect: ["PurePosixPath('x.')", 'x.', ('x.',), 'x.', 'x.', '', [], '.', '', '', False, ['.']]
# expect: ["PurePosixPath('/a/.b.c')", '/a/.b.c', ('/', 'a', '.b.c'), '.b.c', '.b', '.c', ['.c'], '/a', '/', '/', True, ['/a', '/']]
p = PurePath('a', 'b') / 'c'
print(p, 'x' / p, p / '/abs', p.joinpath('d', 'e'), p == PurePath('a/b/c'), hash(p) == hash(PurePath('a/b/c')), p < PurePath('a/b/d'), sorted([PurePath('b'), PurePath('a/z'), PurePath('a')]), isinstance(p, os.PathLike), os.fspath(p), bytes(p))
# expect: a/b/c x/a/b/c /abs a/b/c/d/e True True True [PurePosixPath('a'), PurePosixPath('a/z'), PurePosixPath('b')] True a/b/c b'a/b/c'
print(p.with_name('z.py'), PurePath('a/b.py').with_suffix('.txt'), PurePath('a/b.py').with_suffix(''), PurePath('a/b.py').with_stem('c'), p.relative_to('a'), p.is_relative_to('a'), PurePath('/a/b').relative_to('/a/c/d', walk_up=True), PurePath('/a b').as_uri())
# expect: a/b/z.py a/b.txt a/b a/c.py b/c True ../../b file:///a%20b
print(p.match('b/*'), p.match('*/b'), PurePath('a/b.py').match('*.py'), PurePath('/a/b').match('/a/*'), PurePath('a/b/c.py').full_match('a/**/*.py'), p.parents[0], p.parents[-1], len(p.parents))
# expect: True False True True True a/b . 3
for call in (lambda: p.with_name(''), lambda: PurePath('/').with_name('a'), lambda: p.with_suffix('x'), lambda: p.relative_to('q'), lambda: PurePath(1), lambda: p / 1, lambda: PurePath('a').as_uri(), lambda: p.match(''), lambda: p.parents[9], lambda: p < 'a', lambda: PurePath(b'a')):
    show(call)
# expect: ValueError Invalid name ''
# expect: ValueError PurePosixPath('/') has an empty name
# expect: ValueError Invalid suffix 'x'
# expect: ValueError 'a/b/c' is not in the subpath of 'q'
# expect: TypeError argument should be a str or an os.PathLike object where __fspath__ returns a str, not 'int'
# expect: TypeError unsupported operand type(s) for /: 'PurePosixPath' and 'int'
# expect: ValueError relative path can't be expressed as a file URI
# expect: ValueError empty pattern
# expect: IndexError 9
# expect: TypeError '<' not supported between instances of 'PurePosixPath' and 'str'
# expect: TypeError argument should be a str or an os.PathLike object where __fspath__ returns a str, not 'bytes'
with tempfile.TemporaryDirectory() as name:
    d = Path(name)
    rel = lambda paths: sorted(str(x.relative_to(d)) for x in paths)
    (d / 'sub' / 'deep').mkdir(parents=True)
    print((d / 'f.txt').write_text('héllo\n'), (d / 'f.txt').read_text(), (d / 'f.txt').read_bytes(), (d / 'b').write_bytes(b'123'), (d / 'f.txt').stat().st_size)
    (d / 'sub' / 'x.py').touch()
    (d / 'sub' / 'deep' / 'y.py').touch()
    print(rel(d.iterdir()), rel(d.glob('*')), rel(d.glob('**/*.py')), rel(d.rglob('*.py')), rel(d.glob('sub/*')), rel(d.rglob('*')), rel(d.glob('**')), rel(d.glob('*/')))
    print([(x.relative_to(d).as_posix(), sorted(a), sorted(b)) for x, a, b in d.walk()])
    print((d / 'f.txt').is_file(), d.is_dir(), (d / 'no').exists(), (d / 'f.txt').samefile(d / 'sub' / '..' / 'f.txt'), (d / 'sub' / '..' / 'b').resolve() == (d / 'b').resolve())
    (d / 'link').symlink_to('b')
    print((d / 'link').is_symlink(), (d / 'link').readlink(), (d / 'link').resolve().name, (d / 'b').rename(d / 'c').name, (d / 'link').exists(), (d / 'link').exists(follow_symlinks=False))
    for call in (lambda: (d / 'no').read_text(), lambda: d.mkdir(), lambda: (d / 'no').unlink(), lambda: d.glob('/x'), lambda: list(d.glob('')), lambda: (d / 'f.txt').touch(exist_ok=False), lambda: (d / 'f.txt').write_text(b'x')):
        try:
            print(call())
        except Exception as e:
            print(type(e).__name__, str(e).replace(name, 'DIR'))
    d.mkdir(exist_ok=True)
    (d / 'no').unlink(missing_ok=True)
    os.unlink(d / 'link')
    print(shutil.copy(d / 'f.txt', d / 'g') == d / 'g', (d / 'g').read_text(), Path(shutil.copy2(d / 'g', d / 'sub')).name, Path(shutil.copytree(d / 'sub', d / 'sub2', ignore=shutil.ignore_patterns('*.py'))).name, rel((d / 'sub2').rglob('*')))
    print(Path(shutil.move(d / 'g', d / 'sub2' / 'h')).name, rel(d.rglob('*')))
    show(lambda: shutil.copyfile(d / 'c', d / 'c').replace(name, ''))if False else None
    shutil.rmtree(d / 'sub2')
    print(rel(d.iterdir()))
    try:
        shutil.rmtree(d / 'nope')
    except FileNotFoundError as e:
        print(str(e).replace(name, 'DIR'))
    shutil.rmtree(d / 'nope', ignore_errors=True)
    fd, path = tempfile.mkstemp(suffix='.x', prefix='pre', dir=name)
    print(os.path.basename(path)[:3], path[-2:], oct(os.stat(path).st_mode & 0o777))
    os.close(fd)
    with tempfile.NamedTemporaryFile('w+', dir=name) as f:
        f.write('abc')
        f.flush()
        f.seek(0)
        print(f.read(), os.path.exists(f.name))
    print(os.path.exists(f.name))
# expect: 6 héllo
# expect:  b'h\xc3\xa9llo\n' 3 7
# expect: ['b', 'f.txt', 'sub'] ['b', 'f.txt', 'sub'] ['sub/deep/y.py', 'sub/x.py'] ['sub/deep/y.py', 'sub/x.py'] ['sub/deep', 'sub/x.py'] ['b', 'f.txt', 'sub', 'sub/deep', 'sub/deep/y.py', 'sub/x.py'] ['.', 'b', 'f.txt', 'sub', 'sub/deep', 'sub/deep/y.py', 'sub/x.py'] ['sub']
# expect: [('.', ['sub'], ['b', 'f.txt']), ('sub', ['deep'], ['x.py']), ('sub/deep', [], ['y.py'])]
# expect: True True False True True
# expect: True b b c False True
# expect: FileNotFoundError [Errno 2] No such file or directory: 'DIR/no'
# expect: FileExistsError [Errno 17] File exists: 'DIR'
# expect: FileNotFoundError [Errno 2] No such file or directory: 'DIR/no'
# expect: NotImplementedError Non-relative patterns are unsupported
# expect: ValueError Unacceptable pattern: PosixPath('.')
# expect: FileExistsError [Errno 17] File exists: 'DIR/f.txt'
# expect: TypeError data must be str, not bytes
# expect: True héllo
# expect:  g sub2 ['sub2/deep', 'sub2/g']
# expect: h ['c', 'f.txt', 'sub', 'sub/deep', 'sub/deep/y.py', 'sub/g', 'sub/x.py', 'sub2', 'sub2/deep', 'sub2/g', 'sub2/h']
# expect: ['c', 'f.txt', 'sub']
# expect: [Errno 2] No such file or directory: PosixPath('DIR/nope')
# expect: pre .x 0o600
# expect: abc True
# expect: False
print(os.path.exists(name))  # expect: False
with tempfile.TemporaryFile() as f:
    f.write(b'x')
    f.seek(0)
    print(f.read())  # expect: b'x'
with tempfile.SpooledTemporaryFile(max_size=2, mode='w+') as f:
    f.write('abc')
    f.seek(0)
    print(f.read(), f._rolled)  # expect: abc True
print(shutil.which('sh') is not None, shutil.which('nope-nope'), shutil.disk_usage('/')._fields, Path.cwd() == Path(os.getcwd()), Path('~').expanduser() == Path.home(), Path('a').absolute() == Path.cwd() / 'a', tempfile.gettempdir(), type(Path()).__name__)
# expect: True None ('total', 'used', 'free') True True True /tmp PosixPath
