# Source that nests too deep, and source that is only long: never a crash.
def shown(what):
    try:
        what()
        return "ok"
    except Exception as e:
        return f"{type(e).__name__}: {e}"

N = 100_000
print(shown(lambda: eval("[" * N)))  # expect: SyntaxError: too many nested parentheses (<string>, line 1)
print(shown(lambda: eval("(" * N + ")" * N)))  # expect: SyntaxError: too many nested parentheses (<string>, line 1)
for prefix in "-", "~", "not ", "lambda:", "1 if 1 else ", "2**":
    print(shown(lambda: eval(prefix * N + "1")))
    # expect: MemoryError: Parser stack overflowed - Python source too complex to parse
    # expect: MemoryError: Parser stack overflowed - Python source too complex to parse
    # expect: MemoryError: Parser stack overflowed - Python source too complex to parse
    # expect: MemoryError: Parser stack overflowed - Python source too complex to parse
    # expect: MemoryError: Parser stack overflowed - Python source too complex to parse
    # expect: MemoryError: Parser stack overflowed - Python source too complex to parse
print(shown(lambda: eval("await " * N + "a")))  # expect: SyntaxError: invalid syntax (<string>, line 1)
print(shown(lambda: eval(" and ".join("a" * N))))  # expect: NameError: name 'a' is not defined
print(shown(lambda: eval("a" + "<a" * N)))  # expect: NameError: name 'a' is not defined
print(shown(lambda: eval('"a" ' * N)))  # expect: ok
print(shown(lambda: eval("1," * N)))  # expect: ok
print(shown(lambda: exec("x" + "=x" * N)))  # expect: NameError: name 'x' is not defined
print(shown(lambda: exec("\n".join(" " * i + "if 1:" for i in range(200)))))
# expect: IndentationError: too many levels of indentation (<string>, line 101)
print(shown(lambda: exec("with " + "a," * N + "b: pass")))  # expect: SyntaxError: too many statically nested blocks (<string>, line 1)
