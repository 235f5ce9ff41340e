/**
 * The checked-in lookahead tables are those of the grammar, and Chevrotain finds no fault with it.
 *
 * After a change of the grammar: `UPDATE_LOOKAHEAD=1 npx vitest run test/unit/parser/lookahead.test.ts`.
 */
import { writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { computeLookahead } from "../../../src/parser/lookahead.js";
import { LOOKAHEAD } from "../../../src/parser/lookahead-tables.js";
import { PythonParser } from "../../../src/parser/statements.js";

const HEADER = `/**
 * Which tokens begin each alternative of each construct of the grammar.
 *
 * Generated from the grammar by test/unit/parser/lookahead.test.ts, which also checks it; do not edit.
 */

`;

it("has the tables of the recorded grammar", () => {
  const parser = new PythonParser(true);
  parser.record();
  const tables = computeLookahead(parser.getGAstProductions());
  if (process.env["UPDATE_LOOKAHEAD"]) {
    const lines = Object.entries(tables).map(
      ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`,
    );
    const text = `${HEADER}export const LOOKAHEAD: Record<string, readonly string[]> = {\n${lines.join("\n")}\n};\n`;
    writeFileSync(new URL("../../../src/parser/lookahead-tables.ts", import.meta.url), text);
    return;
  }
  expect(LOOKAHEAD).toEqual(tables);
});

it("gives no token to two alternatives", () => {
  for (const [key, alternatives] of Object.entries(LOOKAHEAD)) {
    const names = alternatives.join(" ").split(" ");
    expect(new Set(names).size, key).toBe(names.length);
  }
});
