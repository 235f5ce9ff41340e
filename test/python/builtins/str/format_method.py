print("{} {}".format(1, 2), "{1} {0}".format("a", "b"), "{x} {y[0]} {z.real}".format(x=1, y=[5], z=3), "{:>5}|{:<5}|{:^5}".format(1, 2, 3), "{!r} {!s} {!a}".format("a", "b", "é"))
# expect: 1 2 b a 1 5 3     1|2    |  3   'a' b '\xe9'
print("{0:{1}}".format("x", 5) + "|", "{:{w}.{p}f}".format(3.14159, w=8, p=2), "{{}}".format(), "{0[a]} {0[1]}".format({"a": 1, 1: 2}), "{:,}".format(1234567), "{:%}".format(0.5), "{a.b}".format(a=type("X", (), {"b": 7})))
# expect: x    |     3.14 {} 1 2 1,234,567 50.000000% 7
for f in (lambda: "{}".format(), lambda: "{1}".format(0), lambda: "{x}".format(), lambda: "{".format(), lambda: "}".format(), lambda: "{0} {}".format(1, 2), lambda: "{} {0}".format(1, 2), lambda: "{!x}".format(1), lambda: "{:d}".format("a"), lambda: "{a[}".format(a=1), lambda: "{0.x}".format(1), lambda: "{0[5]}".format([1]), lambda: "{:{}}".format(1), lambda: "{!}".format(1), lambda: "{a b}".format(), lambda: "{0[a]}".format([1])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: IndexError Replacement index 0 out of range for positional args tuple
        # expect: IndexError Replacement index 1 out of range for positional args tuple
        # expect: KeyError 'x'
        # expect: ValueError Single '{' encountered in format string
        # expect: ValueError Single '}' encountered in format string
        # expect: ValueError cannot switch from manual field specification to automatic field numbering
        # expect: ValueError cannot switch from automatic field numbering to manual field specification
        # expect: ValueError Unknown conversion specifier x
        # expect: ValueError Unknown format code 'd' for object of type 'str'
        # expect: ValueError expected '}' before end of string
        # expect: AttributeError 'int' object has no attribute 'x'
        # expect: IndexError list index out of range
        # expect: IndexError Replacement index 1 out of range for positional args tuple
        # expect: ValueError unmatched '{' in format spec
        # expect: KeyError 'a b'
        # expect: TypeError list indices must be integers or slices, not str
