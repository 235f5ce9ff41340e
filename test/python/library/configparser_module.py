"""configparser: reading, values, references, writing, the mappings, errors."""
import configparser
import io
from configparser import ConfigParser, ExtendedInterpolation, RawConfigParser

TEXT = '''\
[DEFAULT]
home = /home
[server]
# comment
Port: 8080
path = %(home)s/www
debug = yes
rate = 1.5
lines = one
  two

  three
; comment
[empty]
'''
c = ConfigParser()
c.read_string(TEXT)
print(c.sections(), c.options('server'), c['server'], list(c), len(c), 'server' in c, c.has_option('empty', 'HOME'))
# expect: ['server', 'empty'] ['port', 'path', 'debug', 'rate', 'lines', 'home'] <Section: server> ['DEFAULT', 'server', 'empty'] 3 True True
print(c.getint('server', 'port'), c['server'].getboolean('debug'), c.getfloat('server', 'rate'), c['server']['path'], [c['server']['lines']])
# expect: 8080 True 1.5 /home/www ['one\ntwo\n\nthree']
print(c.get('server', 'path', raw=True), c.get('server', 'path', vars={'home': '/x'}), c.get('no', 'x', fallback=5), c['server'].get('no'), c['server'].getint('no', 3))
# expect: %(home)s/www /x/www 5 None 3
print(c.items('empty'), dict(c['server'])['home'], c.defaults())
# expect: [('home', '/home')] /home {'home': '/home'}
c['new'] = {'a': 1, 'B': 'two'}
c.set('new', 'c', '%%d')
c.remove_option('new', 'a')
c.remove_section('empty')
out = io.StringIO()
c.write(out)
print(out.getvalue())
# expect: [DEFAULT]
# expect: home = /home
# expect:
# expect: [server]
# expect: port = 8080
# expect: path = %(home)s/www
# expect: debug = yes
# expect: rate = 1.5
# expect: lines = one
# expect: 	two
# expect: 	
# expect: 	three
# expect:
# expect: [new]
# expect: b = two
# expect: c = %%d
# expect:
# expect:
e = ConfigParser(interpolation=ExtendedInterpolation(), allow_no_value=True, inline_comment_prefixes='#', delimiters='=', converters={'list': str.split})
e.read_string('[a]\nx = 1 # one\ny = ${x}${b:z} $$\nflag\nl = 1 2 3\n[b]\nz = ${a:x}\n')
print(dict(e['a']), e.getlist('a', 'l'), e['a'].getlist('l'), list(e.converters))
# expect: {'x': '1', 'y': '11 $', 'flag': None, 'l': '1 2 3'} ['1', '2', '3'] ['1', '2', '3'] ['boolean', 'float', 'int', 'list']


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, error.args)


for text in ('x = 1\n', '[a]\n[a]\n', '[a]\nx=1\nX=2\n', '[a]\njust words\n= 5\n', '[a]\nx\n', '[a]\nx = 1\n y\n  z\n'):
    attempt(lambda: ConfigParser().read_string(text))
# expect: MissingSectionHeaderError File contains no section headers.
# expect: file: '<string>', line: 1
# expect: 'x = 1\n' ('<string>', 1, 'x = 1\n')
# expect: DuplicateSectionError While reading from '<string>' [line  2]: section 'a' already exists ('a', '<string>', 2)
# expect: DuplicateOptionError While reading from '<string>' [line  3]: option 'x' in section 'a' already exists ('a', 'x', '<string>', 3)
# expect: ParsingError Source contains parsing errors: '<string>'
# expect: 	[line  2]: 'just words\n'
# expect: 	[line  3]: '= 5\n' ('<string>',)
# expect: ParsingError Source contains parsing errors: '<string>'
# expect: 	[line  2]: 'x\n' ('<string>',)
# expect: None
attempt(lambda: ConfigParser(allow_no_value=True).read_string('[a]\nx\n  y\n'))
# expect: MultilineContinuationError Key without value continued with an indented line.
# expect: file: '<string>', line: 3
# expect: '  y\n' ('<string>', 3, '  y\n')
attempt(c.get, 'server', 'none')  # expect: NoOptionError No option 'none' in section: 'server' ('none', 'server')
attempt(c.get, 'none', 'none')  # expect: NoSectionError No section: 'none' ('none',)
attempt(c.add_section, 'server')
# expect: DuplicateSectionError Section 'server' already exists ('server', None, None)
attempt(c.add_section, 'DEFAULT')
# expect: ValueError Invalid section name: 'DEFAULT' ("Invalid section name: 'DEFAULT'",)
attempt(c.add_section, 5)  # expect: TypeError section names must be strings ('section names must be strings',)
attempt(c.set, 'server', 'x', 5)  # expect: TypeError option values must be strings ('option values must be strings',)
attempt(c.set, 'server', 'x', '50%')
# expect: ValueError invalid interpolation syntax in '50%' at position 2 ("invalid interpolation syntax in '50%' at position 2",)
attempt(c.getboolean, 'server', 'port')  # expect: ValueError Not a boolean: 8080 ('Not a boolean: 8080',)
attempt(c.__getitem__, 'none')  # expect: KeyError 'none' ('none',)
attempt(c['server'].__getitem__, 'none')  # expect: KeyError 'none' ('none',)
r = RawConfigParser()
r.read_dict({'a': {'x': '%(y)s', 'z': '%', 'loop': '%(loop)s', 'bad': '%(x'}})
print(dict(r['a']))  # expect: {'x': '%(y)s', 'z': '%', 'loop': '%(loop)s', 'bad': '%(x'}
c.read_string('[a]\nx = %(y)s\nz = %\nloop = %(loop)s\nbad = %(x\n')
for name in 'x', 'z', 'loop', 'bad':
    attempt(c.get, 'a', name)
# expect: InterpolationMissingOptionError Bad value substitution: option 'x' in section 'a' contains an interpolation key 'y' which is not a valid option name. Raw value: '%(y)s' ('x', 'a', '%(y)s', 'y')
# expect: InterpolationSyntaxError '%' must be followed by '%' or '(', found: '%' ('z', 'a', "'%' must be followed by '%' or '(', found: '%'")
# expect: InterpolationDepthError Recursion limit exceeded in value substitution: option 'loop' in section 'a' contains an interpolation key which cannot be substituted in 10 steps. Raw value: '%(loop)s' ('loop', 'a', '%(loop)s')
# expect: InterpolationSyntaxError bad interpolation variable reference '%(x' ('bad', 'a', "bad interpolation variable reference '%(x'")
