"""What the program runs on: the system, the machine, the interpreter."""
import collections
import functools
import os
import re
import sys

__version__ = '1.0.8'

uname_result = collections.namedtuple('uname_result', 'system node release version machine')


class uname_result(uname_result):
    """What uname() gives; the processor is looked for when it is asked for."""

    @functools.cached_property
    def processor(self):
        """The name of the processor, '' if it is not known."""
        return ''

    def __iter__(self):
        return iter((*super().__iter__(), self.processor))

    @classmethod
    def _make(cls, iterable):
        return cls(*list(iterable)[:5])

    def __getitem__(self, key):
        return tuple(self)[key]

    def __len__(self):
        return 6

    def __reduce__(self):
        return uname_result, tuple(self)[:5]


@functools.cache
def uname():
    """System, node, release, version, machine, processor."""
    return uname_result(*os.uname())


def system():
    """'Linux', 'Darwin'."""
    return uname().system


def node():
    """The name of the computer in its network."""
    return uname().node


def release():
    """The release of the system."""
    return uname().release


def version():
    """The version of the system's release."""
    return uname().version


def machine():
    """'x86_64', 'arm64'."""
    return uname().machine


def processor():
    """The name of the processor, '' if it is not known."""
    return uname().processor


def architecture(executable=sys.executable, bits='', linkage=''):
    """(size of a pointer as '64bit', format of executables)."""
    return bits or '64bit', linkage or ('ELF' if system() == 'Linux' else '')


def libc_ver(executable=None, lib='', version='', chunksize=16384):
    """(name, version) of the C library; what is given as lib and version if it is not known."""
    try:
        name, number = os.confstr('CS_GNU_LIBC_VERSION').split(maxsplit=1)
        return name, number
    except (AttributeError, ValueError, OSError):
        return lib, version


def platform(aliased=False, terse=False):
    """All of it in one word, without blanks."""
    info = uname()
    if info.system == 'Linux':
        name, number = libc_ver()
        tail = f'with-{name}{number}' if name else ''
        words = [info.system, info.release] if terse else [info.system, info.release, info.machine]
        words.append(tail)
    else:
        words = [info.system, info.release] if terse else [info.system, info.release, info.machine,
                                                            architecture()[0]]
    text = '-'.join(word.strip() for word in words if word)
    return re.sub(r'[ /\\:;"()]', '_', text).replace('unknown', '').rstrip('-')


# ---- the interpreter ----

def python_implementation():
    """The name of the interpreter."""
    return sys.implementation.name


def python_version():
    """MAJOR.MINOR.MICRO."""
    return '.'.join(map(str, sys.version_info[:3]))


def python_version_tuple():
    """(MAJOR, MINOR, MICRO), as strings."""
    return tuple(python_version().split('.'))


def python_branch():
    """The branch of the sources: not known."""
    return ''


def python_revision():
    """The revision of the sources: not known."""
    return ''


def python_build():
    """(number, date) of the build: what stands in parentheses in sys.version."""
    found = re.search(r'\(([^,)]*)(?:, ([^)]*))?\)', sys.version)
    return (found[1], found[2] or '') if found else ('', '')


def python_compiler():
    """What the interpreter was compiled with: what stands in brackets in sys.version."""
    found = re.search(r'\[([^\]]*)\]', sys.version)
    return found[1] if found else ''


# ---- other systems: not here ----

def win32_ver(release='', version='', csd='', ptype=''):
    """What is given: this is not Windows."""
    return release, version, csd, ptype


def win32_edition():
    """None: this is not Windows."""


def win32_is_iot():
    """False: this is not Windows."""
    return False


def mac_ver(release='', versioninfo=('', '', ''), machine=''):
    """What is given: it is not looked for."""
    return release, versioninfo, machine


@functools.cache
def _os_release():
    for path in '/etc/os-release', '/usr/lib/os-release':
        try:
            with open(path, encoding='utf-8') as file:
                text = file.read()
        except OSError:
            continue
        info = {'NAME': 'Linux', 'ID': 'linux', 'PRETTY_NAME': 'Linux'}
        for name, quote, value in re.findall(r'^([a-zA-Z0-9_]+)=(["\']?)(.*)\2$', text, re.MULTILINE):
            info[name] = re.sub(r'\\([$"\'\\`])', r'\1', value)
        return info
    import errno
    raise OSError(errno.ENOENT, 'Unable to read files /etc/os-release, /usr/lib/os-release')


def freedesktop_os_release():
    """What the file os-release says of the distribution."""
    return _os_release().copy()


if __name__ == '__main__':
    print(platform('aliased' in sys.argv or '--aliased' in sys.argv, 'terse' in sys.argv or '--terse' in sys.argv))
