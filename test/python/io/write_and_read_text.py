import sys
name = "/tmp/minipy_test_%d.txt" % id([])
with open(name, "w") as f:
    print(f.write("line 1\nline 2\n"), f.name == name, f.mode, f.closed)  # expect: 14 True w False
    print("printed", 3, file=f)
    f.writelines(["a\n", "b"])
print(f.closed)  # expect: True
with open(name) as f:
    print(repr(f.read(4)), repr(f.readline()), f.tell(), repr(f.readline(3)), f.readlines(), repr(f.read()))
    # expect: 'line' ' 1\n' 7 'lin' ['e 2\n', 'printed 3\n', 'a\n', 'b'] ''
    print(f.seek(0), repr(f.readline()))  # expect: 0 'line 1\n'
    for line in f: print(repr(line))
    # expect: 'line 2\n'
    # expect: 'printed 3\n'
    # expect: 'a\n'
    # expect: 'b'
with open(name, "a") as f: f.write("\nappended é€😀")
print(open(name).read().split("\n")[-1])  # expect: appended é€😀
with open(name, encoding="utf-8") as f: print(len(f.read()), f.encoding)  # expect: 40 utf-8
with open(name, "rb") as f: print(f.read()[-10:])  # expect: b' \xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80'
with open(name, "r+") as f:
    f.write("LINE")
    f.seek(0)
    print(f.readline().strip())  # expect: LINE 1
with open(name, "w", newline="\r\n") as f: f.write("a\nb\n")
print(open(name, "rb").read(), repr(open(name).read()), repr(open(name, newline="").read()))  # expect: b'a\r\nb\r\n' 'a\nb\n' 'a\r\nb\r\n'
for g in (lambda: f.write("x"), lambda: f.read(), lambda: open(name).write("x"), lambda: open(name, "w").read(), lambda: open(name, "x"), lambda: open(name, "rb", encoding="utf-8"), lambda: open(name).seek(-1), lambda: open(name, "w").write(b"x"), lambda: open(name, "wb").write("x"), lambda: open(name, encoding="nope"), lambda: next(f), lambda: open(name, "r", 0)):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, str(e).replace(name, "NAME"))
        # expect: ValueError I/O operation on closed file.
        # expect: ValueError I/O operation on closed file.
        # expect: UnsupportedOperation not writable
        # expect: UnsupportedOperation not readable
        # expect: FileExistsError [Errno 17] File exists: 'NAME'
        # expect: ValueError binary mode doesn't take an encoding argument
        # expect: ValueError negative seek position -1
        # expect: TypeError write() argument must be str, not bytes
        # expect: TypeError a bytes-like object is required, not 'str'
        # expect: LookupError unknown encoding: nope
        # expect: ValueError I/O operation on closed file.
        # expect: ValueError can't have unbuffered text I/O
