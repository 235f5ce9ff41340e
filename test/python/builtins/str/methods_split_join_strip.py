print("a b  c ".split(), "a,b,,c".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","), " a ".split(" "), "a\nb\r\nc\n".splitlines(), "a\nb".splitlines(True), "abc".split("b", maxsplit=1))
# expect: ['a', 'b', 'c'] ['a', 'b', '', 'c'] ['a', 'b,c'] ['a,b', 'c'] [] [''] ['', 'a', ''] ['a', 'b', 'c'] ['a\n', 'b'] ['a', 'c']
print(",".join(["a", "b"]), "".join([]), "-".join("abc"), ", ".join(str(i) for i in range(3)), "x".join(["only"]))
# expect: a,b  a-b-c 0, 1, 2 only
print("  x ".strip() + "|", "xxaxx".strip("x"), "abcba".lstrip("ab"), "abcba".rstrip("ab"), "\t\n x".lstrip(), "a".strip("a") == "")
# expect: x| a cba abc x True
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("="), "abc".rpartition("="))
# expect: ('a', '=', 'b=c') ('a=b', '=', 'c') ('abc', '', '') ('', '', 'abc')
print("abc".center(9, "*"), "abc".ljust(5) + "|", "abc".rjust(5), "42".zfill(5), "-42".zfill(5), "abc".zfill(2), "a\tb".expandtabs(4), "\t".expandtabs() == " " * 8)
# expect: ***abc*** abc  |   abc 00042 -0042 abc a   b True
print("abc".translate({97: "x", 98: None, 99: 100}), str.maketrans("ab", "xy", "c"), "abc".translate(str.maketrans("ab", "xy", "c")), "%s-%d" % ("a", 5), "abc"[::-1], "ab" * 3, "abc"[1:], "é".encode(), "abc".encode("ascii"))
# expect: xd {97: 120, 98: 121, 99: None} xy a-5 cba ababab bc b'\xc3\xa9' b'abc'
for f in (lambda: "a".split(""), lambda: ",".join([1]), lambda: ",".join(["a", None]), lambda: "a".strip(1), lambda: "a".partition(""), lambda: "a".center("x"), lambda: "a".center(5, "ab"), lambda: "é".encode("ascii"), lambda: "a".encode("nope"), lambda: "a".split(5), lambda: "a".zfill(), lambda: str.maketrans("a", "bc")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: ValueError empty separator
        # expect: TypeError sequence item 0: expected str instance, int found
        # expect: TypeError sequence item 1: expected str instance, NoneType found
        # expect: TypeError strip arg must be None or str
        # expect: ValueError empty separator
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError The fill character must be exactly one character long
        # expect: UnicodeEncodeError 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
        # expect: LookupError unknown encoding: nope
        # expect: TypeError must be str or None, not int
        # expect: TypeError str.zfill() takes exactly one argument (0 given)
        # expect: ValueError the first two maketrans arguments must have equal length
