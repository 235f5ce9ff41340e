/**
 * Searching in characters or bytes: what find, rfind, count, `in`, replace, split and partition are made of, for str and
 * bytes alike. Mirrors Objects/stringlib/fastsearch.h.
 *
 * Texts are (address, kind, length); bytes have kind 1. As strs are of the smallest kind, a needle of a wider kind than the
 * haystack's is never in it. The search compares the last character of the needle first, and skips the needle's length where the
 * character behind the window is not in the needle at all (a 32-bit bloom filter).
 */
import { I32, U8, U16, U32 } from "../../heap/memory.js";
import { readAt } from "./layout.js";

/** Index of the character `ch` in [start, end), or -1. */
export function findChar(data: number, kind: number, start: number, end: number, ch: number): number {
  if (kind === 1) {
    const found = findByte(data + start, data + end, ch);
    return found < 0 ? -1 : found - data;
  }
  if (kind === 2) {
    const base = data >> 1;
    for (let i = base + start, stop = base + end; i < stop; i++) if (U16[i] === ch) return i - base;
  } else {
    const base = data >> 2;
    for (let i = base + start, stop = base + end; i < stop; i++) if (U32[i] === ch) return i - base;
  }
  return -1;
}

// The address of the first byte `ch` from `start` to `stop`, or -1. Four bytes at a time: subtracting 1 from each byte sets the top bit of
// one that was 0 (and of some behind it, never before), so that the word has it iff one of its bytes is `ch`.
function findByte(start: number, stop: number, ch: number): number {
  const u8 = U8;
  let at = start;
  for (const aligned = Math.min((start + 3) & ~3, stop); at < aligned; at++) if (u8[at] === ch) return at;
  const pattern = Math.imul(ch, 0x01010101);
  const i32 = I32;
  let w = at >> 2;
  for (const end = stop >> 2; w < end; w++) {
    const difference = i32[w] ^ pattern;
    if (((difference - 0x01010101) & ~difference & 0x80808080) !== 0) break;
  }
  for (at = Math.max(at, w << 2); at < stop; at++) if (u8[at] === ch) return at;
  return -1;
}

/** Index of the last character `ch` in [start, end), or -1. */
export function rfindChar(data: number, kind: number, start: number, end: number, ch: number): number {
  for (let i = end - 1; i >= start; i--) if (readAt(data, kind, i) === ch) return i;
  return -1;
}

/** Are the characters at `data + at` on the needle's? */
export function matchesAt(
  data: number,
  kind: number,
  at: number,
  needle: number,
  needleKind: number,
  count: number,
): boolean {
  if (kind === 1 && needleKind === 1) {
    const u8 = U8;
    for (let i = 0, from = data + at; i < count; i++) if (u8[from + i] !== u8[needle + i]) return false;
    return true;
  }
  for (let i = 0; i < count; i++)
    if (readAt(data, kind, at + i) !== readAt(needle, needleKind, i)) return false;
  return true;
}

// How many of the characters at `data + at` on are the needle's, at most `count`.
function commonPrefix(
  data: number,
  kind: number,
  at: number,
  needle: number,
  needleKind: number,
  count: number,
): number {
  let i = 0;
  while (i < count && readAt(data, kind, at + i) === readAt(needle, needleKind, i)) i++;
  return i;
}

/** Index of the first occurrence within [start, end), or -1. An empty needle is at `start`, if start <= end. */
export function find(
  data: number,
  kind: number,
  start: number,
  end: number,
  needle: number,
  needleKind: number,
  count: number,
): number {
  if (count > end - start || needleKind > kind) return -1;
  if (count <= 1) {
    return count === 0 ? start : findChar(data, kind, start, end, readAt(needle, needleKind, 0));
  }
  if (kind === 1) return findBytes(data, start, end, needle, count);
  const lastIndex = count - 1;
  const last = readAt(needle, needleKind, lastIndex);
  let bloom = 0;
  let skip = lastIndex;
  for (let i = 0; i < lastIndex; i++) {
    const ch = readAt(needle, needleKind, i);
    bloom |= 1 << (ch & 31);
    if (ch === last) skip = lastIndex - i - 1;
  }
  bloom |= 1 << (last & 31);
  const stop = end - count;
  let patience = PATIENCE + 4 * (end - start);
  for (let i = start; i <= stop; i++) {
    if (readAt(data, kind, i + lastIndex) === last) {
      const same = commonPrefix(data, kind, i, needle, needleKind, lastIndex);
      if (same === lastIndex) return i;
      patience -= same;
      if (patience < 0) return findLinear(data, kind, i + 1, end, needle, needleKind, count);
      if (i < stop && (bloom & (1 << (readAt(data, kind, i + count) & 31))) === 0) i += count;
      else i += skip;
    } else if (i < stop && (bloom & (1 << (readAt(data, kind, i + count) & 31))) === 0) i += count;
  }
  return -1;
}

// As find, for Latin-1 text and bytes: the first two characters are compared on the way. Two to three times as fast as the general search (measured),
// and the texts are short.
function findBytes(data: number, start: number, end: number, needle: number, count: number): number {
  const u8 = U8;
  const first = u8[needle];
  const second = u8[needle + 1];
  let patience = PATIENCE + 4 * (end - start);
  for (let i = data + start, stop = data + end - count; i <= stop; i++) {
    if (u8[i] !== first || u8[i + 1] !== second) continue;
    let k = 2;
    while (k < count && u8[i + k] === u8[needle + k]) k++;
    if (k === count) return i - data;
    patience -= k;
    if (patience < 0) return findLinear(data, 1, i + 1 - data, end, needle, 1, count);
  }
  return -1;
}

/** Comparisons that a search may spend, beside some for each character, before it goes over to the linear algorithm. */
const PATIENCE = 2000;

// By Knuth, Morris and Pratt: in linear time whatever the texts, but slower on ordinary ones.
function findLinear(
  data: number,
  kind: number,
  start: number,
  end: number,
  needle: number,
  needleKind: number,
  count: number,
): number {
  const border = new Int32Array(count); // of needle[0..i], the length of the longest proper prefix that is a suffix, too
  for (let i = 1, k = 0; i < count; i++) {
    const ch = readAt(needle, needleKind, i);
    while (k > 0 && ch !== readAt(needle, needleKind, k)) k = border[k - 1];
    if (ch === readAt(needle, needleKind, k)) k++;
    border[i] = k;
  }
  for (let i = start, k = 0; i < end; i++) {
    const ch = readAt(data, kind, i);
    while (k > 0 && ch !== readAt(needle, needleKind, k)) k = border[k - 1];
    if (ch === readAt(needle, needleKind, k)) k++;
    if (k === count) return i - count + 1;
  }
  return -1;
}

/** Index of the last occurrence within [start, end), or -1. An empty needle is at `end`, if start <= end. */
export function rfind(
  data: number,
  kind: number,
  start: number,
  end: number,
  needle: number,
  needleKind: number,
  count: number,
): number {
  if (count === 0) return start <= end ? end : -1;
  if (count > end - start || needleKind > kind) return -1;
  const first = readAt(needle, needleKind, 0);
  for (let i = end - count; i >= start; i--) {
    i = rfindChar(data, kind, start, i + 1, first);
    if (i < 0) return -1;
    if (matchesAt(data, kind, i, needle, needleKind, count)) return i;
  }
  return -1;
}

/** Number of occurrences within [start, end) that do not overlap, at most `max`. */
export function count(
  data: number,
  kind: number,
  start: number,
  end: number,
  needle: number,
  needleKind: number,
  length: number,
  max: number,
): number {
  if (start > end) return 0;
  if (length === 0) return Math.min(end - start + 1, max);
  let number = 0;
  for (let i = start; number < max; number++) {
    i = find(data, kind, i, end, needle, needleKind, length);
    if (i < 0) break;
    i += length;
  }
  return number;
}
