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
import * as PyFloat from "./float.js";
import { roundToDouble } from "./float-text.js";
import * as PyLong from "./long.js";
import { DIGITS_MAX } from "./long.js";
import {
  addDigit,
  addDigits,
  compareDigits,
  divDigit,
  highProduct,
  modDigit,
  mulDigit,
  mulDigits,
  subDigit,
  subDigits,
} from "./long-digits.js";
import { digitsOf, highDigit, increment, isTwoDigits, lowDigit, oneDigit } from "./long-parts.js";
import { decref } from "./object.js";
import * as PyTuple from "./tuple.js";
import { bool, NotImplemented, T } from "./type-table.js";

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
  const sum = safeValue(a) + safeValue(b);
  if (Number.isSafeInteger(sum)) return fromNumber(sum);
  if (!check(a) || !check(b)) return NotImplemented;
  if (isTwoDigits(a) && isTwoDigits(b)) {
    const low = (lowDigit(a) >>> 0) + (lowDigit(b) >>> 0);
    const high = (highDigit(a) >>> 0) + (highDigit(b) >>> 0) + (low > 0xffffffff ? 1 : 0);
    if (high <= 0xffffffff) return PyLong.fromDigits(high, low >>> 0, false);
  }
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

// ---- division ----

function divisionByZero(message: string): Null {
  return PyErr.setString(T.ZeroDivisionError, message);
}

// Division by a divisor of one digit; `a` has several. The quotient is rounded down.
function floorDivideByDigit(a: PyObject, divisor: number, negative: boolean): NewRef | Null {
  const n = PyLong.digitCount(a);
  const result = PyLong.alloc(n);
  if (result === 0) return NULL;
  const to = digitsOf(result as PyObject);
  const rest = divDigit(to, digitsOf(a), n, divisor);
  if (negative && rest !== 0) increment(to, n);
  return PyLong.normalize(result, negative);
}

function floorDivide(a: PyObject, b: PyObject): NewRef | Null {
  const negative = PyLong.sign(a) !== PyLong.sign(b);
  if (PyLong.digitCount(b) <= 1 && PyLong.digitCount(a) > 1)
    return floorDivideByDigit(a, oneDigit(b), negative);
  const dividend = PyLong.asBigInt(a);
  const divisor = PyLong.asBigInt(b);
  const quotient = dividend / divisor;
  return fromBigInt(negative && quotient * divisor !== dividend ? quotient - 1n : quotient);
}

function modulo(a: PyObject, b: PyObject): NewRef | Null {
  const bNegative = PyLong.sign(b) < 0;
  if (PyLong.digitCount(b) <= 1 && PyLong.digitCount(a) > 1) {
    const divisor = oneDigit(b);
    let rest = modDigit(digitsOf(a), PyLong.digitCount(a), divisor);
    if (rest !== 0 && PyLong.sign(a) < 0 !== bNegative) rest = divisor - rest;
    return fromNumber(bNegative ? -rest : rest);
  }
  const divisor = PyLong.asBigInt(b);
  const rest = PyLong.asBigInt(a) % divisor;
  return fromBigInt(rest !== 0n && rest < 0n !== bNegative ? rest + divisor : rest);
}

// The floor of x / y for safe integers, exactly.
function floorOfSafe(x: number, y: number): number {
  const rest = x % y;
  const quotient = (x - rest) / y;
  return rest !== 0 && rest < 0 !== y < 0 ? quotient - 1 : quotient;
}

// x modulo y with the sign of y, for safe integers.
function moduloOfSafe(x: number, y: number): number {
  const rest = x % y;
  return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest;
}

/** `a // b`. */
export function long_div(a: PyObject, b: PyObject): NewRef | Null {
  const x = safeValue(a);
  const y = safeValue(b);
  if (y === 0) {
    if (!check(a)) return NotImplemented;
    return divisionByZero("integer division or modulo by zero");
  }
  const quotient = floorOfSafe(x, y);
  if (Number.isSafeInteger(quotient)) return fromNumber(quotient);
  if (!check(a) || !check(b)) return NotImplemented;
  return floorDivide(a, b);
}

/** `a % b`. */
export function long_mod(a: PyObject, b: PyObject): NewRef | Null {
  const x = safeValue(a);
  const y = safeValue(b);
  if (y === 0) return check(a) ? divisionByZero("integer modulo by zero") : NotImplemented;
  const rest = moduloOfSafe(x, y);
  if (Number.isSafeInteger(rest)) return fromNumber(rest);
  if (!check(a) || !check(b)) return NotImplemented;
  return modulo(a, b);
}

/** `divmod(a, b)`. */
export function long_divmod(a: PyObject, b: PyObject): NewRef | Null {
  if (!check(a) || !check(b)) return NotImplemented;
  if (PyLong.isZero(b)) return divisionByZero("integer division or modulo by zero");
  const quotient = long_div(a, b);
  if (quotient === 0) return NULL;
  const rest = long_mod(a, b);
  if (rest === 0) {
    decref(quotient);
    return NULL;
  }
  return PyTuple.pair(quotient, rest);
}

/** `|a| / |b|`, to the nearest double; Infinity when too large. */
function divideToDouble(a: bigint, b: bigint, bitsA: number, bitsB: number): number {
  // Two bits more than a double has, one of them for what the division leaves over.
  const shift = 56 - (bitsA - bitsB);
  const numerator = shift > 0 ? a << BigInt(shift) : a;
  const denominator = shift < 0 ? b << BigInt(-shift) : b;
  const quotient = numerator / denominator;
  const sticky = quotient * denominator === numerator ? 0n : 1n;
  return roundToDouble((quotient << 1n) | sticky, -shift - 1);
}

/** `a / b`. */
export function long_true_divide(a: PyObject, b: PyObject): NewRef | Null {
  const quotient = safeValue(a) / safeValue(b);
  if (Number.isFinite(quotient)) return PyFloat.fromDouble(quotient);
  if (!check(a) || !check(b)) return NotImplemented;
  if (PyLong.isZero(b)) return divisionByZero("division by zero");
  const x = PyLong.asBigInt(a);
  const y = PyLong.asBigInt(b);
  const bitsA = PyLong.numBits(a);
  const bitsB = PyLong.numBits(b);
  const negative = x < 0n !== y < 0n;
  let value = 0;
  if (bitsA - bitsB > 1025) value = Number.POSITIVE_INFINITY;
  else if (x !== 0n && bitsA - bitsB > -1080)
    value = divideToDouble(x < 0n ? -x : x, y < 0n ? -y : y, bitsA, bitsB);
  if (value === Number.POSITIVE_INFINITY)
    return PyErr.setString(T.OverflowError, "integer division result too large for a float");
  return PyFloat.fromDouble(negative ? -value : value);
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
