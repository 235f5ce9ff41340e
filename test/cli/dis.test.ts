/** `-m dis` and the module, against what python3.13 prints (dis/*.txt: `python3.13 -m dis X.py`, addresses taken out). */
import fs from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { runMinipy } from "../python/run-script.js";

const folder = fileURLToPath(new URL("dis/", import.meta.url));
const read = (name: string) => fs.readFileSync(folder + name, "utf8");
const withoutAddresses = (text: string) => text.replace(/ at 0x[0-9a-f]+/g, " at 0x…");

describe.concurrent("dis", () => {
  for (const name of ["statements", "loops"]) {
    test(`-m dis ${name}.py`, async () => {
      const { stdout, stderr, status } = await runMinipy(["-m", "dis", `${name}.py`], { cwd: folder });
      expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
      expect(withoutAddresses(stdout)).toBe(read(`${name}.txt`));
    });

    test(`-m dis -O ${name}.py`, async () => {
      const { stdout, status } = await runMinipy(["-m", "dis", "-O", `${name}.py`], { cwd: folder });
      expect(status).toBe(0);
      expect(withoutAddresses(stdout)).toBe(read(`${name}.offsets.txt`));
    });

    test(`-m dis of ${name}.py on standard input`, async () => {
      const { stdout } = await runMinipy(["-m", "dis"], { input: read(`${name}.py`) });
      expect(withoutAddresses(stdout)).toBe(read(`${name}.txt`).replaceAll(`"${name}.py"`, '"<stdin>"'));
    });
  }

  const countdown = "import dis\ndef f(n):\n    while n > 0:\n        n -= 1\n";
  const expected = [
    "  2           RESUME                   0",
    "",
    "  3           LOAD_FAST                0 (n)",
    "              LOAD_CONST               1 (0)",
    "              COMPARE_OP             148 (bool(>))",
    "              POP_JUMP_IF_FALSE       14 (to L3)",
    "",
    "  4   L1:     LOAD_FAST                0 (n)",
    "              LOAD_CONST               2 (1)",
    "              BINARY_OP               23 (-=)",
    "              STORE_FAST               0 (n)",
    "",
    "  3           LOAD_FAST                0 (n)",
    "              LOAD_CONST               1 (0)",
    "              COMPARE_OP             148 (bool(>))",
    "              POP_JUMP_IF_FALSE        2 (to L2)",
    "              JUMP_BACKWARD           13 (to L1)",
    "      L2:     RETURN_CONST             0 (None)",
    "      L3:     RETURN_CONST             0 (None)",
    "",
  ].join("\n");

  test("dis.dis(f) of the article's countdown", async () => {
    expect((await runMinipy(["-c", `${countdown}dis.dis(f)`])).stdout).toBe(expected);
  });

  test("code that ran and was specialised is shown as it was compiled", async () => {
    const program = `${countdown}f(1000)\ndis.dis(f)`;
    expect((await runMinipy(["-c", program])).stdout).toBe(expected);
    const adaptive = await runMinipy(["-c", `${countdown}f(1000)\ndis.dis(f, adaptive=True)`]);
    expect(adaptive.stdout).not.toBe(expected);
    expect(adaptive.stdout.split("\n").length).toBe(expected.split("\n").length);
  });

  test("source, classes and objects that have no code", async () => {
    const program = [
      "import dis",
      "dis.dis('x + 1')",
      "class C:",
      "    def m(self): pass",
      "    n = 3",
      "dis.dis(C)",
      "try: dis.dis(3)",
      "except TypeError as error: print(error)",
    ].join("\n");
    expect((await runMinipy(["-c", program])).stdout).toBe(
      [
        "  0           RESUME                   0",
        "",
        "  1           LOAD_NAME                0 (x)",
        "              LOAD_CONST               0 (1)",
        "              BINARY_OP                0 (+)",
        "              RETURN_VALUE",
        "Disassembly of m:",
        "  4           RESUME                   0",
        "              RETURN_CONST             0 (None)",
        "",
        "don't know how to disassemble int objects",
        "",
      ].join("\n"),
    );
  });

  test("instructions, code_info and the tables", async () => {
    const program = [
      "import dis",
      "def f(a, /, b, *, c=1):",
      "    return a if b else c",
      "print([(i.opname, i.argval, i.offset, i.line_number) for i in dis.Bytecode(f)])",
      "print(dis.code_info(f))",
      "print(dis.opname[dis.opmap['LOAD_FAST']], dis.opmap['LOAD_FAST'] in dis.haslocal, dis.cmp_op)",
    ].join("\n");
    expect((await runMinipy(["-c", program])).stdout).toBe(
      [
        "[('RESUME', 0, 0, 2), ('LOAD_FAST', 'b', 2, 3), ('TO_BOOL', None, 4, 3), ('POP_JUMP_IF_FALSE', 20, 12, 3), " +
          "('LOAD_FAST', 'a', 16, 3), ('RETURN_VALUE', None, 18, 3), ('LOAD_FAST', 'c', 20, 3), ('RETURN_VALUE', None, 22, 3)]",
        "Name:              f",
        "Filename:          <string>",
        "Argument count:    2",
        "Positional-only arguments: 1",
        "Kw-only arguments: 1",
        "Number of locals:  3",
        "Stack size:        1",
        "Flags:             OPTIMIZED, NEWLOCALS",
        "Constants:",
        "   0: None",
        "Variable names:",
        "   0: a",
        "   1: b",
        "   2: c",
        "LOAD_FAST True ('<', '<=', '==', '!=', '>', '>=')",
        "",
      ].join("\n"),
    );
  });

  test("unknown options", async () => {
    const { stderr, status } = await runMinipy(["-m", "dis", "-Q"]);
    expect(stderr).toBe(
      "usage: dis.py [-h] [-C] [-O] [-S] [infile]\ndis.py: error: unrecognized arguments: -Q\n",
    );
    expect(status).toBe(2);
  });
});
