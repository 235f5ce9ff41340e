"""What is known of the installed packages: versions, files, requirements, entry points, from their *.dist-info and *.egg-info."""
import collections
import csv
import functools
import itertools
import os
import pathlib
import posixpath
import re
import sys

from . import import_module

__all__ = ['Distribution', 'DistributionFinder', 'PackageMetadata', 'PackageNotFoundError', 'distribution',
           'distributions', 'entry_points', 'files', 'metadata', 'packages_distributions', 'requires', 'version']


class PackageNotFoundError(ModuleNotFoundError):
    """No such package is installed."""

    def __str__(self):
        return f'No package metadata was found for {self.name}'

    @property
    def name(self):
        name, = self.args
        return name


class EntryPoint:
    """A name that a package gives to an object of a module: `name = module:attribute [extras]` within a group."""
    pattern = re.compile(
        r'(?P<module>[\w.]+)\s*(:\s*(?P<attr>[\w.]+)\s*)?((?P<extras>\[.*\])\s*)?$')
    dist = None

    def __init__(self, name, value, group):
        vars(self).update(name=name, value=value, group=group)

    def __setattr__(self, name, value):
        raise AttributeError('EntryPoint objects are immutable.')

    def load(self):
        """Import the module, and give the object."""
        match = self.pattern.match(self.value)
        names = filter(None, (match['attr'] or '').split('.'))
        return functools.reduce(getattr, names, import_module(match['module']))

    @property
    def module(self):
        return self.pattern.match(self.value)['module']

    @property
    def attr(self):
        return self.pattern.match(self.value)['attr']

    @property
    def extras(self):
        return re.findall(r'\w+', self.pattern.match(self.value)['extras'] or '')

    def matches(self, **params):
        """Are the attributes so?"""
        return all(getattr(self, name) == value for name, value in params.items())

    def _for(self, dist):
        vars(self).update(dist=dist)
        return self

    def _key(self):
        return self.name, self.value, self.group

    def __lt__(self, other):
        return self._key() < other._key()

    def __eq__(self, other):
        return self._key() == other._key()

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        return f'EntryPoint(name={self.name!r}, value={self.value!r}, group={self.group!r})'


class EntryPoints(tuple):
    """Entry points, found by name."""
    __slots__ = ()

    def __getitem__(self, name):
        try:
            return next(iter(self.select(name=name)))
        except StopIteration:
            raise KeyError(name)

    def __repr__(self):
        return f'{type(self).__name__}({tuple(self)!r})'

    def select(self, **params):
        """Those that have these attributes."""
        return EntryPoints(point for point in self if point.matches(**params))

    @property
    def names(self):
        return {point.name for point in self}

    @property
    def groups(self):
        return {point.group for point in self}

    @classmethod
    def _from_text_for(cls, text, dist):
        return cls(EntryPoint(name, value, group)._for(dist)
                   for group, name, value in _entries(text or ''))


def _sections(text):
    """Pairs of the section that a line of an INI file is in, and the line; blank lines and comments are left out."""
    section = None
    for line in map(str.strip, text.splitlines()):
        if line.startswith('[') and line.endswith(']'):
            section = line.strip('[]')
        elif line and not line.startswith('#'):
            yield section, line


def _entries(text):
    for group, line in _sections(text):
        if group is not None:
            name, _, value = line.partition('=')
            yield group, name.strip(), value.strip()


class PackagePath(pathlib.PurePosixPath):
    """A file of a package, relative to where the packages are; `hash`, `size` and `dist` tell more of it."""

    def read_text(self, encoding='utf-8'):
        return self.locate().read_text(encoding=encoding)

    def read_binary(self):
        return self.locate().read_bytes()

    def locate(self):
        """Its path on this machine."""
        return self.dist.locate_file(self)


class FileHash:
    """A digest, written `algorithm=value`."""

    def __init__(self, spec):
        self.mode, _, self.value = spec.partition('=')

    def __repr__(self):
        return f'<FileHash mode: {self.mode} value: {self.value}>'


class PackageMetadata:
    """What metadata() gives: an email message whose get_all() gives the values of a key that stands several times."""


class Distribution:
    """An installed package. Subclasses say where its texts are: read_text(filename), locate_file(path)."""

    @classmethod
    def from_name(cls, name):
        """The distribution of this name."""
        if not name:
            raise ValueError('A distribution name is required.')
        found = next(iter(cls.discover(name=name)), None)
        if found is None:
            raise PackageNotFoundError(name)
        return found

    @classmethod
    def discover(cls, *, context=None, **kwargs):
        """All distributions; those of a `name`, or in the folders `path`."""
        if context and kwargs:
            raise ValueError('cannot accept context and kwargs')
        context = context or DistributionFinder.Context(**kwargs)
        finders = [finder.find_distributions for finder in sys.meta_path if hasattr(finder, 'find_distributions')]
        return itertools.chain.from_iterable(find(context) for find in [*finders, _find_on_path])

    @staticmethod
    def at(path):
        """The distribution that the folder `path` describes."""
        return PathDistribution(pathlib.Path(path))

    @property
    def metadata(self):
        import email
        text = self.read_text('METADATA') or self.read_text('PKG-INFO') or self.read_text('') or ''
        return email.message_from_string(text)

    @property
    def name(self):
        return self.metadata['Name']

    @property
    def version(self):
        return self.metadata['Version']

    @property
    def entry_points(self):
        return EntryPoints._from_text_for(self.read_text('entry_points.txt'), self)

    @property
    def files(self):
        """The files that RECORD, or SOURCES.txt, names; None where neither is."""
        text = self.read_text('RECORD')
        if text is not None:
            rows = csv.reader(text.splitlines())
        else:
            text = self.read_text('SOURCES.txt')
            rows = [[line] for line in text.splitlines()] if text else None
        if rows is None:
            return None
        paths = [self._file(*row) for row in rows]
        return [path for path in paths if path.locate().exists()]

    def _file(self, name, hash=None, size=None):
        path = PackagePath(name)
        path.hash = FileHash(hash) if hash else None
        path.size = int(size) if size else None
        path.dist = self
        return path

    @property
    def requires(self):
        """The requirements, as they are written; None where there are none."""
        stated = self.metadata.get_all('Requires-Dist')
        if stated is None:
            text = self.read_text('requires.txt')
            stated = None if text is None else list(map(self._from_egg, _sections(text)))
        return stated and list(stated)

    @staticmethod
    def _from_egg(entry):
        section, requirement = entry
        extra, _, markers = (section or '').partition(':')
        conditions = [f'({markers})' if extra and markers else markers, extra and f'extra == "{extra}"']
        condition = ' and '.join(filter(None, conditions))
        return f'{requirement}; {condition}' if condition else requirement


class DistributionFinder:
    """A finder of sys.meta_path that knows distributions too: find_distributions(context)."""

    class Context:
        """What is looked for."""
        name = None

        def __init__(self, **kwargs):
            vars(self).update(kwargs)

        @property
        def path(self):
            return vars(self).get('path', sys.path)


def _normalized(name):
    return re.sub(r'[-_.]+', '-', name).lower().replace('-', '_')


def _find_on_path(context):
    """The distributions in the folders of a path."""
    wanted = context.name and _normalized(context.name)
    for folder in context.path:
        try:
            children = sorted(os.listdir(folder or '.'))
        except OSError:
            continue
        for child in children:
            base, suffix = os.path.splitext(child)
            if suffix.lower() not in ('.dist-info', '.egg-info'):
                continue
            if wanted is None or _normalized(base.partition('-')[0]) == wanted:
                yield PathDistribution(pathlib.Path(folder, child))


class PathDistribution(Distribution):
    """A distribution that a folder describes, beside the packages."""

    def __init__(self, path):
        self._path = path

    def read_text(self, filename):
        """The text of a file of the folder, or None."""
        try:
            return self._path.joinpath(filename).read_text(encoding='utf-8')
        except (FileNotFoundError, IsADirectoryError, KeyError, NotADirectoryError, PermissionError):
            return None

    def locate_file(self, path):
        return self._path.parent / path


def distribution(distribution_name):
    """The distribution of a name; PackageNotFoundError when it is not installed."""
    return Distribution.from_name(distribution_name)


def distributions(**kwargs):
    """All distributions."""
    return Distribution.discover(**kwargs)


def metadata(distribution_name):
    """The metadata of a distribution, an email message."""
    return distribution(distribution_name).metadata


def version(distribution_name):
    """The version of a distribution."""
    return distribution(distribution_name).version


def files(distribution_name):
    """The files of a distribution; None where it does not say."""
    return distribution(distribution_name).files


def requires(distribution_name):
    """The requirements of a distribution; None where it does not say."""
    return distribution(distribution_name).requires


def entry_points(**params):
    """The entry points of all distributions, those first on sys.path before others of the same name; params: name, group."""
    unique = {}
    for dist in distributions():
        name = _normalized(dist._path.stem.partition('-')[0]) if isinstance(dist, PathDistribution) else dist.name
        unique.setdefault(name, dist)
    points = itertools.chain.from_iterable(dist.entry_points for dist in unique.values())
    return EntryPoints(points).select(**params)


def packages_distributions():
    """The importable top-level names, each with the names of the distributions that have it."""
    found = collections.defaultdict(list)
    for dist in distributions():
        stated = (dist.read_text('top_level.txt') or '').split()
        for package in stated or {_top_level(file) for file in dist.files or () if file.suffix == '.py'}:
            found[package].append(dist.metadata['Name'])
    return dict(found)


def _top_level(file):
    first, *rest = file.parts
    return first if rest else posixpath.splitext(first)[0]
