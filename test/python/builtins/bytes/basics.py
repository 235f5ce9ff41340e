b = b"hello"
print(b, b[0], b[1:3], len(b), b + b"!", b * 2, list(b), 104 in b, b"ll" in b, b == b"hello", b < b"help", b.upper(), b.find(b"l"), b.split(b"l"), b.hex(), bytes.fromhex("6869"), b.decode(), bytes(3), bytes([65, 66]), bytes("é", "utf-8"), b.replace(b"l", b"L"), b.startswith(b"he"), b",".join([b"a", b"b"]), b.strip(b"ho"))
# expect: b'hello' 104 b'el' 5 b'hello!' b'hellohello' [104, 101, 108, 108, 111] True True True True b'HELLO' 2 [b'he', b'', b'o'] 68656c6c6f b'hi' hello b'\x00\x00\x00' b'AB' b'\xc3\xa9' b'heLLo' True b'a,b' b'ell'
a = bytearray(b"abc")
a[0] = 65; a.append(100); a.extend(b"ef"); a[1:2] = b"XYZ"; del a[-1]
print(a, a.pop(), a, len(a), a == b"AXYZcd", bytes(a), a.decode())
# expect: bytearray(b'AXYZcd') 101 bytearray(b'AXYZcd') 6 True b'AXYZcd' AXYZcd
for f in (lambda: b[10], lambda: b"a" + "b", lambda: "a" + b"b", lambda: bytes([256]), lambda: bytes("a"), lambda: bytes(-1), lambda: b"\xff".decode("ascii"), lambda: bytearray(b"a").append(300), lambda: b.index(b"z"), lambda: bytes([None]), lambda: b"".join(["a"]), lambda: bytes.fromhex("zz"), lambda: hash(bytearray()), lambda: b"a" in "a", lambda: "a" in b"a", lambda: 300 in b"a", lambda: b"a" < "a", lambda: bytes(1.5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: IndexError index out of range
        # expect: TypeError can't concat str to bytes
        # expect: TypeError can only concatenate str (not "bytes") to str
        # expect: ValueError bytes must be in range(0, 256)
        # expect: TypeError string argument without an encoding
        # expect: ValueError negative count
        # expect: UnicodeDecodeError 'ascii' codec can't decode byte 0xff in position 0: ordinal not in range(128)
        # expect: ValueError byte must be in range(0, 256)
        # expect: ValueError subsection not found
        # expect: TypeError 'NoneType' object cannot be interpreted as an integer
        # expect: TypeError sequence item 0: expected a bytes-like object, str found
        # expect: ValueError non-hexadecimal number found in fromhex() arg at position 0
        # expect: TypeError unhashable type: 'bytearray'
        # expect: TypeError 'in <string>' requires string as left operand, not bytes
        # expect: TypeError a bytes-like object is required, not 'str'
        # expect: ValueError byte must be in range(0, 256)
        # expect: TypeError '<' not supported between instances of 'bytes' and 'str'
        # expect: TypeError cannot convert 'float' object to bytes
