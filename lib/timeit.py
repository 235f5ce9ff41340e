"""How long small pieces of code take; also `python -m timeit`."""
import gc
import itertools
import sys
import time

__all__ = ['Timer', 'timeit', 'repeat', 'default_timer']

dummy_src_name = '<timeit-src>'
default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter

_globals = globals

template = '''
def inner(_it, _timer{init}):
    {setup}
    _t0 = _timer()
    for _i in _it:
        {stmt}
        pass
    _t1 = _timer()
    return _t1 - _t0
'''


def reindent(src, indent):
    """`src` with its lines after the first moved to the right."""
    return src.replace('\n', '\n' + ' ' * indent)


class Timer:
    """Times a statement: text or something to call."""

    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        self.timer = timer
        local_ns = {}
        global_ns = _globals() if globals is None else globals
        stmt_text, setup_text, init = self._texts(stmt, setup, local_ns)
        self.src = template.format(stmt=stmt_text, setup=setup_text, init=init)
        exec(compile(self.src, dummy_src_name, 'exec'), global_ns, local_ns)
        self.inner = local_ns['inner']

    @staticmethod
    def _texts(stmt, setup, namespace):
        init = ''
        prefix = ''
        if isinstance(setup, str):
            compile(setup, dummy_src_name, 'exec')
            prefix = setup + '\n'
            setup_text = reindent(setup, 4)
        elif callable(setup):
            namespace['_setup'] = setup
            init += ', _setup=_setup'
            setup_text = '_setup()'
        else:
            raise ValueError('setup is neither a string nor callable')
        if isinstance(stmt, str):
            compile(prefix + stmt, dummy_src_name, 'exec')
            return reindent(stmt, 8), setup_text, init
        if callable(stmt):
            namespace['_stmt'] = stmt
            return '_stmt()', setup_text, init + ', _stmt=_stmt'
        raise ValueError('stmt is neither a string nor callable')

    def print_exc(self, file=None):
        """Show the traceback of an exception in the code that is timed, with its lines."""
        import linecache
        import traceback
        lines = self.src.splitlines(keepends=True)
        linecache.cache[dummy_src_name] = len(self.src), None, lines, dummy_src_name
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """Seconds for `number` executions, without the collector."""
        collected = gc.isenabled()
        gc.disable()
        try:
            return self.inner(itertools.repeat(None, number), self.timer)
        finally:
            if collected:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        """timeit() several times, as a list."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """(number, seconds) for the first of 1, 2, 5, 10, 20, 50 … executions that take 0.2 seconds."""
        for scale in itertools.count():
            for digit in 1, 2, 5:
                number = digit * 10 ** scale
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
    """Seconds that `number` executions of `stmt` take, after `setup`."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    """timeit() several times, as a list."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


_UNITS = {'nsec': 1e-9, 'usec': 1e-6, 'msec': 1e-3, 'sec': 1.0}


def _format_time(seconds, unit, precision):
    if unit is None:
        unit = next((name for name in reversed(_UNITS) if seconds >= _UNITS[name]), 'nsec')
    return '%.*g %s' % (precision, seconds / _UNITS[unit], unit)


def main(args=None, *, _wrap_timer=None):
    """The command line; gives the exit status."""
    import getopt
    import os
    try:
        options, args = getopt.getopt(sys.argv[1:] if args is None else args, 'n:u:s:r:pvh',
                                      ['number=', 'setup=', 'repeat=', 'process', 'verbose', 'unit=', 'help'])
    except getopt.error as e:
        print(e)
        print('use -h/--help for command line help')
        return 2
    timer, number, setup, repetitions, verbose, unit, precision = default_timer, 0, [], default_repeat, 0, None, 3
    for option, value in options:
        if option in ('-n', '--number'):
            number = int(value)
        elif option in ('-s', '--setup'):
            setup.append(value)
        elif option in ('-u', '--unit'):
            if value not in _UNITS:
                print('Unrecognized unit. Please select nsec, usec, msec, or sec.', file=sys.stderr)
                return 2
            unit = value
        elif option in ('-r', '--repeat'):
            repetitions = max(int(value), 1)
        elif option in ('-p', '--process'):
            timer = time.process_time
        elif option in ('-v', '--verbose'):
            precision += verbose
            verbose += 1
        else:
            print('usage: python -m timeit [-n N] [-r N] [-u UNIT] [-s S] [-p] [-v] [-h] [--] [statement ...]')
            return 0
    sys.path.insert(0, os.curdir)
    timer = _wrap_timer(timer) if _wrap_timer else timer
    return _run(Timer('\n'.join(args) or 'pass', '\n'.join(setup) or 'pass', timer),
                number, repetitions, verbose, unit, precision)


def _run(t, number, repetitions, verbose, unit, precision):
    def shown(seconds):
        return _format_time(seconds, unit, precision)

    try:
        if number == 0:
            number, _ = t.autorange(_progress if verbose else None)
            if verbose:
                print()
        raw = t.repeat(repetitions, number)
    except Exception:
        t.print_exc()
        return 1
    if verbose:
        print('raw times: %s' % ', '.join(map(shown, raw)))
        print()
    timings = [seconds / number for seconds in raw]
    print('%d loop%s, best of %d: %s per loop' % (number, 's' if number != 1 else '', repetitions, shown(min(timings))))
    best, worst = min(timings), max(timings)
    if worst >= best * 4:
        import warnings
        warnings.warn_explicit('The test results are likely unreliable. The worst time (%s) was more than four times '
                               'slower than the best time (%s).' % (shown(worst), shown(best)), UserWarning, '', 0)
    return None


def _progress(number, taken):
    print('%d loop%s -> %.3g secs' % (number, 's' if number != 1 else '', taken))


if __name__ == '__main__':
    sys.exit(main())
