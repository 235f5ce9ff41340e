/**
 * float arithmetic: the number slots, comparison and hash. Mirrors the middle of CPython's Objects/floatobject.c.
 *
 * An operand may be a float or an int, which is converted (OverflowError when it is too large); anything else gives NotImplemented.
 */
import { CompareOp } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { F64, I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { hashPointer } from "./builtin.js";
import * as PyComplex from "./complex.js";
import * as PyFloat from "./float.js";
import { pow } from "./float-exp.js";
import { frexp } from "./float-text.js";
import * as PyLong from "./long.js";
import { decref } from "./object.js";
import * as PyTuple from "./tuple.js";
import { bool, None, NotImplemented, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

const { fromDouble } = PyFloat;

// ---- operands ----

/** What went wrong with the last `operand` or `operands`: nothing (undefined), NotImplemented, or NULL with an exception set. */
let refusal: NewRef | Null | undefined;

/** The double that `op` stands for; sets `refusal`. */
function operand(op: PyObject): number {
  refusal = undefined;
  if ((op & 1) !== 0) return op >> 1;
  if (I32[(op >> 2) + 1] === T.float) return F64[(op >> 3) + 1];
  return otherOperand(op);
}

function otherOperand(op: PyObject): number {
  if (PyLong.check(op)) {
    const value = PyLong.asNumber(op);
    if (Number.isFinite(value)) return value;
    refusal = PyErr.setString(T.OverflowError, "int too large to convert to float");
    return 0;
  }
  if (PyFloat.check(op)) return PyFloat.AS_DOUBLE(op);
  refusal = NotImplemented;
  return 0;
}

/** Left and right operand of the binary operation at work (a `let` of the module that holds doubles would cost an allocation with every store). */
const operandPair = new Float64Array(2);

// Are both operands real numbers? Gives their values in operandPair, or `refusal`.
function operands(a: PyObject, b: PyObject): boolean {
  operandPair[0] = operand(a);
  if (refusal !== undefined) return false;
  operandPair[1] = operand(b);
  return refusal === undefined;
}

// Are both exactly floats? Then the doubles can be used without a detour.
function areFloats(a: PyObject, b: PyObject): boolean {
  return ((a | b) & 1) === 0 && I32[(a >> 2) + 1] === T.float && I32[(b >> 2) + 1] === T.float;
}

// ---- arithmetic ----

/** `a + b`. */
export function float_add(a: PyObject, b: PyObject): NewRef | Null {
  if (areFloats(a, b)) return fromDouble(F64[(a >> 3) + 1] + F64[(b >> 3) + 1]);
  return operands(a, b) ? fromDouble(operandPair[0] + operandPair[1]) : refusal!;
}

/** `a - b`. */
export function float_sub(a: PyObject, b: PyObject): NewRef | Null {
  if (areFloats(a, b)) return fromDouble(F64[(a >> 3) + 1] - F64[(b >> 3) + 1]);
  return operands(a, b) ? fromDouble(operandPair[0] - operandPair[1]) : refusal!;
}

/** `a * b`. */
export function float_mul(a: PyObject, b: PyObject): NewRef | Null {
  if (areFloats(a, b)) return fromDouble(F64[(a >> 3) + 1] * F64[(b >> 3) + 1]);
  return operands(a, b) ? fromDouble(operandPair[0] * operandPair[1]) : refusal!;
}

function divisionByZero(message: string): Null {
  return PyErr.setString(T.ZeroDivisionError, message);
}

/** `a / b`. */
export function float_div(a: PyObject, b: PyObject): NewRef | Null {
  if (!operands(a, b)) return refusal!;
  return operandPair[1] === 0
    ? divisionByZero("float division by zero")
    : fromDouble(operandPair[0] / operandPair[1]);
}

function isNegative(value: number): boolean {
  return value < 0 || Object.is(value, -0);
}

function zeroWithSignOf(value: number): number {
  return isNegative(value) ? -0 : 0;
}

/** `v % w` with the sign of w; w is not 0. */
export function moduloOf(v: number, w: number): number {
  const rest = v % w;
  if (rest === 0) return zeroWithSignOf(w);
  return rest < 0 !== w < 0 ? rest + w : rest;
}

/** The floor of `v / w`; w is not 0. */
export function floorQuotient(v: number, w: number): number {
  const rest = v % w;
  let quotient = (v - rest) / w;
  if (rest !== 0 && rest < 0 !== w < 0) quotient -= 1;
  if (quotient === 0) return zeroWithSignOf(v / w);
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

/** `a // b`. */
export function float_floor_div(a: PyObject, b: PyObject): NewRef | Null {
  if (!operands(a, b)) return refusal!;
  return operandPair[1] === 0
    ? divisionByZero("float floor division by zero")
    : fromDouble(floorQuotient(operandPair[0], operandPair[1]));
}

/** `a % b`. */
export function float_rem(a: PyObject, b: PyObject): NewRef | Null {
  if (!operands(a, b)) return refusal!;
  return operandPair[1] === 0
    ? divisionByZero("float modulo by zero")
    : fromDouble(moduloOf(operandPair[0], operandPair[1]));
}

/** `divmod(a, b)`. */
export function float_divmod(a: PyObject, b: PyObject): NewRef | Null {
  if (!operands(a, b)) return refusal!;
  if (operandPair[1] === 0) return divisionByZero("float divmod()");
  const modulo = moduloOf(operandPair[0], operandPair[1]);
  const quotient = fromDouble(floorQuotient(operandPair[0], operandPair[1]));
  if (quotient === 0) return NULL;
  const rest = fromDouble(modulo);
  if (rest === 0) {
    decref(quotient);
    return NULL;
  }
  return PyTuple.pair(quotient, rest);
}

/** OverflowError(34, 'Numerical result out of range'), as C's ERANGE gives it. */
export function rangeError(): Null {
  const text = PyUnicode.fromJS("Numerical result out of range");
  if (text === 0) return NULL;
  const args = PyTuple.pair(smallInt(34), text);
  if (args === 0) return NULL;
  PyErr.setObject(T.OverflowError, args);
  decref(args);
  return NULL;
}

function isOdd(value: number): boolean {
  return Math.abs(value) % 2 === 1;
}

// base ** exponent where one of them is not finite, or the exponent 0.
function powerOfSpecial(base: number, exponent: number): number {
  if (exponent === 0) return 1;
  if (Number.isNaN(base)) return base;
  if (Number.isNaN(exponent)) return base === 1 ? 1 : exponent;
  const magnitude = Math.abs(base);
  if (!Number.isFinite(exponent)) {
    if (magnitude === 1) return 1;
    return exponent > 0 === magnitude > 1 ? Number.POSITIVE_INFINITY : 0;
  }
  if (exponent > 0) return isOdd(exponent) ? base : magnitude;
  return isOdd(exponent) ? zeroWithSignOf(base) : 0;
}

/** `base ** exponent` of doubles, with Python's exceptions; a negative base with a fractional exponent gives a complex. */
export function power(base: number, exponent: number): NewRef | Null {
  if (exponent === 0 || !Number.isFinite(base) || !Number.isFinite(exponent))
    return fromDouble(powerOfSpecial(base, exponent));
  if (base === 0) {
    if (exponent < 0) return divisionByZero("0.0 cannot be raised to a negative power");
    return fromDouble(isOdd(exponent) ? base : 0);
  }
  if (base < 0 && !Number.isInteger(exponent)) return PyComplex.power(base, 0, exponent, 0);
  const result = pow(base, exponent);
  return Number.isFinite(result) ? fromDouble(result) : rangeError();
}

/** `pow(a, b)`. */
export function float_pow(a: PyObject, b: PyObject, modulus: PyObject): NewRef | Null {
  if (modulus !== None)
    return PyErr.setString(T.TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
  return operands(a, b) ? power(operandPair[0], operandPair[1]) : refusal!;
}

// ---- unary ----

/** `-a`. */
export function float_neg(a: PyObject): NewRef | Null {
  return fromDouble(-PyFloat.AS_DOUBLE(a));
}

/** `abs(a)`. */
export function float_abs(a: PyObject): NewRef | Null {
  return fromDouble(Math.abs(PyFloat.AS_DOUBLE(a)));
}

/** `bool(a)`. */
export function float_bool(a: PyObject): number {
  return PyFloat.AS_DOUBLE(a) !== 0 ? 1 : 0;
}

// ---- comparison, hash ----

function satisfiesDoubles(left: number, right: number | bigint, op: CompareOp): boolean {
  switch (op) {
    case CompareOp.LT:
      return left < right;
    case CompareOp.LE:
      return left <= right;
    case CompareOp.EQ:
      // biome-ignore lint/suspicious/noDoubleEquals: a double and a BigInt are compared by value.
      return left == right;
    case CompareOp.NE:
      // biome-ignore lint/suspicious/noDoubleEquals: as above.
      return left != right;
    case CompareOp.GT:
      return left > right;
    default:
      return left >= right;
  }
}

/** `a < b` and its kin; exact also against ints of any size. `a` is a float. */
export function float_richcompare(a: PyObject, b: PyObject, op: CompareOp): NewRef | Null {
  const left = PyFloat.AS_DOUBLE(a);
  if (PyLong.check(b)) return bool(satisfiesDoubles(left, PyLong.asNumberOrBigInt(b), op));
  if (!PyFloat.check(b)) return NotImplemented;
  return bool(satisfiesDoubles(left, PyFloat.AS_DOUBLE(b), op));
}

const HASH_MODULUS = 0x7fffffff;
const HASH_BITS = 31;
const HASH_INF = 314159;

function rotate(value: number, bits: number): number {
  return ((value << bits) & HASH_MODULUS) | (value >>> (HASH_BITS - bits));
}

// The number modulo 2**31 - 1, where dividing by 2 is multiplying by 2**30.
function hashOfFraction(value: number): number {
  const parts = frexp(Math.abs(value));
  let { mantissa, exponent } = parts;
  let hash = 0;
  while (mantissa !== 0) {
    hash = rotate(hash, 28);
    mantissa *= 268435456;
    exponent -= 28;
    const digit = Math.trunc(mantissa);
    mantissa -= digit;
    hash += digit;
    if (hash >= HASH_MODULUS) hash -= HASH_MODULUS;
  }
  hash = rotate(hash, ((exponent % HASH_BITS) + HASH_BITS) % HASH_BITS);
  return value < 0 ? -hash : hash;
}

/** The hash of a double, equal to that of an equal int; `op` is the object that has it, whose address is NaN's hash. Never -1. */
export function hashDouble(op: PyObject, value: number): number {
  let hash: number;
  if (Number.isSafeInteger(value)) hash = value % HASH_MODULUS;
  else if (Number.isNaN(value)) return hashPointer(op);
  else if (!Number.isFinite(value)) hash = value > 0 ? HASH_INF : -HASH_INF;
  else hash = hashOfFraction(value);
  return hash === -1 ? -2 : hash | 0;
}

/** `hash(a)`. */
export function float_hash(op: PyObject): number {
  return hashDouble(op, PyFloat.AS_DOUBLE(op));
}
