/**
 * Case in regular expressions: a character matches without regard to case when its lower case is one of those that the pattern's has.
 * Mirrors _sre's lower functions and the table of re._casefix.
 */
import { toLower } from "../../unicode-data.js";

/** Ranges in which there are characters with case (beyond them everything is its own lower case). */
const CASED_RANGES: readonly (readonly [number, number])[] = [
  [0x41, 0x24ff],
  [0x2c00, 0x2d2f],
  [0xa640, 0xa7ff],
  [0xab30, 0xabbf],
  [0xfb00, 0xfb06],
  [0xff21, 0xff5a],
  [0x10400, 0x104ff],
  [0x10570, 0x105bf],
  [0x10c80, 0x10cff],
  [0x118a0, 0x118df],
  [0x16e40, 0x16e7f],
  [0x1e900, 0x1e943],
];

/** Lower-case characters that share their upper case. */
const SHARED_UPPER: readonly (readonly number[])[] = [
  [0x69, 0x131],
  [0x73, 0x17f],
  [0xb5, 0x3bc],
  [0x345, 0x3b9, 0x1fbe],
  [0x390, 0x1fd3],
  [0x3b0, 0x1fe3],
  [0x3b2, 0x3d0],
  [0x3b5, 0x3f5],
  [0x3b8, 0x3d1],
  [0x3ba, 0x3f0],
  [0x3c0, 0x3d6],
  [0x3c1, 0x3f1],
  [0x3c2, 0x3c3],
  [0x3c6, 0x3d5],
  [0x432, 0x1c80],
  [0x434, 0x1c81],
  [0x43e, 0x1c82],
  [0x441, 0x1c83],
  [0x442, 0x1c84, 0x1c85],
  [0x44a, 0x1c86],
  [0x463, 0x1c87],
  [0x1c88, 0xa64b],
  [0x1e61, 0x1e9b],
  [0xfb05, 0xfb06],
];

const sharing = new Map<number, readonly number[]>();
for (const group of SHARED_UPPER) for (const ch of group) sharing.set(ch, group);

/** The simple lower case of a code point (one character). */
export function unicodeLower(ch: number): number {
  if (ch < 0x80) return ch >= 0x41 && ch <= 0x5a ? ch + 32 : ch;
  return ch === 0x130 ? 0x69 : toLower(ch).codePointAt(0)!;
}

/** The lower case of an ASCII character; all others are their own. */
export function asciiLower(ch: number): number {
  return ch >= 0x41 && ch <= 0x5a ? ch + 32 : ch;
}

/** Lower case -> all characters that have it; only of characters with case. Made when first needed. */
let inverse: Map<number, number[]> | undefined;
/** All characters with case. */
let cased: number[] = [];

function inverseLower(): Map<number, number[]> {
  if (inverse !== undefined) return inverse;
  inverse = new Map();
  const members = new Set<number>(sharing.keys());
  for (const [first, last] of CASED_RANGES) {
    for (let ch = first; ch <= last; ch++) {
      const lower = unicodeLower(ch);
      if (lower === ch) continue;
      members.add(ch).add(lower);
      const known = inverse.get(lower);
      if (known === undefined) inverse.set(lower, [lower, ch]);
      else known.push(ch);
    }
  }
  cased = [...members].sort((a, b) => a - b);
  return inverse;
}

/** All characters that match `ch` without regard to case. */
export function caseVariants(ch: number, unicode: boolean): readonly number[] {
  if (!unicode) {
    const lower = asciiLower(ch);
    return lower >= 0x61 && lower <= 0x7a ? [lower, lower - 32] : [ch];
  }
  const lowers = inverseLower();
  const lower = unicodeLower(ch);
  const variants = (sharing.get(lower) ?? [lower]).flatMap((each) => lowers.get(each) ?? [each]);
  return variants.includes(ch) ? variants : [...variants, ch];
}

/** The characters with case from `low` to `high`. */
export function casedBetween(low: number, high: number, unicode: boolean): readonly number[] {
  if (unicode) {
    inverseLower();
    return cased.filter((ch) => ch >= low && ch <= high);
  }
  const found: number[] = [];
  for (let ch = Math.max(low, 0x41); ch <= Math.min(high, 0x7a); ch++)
    if (ch <= 0x5a || ch >= 0x61) found.push(ch);
  return found;
}
