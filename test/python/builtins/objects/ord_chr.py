print(ord("a"), chr(97), ord("é"), chr(8364), ord("😀"), chr(128512), chr(0) == "\0", ord(b"a"), chr(0x10ffff) == "\U0010ffff", len(chr(0x1F600)))
# expect: 97 a 233 € 128512 😀 True 97 True 1
for f in (lambda: ord("ab"), lambda: ord(""), lambda: ord(5), lambda: chr(-1), lambda: chr(0x110000), lambda: chr("a"), lambda: chr(1.5), lambda: ord(b"ab"), lambda: chr(2 ** 70), lambda: ord(), lambda: chr()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: TypeError ord() expected a character, but string of length 2 found
        # expect: TypeError ord() expected a character, but string of length 0 found
        # expect: TypeError ord() expected string of length 1, but int found
        # expect: ValueError chr() arg not in range(0x110000)
        # expect: ValueError chr() arg not in range(0x110000)
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError 'float' object cannot be interpreted as an integer
        # expect: TypeError ord() expected a character, but string of length 2 found
        # expect: ValueError chr() arg not in range(0x110000)
        # expect: TypeError ord() takes exactly one argument (0 given)
        # expect: TypeError chr() takes exactly one argument (0 given)
