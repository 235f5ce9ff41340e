s = "aé€😀"
print(len(s), s[3], s[::-1], s.encode("utf-8"), [ord(c) for c in s], s.upper(), "😀" in s, s.find("€"), s.index("😀"), s * 2, s + "x", s[1:3])
# expect: 4 😀 😀€éa b'a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80' [97, 233, 8364, 128512] AÉ€😀 True 2 3 aé€😀aé€😀 aé€😀x é€
print("é" == "e\u0301", "é" < "z", sorted("zéa€"), "\u00e9", "\N{GREEK SMALL LETTER ALPHA}", "ÀÉ".lower(), "ŉ".upper(), "İ".lower() == "i̇", "ΑΣ".lower())
# expect: False False ['a', 'z', 'é', '€'] é α àé ʼN True ας
print("日本語".center(7, "*"), "%5s|" % "日本", f"{'é':>3}", "naïve café".title(), "a\u3000b".split(), "x\x1cy".splitlines())
# expect: **日本語**    日本|   é Naïve Café ['a', 'b'] ['x', 'y']
print(repr("\ud800"), len("\ud800"), chr(0xd83d) + chr(0xde00) == "😀", len(chr(0xd83d) + chr(0xde00)))  # expect: '\ud800' 1 False 2
try:
    "\ud800".encode()
except UnicodeEncodeError as e:
    print(e)  # expect: 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
try:
    b"\xe9".decode()
except UnicodeDecodeError as e:
    print(e)  # expect: 'utf-8' codec can't decode byte 0xe9 in position 0: unexpected end of data
print(b"\xe9".decode("latin-1"), b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode("ascii", "ignore"), "é€".encode("ascii", "replace"), "é".encode("ascii", "backslashreplace"), "é€".encode("utf-16-le"))
# expect: é a�b ab b'??' b'\\xe9' b'\xe9\x00\xac '
