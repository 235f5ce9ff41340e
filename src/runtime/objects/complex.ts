/**
 * complex: layout, arithmetic on pairs of doubles, text. Mirrors the first half of CPython's Objects/complexobject.c; the type object is in
 * complex-type.ts. What the arithmetic on pairs gives is left in `result`.
 */
import * as PyErr from "../errors.js";
import { PyObject_Malloc } from "../heap/alloc.js";
import { F64, I32 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { f64, struct } from "../heap/struct.js";
import { atan2, cos, sin } from "./float-circular.js";
import { exp, log, pow } from "./float-exp.js";
import { hypot } from "./float-norm.js";
import { asciiNumberText, Dtsf, doubleToString, parseFloatText, withoutUnderscores } from "./float-text.js";
import { PyObjectHead } from "./object.js";
import { PyType_IsSubtype } from "./type-object.js";
import { T } from "./type-table.js";

/** A complex number. */
export const PyComplexObject = struct("complex", PyObjectHead, {
  real: f64("real part"),
  imag: f64("imaginary part"),
});

/** A new complex number (PyComplex_FromDoubles). */
export function fromDoubles(real: number, imag: number): NewRef | Null {
  const op = PyObject_Malloc(PyComplexObject.SIZE);
  if (op === 0) return PyErr.noMemory();
  I32[op >> 2] = 1;
  I32[(op >> 2) + 1] = T.complex;
  F64[(op >> 3) + 1] = real;
  F64[(op >> 3) + 2] = imag;
  return op as NewRef;
}

/** Real part of a complex. */
export function realOf(op: PyObject): number {
  return F64[(op >> 3) + 1];
}

/** Imaginary part of a complex. */
export function imagOf(op: PyObject): number {
  return F64[(op >> 3) + 2];
}

/** Is `op` a complex, or an instance of a subclass? (PyComplex_Check) */
export function check(op: PyObject): boolean {
  if ((op & 1) !== 0) return false;
  const type = I32[(op >> 2) + 1];
  return type === T.complex || PyType_IsSubtype(type as PyObject, T.complex as number as PyObject);
}

/** Is the type of `op` exactly complex? */
export function checkExact(op: PyObject): boolean {
  return (op & 1) === 0 && I32[(op >> 2) + 1] === T.complex;
}

// ---- arithmetic ----

/** Real and imaginary part of the result of the last operation below (a `let` of doubles would cost an allocation with every store). */
export const result = new Float64Array(2);

/** (a + bi)(c + di). */
export function multiply(a: number, b: number, c: number, d: number): void {
  result[0] = a * c - b * d;
  result[1] = a * d + b * c;
}

/** (a + bi) / (c + di); false when the divisor is 0. The larger part of the divisor is divided out first (Smith's method). */
export function divide(a: number, b: number, c: number, d: number): boolean {
  const absC = Math.abs(c);
  const absD = Math.abs(d);
  if (absC >= absD) {
    if (absC === 0) return false;
    const ratio = d / c;
    const denominator = c + d * ratio;
    result[0] = (a + b * ratio) / denominator;
    result[1] = (b - a * ratio) / denominator;
  } else if (absD >= absC) {
    const ratio = c / d;
    const denominator = c * ratio + d;
    result[0] = (a * ratio + b) / denominator;
    result[1] = (b * ratio - a) / denominator;
  } else {
    result[0] = Number.NaN;
    result[1] = Number.NaN;
  }
  return true;
}

// By squaring; the exponent is at most 100.
function wholePower(a: number, b: number, n: number): void {
  let [x, y] = [1, 0];
  let [p, q] = [a, b];
  for (let rest = n; rest > 0; rest >>= 1) {
    if ((rest & 1) !== 0) {
      multiply(x, y, p, q);
      [x, y] = [result[0], result[1]];
    }
    multiply(p, q, p, q);
    [p, q] = [result[0], result[1]];
  }
  result[0] = x;
  result[1] = y;
}

// In polar form.
function generalPower(a: number, b: number, c: number, d: number): boolean {
  if (c === 0 && d === 0) {
    result[0] = 1;
    result[1] = 0;
    return true;
  }
  if (a === 0 && b === 0) {
    result[0] = 0;
    result[1] = 0;
    return d === 0 && c >= 0;
  }
  const modulus = hypot(a, b);
  const angle = atan2(b, a);
  let length = pow(modulus, c);
  let phase = angle * c;
  if (d !== 0) {
    length *= exp(-angle * d);
    phase += d * log(modulus);
  }
  result[0] = length * cos(phase);
  result[1] = length * sin(phase);
  return true;
}

function isInfinite(x: number): boolean {
  return x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY;
}

/** (a + bi) ** (c + di) as a new complex, with Python's exceptions. */
export function power(a: number, b: number, c: number, d: number): NewRef | Null {
  let isDefined = true;
  if (d === 0 && Number.isInteger(c) && Math.abs(c) <= 100) {
    wholePower(a, b, Math.abs(c));
    if (c < 0) isDefined = divide(1, 0, result[0], result[1]);
    else if (c === 0) {
      result[0] = 1;
      result[1] = 0;
    }
  } else isDefined = generalPower(a, b, c, d);
  if (!isDefined) return PyErr.setString(T.ZeroDivisionError, "0.0 to a negative or complex power");
  if (isInfinite(result[0]) || isInfinite(result[1]))
    return PyErr.setString(T.OverflowError, "complex exponentiation");
  return fromDoubles(result[0], result[1]);
}

// ---- text ----

/** `repr` of a complex. */
export function toText(real: number, imag: number): string {
  const imaginary = `${doubleToString(imag, "r", 0, Object.is(real, 0) ? Dtsf.NONE : Dtsf.SIGN)}j`;
  return Object.is(real, 0) ? imaginary : `(${doubleToString(real, "r", 0, Dtsf.NONE)}${imaginary})`;
}

const NUMBER = "(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:e[+-]?[0-9]+)?|inf(?:inity)?|nan";
const IMAGINARY = new RegExp(`^([+-]?(?:${NUMBER})?)j$`, "i");
const COMPLEX = new RegExp(`^([+-]?(?:${NUMBER}))(?:([+-](?:${NUMBER})?)j)?$`, "i");

// What stands before a j: nothing but a sign means 1.
function coefficient(text: string): number {
  return text === "" || text === "+" || text === "-"
    ? Number(`${text}1`)
    : (parseFloatText(text) ?? Number.NaN);
}

/** The parts of the complex that `text` denotes; undefined: malformed; null: misplaced underscores. */
export function parseComplex(text: string): readonly [number, number] | null | undefined {
  const plain = withoutUnderscores(asciiNumberText(text));
  if (plain === undefined) return null;
  const inner = /^\(\s*(.*?)\s*\)$/.exec(plain);
  const body = inner === null ? plain : inner[1]!;
  const imaginary = IMAGINARY.exec(body);
  if (imaginary !== null) return [0, coefficient(imaginary[1]!)];
  const both = COMPLEX.exec(body);
  if (both === null) return undefined;
  return [coefficient(both[1]!), both[2] === undefined ? 0 : coefficient(both[2])];
}
