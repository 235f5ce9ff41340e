/** What the prompt does with what was typed so far, against codeop.compile_command of CPython 3.13.0. */
import { expect, it } from "vitest";
import { parseInteractive } from "../../../src/parser/parse.js";

/** Source, status, message of the error. */
const TYPED: readonly (readonly [string, string, string?])[] = [
  ["", "complete"],
  ["\n", "complete"],
  ["# c", "complete"],
  ["x = 1", "complete"],
  ["x =", "error", "invalid syntax"],
  ["if x:", "incomplete"],
  ["if x: pass", "incomplete"],
  ["if x: pass\n", "complete"],
  ["if x:\n  pass", "incomplete"],
  ["if x:\n  pass\n", "complete"],
  ["f(", "incomplete"],
  ["f(\n", "incomplete"],
  ["'''a", "incomplete"],
  ["a\nb", "error", "multiple statements found while compiling a single statement"],
  ["a; b", "complete"],
  ["a\\", "incomplete"],
  ["@d", "incomplete"],
  ["@d\n", "incomplete"],
  ["try:\n  pass\n", "incomplete"],
  ["try:\n  pass\n\n", "incomplete"],
  ["class A:", "incomplete"],
  ["def f():\n", "incomplete"],
  ["match x:", "incomplete"],
  ["match x:\n case 1:\n  pass\n", "complete"],
  ["x = )", "error", "unmatched ')'"],
  ["(]", "error", "closing parenthesis ']' does not match opening parenthesis '('"],
  ["f'{", "incomplete"],
  ["f'{a", "incomplete"],
  ["f'''{", "incomplete"],
  ["f'''a", "incomplete"],
  ["if x:\ny", "error", "expected an indented block after 'if' statement on line 1"],
  ["x = 1\n\n\n", "complete"],
  ["a = 'a\\\n", "error", "unterminated string literal (detected at line 1)"],
  ["if 1:\n pass\nelse:", "incomplete"],
  ["if 1:\n pass\nelse:\n pass\n", "complete"],
  ["1 +", "error", "invalid syntax"],
  ["(1 +", "incomplete"],
  ["lambda:", "error", "invalid syntax"],
  ["while 1:\n  x\n\n", "complete"],
  ["if 1:\n  pass\n\nx", "error", "invalid syntax"],
  ["def f():\n  '''", "incomplete"],
  ["  x", "error", "unexpected indent"],
  ["if x:\n  pass\n y", "error", "unindent does not match any outer indentation level"],
  ["[x for x in", "incomplete"],
  ["import", "error", "Expected one or more names after 'import'"],
  ["from a import (", "incomplete"],
  ["\\\n", "incomplete"],
  ["x = 1 #", "complete"],
  ["if 1:\n # c", "incomplete"],
  ["if 1:\n # c\n", "incomplete"],
  ["with a:\n  b\n  c", "incomplete"],
  ["print 'a'", "error", "Missing parentheses in call to 'print'. Did you mean print(...)?"],
  ["x\n y", "error", "multiple statements found while compiling a single statement"],
  ["$", "error", "invalid syntax"],
];

for (const [source, status, msg] of TYPED) {
  it(`answers as codeop: ${JSON.stringify(source)}`, () => {
    const result = parseInteractive(source, "<stdin>");
    expect(result.status).toBe(status);
    if (result.status === "error") expect(result.error.msg).toBe(msg);
  });
}
