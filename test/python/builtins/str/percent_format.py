print("%d %5d %-5d| %05d %+d %x %X %#x %o %c %c" % (1, 2, 3, 4, 5, 255, 255, 255, 8, 65, "B"))
# expect: 1     2 3    | 00004 +5 ff FF 0xff 10 A B
print("%f %.2f %8.3f %e %g %G %s %r %a %%" % (1.5, 1.555, 3.14159, 12345.678, 0.0001, 1e20, "s", "r", "é"))
# expect: 1.500000 1.55    3.142 1.234568e+04 0.0001 1E+20 s 'r' '\xe9' %
print("%(a)s %(b)05.1f" % {"a": 1, "b": 2.25}, "%s" % [1], "%s" % (1,), "%s %s" % ("a", (1, 2)), "%*d|%-*d|" % (5, 1, 5, 2), "%.3s|" % "abcdef", "%5s|%-5s|" % ("a", "b"), "%.0f %.0f" % (0.5, 1.5), "%i %u" % (3.9, 4))
# expect: 1 002.2 [1] 1 a (1, 2)     1|2    | abc|     a|b    | 0 2 3 4
for f in (lambda: "%d" % "a", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "%z" % 1, lambda: "%(a)s" % 1, lambda: "%(a)s" % {}, lambda: "%c" % "ab", lambda: "%c" % -1, lambda: "%x" % 1.5, lambda: "%" % (), lambda: "%d" % None, lambda: "%f" % "a", lambda: "abc" % 1, lambda: "abc" % {}, lambda: "%(a" % {}, lambda: "%*d" % ("a", 1), lambda: "%c" % 1.5):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# expect: TypeError %d format: a real number is required, not str
# expect: TypeError not enough arguments for format string
# expect: TypeError not all arguments converted during string formatting
# expect: ValueError unsupported format character 'z' (0x7a) at index 1
# expect: TypeError format requires a mapping
# expect: KeyError 'a'
# expect: TypeError %c requires int or char
# expect: OverflowError %c arg not in range(0x110000)
# expect: TypeError %x format: an integer is required, not float
# expect: ValueError incomplete format
# expect: TypeError %d format: a real number is required, not NoneType
# expect: TypeError must be real number, not str
# expect: TypeError not all arguments converted during string formatting
# expect: abc
# expect: ValueError incomplete format key
# expect: TypeError * wants int
# expect: TypeError %c requires int or char
