/** Tokens: kinds, places, layout. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { tokenize } from "../../../src/lexer/scanner.js";
import { KIND, T } from "../../../src/lexer/tokens.js";

/** The kinds of a source's tokens, without the end. */
function kinds(source: string): string[] {
  const names = tokenize(source).tokens.map((token) => KIND[token.tokenTypeIdx]!.name);
  return names.slice(0, names.indexOf("EndMarker"));
}

it.each([
  ["x = 1", "Name Equal Number Newline"],
  ["if x:\n  y\nz", "If Name Colon Newline Indent Name Newline Dedent Name Newline"],
  ["\n\n# c\n  # d\nx", "Name Newline"],
  ["(\n x,\n)", "LPar Name Comma RPar Newline"],
  ["x \\\n y", "Name Name Newline"],
  [
    "a<=b<<=c<<d<e<>f",
    "Name LessEqual Name LeftShiftEqual Name LeftShift Name Less Name Unknown Name Newline",
  ],
  ["a->b:=c!=d...e.f", "Name Arrow Name ColonEqual Name NotEqual Name Ellipsis Name Dot Name Newline"],
  [
    "rb'' Rb\"\" u'' f'' rf'' b r x",
    "String String String FStringStart FStringEnd FStringStart FStringEnd Name Name Name Newline",
  ],
  [
    "f'a{b:c}d'",
    "FStringStart FStringMiddle LBrace Name Colon FStringMiddle RBrace FStringMiddle FStringEnd Newline",
  ],
  [
    "f'{a!r}{b==c}{{'",
    "FStringStart LBrace Name Exclamation Name RBrace LBrace Name EqEqual Name RBrace FStringMiddle FStringEnd Newline",
  ],
  [
    "f'{x:=5}{(y:=6)}'",
    "FStringStart LBrace Name Colon FStringMiddle RBrace LBrace LPar Name ColonEqual Number RPar RBrace FStringEnd Newline",
  ],
  ["1.5.real 1..real 1e5 0x_f", "Number Dot Name Number Dot Name Number Number Newline"],
  ["a\r\nb\rc", "Name Newline Name Newline Name Newline"],
  ["\ufeffx", "Name Newline"],
  ["\fx\n\f  \n", "Name Newline"],
  ["", ""],
])("splits %j", (source, expected) => {
  expect(kinds(source).join(" ")).toBe(expected);
});

it("counts columns in UTF-8 bytes", () => {
  const { tokens } = tokenize("é = '日😀' + x # ñ\ny");
  const places = tokens.map((token) => [token.startLine, token.startColumn, token.endColumn]);
  expect(places.slice(0, 6)).toEqual([
    [1, 0, 2],
    [1, 3, 4],
    [1, 5, 14],
    [1, 15, 16],
    [1, 17, 18],
    [1, 23, 24],
  ]);
});

it("interns names, in NFKC", () => {
  const { tokens } = tokenize("ﬁ a_rather_long_name_indeed a_rather_long_name_indeed");
  expect(tokens[0]!.value).toBe("fi");
  expect(tokens[1]!.value).toBe("a_rather_long_name_indeed");
  expect(Object.is(tokens[1]!.value, tokens[2]!.value)).toBe(true);
});

it("keeps many names apart", () => {
  const names = Array.from({ length: 70_000 }, (_, i) => `name${(i * 7919) % 100_003}`);
  const { tokens } = tokenize(names.join("\n"));
  expect(tokens.filter((token) => token.tokenTypeIdx === T.Name).map((token) => token.value)).toEqual(names);
  expect(kinds("if name1 else")).toEqual(["If", "Name", "Else", "Newline"]);
});

it("gives an error as the last token", () => {
  const { tokens, error } = tokenize("x = (]\ny");
  expect(kinds("x = (]\ny")).toEqual(["Name", "Equal", "LPar", "Error"]);
  expect(error?.msg).toBe("closing parenthesis ']' does not match opening parenthesis '('");
  expect(tokens[tokens.length - 1]!.tokenTypeIdx).toBe(T.EndMarker);
});

it("covers the source with tokens in order", () => {
  const text = fc.string({ unit: fc.constantFrom(..."ab1.'\"\\\n #(){}[]f:=é😀\t") });
  const property = fc.property(text, (source) => {
    const scan = tokenize(source);
    let end = 0;
    for (const token of scan.tokens) {
      expect(token.startOffset).toBeGreaterThanOrEqual(token.tokenTypeIdx === T.Indent ? 0 : end);
      expect(token.endOffset).toBeGreaterThanOrEqual(token.startOffset);
      end = token.endOffset;
    }
  });
  fc.assert(property, { numRuns: 2000, seed: 313 });
});
