s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), "hELLO".capitalize(), "Straße".casefold(), "ß".upper(), "ǆ".title())
# expect: HELLO, WORLD hello, world hELLO, wORLD Hello, World Hello strasse SS ǅ
print(s.find("o"), s.find("o", 5), s.find("z"), s.rfind("o"), s.index("W"), s.count("l"), s.count(""), s.startswith("He"), s.startswith(("x", "H")), s.endswith("ld"), s.startswith("World", 7), "lo" in s, "" in s)
# expect: 4 8 -1 8 7 3 13 True True True True True True
print(s.replace("l", "L"), s.replace("l", "L", 1), s.replace("", "-"), s.replace("zz", "y"), "aaa".replace("a", "b", 2), s.removeprefix("Hello"), s.removesuffix("World") + "|")
# expect: HeLLo, WorLd HeLlo, World -H-e-l-l-o-,- -W-o-r-l-d- Hello, World bba , World Hello, |
print("a".isalpha(), "1".isdigit(), "a1".isalnum(), " ".isspace(), "Ab".istitle(), "AB".isupper(), "ab".islower(), "".isalpha(), "½".isnumeric(), "²".isdigit(), "²".isdecimal(), "x1_".isidentifier(), "1x".isidentifier(), "\n".isprintable(), "é".isascii())
# expect: True True True True True True True False True True False True False False False
for f in (lambda: s.index("z"), lambda: s.rindex("z"), lambda: s.find(1), lambda: 1 in s, lambda: s.count(5), lambda: s.replace(1, 2), lambda: s[100], lambda: s["a"], lambda: s + 1, lambda: s * "a", lambda: s < 1, lambda: s.startswith((1,)), lambda: s.endswith(None), lambda: s - s):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: ValueError substring not found
        # expect: ValueError substring not found
        # expect: TypeError find() argument 1 must be str, not int
        # expect: TypeError 'in <string>' requires string as left operand, not int
        # expect: TypeError count() argument 1 must be str, not int
        # expect: TypeError replace() argument 1 must be str, not int
        # expect: IndexError string index out of range
        # expect: TypeError string indices must be integers, not 'str'
        # expect: TypeError can only concatenate str (not "int") to str
        # expect: TypeError can't multiply sequence by non-int of type 'str'
        # expect: TypeError '<' not supported between instances of 'str' and 'int'
        # expect: TypeError tuple for startswith must only contain str, not int
        # expect: TypeError endswith first arg must be str or a tuple of str, not NoneType
        # expect: TypeError unsupported operand type(s) for -: 'str' and 'str'
