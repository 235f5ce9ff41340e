/**
 * int arithmetic: the number slots but those on bits (long-bits.ts), comparison. Mirrors the middle of CPython's Objects/longobject.c.
 *
 * Each operation has up to four steps, the cheapest first: two tagged words; values within 2**53 as doubles, which are exact
 * there; digit loops (long-digits.ts); BigInt for long products and quotients. An operand that is no int gives NotImplemented.
 */
import { CompareOp } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import * as PyLong from "./long.js";
import { DIGITS_MAX } from "./long.js";
import {
  addDigit,
  addDigits,
  compareDigits,
  highProduct,
  mulDigit,
  mulDigits,
  subDigit,
  subDigits,
} from "./long-digits.js";
import { digitsOf, highDigit, isLong, isTwoDigits, lowDigit, oneDigit } from "./long-parts.js";
import { bool, NotImplemented } from "./type-table.js";

const { check, fromBigInt, fromNumber, safeValue } = PyLong;

/** Factors of at least this many digits are multiplied as BigInts. Measured: the conversions pay from here on. */
const BIGINT_MUL_DIGITS = 48;

// ---- addition, subtraction ----

// (|a| + |b|) with a sign.
function addMagnitudes(a: PyObject, b: PyObject, negative: boolean): NewRef | Null {
  let n = PyLong.digitCount(a);
  let m = PyLong.digitCount(b);
  if (n < m) {
    [a, b] = [b, a];
    [n, m] = [m, n];
  }
  if (n <= 1) {
    const sum = oneDigit(a) + oneDigit(b);
    return fromNumber(negative ? -sum : sum);
  }
  const result = PyLong.alloc(n + 1);
  if (result === 0) return NULL;
  const to = digitsOf(result as PyObject);
  if (m <= 1) addDigit(to, digitsOf(a), n, oneDigit(b));
  else addDigits(to, digitsOf(a), n, digitsOf(b), m);
  return PyLong.normalize(result, negative);
}

// (|a| - |b|), negated if `negative`.
function subMagnitudes(a: PyObject, b: PyObject, negative: boolean): NewRef | Null {
  let n = PyLong.digitCount(a);
  let m = PyLong.digitCount(b);
  if (n <= 1 && m <= 1) {
    const difference = oneDigit(a) - oneDigit(b);
    return fromNumber(negative ? -difference : difference);
  }
  const order = n === m ? compareDigits(digitsOf(a), digitsOf(b), n) : n - m;
  if (order === 0) return smallInt(0);
  if (order < 0) {
    [a, b] = [b, a];
    [n, m] = [m, n];
    negative = !negative;
  }
  const result = PyLong.alloc(n);
  if (result === 0) return NULL;
  const to = digitsOf(result as PyObject);
  if (m <= 1) subDigit(to, digitsOf(a), n, oneDigit(b));
  else subDigits(to, digitsOf(a), n, digitsOf(b), m);
  return PyLong.normalize(result, negative);
}

/** `a + b`. */
export function long_add(a: PyObject, b: PyObject): NewRef | Null {
  if ((a & b & 1) !== 0) return fromNumber((a >> 1) + (b >> 1));
  if (isLong(a) && isLong(b)) return addLongs(a, b);
  const sum = safeValue(a) + safeValue(b);
  if (Number.isSafeInteger(sum)) return fromNumber(sum);
  if (!check(a) || !check(b)) return NotImplemented;
  if (isTwoDigits(a) && isTwoDigits(b)) {
    const low = (lowDigit(a) >>> 0) + (lowDigit(b) >>> 0);
    const high = (highDigit(a) >>> 0) + (highDigit(b) >>> 0) + (low > 0xffffffff ? 1 : 0);
    if (high <= 0xffffffff) return PyLong.fromDigits(high, low >>> 0, false);
  }
  return addLongs(a, b);
}

function addLongs(a: PyObject, b: PyObject): NewRef | Null {
  const negative = PyLong.sign(a) < 0;
  return negative === PyLong.sign(b) < 0 ? addMagnitudes(a, b, negative) : subMagnitudes(a, b, negative);
}

/** `a - b`. */
export function long_sub(a: PyObject, b: PyObject): NewRef | Null {
  if ((a & b & 1) !== 0) return fromNumber((a >> 1) - (b >> 1));
  const difference = safeValue(a) - safeValue(b);
  if (Number.isSafeInteger(difference)) return fromNumber(difference);
  if (!check(a) || !check(b)) return NotImplemented;
  const negative = PyLong.sign(a) < 0;
  return negative === PyLong.sign(b) < 0 ? subMagnitudes(a, b, negative) : addMagnitudes(a, b, negative);
}

// ---- multiplication ----

function tooLong(digits: number): boolean {
  if (digits <= DIGITS_MAX) return false;
  PyErr.noMemory();
  return true;
}

/** `a * b`. */
export function long_mul(a: PyObject, b: PyObject): NewRef | Null {
  if (isLong(a) && PyLong.check(b)) return multiply(a, b);
  const product = safeValue(a) * safeValue(b);
  if (Number.isSafeInteger(product)) return fromNumber(product);
  if (!check(a) || !check(b)) return NotImplemented;
  return multiply(a, b);
}

function multiply(a: PyObject, b: PyObject): NewRef | Null {
  const negative = PyLong.sign(a) !== PyLong.sign(b);
  let n = PyLong.digitCount(a);
  let m = PyLong.digitCount(b);
  if (n < m) {
    [a, b] = [b, a];
    [n, m] = [m, n];
  }
  if (n <= 1) {
    const left = oneDigit(a);
    const right = oneDigit(b);
    const low = Math.imul(left, right) >>> 0;
    return PyLong.fromDigits(highProduct(left, right, low), low, negative);
  }
  if (m === 0) return smallInt(0);
  if (tooLong(n + m)) return NULL;
  if (m >= BIGINT_MUL_DIGITS) return fromBigInt(PyLong.asBigInt(a) * PyLong.asBigInt(b));
  const result = PyLong.alloc(n + m);
  if (result === 0) return NULL;
  const to = digitsOf(result as PyObject);
  if (m === 1) mulDigit(to, digitsOf(a), n, oneDigit(b));
  else mulDigits(to, digitsOf(a), n, digitsOf(b), m);
  return PyLong.normalize(result, negative);
}

// ---- sign, truth ----

/** `-a`. */
export function long_neg(a: PyObject): NewRef | Null {
  const value = safeValue(a);
  if (!Number.isNaN(value)) return fromNumber(-value);
  return copyWithSign(a, PyLong.sign(a) > 0);
}

function copyWithSign(a: PyObject, negative: boolean): NewRef | Null {
  const n = PyLong.digitCount(a);
  const result = PyLong.alloc(n);
  if (result === 0) return NULL;
  I32.copyWithin(digitsOf(result as PyObject), digitsOf(a), digitsOf(a) + n);
  return PyLong.normalize(result, negative);
}

/** `abs(a)`. */
export function long_abs(a: PyObject): NewRef | Null {
  return PyLong.sign(a) < 0 ? long_neg(a) : PyLong.asExact(a);
}

/** `~a`. */
export function long_invert(a: PyObject): NewRef | Null {
  const value = -safeValue(a) - 1;
  if (Number.isSafeInteger(value)) return fromNumber(value);
  const one = smallInt(1);
  return PyLong.sign(a) < 0 ? subMagnitudes(a, one, false) : addMagnitudes(a, one, true);
}

/** `bool(a)`. */
export function long_bool(a: PyObject): number {
  return PyLong.isZero(a) ? 0 : 1;
}

// ---- comparison ----

/** Negative, 0 or positive, as a is less than, equal to or greater than b; both are ints (`long_compare`). */
export function compare(a: PyObject, b: PyObject): number {
  const x = safeValue(a);
  const y = safeValue(b);
  if (x === y) return 0;
  if (x < y) return -1;
  if (x > y) return 1;
  const sizeA = PyLong.sign(a) * PyLong.digitCount(a);
  const sizeB = PyLong.sign(b) * PyLong.digitCount(b);
  // Of as many digits, both have at least two: they are heap ints.
  if (sizeA !== sizeB) return sizeA - sizeB;
  const order = compareDigits(digitsOf(a), digitsOf(b), Math.abs(sizeA));
  return sizeA < 0 ? -order : order;
}

/** Does `order` (negative, 0, positive) satisfy the comparison? */
export function satisfies(order: number, op: CompareOp): boolean {
  switch (op) {
    case CompareOp.LT:
      return order < 0;
    case CompareOp.LE:
      return order <= 0;
    case CompareOp.EQ:
      return order === 0;
    case CompareOp.NE:
      return order !== 0;
    case CompareOp.GT:
      return order > 0;
    default:
      return order >= 0;
  }
}

/** `a < b` and its kin. */
export function long_richcompare(a: PyObject, b: PyObject, op: CompareOp): NewRef | Null {
  if (!check(a) || !check(b)) return NotImplemented;
  return bool(satisfies(compare(a, b), op));
}
