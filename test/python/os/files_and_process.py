"""Files, directories, the environment, the process."""
import os, stat
print(os.path.join('a','b'), os.getcwd() == os.path.abspath('.'), os.sep)  # expect: a/b True /
d = '/tmp/minipy_os_%d' % os.getpid()
os.makedirs(d + '/x/y'); open(d + '/f', 'w').write('hello')
print(sorted(os.listdir(d)), os.path.getsize(d+'/f'), stat.filemode(os.stat(d+'/f').st_mode))  # expect: ['f', 'x'] 5 -rw-r--r--
print(sorted((t[len(d):], sorted(a), b) for t, a, b in os.walk(d)))  # expect: [('', ['x'], ['f']), ('/x', ['y'], []), ('/x/y', [], [])]
os.symlink('f', d+'/l'); print(os.readlink(d+'/l'), os.path.islink(d+'/l'), os.path.realpath(d+'/l')[len(d):])  # expect: f True /f
with os.scandir(d) as it: print(sorted((e.name, e.is_dir(), e.is_file(), e.is_symlink(), e.stat().st_size > 0) for e in it))
# expect: [('f', False, True, False, True), ('l', False, True, True, True), ('x', True, False, False, True)]
os.chdir(d); print(os.getcwd() == os.path.realpath(d), os.path.exists('f'), open('f').read())  # expect: True True hello
os.rename('f', 'g'); os.remove('g'); os.remove('l'); os.removedirs('x/y')
os.chdir('/'); print(os.path.exists(d)); os.rmdir(d) if os.path.exists(d) else 0  # expect: True
for f in (lambda: os.stat('nope'), lambda: os.rename('nope','x'), lambda: os.stat(1.5), lambda: os.listdir(1.5), lambda: os.mkdir(None), lambda: os.stat('a\0'), lambda: os.open('nope', 0), lambda: os.environ[1], lambda: os.environ['nope'], lambda: os.fspath(1), lambda: os.utime('.',1), lambda: os.listdir(b'/nope')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
# expect: FileNotFoundError [Errno 2] No such file or directory: 'nope'
# expect: FileNotFoundError [Errno 2] No such file or directory: 'nope' -> 'x'
# expect: TypeError stat: path should be string, bytes, os.PathLike or integer, not float
# expect: TypeError listdir: path should be string, bytes, os.PathLike, integer or None, not float
# expect: TypeError mkdir: path should be string, bytes or os.PathLike, not NoneType
# expect: ValueError stat: embedded null character in path
# expect: FileNotFoundError [Errno 2] No such file or directory: 'nope'
# expect: TypeError str expected, not int
# expect: KeyError 'nope'
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError utime: 'times' must be either a tuple of two ints or None
# expect: FileNotFoundError [Errno 2] No such file or directory: b'/nope'
os.environ['A_B'] = 'c'; print(os.getenv('A_B'), os.environb[b'A_B'], 'A_B' in os.environ); del os.environ['A_B']; print(os.getenv('A_B', 5))
# expect: c b'c' True
# expect: 5
print(os.umask(os.umask(0o22)) == 0o22 or 1, os.cpu_count() > 0, len(os.urandom(4)), os.uname().sysname, os.terminal_size((1,2)), os.getppid() > 0)
# expect: True True 4 Linux os.terminal_size(columns=1, lines=2) True
fd = os.open('/tmp/minipy_os_f', os.O_RDWR|os.O_CREAT, 0o644); print(os.write(fd, b'abc'), os.fstat(fd).st_size); os.close(fd); print(os.stat('/tmp/minipy_os_f').st_mode == os.stat('/tmp/minipy_os_f')[0]); os.utime('/tmp/minipy_os_f', (1, 2.5)); print(os.stat('/tmp/minipy_os_f').st_mtime, os.stat('/tmp/minipy_os_f').st_mtime_ns); os.unlink('/tmp/minipy_os_f')
# expect: 3 3
# expect: True
# expect: 2.5 2500000000
print(os.system('exit 3'), os.strerror(2), os.path.expandvars('$HOME/x') == os.environ['HOME'] + '/x', os.fsencode('é'), os.stat_result)
# expect: 768 No such file or directory True b'\xc3\xa9' <class 'os.stat_result'>
