"""Makes traceback-frames.json: what python3.13 prints for the frames of failing statements (run by hand)."""
import ast
import json
import linecache
import sys
import textwrap
import traceback

SETUP = """
def foo(*a, **k): raise ValueError("foo")
def bar(*a): return a
d = {"x": {"y": None}}
a = 1
x = [1]
class O:
    def foo(self, *a): raise KeyError(1)
obj = O()
"""


def run(code, name, colorize):
    namespace = {}
    exec(SETUP, namespace)
    linecache.cache[name] = (len(code), None, [line + "\n" for line in code.split("\n")], name)
    try:
        exec(compile(code, name, "exec"), namespace)
    except Exception as exc:
        frames = traceback._walk_tb_with_full_positions(exc.__traceback__.tb_next)
        stack = traceback.StackSummary._extract_from_extended_frame_gen(frames)
        entries = [
            {
                "filename": f.filename,
                "lineno": f.lineno,
                "endLineno": f.end_lineno,
                "colOffset": f.colno,
                "endColOffset": f.end_colno,
                "name": f.name,
            }
            for f in stack
        ]
        return {"code": code, "color": colorize, "entries": entries, "text": "".join(stack.format(colorize=colorize))}


def main():
    source = open(sys.argv[1]).read()
    lines = source.split("\n")
    cases = []
    for index, node in enumerate(ast.parse(source).body):
        code = "\n".join(lines[node.lineno - 1 : node.end_lineno])
        forms = [code]
        if isinstance(node, ast.Expr) and '"""' not in code:
            forms.append("def func():\n  return " + code.replace("\n", "\n  ") + "\nfunc()")
        for form in forms:
            case = run(form, "<source>", index % 8 == 0)
            if case:
                cases.append(case)
    json.dump(cases, open(sys.argv[2], "w"), ensure_ascii=False, indent=1)


main()
