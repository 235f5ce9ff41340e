"""os.path: paths with slashes."""
import os
import stat
import genericpath
from genericpath import *

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'splitroot', 'split', 'splitext', 'basename', 'dirname',
           'commonprefix', 'getsize', 'getmtime', 'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir',
           'isfile', 'ismount', 'expanduser', 'expandvars', 'normpath', 'abspath', 'samefile', 'sameopenfile',
           'samestat', 'curdir', 'pardir', 'sep', 'pathsep', 'defpath', 'altsep', 'extsep', 'devnull', 'realpath',
           'supports_unicode_filenames', 'relpath', 'commonpath', 'isjunction', 'isreserved', 'isdevdrive']

curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
defpath = '/bin:/usr/bin'
altsep = None
devnull = '/dev/null'
supports_unicode_filenames = False


def _get_sep(path):
    return b'/' if isinstance(path, bytes) else '/'


def normcase(s):
    """The path as it is: case matters here."""
    return os.fspath(s)


def isabs(s):
    """Does it begin at the root?"""
    s = os.fspath(s)
    return s.startswith(_get_sep(s))


def join(a, *p):
    """Join components; an absolute one discards what is before it."""
    path = a = os.fspath(a)
    sep = _get_sep(a)
    try:
        for b in p:
            b = os.fspath(b)
            if b.startswith(sep) or not path:
                path = b
            elif path.endswith(sep):
                path += b
            else:
                path += sep + b
    except (TypeError, AttributeError, BytesWarning):
        genericpath._check_arg_types('join', a, *p)
        raise
    return path


def split(p):
    """(head, tail): tail is what is behind the last slash."""
    p = os.fspath(p)
    sep = _get_sep(p)
    i = p.rfind(sep) + 1
    head, tail = p[:i], p[i:]
    if head and head != sep * len(head):
        head = head.rstrip(sep)
    return head, tail


def splitext(p):
    """(root, extension): the extension begins with the last dot of the last component, or is empty."""
    p = os.fspath(p)
    if isinstance(p, bytes):
        return genericpath._splitext(p, b'/', None, b'.')
    return genericpath._splitext(p, '/', None, '.')


def splitdrive(p):
    """(drive, rest): there are no drives here."""
    p = os.fspath(p)
    return p[:0], p


def splitroot(p):
    """(drive, root, rest): the root is one slash, exactly two, or nothing."""
    p = os.fspath(p)
    sep = _get_sep(p)
    empty = p[:0]
    if p[:1] != sep:
        return empty, empty, p
    if p[1:2] != sep or p[2:3] == sep:
        return empty, sep, p[1:]
    return empty, p[:2], p[2:]


def basename(p):
    """The last component."""
    return split(p)[1]


def dirname(p):
    """All but the last component."""
    return split(p)[0]


def ismount(path):
    """Is it a mount point?"""
    try:
        here = os.lstat(path)
    except (OSError, ValueError):
        return False
    if stat.S_ISLNK(here.st_mode):
        return False
    path = os.fspath(path)
    parent = join(path, b'..' if isinstance(path, bytes) else '..')
    try:
        above = os.lstat(realpath(parent))
    except OSError:
        return False
    return here.st_dev != above.st_dev or here.st_ino == above.st_ino


def _home(user):
    """The home directory of a user, or None."""
    try:
        with open('/etc/passwd', encoding='utf-8', errors='surrogateescape') as file:
            for line in file:
                fields = line.rstrip('\n').split(':')
                if len(fields) >= 6 and (fields[0] == user if user else fields[2] == str(os.getuid())):
                    return fields[5]
    except OSError:
        pass
    return None


def expanduser(path):
    """Replace a leading ~ or ~user by the home directory, if it is known."""
    path = os.fspath(path)
    tilde = b'~' if isinstance(path, bytes) else '~'
    if not path.startswith(tilde):
        return path
    sep = _get_sep(path)
    i = path.find(sep, 1)
    if i < 0:
        i = len(path)
    if i == 1 and 'HOME' in os.environ:
        home = os.environ['HOME']
    else:
        home = _home(os.fsdecode(path[1:i]))
        if home is None:
            return path
    if isinstance(path, bytes):
        home = os.fsencode(home)
    return (home.rstrip(sep) + path[i:]) or sep


def expandvars(path):
    """Replace $name and ${name} by the environment's values, where there are some."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        return os.fsencode(expandvars(os.fsdecode(path)))
    if '$' not in path:
        return path
    import re

    def value(match):
        name = match[1]
        if name.startswith('{'):
            name = name[1:-1]
        return os.environ.get(name, match[0])

    return re.sub(r'\$(\w+|\{[^}]*\})', value, path, flags=re.ASCII)


def normpath(path):
    """Without double slashes, '.' and '..', as far as text goes."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        sep, dot, dotdot = b'/', b'.', b'..'
    else:
        sep, dot, dotdot = '/', '.', '..'
    if not path:
        return dot
    _, root, rest = splitroot(path)
    parts = []
    for part in rest.split(sep):
        if not part or part == dot:
            continue
        if part != dotdot or (not root and not parts) or (parts and parts[-1] == dotdot):
            parts.append(part)
        elif parts:
            parts.pop()
    return root + sep.join(parts) or dot


def abspath(path):
    """The absolute path."""
    path = os.fspath(path)
    if not path.startswith(_get_sep(path)):
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    """The path without symbolic links; `strict`: OSError when there is nothing."""
    filename = os.fspath(filename)
    if isinstance(filename, bytes):
        sep, dot, dotdot, cwd = b'/', b'.', b'..', os.getcwdb
    else:
        sep, dot, dotdot, cwd = '/', '.', '..', os.getcwd
    rest = filename.split(sep)[::-1]
    path = sep if filename.startswith(sep) else cwd()
    seen = {}
    while rest:
        name = rest.pop()
        if name is None:
            # What the link below it on the stack led to is now known.
            seen[rest.pop()] = path
            continue
        if not name or name == dot:
            continue
        if name == dotdot:
            path = path[:path.rindex(sep)] or sep
            continue
        newpath = path + name if path == sep else path + sep + name
        try:
            if not stat.S_ISLNK(os.lstat(newpath).st_mode):
                path = newpath
                continue
            if newpath in seen:
                path = seen[newpath]
                if path is not None:
                    continue
                if strict:
                    os.stat(newpath)
                path = newpath
                continue
            target = os.readlink(newpath)
        except OSError:
            if strict:
                raise
            path = newpath
            continue
        seen[newpath] = None
        if target.startswith(sep):
            path = sep
        rest.append(newpath)
        rest.append(None)
        rest.extend(target.split(sep)[::-1])
    return path


def relpath(path, start=None):
    """The path as seen from `start`."""
    path = os.fspath(path)
    if not path:
        raise ValueError('no path specified')
    if isinstance(path, bytes):
        curdir, sep, pardir = b'.', b'/', b'..'
    else:
        curdir, sep, pardir = '.', '/', '..'
    start = curdir if start is None else os.fspath(start)
    try:
        start_parts = [part for part in abspath(start).lstrip(sep).split(sep) if part]
        parts = [part for part in abspath(path).lstrip(sep).split(sep) if part]
        common = len(commonprefix([start_parts, parts]))
        result = [pardir] * (len(start_parts) - common) + parts[common:]
        return sep.join(result) if result else curdir
    except (TypeError, AttributeError, BytesWarning, DeprecationWarning):
        genericpath._check_arg_types('relpath', path, start)
        raise


def commonpath(paths):
    """The longest common path."""
    paths = tuple(map(os.fspath, paths))
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    if isinstance(paths[0], bytes):
        sep, curdir = b'/', b'.'
    else:
        sep, curdir = '/', '.'
    try:
        if len({path.startswith(sep) for path in paths}) != 1:
            raise ValueError("Can't mix absolute and relative paths")
        split_paths = [[part for part in path.split(sep) if part and part != curdir] for path in paths]
        first, last = min(split_paths), max(split_paths)
        common = first
        for i, part in enumerate(first):
            if part != last[i]:
                common = first[:i]
                break
        prefix = sep if paths[0].startswith(sep) else sep[:0]
        return prefix + sep.join(common)
    except (TypeError, AttributeError):
        genericpath._check_arg_types('commonpath', *paths)
        raise


def isreserved(path):
    """Is the name reserved by the system? None is here."""
    os.fspath(path)
    return False
