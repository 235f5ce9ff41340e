import { expect, test } from "vitest";
import {
  Char,
  charFlags,
  toCasefold,
  toDecimal,
  toLower,
  toTitle,
  toUpper,
} from "../../../../src/runtime/unicode-data.js";

// FNV-1a over what CPython 3.13 says of every code point:
//   for p in properties: hash of bytes(p(chr(i)) for i in range(0x110000))
//   for m in mappings: hash of the code points of m(chr(i)), as 32-bit words, of every i that m changes, after i itself
function fnv(values: Iterable<number>): number {
  let h = 0x811c9dc5;
  for (const value of values) h = Math.imul(h ^ value, 0x01000193);
  return h >>> 0;
}

function* flags(flag: number): Generator<number> {
  for (let ch = 0; ch < 0x110000; ch++) yield (charFlags(ch) & flag) !== 0 ? 1 : 0;
}

function* changes(map: (ch: number) => string): Generator<number> {
  for (let ch = 0; ch < 0x110000; ch++) {
    const text = map(ch);
    if (text === String.fromCodePoint(ch)) continue;
    yield ch;
    for (const part of text) yield part.codePointAt(0)!;
  }
}

test.each([
  ["isalpha", Char.ALPHA, 2429254239],
  ["isdecimal", Char.DECIMAL, 1749943181],
  ["isdigit", Char.DIGIT, 3476787777],
  ["isnumeric", Char.NUMERIC, 3903075397],
  ["isspace", Char.SPACE, 2099390376],
  ["isprintable", Char.PRINTABLE, 2406717600],
  ["islower", Char.LOWER, 3697582653],
  ["isupper", Char.UPPER, 1188658308],
  ["title case", Char.TITLE, 3153302424],
  ["what continues an identifier", Char.XID_CONTINUE, 3563279214],
])("%s is what CPython says, for every code point", (_, flag, hash) => {
  expect(fnv(flags(flag))).toBe(hash);
});

test.each([
  ["upper", toUpper, 3646622040],
  ["lower", toLower, 1455279074],
  ["title", toTitle, 1348175450],
  ["casefold", toCasefold, 4035095559],
] as const)("%s is what CPython says, for every code point", (_, map, hash) => {
  expect(fnv(changes(map))).toBe(hash);
});

test("the values of decimal digits", () => {
  expect([0x30, 0x39, 0x663, 0x1d7d8, 0x1d7e1, 0xff15].map(toDecimal)).toEqual([0, 9, 3, 0, 9, 5]);
  expect([0x61, 0xb2, 0x4e00].map(toDecimal)).toEqual([-1, -1, -1]);
});
