/**
 * Cutting characters or bytes into parts: split, rsplit, splitlines, strip, for str and bytes alike. Mirrors
 * Objects/stringlib/split.h.
 *
 * A part is a pair of indices [start, end); a result is a flat array of pairs, of which the caller makes substrings.
 */
import { find, rfind } from "./find.js";
import { readAt } from "./layout.js";

/** A test of a character. */
export type CharTest = (ch: number) => boolean;

/** The parts between runs of characters that are `blank`; at most `max` cuts. */
export function splitBlank(
  data: number,
  kind: number,
  length: number,
  max: number,
  blank: CharTest,
): number[] {
  const parts: number[] = [];
  let i = 0;
  for (let cuts = 0; cuts < max; cuts++) {
    while (i < length && blank(readAt(data, kind, i))) i++;
    if (i === length) return parts;
    const start = i++;
    while (i < length && !blank(readAt(data, kind, i))) i++;
    parts.push(start, i);
  }
  while (i < length && blank(readAt(data, kind, i))) i++;
  if (i === length) return parts;
  parts.push(i, length); // the rest keeps its blanks inside and at its end
  return parts;
}

/** As splitBlank, from the end; the parts still come in order. */
export function rsplitBlank(
  data: number,
  kind: number,
  length: number,
  max: number,
  blank: CharTest,
): number[] {
  const parts: number[] = [];
  let i = length;
  for (let cuts = 0; cuts < max; cuts++) {
    while (i > 0 && blank(readAt(data, kind, i - 1))) i--;
    if (i === 0) return reversePairs(parts);
    const end = i--;
    while (i > 0 && !blank(readAt(data, kind, i - 1))) i--;
    parts.push(i, end);
  }
  while (i > 0 && blank(readAt(data, kind, i - 1))) i--;
  if (i > 0) parts.push(0, i);
  return reversePairs(parts);
}

function reversePairs(parts: number[]): number[] {
  const result: number[] = [];
  for (let i = parts.length - 2; i >= 0; i -= 2) result.push(parts[i], parts[i + 1]);
  return result;
}

/** The parts between occurrences of a separator that is not empty; at most `max` cuts. */
export function splitAt(
  data: number,
  kind: number,
  length: number,
  separator: number,
  separatorKind: number,
  separatorLength: number,
  max: number,
): number[] {
  const parts: number[] = [];
  let start = 0;
  for (let cuts = 0; cuts < max; cuts++) {
    const at = find(data, kind, start, length, separator, separatorKind, separatorLength);
    if (at < 0) break;
    parts.push(start, at);
    start = at + separatorLength;
  }
  parts.push(start, length);
  return parts;
}

/** As splitAt, from the end; the parts still come in order. */
export function rsplitAt(
  data: number,
  kind: number,
  length: number,
  separator: number,
  separatorKind: number,
  separatorLength: number,
  max: number,
): number[] {
  const parts: number[] = [];
  let end = length;
  for (let cuts = 0; cuts < max; cuts++) {
    const at = rfind(data, kind, 0, end, separator, separatorKind, separatorLength);
    if (at < 0) break;
    parts.push(at + separatorLength, end);
    end = at;
  }
  parts.push(0, end);
  return reversePairs(parts);
}

/** The lines, with their ends if `keepEnds`; "\r\n" is one end. */
export function splitLines(
  data: number,
  kind: number,
  length: number,
  keepEnds: boolean,
  isBreak: CharTest,
): number[] {
  const parts: number[] = [];
  let i = 0;
  while (i < length) {
    const start = i;
    while (i < length && !isBreak(readAt(data, kind, i))) i++;
    const end = i;
    if (i < length) {
      i += readAt(data, kind, i) === 13 && i + 1 < length && readAt(data, kind, i + 1) === 10 ? 2 : 1;
    }
    parts.push(start, keepEnds ? i : end);
  }
  return parts;
}

/** Which ends `strip` works on. */
export const enum Ends {
  LEFT = 1,
  RIGHT = 2,
  BOTH = 3,
}

/** [start, end) of what is left when the characters that `strips` are taken from the ends. */
export function stripRange(
  data: number,
  kind: number,
  length: number,
  ends: Ends,
  strips: CharTest,
): readonly [number, number] {
  let start = 0;
  let end = length;
  if ((ends & Ends.LEFT) !== 0) while (start < end && strips(readAt(data, kind, start))) start++;
  if ((ends & Ends.RIGHT) !== 0) while (end > start && strips(readAt(data, kind, end - 1))) end--;
  return [start, end];
}
