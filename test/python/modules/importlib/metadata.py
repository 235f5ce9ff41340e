"""importlib.metadata reads what *.dist-info folders on sys.path say of packages."""
import importlib.metadata as m
import os
import shutil
import sys
import tempfile

d = tempfile.mkdtemp()
p = os.path.join(d, "Foo_Bar-1.2.dist-info")
os.mkdir(p)
sys.path.insert(0, d)
open(p + "/METADATA", "w").write("Metadata-Version: 2.1\nName: Foo.Bar\nVersion: 1.2\nRequires-Dist: a>=1\nRequires-Dist: b; extra == 'x'\nClassifier: X\n\nLong text\n")
open(p + "/entry_points.txt", "w").write("[console_scripts]\nfoo = foo.bar:main [x, y]\n\n[plug]\n# c\na = os.path:join\n")
open(p + "/RECORD", "w").write("foo/__init__.py,sha256=abc,12\nfoo/gone.py,,\nFoo_Bar-1.2.dist-info/METADATA,,\n")
os.mkdir(d + "/foo"); open(d + "/foo/__init__.py", "w").write("x = 1\n")
print(m.version("foo-bar"), m.metadata("FOO_BAR")["Name"], m.requires("foo.bar"), m.metadata("foo-bar").get_all("Classifier"))
es = m.distribution("foo-bar").entry_points
print(es, sorted(es.names), sorted(es.groups), es["foo"].extras, es["a"].load() is os.path.join, es.select(group="plug"))
f = m.files("foo-bar"); print(f, f[0].hash, f[0].size, f[0].read_text(), f[0].dist.version)
print(m.entry_points(group="plug"), m.packages_distributions().get("foo"))
try: m.version("nope")
except m.PackageNotFoundError as e: print(repr(e), e, e.name)
try: es["zz"]
except KeyError as e: print(repr(e))
try: m.version("")
except ValueError as e: print(e)
shutil.rmtree(d)
# expect: 1.2 Foo.Bar ['a>=1', "b; extra == 'x'"] ['X']
# expect: EntryPoints((EntryPoint(name='foo', value='foo.bar:main [x, y]', group='console_scripts'), EntryPoint(name='a', value='os.path:join', group='plug'))) ['a', 'foo'] ['console_scripts', 'plug'] ['x', 'y'] True EntryPoints((EntryPoint(name='a', value='os.path:join', group='plug'),))
# expect: [PackagePath('foo/__init__.py'), PackagePath('Foo_Bar-1.2.dist-info/METADATA')] <FileHash mode: sha256 value: abc> 12 x = 1
# expect:  1.2
# expect: EntryPoints((EntryPoint(name='a', value='os.path:join', group='plug'),)) ['Foo.Bar']
# expect: PackageNotFoundError('nope') No package metadata was found for nope nope
# expect: KeyError('zz')
# expect: A distribution name is required.
