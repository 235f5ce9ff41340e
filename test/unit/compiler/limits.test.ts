import { describe, expect, test } from "vitest";
import { compile, compileSource } from "../../../src/compiler/compile.js";
import { PySyntaxError } from "../../../src/lexer/errors.js";
import type * as ast from "../../../src/parser/ast.js";

const words = (source: string): number => compileSource(source, "x").code.co_code.length;

describe("what is only long compiles", () => {
  test("10,000 operators", () => {
    expect(words(`x = ${Array(10_000).fill("1").join(" + ")}`)).toBe(4);
    expect(words(`x = ${Array(10_000).fill("a").join(" + ")}`)).toBe(1 + 10_000 + 2 * 9_999 + 2);
  });

  test("3,000 elifs", () => {
    expect(words(`if a: b\n${"elif a: b\n".repeat(3_000)}`)).toBeGreaterThan(3_001 * 6);
  });

  test("chains of attributes, calls and subscripts", () => {
    expect(words(`x = a${".b(1)[2]".repeat(3_000)}`)).toBeGreaterThan(3_000 * 10);
  });

  test("long displays", () => {
    expect(words(`x = [${"a, ".repeat(20_000)}]`)).toBe(40_004);
  });
});

describe("what is too deep is a SyntaxError", () => {
  const at = { lineno: 1, col_offset: 0, end_lineno: 1, end_col_offset: 1 };
  const nested = (depth: number): ast.Expression => {
    let body: ast.expr = { _type: "Name", id: "a", ctx: "Load", ...at };
    for (let i = 0; i < depth; i++) body = { _type: "UnaryOp", op: "USub", operand: body, ...at };
    return { _type: "Expression", body };
  };

  test("500 levels are not", () => {
    expect(compile(nested(500), { filename: "x" }).code.co_code).toHaveLength(503);
  });

  test.each([2_000, 100_000])("%d levels", (depth) => {
    expect(() => compile(nested(depth), { filename: "x" })).toThrow(PySyntaxError);
    expect(() => compile(nested(depth), { filename: "x" })).toThrow(
      "maximum recursion depth exceeded during compilation",
    );
  });

  test("functions in functions, which take more of the JS stack", () => {
    let body: ast.expr = { _type: "Name", id: "a", ctx: "Load", ...at };
    for (let i = 0; i < 950; i++) {
      const args: ast.arguments_ = {
        _type: "arguments",
        posonlyargs: [],
        args: [],
        vararg: null,
        kwonlyargs: [],
        kw_defaults: [],
        kwarg: null,
        defaults: [],
      };
      body = { _type: "Lambda", args, body, ...at };
    }
    try {
      compile({ _type: "Expression", body }, { filename: "x" });
    } catch (error) {
      expect(error).toBeInstanceOf(PySyntaxError);
    }
  });
});
