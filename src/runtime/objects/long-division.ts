/**
 * int division: `//`, `%`, divmod and `/`. Mirrors long_divrem, l_mod, l_divmod and long_true_divide of CPython's Objects/longobject.c.
 *
 * The steps are those of long-arithmetic.ts: doubles within 2**53, digit loops, BigInt where both divisor and quotient are long. Magnitudes
 * are divided; `/` and `%` then round down: when the signs differ and something is left over, the quotient is one more in magnitude and
 * the rest is what is missing to the divisor.
 */
import * as PyErr from "../errors.js";
import { PyMem_Free, PyMem_Malloc } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import * as PyFloat from "./float.js";
import { roundToDouble } from "./float-text.js";
import * as PyLong from "./long.js";
import { long_add } from "./long-arithmetic.js";
import { compareDigits, divDigit, divDigits, modDigit, subDigits } from "./long-digits.js";
import { digitsOf, increment, oneDigit } from "./long-parts.js";
import { decref } from "./object.js";
import * as PyTuple from "./tuple.js";
import { NotImplemented, T } from "./type-table.js";

const { check, fromBigInt, fromNumber, safeValue } = PyLong;

/** When divisor and quotient have at least this many digits, BigInts divide. Measured: the conversions pay from here on. */
const BIGINT_DIV_DIGITS = 40;

function divisionByZero(message: string): Null {
  return PyErr.setString(T.ZeroDivisionError, message);
}

// ---- divisors of one digit ----

// `a` has several digits.
function floorDivideByDigit(a: PyObject, divisor: number, negative: boolean): NewRef | Null {
  const n = PyLong.digitCount(a);
  const result = PyLong.alloc(n);
  if (result === 0) return NULL;
  const to = digitsOf(result as PyObject);
  const rest = divDigit(to, digitsOf(a), n, divisor);
  if (negative && rest !== 0) increment(to, n);
  return PyLong.normalize(result, negative);
}

// `a` has several digits, `b` one that is not 0.
function divmodByDigit(a: PyObject, b: PyObject): NewRef | Null {
  const n = PyLong.digitCount(a);
  const result = PyLong.alloc(n);
  if (result === 0) return NULL;
  const to = digitsOf(result as PyObject);
  const divisor = oneDigit(b);
  const bNegative = PyLong.sign(b) < 0;
  const negative = PyLong.sign(a) < 0 !== bNegative;
  let rest = divDigit(to, digitsOf(a), n, divisor);
  if (negative && rest !== 0) {
    increment(to, n);
    rest = divisor - rest;
  }
  const quotient = PyLong.normalize(result, negative);
  const remainder = fromNumber(bNegative ? -rest : rest);
  if (remainder !== NULL) return PyTuple.pair(quotient, remainder);
  decref(quotient);
  return NULL;
}

function moduloOfDigit(a: PyObject, b: PyObject): NewRef | Null {
  const bNegative = PyLong.sign(b) < 0;
  const divisor = oneDigit(b);
  let rest = modDigit(digitsOf(a), PyLong.digitCount(a), divisor);
  if (rest !== 0 && PyLong.sign(a) < 0 !== bNegative) rest = divisor - rest;
  return fromNumber(bNegative ? -rest : rest);
}

// ---- long divisors ----

/** What `divide` is asked for. */
const enum Want {
  QUOTIENT = 1,
  REST = 2,
  BOTH = 3,
}

/** What the last `divide` gave: owned by who asked, 0 for what was not wanted. */
let quotientFound: NewRef | Null = NULL;
let restFound: NewRef | Null = NULL;

// Is |a| < |b|? At least one of them has several digits.
function isLess(a: PyObject, b: PyObject): boolean {
  const n = PyLong.digitCount(a);
  const m = PyLong.digitCount(b);
  return n !== m ? n < m : compareDigits(digitsOf(a), digitsOf(b), n) < 0;
}

// Divide `a` by `b`, heap ints of several digits with |a| >= |b|. False with MemoryError.
function divide(a: PyObject, b: PyObject, want: Want): boolean {
  quotientFound = restFound = NULL;
  const n = PyLong.digitCount(a);
  const m = PyLong.digitCount(b);
  if (m >= BIGINT_DIV_DIGITS && n - m >= BIGINT_DIV_DIGITS) return divideAsBigInts(a, b, want);
  const work = PyMem_Malloc((n + 1) << 2);
  if (work === 0) {
    PyErr.noMemory();
    return false;
  }
  const done = divideInto(work >> 2, a, n, b, m, want);
  PyMem_Free(work);
  return done;
}

// As divide; `rest` is the word index of n + 1 digits to work in.
function divideInto(rest: number, a: PyObject, n: number, b: PyObject, m: number, want: Want): boolean {
  const quotient = (want & Want.QUOTIENT) === 0 ? 0 : PyLong.alloc(n - m + 2);
  if (quotient === 0 && (want & Want.QUOTIENT) !== 0) return false;
  const from = digitsOf(a);
  for (let i = 0; i < n; i++) I32[rest + i] = I32[from + i];
  I32[rest + n] = 0;
  const to = quotient === 0 ? 0 : digitsOf(quotient as PyObject);
  divDigits(to, rest, n, digitsOf(b), m);
  const negative = PyLong.sign(a) !== PyLong.sign(b);
  const roundsDown = negative && !isZero(rest, m);
  if (quotient !== 0) {
    I32[to + n - m + 1] = 0;
    if (roundsDown) increment(to, n - m + 2);
    quotientFound = PyLong.normalize(quotient, negative);
  }
  return (want & Want.REST) === 0 || makeRest(rest, b, m, roundsDown);
}

function isZero(digits: number, n: number): boolean {
  for (let i = 0; i < n; i++) if (I32[digits + i] !== 0) return false;
  return true;
}

// The int of the `m` digits at word index `rest`, or what they lack to `b`, with the sign of `b`.
function makeRest(rest: number, b: PyObject, m: number, roundsDown: boolean): boolean {
  const op = PyLong.alloc(m);
  if (op === 0) {
    if (quotientFound !== NULL) decref(quotientFound);
    return false;
  }
  const to = digitsOf(op as PyObject);
  if (roundsDown) subDigits(to, digitsOf(b), m, rest, m);
  else for (let i = 0; i < m; i++) I32[to + i] = I32[rest + i];
  restFound = PyLong.normalize(op, PyLong.sign(b) < 0);
  return true;
}

function divideAsBigInts(a: PyObject, b: PyObject, want: Want): boolean {
  const dividend = PyLong.asBigInt(a);
  const divisor = PyLong.asBigInt(b);
  let quotient = dividend / divisor;
  let rest = dividend - quotient * divisor;
  if (rest !== 0n && rest < 0n !== divisor < 0n) {
    quotient -= 1n;
    rest += divisor;
  }
  if ((want & Want.QUOTIENT) !== 0) {
    quotientFound = fromBigInt(quotient);
    if (quotientFound === NULL) return false;
  }
  if ((want & Want.REST) === 0) return true;
  restFound = fromBigInt(rest);
  if (restFound === NULL && quotientFound !== NULL) decref(quotientFound);
  return restFound !== NULL;
}

// `a // b` and `a % b` where |a| < |b|: no digit is divided.
function quotientOfLess(a: PyObject, b: PyObject): NewRef {
  return fromNumber(PyLong.sign(a) * PyLong.sign(b) < 0 ? -1 : 0) as NewRef;
}

function restOfLess(a: PyObject, b: PyObject): NewRef | Null {
  return PyLong.sign(a) * PyLong.sign(b) < 0 ? long_add(a, b) : PyLong.asExact(a);
}

function floorDivide(a: PyObject, b: PyObject): NewRef | Null {
  if (isLess(a, b)) return quotientOfLess(a, b);
  if (PyLong.digitCount(b) <= 1) return floorDivideByDigit(a, oneDigit(b), PyLong.sign(a) !== PyLong.sign(b));
  return divide(a, b, Want.QUOTIENT) ? quotientFound : NULL;
}

function modulo(a: PyObject, b: PyObject): NewRef | Null {
  if (isLess(a, b)) return restOfLess(a, b);
  if (PyLong.digitCount(b) <= 1) return moduloOfDigit(a, b);
  return divide(a, b, Want.REST) ? restFound : NULL;
}

// ---- the slots ----

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
  if (PyLong.digitCount(b) > 1 && !isLess(a, b))
    return divide(a, b, Want.BOTH) ? PyTuple.pair(quotientFound as NewRef, restFound as NewRef) : NULL;
  if (PyLong.digitCount(a) > 1 && PyLong.digitCount(b) === 1) return divmodByDigit(a, b);
  const quotient = long_div(a, b);
  if (quotient === 0) return NULL;
  const rest = long_mod(a, b);
  if (rest === 0) {
    decref(quotient);
    return NULL;
  }
  return PyTuple.pair(quotient, rest);
}

// `|a| / |b|`, to the nearest double; Infinity when too large.
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
