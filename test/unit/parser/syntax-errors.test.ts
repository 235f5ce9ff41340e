/** Errors with their places, against what CPython 3.13.0 said (syntax-errors.data.ts). */
import { expect, it } from "vitest";
import { PySyntaxError } from "../../../src/lexer/errors.js";
import { parseModule } from "../../../src/parser/parse.js";
import { ODD_BUT_FINE, SYNTAX_ERRORS } from "./syntax-errors.data.js";

function errorOf(source: string): PySyntaxError {
  try {
    parseModule(source, "<string>");
  } catch (error) {
    if (error instanceof PySyntaxError) return error;
    throw error;
  }
  throw new Error("it parses");
}

it.each(SYNTAX_ERRORS)("refuses %j", (source, type, msg, lineno, offset, endLineno, endOffset) => {
  const error = errorOf(source);
  expect([error.type, error.msg]).toEqual([type, msg]);
  expect([error.lineno, error.offset]).toEqual([lineno, offset]);
  expect([error.end_lineno, error.end_offset]).toEqual([endLineno, endOffset]);
});

it.each(ODD_BUT_FINE)("accepts %j", (source) => {
  expect(parseModule(source, "<string>")._type).toBe("Module");
});

it("gives the source line and the file's name", () => {
  const error = errorOf("x = 1\ny = = 2\n");
  expect(error.text).toBe("y = = 2\n");
  expect(error.filename).toBe("<string>");
  expect(error.message).toContain("invalid syntax");
});

it.each([
  ["(".repeat(100_000), "too many nested parentheses"],
  [`1${"**1".repeat(20_000)}`, "Parser stack overflowed - Python source too complex to parse"],
  [`${"lambda:".repeat(20_000)}1`, "Parser stack overflowed - Python source too complex to parse"],
])("refuses what is nested too deeply", (source, msg) => {
  expect(errorOf(source).msg).toBe(msg);
});

it("parses what is long but not deep", () => {
  for (const source of [
    `1${"+1".repeat(10_000)}`,
    `${"-".repeat(5000)}1`,
    `${"not ".repeat(5000)}1`,
    `a${".b".repeat(5000)}`,
    `a${"()".repeat(5000)}`,
    `if x: pass\n${"elif x: pass\n".repeat(3000)}`,
    `${"(".repeat(199)}1${")".repeat(199)}`,
    `${"f([".repeat(99)}1${"])".repeat(99)}`,
  ]) {
    expect(parseModule(source, "<string>").body).toHaveLength(1);
  }
});
