"""Lines of source files, kept: what tracebacks, warnings and inspect show.

cache[filename] is (size, mtime, lines, fullname), with mtime None for what did not come from a file that may change; or (function,) that gives
the text when it is first asked for.
"""
__all__ = ['getline', 'clearcache', 'checkcache', 'lazycache']

cache = {}
_interactive_cache = {}


def clearcache():
    """Forget everything."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """Line lineno of a file, with its line end; '' when there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ''


def getlines(filename, module_globals=None):
    """All lines of a file, each with its line end; [] when it cannot be read."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def _is_unreal(filename):
    return not filename or filename.startswith('<') and filename.endswith('>')


def _typed(filename):
    """Lines that were typed or given by -c."""
    import _traceback
    text = _traceback.typed_source(filename) if isinstance(filename, str) else None
    return None if text is None else _split(text)


def _split(text):
    lines = [line + '\n' for line in text.split('\n')]
    if lines and lines[-1] == '\n':
        lines.pop()
    return lines


def checkcache(filename=None):
    """Forget files that changed on disk."""
    try:
        import os
    except ImportError:
        return
    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry is None or len(entry) == 1 or entry[1] is None:
            continue
        try:
            stat = os.stat(entry[3])
        except (OSError, ValueError):
            cache.pop(name, None)
            continue
        if entry[0] != stat.st_size or entry[1] != stat.st_mtime:
            cache.pop(name, None)


def updatecache(filename, module_globals=None):
    """Read a file anew and give its lines; [] when that fails."""
    entry = cache.pop(filename, None)
    if _is_unreal(filename):
        lines = _typed(filename)
        if lines is None and entry is not None and len(entry) == 1:
            lines = _load(filename, entry[0])
        return lines or []
    if entry is None and lazycache(filename, module_globals):
        entry = cache.pop(filename, None)
    for fullname in _candidates(filename):
        found = _read(fullname)
        if found is not None:
            size, mtime, lines = found
            cache[filename] = size, mtime, lines, fullname
            return lines
    if entry is not None and len(entry) == 1:
        return _load(filename, entry[0])
    return []


def _load(filename, get_source):
    try:
        text = get_source()
    except (ImportError, OSError):
        return []
    if text is None:
        return []
    lines = [line + '\n' for line in text.splitlines()]
    cache[filename] = len(text), None, lines, filename
    return lines


def _candidates(filename):
    yield filename
    if not filename.startswith('/'):
        import sys
        for folder in sys.path:
            if isinstance(folder, str):
                yield f'{folder or "."}/{filename}'


def _read(fullname):
    try:
        import tokenize
        with tokenize.open(fullname) as file:
            lines = file.readlines()
    except (OSError, UnicodeDecodeError, SyntaxError, ValueError):
        return None
    if not lines:
        lines = ['\n']
    elif not lines[-1].endswith('\n'):
        lines[-1] += '\n'
    try:
        import os
    except ImportError:
        return 0, None, lines
    stat = os.stat(fullname)
    return stat.st_size, stat.st_mtime, lines


def lazycache(filename, module_globals):
    """Remember where the source of a module could be had, if its loader has it. True if it can."""
    if filename in cache:
        return len(cache[filename]) == 1
    if _is_unreal(filename):
        return False
    if module_globals and '__name__' in module_globals:
        spec = module_globals.get('__spec__')
        name = getattr(spec, 'name', None) or module_globals['__name__']
        loader = getattr(spec, 'loader', None) or module_globals.get('__loader__')
        get_source = getattr(loader, 'get_source', None)
        if name and get_source:
            cache[filename] = (lambda: get_source(name),)
            return True
    return False
