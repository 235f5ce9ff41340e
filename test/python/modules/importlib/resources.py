"""importlib.resources reads the files of a package."""
import importlib.resources as r
import os
import pathlib
import shutil
import sys
import tempfile
import warnings

d = tempfile.mkdtemp(); sys.path.insert(0, d)
os.makedirs(d + "/pk/sub"); open(d + "/pk/__init__.py", "w").close(); open(d + "/pk/a.txt", "w").write("hé\nx"); open(d + "/pk/sub/b.bin", "wb").write(b"\xff\0")
import pk
f = r.files("pk"); print(f.name, f.joinpath("a.txt").read_text(encoding="utf-8"), (f / "sub" / "b.bin").read_bytes(), sorted(x.name for x in f.iterdir() if x.name != "__pycache__"))
print(r.read_text(pk, "a.txt"), r.read_binary("pk", "sub", "b.bin"), r.is_resource("pk", "a.txt"), r.is_resource("pk", "sub"))
with r.as_file(f / "a.txt") as p: print(p.is_file(), isinstance(p, pathlib.Path))
with r.open_text("pk", "a.txt") as s: print(s.readline())
with r.open_binary("pk", "a.txt") as s: print(s.read())
with r.path("pk", "a.txt") as p: print(p.name)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always"); print(sorted(set(r.contents("pk")) - {"__pycache__"})); print(w[0].category, w[0].message)
for call in (lambda: r.files("nope"), lambda: r.read_text("pk", "zz"), lambda: r.read_text("pk", "sub", "b.bin"), lambda: r.read_text("pk", "a/b")):
    try: print(call())
    except Exception as e: print(type(e), str(e).replace(d, ''))
shutil.rmtree(d)
# expect: pk hé
# expect: x b'\xff\x00' ['__init__.py', 'a.txt', 'sub']
# expect: hé
# expect: x b'\xff\x00' True False
# expect: True True
# expect: hé
# expect:
# expect: b'h\xc3\xa9\nx'
# expect: a.txt
# expect: ['__init__.py', 'a.txt', 'sub']
# expect: <class 'DeprecationWarning'> importlib.resources.contents is deprecated. Use files(anchor).iterdir() instead.
# expect: <class 'ModuleNotFoundError'> No module named 'nope'
# expect: <class 'FileNotFoundError'> [Errno 2] No such file or directory: '/pk/zz'
# expect: <class 'TypeError'> 'encoding' argument required with multiple path names
# expect: <class 'FileNotFoundError'> [Errno 2] No such file or directory: '/pk/a/b'
