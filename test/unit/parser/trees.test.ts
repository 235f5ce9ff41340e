/** Trees, against what CPython 3.13.0 gave (trees.data.ts). */
import { expect, it } from "vitest";
import type { SyntaxWarningInfo } from "../../../src/lexer/errors.js";
import { unicodeNames } from "../../../src/lexer/literals.js";
import { parseExpression, parseModule } from "../../../src/parser/parse.js";
import { dump } from "./dump.js";
import { TREES } from "./trees.data.js";

unicodeNames.lookup = (name) => (name === "BULLET" ? "\u2022" : undefined);

it.each(TREES)("parses %j", (source, tree) => {
  expect(dump(parseModule(source, "<string>"))).toBe(tree);
});

it("makes all nodes of a kind with the same fields", () => {
  const shapes = new Map<string, string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (typeof value !== "object" || value === null || !("_type" in value)) return;
    const shape = Object.keys(value).join();
    expect(shapes.get(value._type as string) ?? shape).toBe(shape);
    shapes.set(value._type as string, shape);
    Object.values(value).forEach(visit);
  };
  for (const [source] of TREES) visit(parseModule(source, "<string>"));
  expect(shapes.size).toBeGreaterThan(60);
});

it("parses an expression with the blank lines after it", () => {
  expect(dump(parseExpression("a, b\n\n", "<string>"))).toBe(
    'Expression(Tuple([Name("a" Load @1,0,1,1)\n,Name("b" Load @1,3,1,4)\n,]\n Load @1,0,1,4)\n )\n',
  );
  expect(() => parseExpression("a = 1", "<string>")).toThrow("invalid syntax");
});

it("lists warnings", () => {
  const warnings: SyntaxWarningInfo[] = [];
  parseModule("x = '\\d'\ny = b'\\400'\nz = 1if x else f'\\q{x}'\n", "<string>", warnings);
  const found = warnings.map(({ message, lineno }) => [message, lineno]).sort();
  expect(found).toEqual([
    ["invalid decimal literal", 3],
    ["invalid escape sequence '\\d'", 1],
    ["invalid escape sequence '\\q'", 3],
    ["invalid octal escape sequence '\\400'", 2],
  ]);
});
