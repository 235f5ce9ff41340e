"""Command lines: values, errors, help."""
import argparse
import contextlib
import io
import os
import sys

os.environ['COLUMNS'] = '80'

def run(parser, args):
    out = io.StringIO()
    try:
        with contextlib.redirect_stderr(out), contextlib.redirect_stdout(out):
            result = parser.parse_args(args.split())
        print(result)
    except SystemExit as e:
        print('exit', e.code)
        print(out.getvalue())

p = argparse.ArgumentParser(prog='prog', description='A program that does things. ' * 4, epilog='The end.')
p.add_argument('file', help='the file')
p.add_argument('rest', nargs='*', type=int, help='numbers')
p.add_argument('-v', '--verbose', action='count', default=0, help='more output')
p.add_argument('-o', '--output', metavar='FILE', help='where to write (default: %(default)s)', default='out')
p.add_argument('--level', type=int, choices=[1, 2, 3], help='a level of %(choices)s')
p.add_argument('--flag', action=argparse.BooleanOptionalAction)
p.add_argument('--tag', action='append', help='a very long help text that has to be wrapped because it does not fit into a line of the terminal')
p.add_argument('--pair', nargs=2, metavar=('A', 'B'))
p.add_argument('--const', action='store_const', const=5)
p.add_argument('--opt', nargs='?', const='c', default='d')
p.add_argument('--version', action='version', version='%(prog)s 1.0')
p.add_argument('--hidden', help=argparse.SUPPRESS)
g = p.add_mutually_exclusive_group()
g.add_argument('--foo', action='store_true')
g.add_argument('--bar', action='store_false')
for args in ('f', 'f 1 2 -vv -o x', 'f --level=2 --tag a --tag b --pair 1 2', '-vvo y f 3', 'f --opt', 'f --opt x --const --no-flag', '--out z f', 'f -- -1', 'f -1',
             '', 'f x', 'f --level 5', 'f --level a', 'f --foo --bar', 'f --unknown', 'f --pair 1', 'f --o 1', '--version', 'f --const=3', '-h'):
    run(p, args)
# expect: Namespace(file='f', rest=[], verbose=0, output='out', level=None, flag=None, tag=None, pair=None, const=None, opt='d', hidden=None, foo=False, bar=True)
# expect: Namespace(file='f', rest=[1, 2], verbose=2, output='x', level=None, flag=None, tag=None, pair=None, const=None, opt='d', hidden=None, foo=False, bar=True)
# expect: Namespace(file='f', rest=[], verbose=0, output='out', level=2, flag=None, tag=['a', 'b'], pair=['1', '2'], const=None, opt='d', hidden=None, foo=False, bar=True)
# expect: Namespace(file='f', rest=[3], verbose=2, output='y', level=None, flag=None, tag=None, pair=None, const=None, opt='d', hidden=None, foo=False, bar=True)
# expect: Namespace(file='f', rest=[], verbose=0, output='out', level=None, flag=None, tag=None, pair=None, const=None, opt='c', hidden=None, foo=False, bar=True)
# expect: Namespace(file='f', rest=[], verbose=0, output='out', level=None, flag=False, tag=None, pair=None, const=5, opt='x', hidden=None, foo=False, bar=True)
# expect: Namespace(file='f', rest=[], verbose=0, output='z', level=None, flag=None, tag=None, pair=None, const=None, opt='d', hidden=None, foo=False, bar=True)
# expect: Namespace(file='f', rest=[-1], verbose=0, output='out', level=None, flag=None, tag=None, pair=None, const=None, opt='d', hidden=None, foo=False, bar=True)
# expect: Namespace(file='f', rest=[-1], verbose=0, output='out', level=None, flag=None, tag=None, pair=None, const=None, opt='d', hidden=None, foo=False, bar=True)
# expect: exit 2
# expect: usage: prog [-h] [-v] [-o FILE] [--level {1,2,3}] [--flag | --no-flag]
# expect:             [--tag TAG] [--pair A B] [--const] [--opt [OPT]] [--version]
# expect:             [--foo | --bar]
# expect:             file [rest ...]
# expect: prog: error: the following arguments are required: file, rest
# expect:
# expect: exit 2
# expect: usage: prog [-h] [-v] [-o FILE] [--level {1,2,3}] [--flag | --no-flag]
# expect:             [--tag TAG] [--pair A B] [--const] [--opt [OPT]] [--version]
# expect:             [--foo | --bar]
# expect:             file [rest ...]
# expect: prog: error: argument rest: invalid int value: 'x'
# expect:
# expect: exit 2
# expect: usage: prog [-h] [-v] [-o FILE] [--level {1,2,3}] [--flag | --no-flag]
# expect:             [--tag TAG] [--pair A B] [--const] [--opt [OPT]] [--version]
# expect:             [--foo | --bar]
# expect:             file [rest ...]
# expect: prog: error: argument --level: invalid choice: 5 (choose from 1, 2, 3)
# expect:
# expect: exit 2
# expect: usage: prog [-h] [-v] [-o FILE] [--level {1,2,3}] [--flag | --no-flag]
# expect:             [--tag TAG] [--pair A B] [--const] [--opt [OPT]] [--version]
# expect:             [--foo | --bar]
# expect:             file [rest ...]
# expect: prog: error: argument --level: invalid int value: 'a'
# expect:
# expect: exit 2
# expect: usage: prog [-h] [-v] [-o FILE] [--level {1,2,3}] [--flag | --no-flag]
# expect:             [--tag TAG] [--pair A B] [--const] [--opt [OPT]] [--version]
# expect:             [--foo | --bar]
# expect:             file [rest ...]
# expect: prog: error: argument --bar: not allowed with argument --foo
# expect:
# expect: exit 2
# expect: usage: prog [-h] [-v] [-o FILE] [--level {1,2,3}] [--flag | --no-flag]
# expect:             [--tag TAG] [--pair A B] [--const] [--opt [OPT]] [--version]
# expect:             [--foo | --bar]
# expect:             file [rest ...]
# expect: prog: error: unrecognized arguments: --unknown
# expect:
# expect: exit 2
# expect: usage: prog [-h] [-v] [-o FILE] [--level {1,2,3}] [--flag | --no-flag]
# expect:             [--tag TAG] [--pair A B] [--const] [--opt [OPT]] [--version]
# expect:             [--foo | --bar]
# expect:             file [rest ...]
# expect: prog: error: argument --pair: expected 2 arguments
# expect:
# expect: exit 2
# expect: usage: prog [-h] [-v] [-o FILE] [--level {1,2,3}] [--flag | --no-flag]
# expect:             [--tag TAG] [--pair A B] [--const] [--opt [OPT]] [--version]
# expect:             [--foo | --bar]
# expect:             file [rest ...]
# expect: prog: error: ambiguous option: --o could match --output, --opt
# expect:
# expect: exit 0
# expect: prog 1.0
# expect:
# expect: exit 2
# expect: usage: prog [-h] [-v] [-o FILE] [--level {1,2,3}] [--flag | --no-flag]
# expect:             [--tag TAG] [--pair A B] [--const] [--opt [OPT]] [--version]
# expect:             [--foo | --bar]
# expect:             file [rest ...]
# expect: prog: error: argument --const: ignored explicit argument '3'
# expect:
# expect: exit 0
# expect: usage: prog [-h] [-v] [-o FILE] [--level {1,2,3}] [--flag | --no-flag]
# expect:             [--tag TAG] [--pair A B] [--const] [--opt [OPT]] [--version]
# expect:             [--foo | --bar]
# expect:             file [rest ...]
# expect:
# expect: A program that does things. A program that does things. A program that does
# expect: things. A program that does things.
# expect:
# expect: positional arguments:
# expect:   file               the file
# expect:   rest               numbers
# expect:
# expect: options:
# expect:   -h, --help         show this help message and exit
# expect:   -v, --verbose      more output
# expect:   -o, --output FILE  where to write (default: out)
# expect:   --level {1,2,3}    a level of 1, 2, 3
# expect:   --flag, --no-flag
# expect:   --tag TAG          a very long help text that has to be wrapped because it
# expect:                      does not fit into a line of the terminal
# expect:   --pair A B
# expect:   --const
# expect:   --opt [OPT]
# expect:   --version          show program's version number and exit
# expect:   --foo
# expect:   --bar
# expect:
# expect: The end.
# expect:
s = argparse.ArgumentParser(prog='tool', formatter_class=argparse.ArgumentDefaultsHelpFormatter)
s.add_argument('-q', action='store_true', help='quiet')
subs = s.add_subparsers(dest='command', required=True, help='what to do')
a = subs.add_parser('add', help='add things', aliases=['a'])
a.add_argument('x', type=float)
a.add_argument('--n', default=3, help='how many')
a.set_defaults(func='ADD')
r = subs.add_parser('remove', help='remove things')
group = r.add_argument_group('names', 'which ones')
group.add_argument('names', nargs='+')
for args in ('add 1.5', '-q a 2 --n 4', 'remove x y', '', 'nope', 'add', 'add x', '-h', 'add -h', 'remove -h'):
    run(s, args)
# expect: Namespace(q=False, command='add', x=1.5, n=3, func='ADD')
# expect: Namespace(q=True, command='a', x=2.0, n='4', func='ADD')
# expect: Namespace(q=False, command='remove', names=['x', 'y'])
# expect: exit 2
# expect: usage: tool [-h] [-q] {add,a,remove} ...
# expect: tool: error: the following arguments are required: command
# expect:
# expect: exit 2
# expect: usage: tool [-h] [-q] {add,a,remove} ...
# expect: tool: error: argument command: invalid choice: 'nope' (choose from 'add', 'a', 'remove')
# expect:
# expect: exit 2
# expect: usage: tool add [-h] [--n N] x
# expect: tool add: error: the following arguments are required: x
# expect:
# expect: exit 2
# expect: usage: tool add [-h] [--n N] x
# expect: tool add: error: argument x: invalid float value: 'x'
# expect:
# expect: exit 0
# expect: usage: tool [-h] [-q] {add,a,remove} ...
# expect:
# expect: positional arguments:
# expect:   {add,a,remove}  what to do
# expect:     add (a)       add things
# expect:     remove        remove things
# expect:
# expect: options:
# expect:   -h, --help      show this help message and exit
# expect:   -q              quiet (default: False)
# expect:
# expect: exit 0
# expect: usage: tool add [-h] [--n N] x
# expect:
# expect: positional arguments:
# expect:   x
# expect:
# expect: options:
# expect:   -h, --help  show this help message and exit
# expect:   --n N       how many
# expect:
# expect: exit 0
# expect: usage: tool remove [-h] names [names ...]
# expect:
# expect: options:
# expect:   -h, --help  show this help message and exit
# expect:
# expect: names:
# expect:   which ones
# expect:
# expect:   names
# expect:
print(p.parse_known_args(['f', '--zzz', '1']), p.format_usage())
# expect: (Namespace(file='f', rest=[], verbose=0, output='out', level=None, flag=None, tag=None, pair=None, const=None, opt='d', hidden=None, foo=False, bar=True), ['--zzz', '1']) usage: prog [-h] [-v] [-o FILE] [--level {1,2,3}] [--flag | --no-flag]
# expect:             [--tag TAG] [--pair A B] [--const] [--opt [OPT]] [--version]
# expect:             [--foo | --bar]
# expect:             file [rest ...]
# expect:
print(argparse.Namespace(a=1, b='x'), argparse.Namespace(a=1) == argparse.Namespace(a=1), 'a' in argparse.Namespace(a=1), p.get_default('output'))
# expect: Namespace(a=1, b='x') True True out
q = argparse.ArgumentParser(prog='q', exit_on_error=False, add_help=False, prefix_chars='+-', argument_default=argparse.SUPPRESS)
q.add_argument('+x', '++long-name', required=True, dest='y')
q.add_argument('r', nargs=argparse.REMAINDER)
print(q.parse_args(['+x', '1', 'a', '-b']), q)
# expect: Namespace(y='1', r=['a', '-b']) ArgumentParser(prog='q', usage=None, description=None, formatter_class=<class 'argparse.HelpFormatter'>, conflict_handler='error', add_help=False)
for call in (lambda: q.parse_args([]), lambda: q.add_argument('+x'), lambda: q.add_argument('x', required=True), lambda: q.add_argument('--a', action='nope'), lambda: q.add_argument('--b', nargs=0), lambda: q.add_argument('--c', type=5), lambda: q.add_argument('z', dest='w')):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
# expect: ArgumentError the following arguments are required: +x/++long-name
# expect: ArgumentError argument +x: conflicting option string: +x
# expect: TypeError 'required' is an invalid argument for positionals
# expect: ValueError unknown action "nope"
# expect: ValueError nargs for store actions must be != 0; if you have nothing to store, actions such as store true or store const may be more appropriate
# expect: ValueError 5 is not callable
# expect: ValueError dest supplied twice for positional argument
i = argparse.ArgumentParser(prog='i')
i.add_argument('--x')
i.add_argument('a')
i.add_argument('b', nargs='*')
print(i.parse_intermixed_args('1 --x 2 3 4'.split()))  # expect: Namespace(x='2', a='1', b=['3', '4'])
parent = argparse.ArgumentParser(add_help=False)
parent.add_argument('--shared', type=lambda v: v.upper())
print(argparse.ArgumentParser(parents=[parent], prog='child').parse_args(['--shared', 'q']))  # expect: Namespace(shared='Q')
raw = argparse.ArgumentParser(prog='raw', usage='%(prog)s [x]', description='  keep\n    this', formatter_class=argparse.RawDescriptionHelpFormatter)
print(raw.format_help())
# expect: usage: raw [x]
# expect:
# expect:   keep
# expect:     this
# expect:
# expect: options:
# expect:   -h, --help  show this help message and exit
# expect:
