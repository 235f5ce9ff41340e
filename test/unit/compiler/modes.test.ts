import { describe, expect, test } from "vitest";
import { compileSource } from "../../../src/compiler/compile.js";
import { disassembleUnit } from "../../../src/compiler/disassemble.js";

type Options = Parameters<typeof compileSource>[2];

function dis(source: string, options: Options): string[] {
  return disassembleUnit(compileSource(source, "x", options).code).split("\n");
}

// compile(source, "x", mode) and dis.dis() of python3.13.
describe("modes", () => {
  test("single prints the values of expression statements", () => {
    expect(dis("a; 'b'\n", { mode: "single" })).toEqual([
      "  0           RESUME                   0",
      "",
      "  1           LOAD_NAME                0 (a)",
      "              CALL_INTRINSIC_1         1 (INTRINSIC_PRINT)",
      "              POP_TOP",
      "              LOAD_CONST               0 ('b')",
      "              CALL_INTRINSIC_1         1 (INTRINSIC_PRINT)",
      "              POP_TOP",
      "              RETURN_CONST             1 (None)",
      "",
    ]);
  });

  test("single prints in a loop, and not in a function", () => {
    const text = dis("for i in x:\n  i\n  def f(): i\n\n", { mode: "single" }).join("\n");
    expect(text.match(/INTRINSIC_PRINT/g)).toHaveLength(1);
  });

  test("eval returns the value", () => {
    expect(dis("a + 1", { mode: "eval" })).toEqual([
      "  0           RESUME                   0",
      "",
      "  1           LOAD_NAME                0 (a)",
      "              LOAD_CONST               0 (1)",
      "              BINARY_OP                0 (+)",
      "              RETURN_VALUE",
      "",
    ]);
  });
});

describe("optimize", () => {
  const source = '"doc"\nassert x\ndef f():\n  "doc"\nprint(__debug__)\n';
  const has = (optimize: 0 | 1 | 2): boolean[] => {
    const text = disassembleUnit(compileSource(source, "x", { optimize }).code);
    return ["RAISE_VARARGS", "__doc__", "(True)"].map((part) => text.includes(part));
  };

  test("0 keeps all, 1 drops asserts, 2 docstrings too", () => {
    expect(has(0)).toEqual([true, true, true]);
    expect(has(1)).toEqual([false, true, false]);
    expect(has(2)).toEqual([false, false, false]);
  });
});
