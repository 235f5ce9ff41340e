import io
s = io.StringIO("a\nb\nc")
print(s.readline(), s.read(), s.getvalue() == "a\nb\nc", s.tell(), s.seek(0), list(s))
# expect: a
# expect:  b
# expect: c True 5 0 ['a\n', 'b\n', 'c']
s = io.StringIO()
print("x", 1, file=s); s.write("tail")
print(repr(s.getvalue()))  # expect: 'x 1\ntail'
b = io.BytesIO(b"abc")
print(b.read(2), b.write(b"ZZ"), b.getvalue(), b.seek(1), b.read())  # expect: b'ab' 2 b'abZZ' 1 b'bZZ'
s.close()
try:
    s.read()
except ValueError as e:
    print(e)  # expect: I/O operation on closed file
