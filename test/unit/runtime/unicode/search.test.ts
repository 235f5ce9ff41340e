import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { kindOf, length, U } from "../../../../src/runtime/objects/unicode/layout.js";
import { count, find, replace, rfind } from "../../../../src/runtime/objects/unicode/search-methods.js";
import {
  rsplitAt,
  rsplitBlank,
  splitAt,
  splitBlank,
  splitLines,
} from "../../../../src/runtime/objects/unicode/split.js";
import { isSpace } from "../../../../src/runtime/unicode-data.js";
import { codePoints, initStrs, str } from "./heap.js";

beforeAll(initStrs);

/** Texts of few characters, so that there is something to find; of each kind. */
const alphabet = fc.constantFrom(["a", "b", " "], ["a", "\u1234", "b"], ["\u{1f600}", "a", "\n"]);
const texts = alphabet.chain((letters) => {
  const piece = (max: number) => fc.array(fc.constantFrom(...letters), { maxLength: max });
  return fc.tuple(piece(30), piece(4), piece(3));
});
const join = (chars: readonly string[]): string => chars.join("");

/** indexOf on arrays of characters. */
function indexOf(hay: readonly string[], needle: readonly string[], from: number, end: number): number {
  for (let i = from; i + needle.length <= end; i++) {
    if (needle.every((ch, k) => hay[i + k] === ch)) return i;
  }
  return -1;
}

test("find, rfind and count do as a plain search", () => {
  fc.assert(
    fc.property(texts, fc.nat(31), fc.nat(31), ([hay, needle], a, b) => {
      const start = Math.min(a, hay.length);
      const end = Math.min(b, hay.length);
      const [h, n] = [str(join(hay)), str(join(needle))];
      expect(find(h, n, start, end)).toBe(indexOf(hay, needle, start, end));
      let last = -1;
      for (let i = start; i + needle.length <= end; i++) if (indexOf(hay, needle, i, end) === i) last = i;
      expect(rfind(h, n, start, end)).toBe(last);
      let number = 0;
      for (let i = start; ; number++) {
        i = indexOf(hay, needle, i, end);
        if (i < 0) break;
        i += Math.max(1, needle.length);
      }
      expect(count(h, n, start, end)).toBe(number);
    }),
    { numRuns: 1000 },
  );
});

test("replace does as JavaScript's", () => {
  fc.assert(
    fc.property(texts, ([hay, needle, by]) => {
      const [h, n, r] = [str(join(hay)), str(join(needle)), str(join(by))];
      const wanted =
        needle.length === 0
          ? join(by) + hay.map((ch) => ch + join(by)).join("")
          : join(hay).split(join(needle)).join(join(by));
      expect(codePoints(replace(h, n, r, -1))).toEqual([...wanted].map((ch) => ch.codePointAt(0)));
    }),
    { numRuns: 1000 },
  );
});

test("the parts of a split, joined again, are the text", () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 0, max: 4 }), ([hay, separator], max) => {
      fc.pre(separator.length > 0);
      const [h, s] = [str(join(hay)), str(join(separator))];
      for (const split of [splitAt, rsplitAt]) {
        const parts = split(h + U.DATA, kindOf(h), length(h), s + U.DATA, kindOf(s), length(s), max);
        const pieces = [];
        for (let i = 0; i < parts.length; i += 2) pieces.push(join(hay.slice(parts[i], parts[i + 1])));
        expect(pieces.length).toBeLessThanOrEqual(max + 1);
        expect(pieces.join(join(separator))).toBe(join(hay));
      }
      const all = splitAt(h + U.DATA, kindOf(h), length(h), s + U.DATA, kindOf(s), length(s), 1e9);
      expect(all.length / 2).toBe(join(hay).split(join(separator)).length);
    }),
  );
});

test("splitting at white space gives the words", () => {
  fc.assert(
    fc.property(texts, ([hay]) => {
      const h = str(join(hay));
      const words = (parts: number[]) => {
        const result = [];
        for (let i = 0; i < parts.length; i += 2) result.push(join(hay.slice(parts[i], parts[i + 1])));
        return result;
      };
      const wanted = join(hay)
        .split(/\s+/)
        .filter((word) => word !== "");
      expect(words(splitBlank(h + U.DATA, kindOf(h), length(h), 1e9, isSpace))).toEqual(wanted);
      expect(words(rsplitBlank(h + U.DATA, kindOf(h), length(h), 1e9, isSpace))).toEqual(wanted);
    }),
  );
});

test("lines keep their ends when asked to", () => {
  const h = str("a\r\nb\rc\n\nd");
  const parts = splitLines(h + U.DATA, 1, length(h), true, (ch) => ch === 10 || ch === 13);
  expect(parts).toEqual([0, 3, 3, 5, 5, 7, 7, 8, 8, 9]);
});
