print(repr("a'b"), repr('a"b'), repr("a'\"b"), repr("\n\t\\\x00\x7f\xa0é"), ascii("é😀\n"), repr(""), str(b"x"), str(b"caf\xc3\xa9", "utf-8"))
# expect: "a'b" 'a"b' 'a\'"b' '\n\t\\\x00\x7f\xa0é' '\xe9\U0001f600\n' '' b'x' café
print(repr([1, "a", None]), repr((1,)), repr(()), repr({}), repr({"a": [1]}), repr({1}), repr(set()), repr(frozenset([1])), repr(slice(1, 2)), repr(...))
# expect: [1, 'a', None] (1,) () {} {'a': [1]} {1} set() frozenset({1}) slice(1, 2, None) Ellipsis
print(str(), str(1.5), str(None), repr(1.0), repr(True), repr(b"a'\x00"), repr(bytearray(b"x")), repr("\u200b\ud800" if False else "\u200b"))
# expect:  1.5 None 1.0 True b"a'\x00" bytearray(b'x') '\u200b'
l = [1]; l.append(l); print(l)  # expect: [1, [...]]
d = {}; d["d"] = d; print(d)  # expect: {'d': {...}}
t = ([],); t[0].append(t); print(t)  # expect: ([(...)],)
print(repr(object()).startswith("<object object at 0x"), repr(int), repr(type), repr(len), repr(NotImplemented))
# expect: True <class 'int'> <class 'type'> <built-in function len> NotImplemented
for f in (lambda: str(b"\xff", "utf-8"), lambda: str(1, "utf-8"), lambda: repr(), lambda: str(b"x", "nope"), lambda: ascii()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
        # expect: TypeError decoding to str: need a bytes-like object, int found
        # expect: TypeError repr() takes exactly one argument (0 given)
        # expect: LookupError unknown encoding: nope
        # expect: TypeError ascii() takes exactly one argument (0 given)
