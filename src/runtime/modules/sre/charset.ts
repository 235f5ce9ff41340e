/**
 * Sets of characters as words of a program: a bitmap for what is below 256, sorted ranges and categories for the rest.
 *
 *     head | number of ranges | 8 words of bitmap | low, high, low, high …
 *
 * The head holds Category bits that apply from 256 on, and NEGATED for the answer there. The bitmap is the whole truth below.
 */
import { Char, charFlags } from "../../unicode-data.js";
import { casedBetween, caseVariants } from "./case.js";
import { Category, Flag, type SetItem } from "./nodes.js";

/** Bit of the head: from 256 on, the answer is the opposite. */
const NEGATED = 0x100;
const HEAD_WORDS = 10;

const ALNUM = Char.ALPHA | Char.DECIMAL | Char.DIGIT | Char.NUMERIC;

/** Is `ch` a word character in Unicode's sense? */
export function isWord(ch: number): boolean {
  return ch === 0x5f || (charFlags(ch) & ALNUM) !== 0;
}

/** Is `ch` an ASCII letter, digit or underscore? */
export function isAsciiWord(ch: number): boolean {
  return (
    (ch >= 0x61 && ch <= 0x7a) || (ch >= 0x41 && ch <= 0x5a) || (ch >= 0x30 && ch <= 0x39) || ch === 0x5f
  );
}

function isAsciiSpace(ch: number): boolean {
  return ch === 32 || (ch >= 9 && ch <= 13);
}

/** Is `ch` in `category`? */
function inCategory(category: number, ch: number, unicode: boolean): boolean {
  switch (category) {
    case Category.DIGIT:
      return unicode ? (charFlags(ch) & Char.DECIMAL) !== 0 : ch >= 0x30 && ch <= 0x39;
    case Category.SPACE:
      return unicode ? (charFlags(ch) & Char.SPACE) !== 0 : isAsciiSpace(ch);
    case Category.WORD:
      return unicode ? isWord(ch) : isAsciiWord(ch);
    default:
      return !inCategory(category >> 1, ch, unicode);
  }
}

function inCategories(bits: number, ch: number): boolean {
  for (let bit = 1; bit <= Category.NOT_WORD; bit <<= 1) {
    if ((bits & bit) !== 0 && inCategory(bit, ch, true)) return true;
  }
  return false;
}

// The bitmaps of the categories, [unicode][bit]: eight words each.
const categoryBitmaps = new Map<number, Int32Array>();

function categoryBitmap(category: number, unicode: boolean): Int32Array {
  const key = unicode ? category : category | 0x100;
  let bitmap = categoryBitmaps.get(key);
  if (bitmap !== undefined) return bitmap;
  bitmap = new Int32Array(8);
  for (let ch = 0; ch < 256; ch++) if (inCategory(category, ch, unicode)) bitmap[ch >> 5] |= 1 << (ch & 31);
  categoryBitmaps.set(key, bitmap);
  return bitmap;
}

type Range = readonly [number, number];

function mergeRanges(ranges: Range[]): Range[] {
  if (ranges.length < 2) return ranges;
  ranges.sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [low, high] of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && low <= last[1] + 1) last[1] = Math.max(last[1], high);
    else merged.push([low, high]);
  }
  return merged;
}

function rangesOf(items: readonly SetItem[], flags: number): Range[] {
  const ranges: Range[] = [];
  const unicode = (flags & Flag.UNICODE) !== 0;
  for (const item of items) {
    if (!("low" in item)) continue;
    ranges.push([item.low, item.high]);
    if ((flags & Flag.IGNORECASE) === 0) continue;
    const all = item.low === item.high ? [item.low] : casedBetween(item.low, item.high, unicode);
    for (const ch of all) for (const variant of caseVariants(ch, unicode)) ranges.push([variant, variant]);
  }
  return mergeRanges(ranges);
}

/** The words of a set under `flags` (Flag bits). */
export function encodeSet(items: readonly SetItem[], negate: boolean, flags: number): number[] {
  const unicode = (flags & Flag.UNICODE) !== 0;
  const ranges = rangesOf(items, flags);
  const bitmap = new Int32Array(8);
  for (const [low, high] of ranges) {
    for (let ch = low; ch <= high && ch < 256; ch++) bitmap[ch >> 5] |= 1 << (ch & 31);
  }
  let head = negate ? NEGATED : 0;
  const high: Range[] = ranges.filter((range) => range[1] >= 256);
  for (const item of items) {
    if ("low" in item) continue;
    const bits = categoryBitmap(item.category, unicode);
    for (let i = 0; i < 8; i++) bitmap[i] |= bits[i];
    if (unicode) head |= item.category;
    else if (inCategory(item.category, 0x100, false)) high.push([0x100, 0x10ffff]);
  }
  if (negate) for (let i = 0; i < 8; i++) bitmap[i] = ~bitmap[i];
  const sorted = mergeRanges(high);
  return [head, sorted.length, ...bitmap, ...sorted.flat()];
}

/** Is a character of 256 or more in the set whose words begin at `w`? */
export function inWideSet(words: Int32Array, w: number, ch: number): boolean {
  const head = words[w];
  let low = 0;
  let high = words[w + 1] - 1;
  let found = false;
  const ranges = w + HEAD_WORDS;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (ch < words[ranges + 2 * middle]) high = middle - 1;
    else if (ch > words[ranges + 2 * middle + 1]) low = middle + 1;
    else {
      found = true;
      break;
    }
  }
  if (!found && (head & 0xff) !== 0) found = inCategories(head & 0xff, ch);
  return found !== ((head & NEGATED) !== 0);
}
