"""Writes what CPython 3.13 says about the snippets and the article's scripts: NAME.dis is `python3.13 -m dis NAME.py`,
NAME.code the rest of each code object. Run it with 3.13.0 after changing a snippet; the tests only read the files."""

import dis
import io
import pathlib
import re
import types

ADDRESS = re.compile(r"0x[0-9a-f]{6,}")


def describe(code, out):
    print(f"{code.co_qualname} ({code.co_name}), line {code.co_firstlineno}", file=out)
    print(f"args {code.co_argcount} {code.co_posonlyargcount} {code.co_kwonlyargcount}", file=out)
    print(f"flags {code.co_flags} stacksize {code.co_stacksize}", file=out)
    for field in ("names", "varnames", "cellvars", "freevars"):
        print(f"{field} {' '.join(getattr(code, 'co_' + field))}", file=out)
    for const in code.co_consts:
        text = "code" if isinstance(const, types.CodeType) else ascii(const)
        # Sets have no order, and __static_attributes__ is made from one.
        if isinstance(const, frozenset):
            text = "frozenset " + " ".join(sorted(map(ascii, const)))
        elif isinstance(const, tuple) and const and all(isinstance(item, str) for item in const):
            text = "strings " + " ".join(sorted(map(ascii, const)))
        print(f"const {text}", file=out)
    positions = list(code.co_positions())
    for instruction in dis.get_instructions(code):
        line, end_line, column, end_column = positions[instruction.offset // 2]
        print(f"{instruction.opname} {line}:{column}-{end_line}:{end_column}", file=out)
    for const in code.co_consts:
        if isinstance(const, types.CodeType):
            print(file=out)
            describe(const, out)


here = pathlib.Path(__file__).parent
article = here.parents[3] / "examples" / "article"
for path in [*here.glob("*.py"), *article.glob("*.py")]:
    if path.name == "expect.py":
        continue
    code = compile(path.read_bytes(), path.name, "exec")
    text = io.StringIO()
    dis.dis(code, file=text)
    (here / path.stem).with_suffix(".dis").write_text(ADDRESS.sub("0x0", text.getvalue()))
    text = io.StringIO()
    describe(code, text)
    (here / path.stem).with_suffix(".code").write_text(text.getvalue())
