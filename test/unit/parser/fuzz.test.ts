/** Whatever comes in, the parser gives a tree or a PySyntaxError, and soon. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { PySyntaxError } from "../../../src/lexer/errors.js";
import { decodeSource } from "../../../src/lexer/source.js";
import { parseExpression, parseInteractive, parseModule } from "../../../src/parser/parse.js";
import { ODD_BUT_FINE, SYNTAX_ERRORS } from "./syntax-errors.data.js";

/** Pieces that meet each other badly. */
const PIECES =
  "x y f print match case type _ 1 0x 1.5 1j 'a' \"b\" b'c' f'{ f'{a}' }' {a!r:>{b}} ''' f''' ( ) [ ] { } : , ; . ... -> := = == != < > <= >= + - * / // % @ ** << >> & | ^ ~ += **= if elif else while for in is not and or lambda def class return yield from import as with try except finally raise del pass break continue global nonlocal assert async await None True False é 日 😀 $ ? ! \\ #".split(
    " ",
  );
const SPACES = ["\n", "\n    ", "\n  ", "\n\t", " ", "", "\\\n", "\r\n", "\f"];

const soup = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PIECES) }, fc.constantFrom(...SPACES)), {
    maxLength: 60,
  })
  .chain((parts) => fc.constantFrom(" ", "").map((glue) => parts.join(glue)));

function check(source: string): void {
  for (const parse of [parseModule, parseExpression]) {
    try {
      parse(source, "<fuzz>");
    } catch (error) {
      if (!(error instanceof PySyntaxError)) throw error;
      expect(error.lineno).toBeGreaterThanOrEqual(0);
      expect(error.msg).not.toBe("");
    }
  }
  parseInteractive(source, "<fuzz>");
}

it("survives token soup", () => {
  fc.assert(fc.property(soup, check), { numRuns: 4000, seed: 313 });
});

it("survives random text", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 80 }), check), { numRuns: 1000, seed: 313 });
});

it("survives random bytes", () => {
  const property = fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
    let source: string;
    try {
      source = decodeSource(bytes);
    } catch (error) {
      if (!(error instanceof PySyntaxError)) throw error;
      return;
    }
    check(source);
  });
  fc.assert(property, { numRuns: 1000, seed: 313 });
});

it("survives programs with a piece cut out or put in", () => {
  const programs = [...SYNTAX_ERRORS.map(([source]) => source), ...ODD_BUT_FINE];
  const property = fc.property(
    fc.constantFrom(...programs),
    fc.constantFrom(...programs),
    fc.nat(),
    fc.nat(),
    fc.constantFrom("", ...PIECES),
    (first, second, from, length, piece) => {
      const whole = first + second;
      const at = from % (whole.length + 1);
      check(whole.slice(0, at) + piece + whole.slice(at + (length % 6)));
    },
  );
  fc.assert(property, { numRuns: 4000, seed: 313 });
});

it("does not take long over nested errors", () => {
  const start = performance.now();
  for (const source of [
    `${"(a ".repeat(150)}`,
    `${"f(a, ".repeat(150)} b c${")".repeat(150)}`,
    `${"[a if ".repeat(150)} b${"]".repeat(150)}`,
    `${"{a: ".repeat(150)} b c${"}".repeat(150)}`,
    `${"f(a=".repeat(150)} b c${")".repeat(150)}`,
    `${"(x = ".repeat(150)} 1 2${")".repeat(150)}`,
    `${"not (".repeat(150)} 1 2${")".repeat(150)} = 3`,
    `${"print ".repeat(300)} x`,
    `${"a b ".repeat(300)}`,
    `(${"a b ".repeat(300)})`,
    `x = ${"a if b ".repeat(100)}`,
    `${"lambda: (".repeat(150)} 1 2${")".repeat(150)}`,
    `${"f'{".repeat(100)} a b ${"}'".repeat(100)}`,
  ]) {
    check(source);
  }
  // Not a speed test: what this is to catch takes longer than the universe has.
  expect(performance.now() - start).toBeLessThan(30_000);
});
