/**
 * `pow(a, b)` and `pow(a, b, c)` of ints. Mirrors long_pow and long_invmod of CPython's Objects/longobject.c.
 */
import * as PyErr from "../errors.js";
import { type NewRef, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { power } from "./float-arithmetic.js";
import * as PyLong from "./long.js";
import { DIGITS_MAX } from "./long.js";
import { long_lshift } from "./long-bits.js";
import { None, NotImplemented, T } from "./type-table.js";

/** `pow(base, exponent, modulus)`; the modulus may be None. */
export function long_pow(base: PyObject, exponent: PyObject, modulus: PyObject): NewRef | Null {
  if (!PyLong.check(base) || !PyLong.check(exponent)) return NotImplemented;
  if (modulus === None) return powerWithoutModulus(base, exponent);
  if (!PyLong.check(modulus)) return NotImplemented;
  if (PyLong.isZero(modulus)) return PyErr.setString(T.ValueError, "pow() 3rd argument cannot be 0");
  return powerWithModulus(PyLong.asBigInt(base), PyLong.asBigInt(exponent), PyLong.asBigInt(modulus));
}

function powerWithoutModulus(base: PyObject, exponent: PyObject): NewRef | Null {
  if (PyLong.sign(exponent) < 0) return negativePower(base, exponent);
  const n = PyLong.safeValue(exponent);
  const value = PyLong.safeValue(base);
  if (value === 2) return long_lshift(smallInt(1), exponent);
  if (value >= -1 && value <= 1) {
    if (n === 0) return smallInt(1);
    return smallInt(value === -1 && isEven(exponent) ? 1 : value);
  }
  const quick = quickPower(value, n);
  if (Number.isSafeInteger(quick)) return PyLong.fromNumber(quick);
  if (Number.isNaN(n) || bitsOf(base) * n >= DIGITS_MAX * 32) return PyErr.noMemory();
  return PyLong.fromBigInt(PyLong.asBigInt(base) ** BigInt(n));
}

// The logarithm of the magnitude to base 2, or a little more.
function bitsOf(op: PyObject): number {
  const bits = PyLong.numBits(op);
  return bits > 1000 ? bits : Math.log2(Math.abs(PyLong.asNumber(op)));
}

function isEven(op: PyObject): boolean {
  const value = PyLong.safeValue(op);
  return Number.isNaN(value) ? (PyLong.asBigInt(op) & 1n) === 0n : value % 2 === 0;
}

// value ** n by squaring; a result beyond 2**53 is not exact, and the caller discards it. NaN for what is no safe value.
function quickPower(value: number, n: number): number {
  if (!(n <= 64)) return Number.NaN;
  let result = 1;
  let square = value;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    if (rest > 1) square *= square;
  }
  return result;
}

// In doubles, as CPython does.
function negativePower(base: PyObject, exponent: PyObject): NewRef | Null {
  const x = PyLong.asDouble(base);
  if (x === -1 && PyErr.occurred()) return 0;
  const y = PyLong.asDouble(exponent);
  if (y === -1 && PyErr.occurred()) return 0;
  return power(x, y);
}

function powerWithModulus(base: bigint, exponent: bigint, modulus: bigint): NewRef | Null {
  const magnitude = modulus < 0n ? -modulus : modulus;
  if (magnitude === 1n) return smallInt(0);
  let factor = base % magnitude;
  if (factor < 0n) factor += magnitude;
  let count = exponent;
  if (count < 0n) {
    const inverse = modularInverse(factor, magnitude);
    if (inverse === undefined)
      return PyErr.setString(T.ValueError, "base is not invertible for the given modulus");
    factor = inverse;
    count = -count;
  }
  const result = modularPower(factor, count, magnitude);
  return PyLong.fromBigInt(modulus < 0n && result !== 0n ? result - magnitude : result);
}

function modularPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const bits = exponent.toString(2);
  if (modulus <= 0x3ffffffn) return BigInt(smallModularPower(Number(base), bits, Number(modulus)));
  return bits.length < 64 ? binaryPower(base, bits, modulus) : windowPower(base, exponent, modulus);
}

// Products stay below 2**52.
function smallModularPower(base: number, bits: string, modulus: number): number {
  let result = 1;
  for (let i = 0; i < bits.length; i++) {
    result = (result * result) % modulus;
    if (bits.charCodeAt(i) === 49) result = (result * base) % modulus;
  }
  return result;
}

function binaryPower(base: bigint, bits: string, modulus: bigint): bigint {
  let result = 1n;
  for (let i = 0; i < bits.length; i++) {
    result = (result * result) % modulus;
    if (bits.charCodeAt(i) === 49) result = (result * base) % modulus;
  }
  return result;
}

// Four bits of the exponent at a time: a table of 16 powers saves most multiplications.
function windowPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const table = [1n];
  for (let i = 1; i < 16; i++) table.push((table[i - 1]! * base) % modulus);
  let result = 1n;
  for (const digit of exponent.toString(16)) {
    for (let i = 0; i < 4; i++) result = (result * result) % modulus;
    const factor = table[Number.parseInt(digit, 16)]!;
    if (factor !== 1n) result = (result * factor) % modulus;
  }
  return result;
}

// Euclid's algorithm, keeping the factor of `value` only.
function modularInverse(value: bigint, modulus: bigint): bigint | undefined {
  let [a, b] = [value, modulus];
  let [factor, next] = [1n, 0n];
  while (b !== 0n) {
    const quotient = a / b;
    [a, b] = [b, a - quotient * b];
    [factor, next] = [next, factor - quotient * next];
  }
  if (a !== 1n) return undefined;
  return factor < 0n ? factor + modulus : factor;
}
