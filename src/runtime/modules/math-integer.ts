/**
 * The functions of `math` on ints: gcd, lcm, isqrt, factorial, comb, perm. Mirrors the integer half of CPython's Modules/mathmodule.c.
 */
import { PyNumber_Index } from "../abstract/number.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import * as PyLong from "../objects/long.js";
import { DIGITS_MAX } from "../objects/long.js";
import { decref } from "../objects/object.js";
import { None, T } from "../objects/type-table.js";

/** The value of an int or of what has `__index__`; undefined with an exception set. @mayRunPython */
function integerOf(op: PyObject): bigint | undefined {
  const index = PyNumber_Index(op);
  if (index === 0) return undefined;
  const value = PyLong.asBigInt(index);
  decref(index);
  return value;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

// ---- gcd, lcm ----

// Euclid's algorithm, in doubles as soon as both fit.
function greatestCommonDivisor(x: bigint, y: bigint): bigint {
  let a = magnitude(x);
  let b = magnitude(y);
  while (b > 0x1fffffffffffffn) [a, b] = [b, a % b];
  if (b === 0n) return a;
  let small = Number(b);
  let rest = Number(a % b);
  while (rest !== 0) [small, rest] = [rest, small % rest];
  return BigInt(small);
}

// Fold the arguments into one value.
function fold(
  args: number,
  count: number,
  start: bigint,
  step: (sum: bigint, next: bigint) => bigint,
): NewRef | Null {
  let result = start;
  for (let i = 0; i < count; i++) {
    const value = integerOf(I32[(args >> 2) + i] as PyObject);
    if (value === undefined) return NULL;
    result = step(result, value);
  }
  return PyLong.fromBigInt(result);
}

/** `gcd(*integers)`. */
export function math_gcd(args: number, count: number): NewRef | Null {
  if (count === 2) {
    const a = I32[args >> 2];
    const b = I32[(args >> 2) + 1];
    if ((a & b & 1) !== 0) return smallGcd(Math.abs(a >> 1), Math.abs(b >> 1));
  }
  return fold(args, count, 0n, greatestCommonDivisor);
}

function smallGcd(x: number, y: number): NewRef | Null {
  let a = x;
  let b = y;
  while (b !== 0) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return PyLong.fromNumber(a);
}

/** `lcm(*integers)`. */
export function math_lcm(args: number, count: number): NewRef | Null {
  return fold(args, count, 1n, (a, b) =>
    a === 0n || b === 0n ? 0n : magnitude((a / greatestCommonDivisor(a, b)) * b),
  );
}

// ---- square root ----

// The floor of the square root: Newton's method from above.
function integerSquareRoot(n: bigint): bigint {
  if (n < 1n << 52n) return BigInt(Math.floor(Math.sqrt(Number(n))));
  const bits = n.toString(16).length * 4;
  let root = 1n << BigInt((bits + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** `isqrt(n)`. */
export function math_isqrt(n: PyObject): NewRef | Null {
  const value = integerOf(n);
  if (value === undefined) return NULL;
  if (value < 0n) return PyErr.setString(T.ValueError, "isqrt() argument must be nonnegative");
  return PyLong.fromBigInt(integerSquareRoot(value));
}

// ---- factorial, permutations, combinations ----

const LONG_MAX = 2n ** 63n - 1n;
// low * (low + 1) * … * high: halves of like length, so that the factors are of like length too.
function product(low: bigint, high: bigint): bigint {
  const count = high - low;
  if (count > 8n) {
    const middle = (low + high) >> 1n;
    return product(low, middle) * product(middle + 1n, high);
  }
  let result = low;
  for (let i = low + 1n; i <= high; i++) result *= i;
  return result;
}

// May a product of `count` factors up to `bound` have more bits than an int can?
function isTooLarge(count: bigint, bound: bigint): boolean {
  return Number(count) * bound.toString(2).length > DIGITS_MAX * 32;
}

/** `factorial(n)`. */
export function math_factorial(n: PyObject): NewRef | Null {
  const value = integerOf(n);
  if (value === undefined) return NULL;
  if (value > LONG_MAX)
    return PyErr.setString(T.OverflowError, `factorial() argument should not exceed ${LONG_MAX}`);
  if (value < 0n) return PyErr.setString(T.ValueError, "factorial() not defined for negative values");
  if (value < 2n) return smallInt(1);
  return isTooLarge(value, value) ? PyErr.noMemory() : PyLong.fromBigInt(product(2n, value));
}

// n and k of perm and comb; undefined with an exception set.
function arguments2(n: PyObject, k: PyObject): readonly [bigint, bigint] | undefined {
  const total = integerOf(n);
  if (total === undefined) return undefined;
  const chosen = integerOf(k);
  if (chosen === undefined) return undefined;
  if (total < 0n) PyErr.setString(T.ValueError, "n must be a non-negative integer");
  else if (chosen < 0n) PyErr.setString(T.ValueError, "k must be a non-negative integer");
  else return [total, chosen];
  return undefined;
}

/** `perm(n, k=None)`. */
export function math_perm(n: PyObject, k: PyObject): NewRef | Null {
  if (k === None) return math_factorial(n);
  const given = arguments2(n, k);
  if (given === undefined) return NULL;
  const [total, chosen] = given;
  if (chosen > total) return smallInt(0);
  if (chosen === 0n) return smallInt(1);
  if (chosen > LONG_MAX) return PyErr.setString(T.OverflowError, `k must not exceed ${LONG_MAX}`);
  if (isTooLarge(chosen, total)) return PyErr.noMemory();
  return PyLong.fromBigInt(product(total - chosen + 1n, total));
}

/** `comb(n, k)`. */
export function math_comb(n: PyObject, k: PyObject): NewRef | Null {
  const given = arguments2(n, k);
  if (given === undefined) return NULL;
  const [total, chosen] = given;
  if (chosen > total) return smallInt(0);
  const fewer = chosen * 2n > total ? total - chosen : chosen;
  if (fewer === 0n) return smallInt(1);
  if (fewer > LONG_MAX) return PyErr.setString(T.OverflowError, `min(n - k, k) must not exceed ${LONG_MAX}`);
  if (isTooLarge(fewer, total)) return PyErr.noMemory();
  return PyLong.fromBigInt(product(total - fewer + 1n, total) / product(1n, fewer));
}
