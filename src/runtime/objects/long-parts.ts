/**
 * How arithmetic looks at the digits of an int, tagged or not. @internal to long-*.ts
 */
import { I32, U32 } from "../heap/memory.js";
import type { PyObject } from "../heap/ownership.js";
import { LONG_DIGIT_WORD } from "./long.js";
import { T } from "./type-table.js";

/** The magnitude of an int of at most one digit. */
export function oneDigit(op: PyObject): number {
  if ((op & 1) !== 0) return Math.abs(op >> 1);
  return I32[(op >> 2) + 2] === 0 ? 0 : U32[(op >> 2) + LONG_DIGIT_WORD];
}

/** Word index of the first digit of a heap int. */
export function digitsOf(op: PyObject): number {
  return (op >> 2) + LONG_DIGIT_WORD;
}

/** Add 1 to `n` digits; the caller knows that the last one does not overflow. */
export function increment(digits: number, n: number): void {
  for (let i = 0; i < n; i++) {
    U32[digits + i] = U32[digits + i] + 1;
    if (U32[digits + i] !== 0) return;
  }
}

/** Is `op` exactly an int, and of more than two digits? Then it is beyond 2**53, and doubles need not be tried. */
export function isLong(op: PyObject): boolean {
  if ((op & 1) !== 0 || I32[(op >> 2) + 1] !== T.int) return false;
  const size = I32[(op >> 2) + 2];
  return size > 2 || size < -2;
}

// ---- two digits ----
// What is beyond 2**53 but below 2**64 (hashes, random numbers, masks) is common enough for a way without loops.

/** Is `op`, an int, positive and of one or two digits, or a tagged word that is not negative? */
export function isTwoDigits(op: PyObject): boolean {
  return (op & 1) !== 0 ? op > 0 : (I32[(op >> 2) + 2] - 1) >>> 0 <= 1;
}

/** The low digit of an int that has one, as an int32. */
export function lowDigit(op: PyObject): number {
  return (op & 1) !== 0 ? op >> 1 : I32[(op >> 2) + LONG_DIGIT_WORD];
}

/** The second digit of an int that is not negative, as an int32. */
export function highDigit(op: PyObject): number {
  return (op & 1) !== 0 || I32[(op >> 2) + 2] < 2 ? 0 : I32[(op >> 2) + LONG_DIGIT_WORD + 1];
}
