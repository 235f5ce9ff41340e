"""Options of a command line, as the C function getopt() finds them."""
import os

__all__ = ['GetoptError', 'error', 'getopt', 'gnu_getopt']


class GetoptError(Exception):
    """An option that is not known, or whose argument is missing or too much."""

    opt = ''
    msg = ''

    def __init__(self, msg, opt=''):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """([(option, value)], rest): options up to the first argument that is none."""
    options = []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    while args and args[0].startswith('-') and args[0] != '-':
        if args[0] == '--':
            args = args[1:]
            break
        args = _take_option(options, args, shortopts, longopts)
    return options, args


def gnu_getopt(args, shortopts, longopts=[]):
    """As getopt(), but options and other arguments may be mixed."""
    options = []
    others = []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    all_first = shortopts.startswith('+') or bool(os.environ.get('POSIXLY_CORRECT'))
    shortopts = shortopts.removeprefix('+')
    while args:
        if args[0] == '--':
            others += args[1:]
            break
        if args[0][:1] == '-' and args[0] != '-':
            args = _take_option(options, args, shortopts, longopts)
        elif all_first:
            others += args
            break
        else:
            others.append(args[0])
            args = args[1:]
    return options, others


def _take_option(options, args, shortopts, longopts):
    if args[0].startswith('--'):
        return do_longs(options, args[0][2:], longopts, args[1:])[1]
    return do_shorts(options, args[0][1:], shortopts, args[1:])[1]


def do_longs(opts, opt, longopts, args):
    """Add a long option to opts: (opts, the arguments behind it)."""
    opt, equals, value = opt.partition('=')
    optarg = value if equals else None
    has_arg, opt = long_has_args(opt, longopts)
    if has_arg:
        if optarg is None:
            if not args:
                raise GetoptError('option --%s requires argument' % opt, opt)
            optarg, args = args[0], args[1:]
    elif optarg is not None:
        raise GetoptError('option --%s must not have an argument' % opt, opt)
    opts.append(('--' + opt, optarg or ''))
    return opts, args


def long_has_args(opt, longopts):
    """(takes an argument?, full name) of a long option, which may be abbreviated."""
    possibilities = [o for o in longopts if o.startswith(opt)]
    if not possibilities:
        raise GetoptError('option --%s not recognized' % opt, opt)
    if opt in possibilities:
        return False, opt
    if opt + '=' in possibilities:
        return True, opt
    if len(possibilities) > 1:
        raise GetoptError('option --%s not a unique prefix' % opt, opt)
    match = possibilities[0]
    return match.endswith('='), match.removesuffix('=')


def do_shorts(opts, optstring, shortopts, args):
    """Add the short options of one argument to opts: (opts, the arguments behind it)."""
    while optstring:
        opt, optstring = optstring[0], optstring[1:]
        optarg = ''
        if short_has_arg(opt, shortopts):
            if not optstring:
                if not args:
                    raise GetoptError('option -%s requires argument' % opt, opt)
                optstring, args = args[0], args[1:]
            optarg, optstring = optstring, ''
        opts.append(('-' + opt, optarg))
    return opts, args


def short_has_arg(opt, shortopts):
    """Does a short option take an argument?"""
    for i, known in enumerate(shortopts):
        if opt == known != ':':
            return shortopts.startswith(':', i + 1)
    raise GetoptError('option -%s not recognized' % opt, opt)
