/**
 * Shifts and bitwise operators of ints, in two's complement of unlimited length. The operands are as in long-arithmetic.ts.
 */
import * as PyErr from "../errors.js";
import { I32, U32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import * as PyLong from "./long.js";
import { DIGITS_MAX, LONG_DIGIT_WORD } from "./long.js";
import { shiftLeft, shiftRight } from "./long-digits.js";
import { digitsOf, highDigit, increment, isTwoDigits, lowDigit, oneDigit } from "./long-parts.js";
import { NotImplemented, T } from "./type-table.js";

const { check, fromNumber, safeValue } = PyLong;

// ---- shifts ----

const SHIFT_OVERFLOW = 30 * 2 ** 61;
// `2 ** count` costs more than all the rest of a short shift.
const POWER_OF_TWO = Float64Array.from({ length: 64 }, (_, count) => 2 ** count);

/** `a << b`. */
export function long_lshift(a: PyObject, b: PyObject): NewRef | Null {
  const count = safeValue(b);
  if (count >= 0 && count < 64) {
    const shifted = safeValue(a) * POWER_OF_TWO[count];
    if (Number.isSafeInteger(shifted)) return fromNumber(shifted);
  }
  if (!check(a) || !check(b)) return NotImplemented;
  if (PyLong.sign(b) < 0) return PyErr.setString(T.ValueError, "negative shift count");
  if (PyLong.isZero(a)) return smallInt(0);
  if (PyLong.asNumber(b) >= SHIFT_OVERFLOW)
    return PyErr.setString(T.OverflowError, "too many digits in integer");
  if (Number.isNaN(count)) return PyErr.noMemory();
  return shiftedLeft(a, count);
}

// The result has more than 53 bits, so it needs no normalising when its top digit is known.
function shiftedLeft(a: PyObject, count: number): NewRef | Null {
  // `count` may be any safe integer, but what is beyond DIGITS_MAX words fails in alloc.
  const words = count < 0x7fffffff ? count >> 5 : DIGITS_MAX + 1;
  const bits = count & 31;
  const n = PyLong.digitCount(a);
  const top = n === 1 ? oneDigit(a) : U32[digitsOf(a) + n - 1];
  const hasCarry = bits !== 0 && top >>> (32 - bits) !== 0;
  const result = PyLong.alloc(n + words + (hasCarry ? 1 : 0));
  if (result === 0) return NULL;
  const to = digitsOf(result as PyObject);
  if (PyLong.sign(a) < 0) I32[(result >> 2) + 2] *= -1;
  for (let i = 0; i < words; i++) I32[to + i] = 0;
  if (n === 1) I32[to + words] = top << bits;
  else shiftLeft(to + words, digitsOf(a), n, bits);
  if (hasCarry) I32[to + words + n] = top >>> (32 - bits);
  return result as NewRef;
}

/** `a >> b`: the floor of a / 2**b. */
export function long_rshift(a: PyObject, b: PyObject): NewRef | Null {
  const count = safeValue(b);
  if (count >= 0) {
    const value = safeValue(a);
    if (!Number.isNaN(value)) {
      if (count < 32 && (value | 0) === value) return fromNumber(value >> count);
      return fromNumber(count > 60 ? (value < 0 ? -1 : 0) : Math.floor(value / POWER_OF_TWO[count]));
    }
  }
  if (!check(a) || !check(b)) return NotImplemented;
  const sign = PyLong.sign(a);
  if (PyLong.sign(b) < 0) return PyErr.setString(T.ValueError, "negative shift count");
  const n = PyLong.digitCount(a);
  if (Number.isNaN(count) || count >= n * 32) return smallInt(sign < 0 ? -1 : 0);
  return shiftedRight(a, n, count, sign < 0);
}

// `a` has several digits, and less than all of them are shifted out.
function shiftedRight(a: PyObject, n: number, count: number, negative: boolean): NewRef | Null {
  const words = count >> 5;
  const result = PyLong.alloc(n - words + 1);
  if (result === 0) return NULL;
  const to = digitsOf(result as PyObject);
  U32[to + n - words] = 0;
  const lost = shiftRight(to, digitsOf(a), n, words, count & 31);
  if (negative && lost) increment(to, n - words + 1);
  return PyLong.normalize(result, negative);
}

// ---- bits ----

const enum BitOp {
  AND,
  OR,
  XOR,
}

function applyBits(op: BitOp, left: number, right: number): number {
  return op === BitOp.AND ? left & right : op === BitOp.OR ? left | right : left ^ right;
}

function digitAt(op: PyObject, i: number, n: number): number {
  if (i >= n) return 0;
  return n === 1 ? oneDigit(op) : U32[digitsOf(op) + i];
}

// Two's complement is made digit by digit: invert, and add a carry that starts as 1.
function bitwise(op: BitOp, a: PyObject, b: PyObject): NewRef | Null {
  const negativeA = PyLong.sign(a) < 0;
  const negativeB = PyLong.sign(b) < 0;
  const negative = applyBits(op, negativeA ? 1 : 0, negativeB ? 1 : 0) === 1;
  const n = PyLong.digitCount(a);
  const m = PyLong.digitCount(b);
  // One digit more than the longer, so that a negative result has room for its sign.
  const count = Math.max(n, m) + 1;
  const result = PyLong.alloc(count);
  if (result === 0) return NULL;
  const to = digitsOf(result as PyObject);
  let carryA = 1;
  let carryB = 1;
  let carry = 1;
  for (let i = 0; i < count; i++) {
    let left = digitAt(a, i, n);
    let right = digitAt(b, i, m);
    if (negativeA) {
      left = (~left >>> 0) + carryA;
      carryA = left > 0xffffffff ? 1 : 0;
    }
    if (negativeB) {
      right = (~right >>> 0) + carryB;
      carryB = right > 0xffffffff ? 1 : 0;
    }
    let digit = applyBits(op, left, right) >>> 0;
    if (negative) {
      digit = (~digit >>> 0) + carry;
      carry = digit > 0xffffffff ? 1 : 0;
    }
    U32[to + i] = digit;
  }
  return PyLong.normalize(result, negative);
}

// The low 32 bits in two's complement of a heap int.
function lowWord(op: PyObject): number {
  const size = I32[(op >> 2) + 2];
  if (size === 0) return 0;
  const digit = I32[(op >> 2) + LONG_DIGIT_WORD];
  return size < 0 ? -digit : digit;
}

function fromWords(low: number, high: number): NewRef | Null {
  return PyLong.fromDigits(high >>> 0, low >>> 0, false);
}

/** `a & b`. */
export function long_and(a: PyObject, b: PyObject): NewRef | Null {
  if ((a & b & 1) !== 0) return (a & b) as NewRef;
  if (!check(a) || !check(b)) return NotImplemented;
  if (isTwoDigits(b) && PyLong.sign(a) > 0)
    return fromWords(lowDigit(a) & lowDigit(b), highDigit(a) & highDigit(b));
  // A tagged mask that is not negative needs the low word only.
  if ((b & 1) !== 0 && b > 0) return fromNumber(lowWord(a) & (b >> 1));
  if ((a & 1) !== 0 && a > 0) return fromNumber(lowWord(b) & (a >> 1));
  return bitwise(BitOp.AND, a, b);
}

/** `a | b`. */
export function long_or(a: PyObject, b: PyObject): NewRef | Null {
  if ((a & b & 1) !== 0) return (a | b) as NewRef;
  if (!check(a) || !check(b)) return NotImplemented;
  if (isTwoDigits(a) && isTwoDigits(b))
    return fromWords(lowDigit(a) | lowDigit(b), highDigit(a) | highDigit(b));
  return bitwise(BitOp.OR, a, b);
}

/** `a ^ b`. */
export function long_xor(a: PyObject, b: PyObject): NewRef | Null {
  if ((a & b & 1) !== 0) return ((a ^ b) | 1) as NewRef;
  if (!check(a) || !check(b)) return NotImplemented;
  if (isTwoDigits(a) && isTwoDigits(b))
    return fromWords(lowDigit(a) ^ lowDigit(b), highDigit(a) ^ highDigit(b));
  return bitwise(BitOp.XOR, a, b);
}
