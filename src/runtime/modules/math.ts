/**
 * The module `math`. Mirrors CPython's Modules/mathmodule.c: the table of functions, and those that take doubles or one number. The
 * functions on ints are in math-integer.ts, those over iterables in math-sums.ts, what libm would have in math-functions.ts.
 */

import { PyNumber_Index } from "../abstract/number.js";
import { _PyObject_LookupSpecial } from "../abstract/object.js";
import { PyObject_CallNoArgs } from "../call/call.js";
import * as PyErr from "../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { func, type MethodDef } from "../method-def.js";
import * as PyFloat from "../objects/float.js";
import { acos, asin, atan, atan2, cos, sin, tan } from "../objects/float-circular.js";
import { exp, exp2, log, log2, log10, pow } from "../objects/float-exp.js";
import { cbrt } from "../objects/float-norm.js";
import { frexp, scaleByPowerOfTwo } from "../objects/float-text.js";
import * as PyLong from "../objects/long.js";
import { decref } from "../objects/object.js";
import * as PyTuple from "../objects/tuple.js";
import { bool, None, T } from "../objects/type-table.js";
import {
  acosh,
  asinh,
  cosh,
  erf,
  erfc,
  fma,
  gamma,
  lgamma,
  nextAfter,
  remainder,
  sinh,
  ulp,
} from "./math-functions.js";
import { math_comb, math_factorial, math_gcd, math_isqrt, math_lcm, math_perm } from "./math-integer.js";
import { math_dist, math_fsum, math_hypot, math_prod, math_sumprod } from "./math-sums.js";
import { addObjectSteal, defineModule } from "./module-def.js";

const { fromDouble } = PyFloat;

function domainError(): Null {
  return PyErr.setString(T.ValueError, "math domain error");
}

function rangeError(): Null {
  return PyErr.setString(T.OverflowError, "math range error");
}

// ---- functions of one double ----

// A NaN from a number is a domain error; an infinity from a finite number is a range error where `overflows`, else a pole, a domain error.
function unary(name: string, doc: string, fn: (x: number) => number, overflows = false): MethodDef {
  return func(`${name}($module, x: float, /)`, doc, (x: number): NewRef | Null => {
    const result = fn(x);
    if (result - result !== 0) {
      if (Number.isNaN(result) ? !Number.isNaN(x) : Number.isFinite(x) && !overflows) return domainError();
      if (!Number.isNaN(result) && Number.isFinite(x)) return rangeError();
    }
    return fromDouble(result);
  });
}

function predicate(name: string, doc: string, fn: (x: number) => boolean): MethodDef {
  return func(`${name}($module, x: float, /)`, doc, (x: number): NewRef => bool(fn(x)));
}

// Poles give a domain error, what is too large a range error: both show as infinities.
function math_gamma(x: number): NewRef | Null {
  const result = gamma(x);
  if (Number.isNaN(result) && !Number.isNaN(x)) return domainError();
  return Number.isFinite(x) && !Number.isFinite(result) ? rangeError() : fromDouble(result);
}

function math_lgamma(x: number): NewRef | Null {
  const result = lgamma(x);
  if (Number.isFinite(x) && !Number.isFinite(result))
    return Number.isInteger(x) && x <= 0 ? domainError() : rangeError();
  return fromDouble(result);
}

// ---- functions of two doubles ----

function math_atan2(y: number, x: number): NewRef | Null {
  return fromDouble(atan2(y, x));
}

function math_pow(x: number, y: number): NewRef | Null {
  const result = pow(x, y);
  if (Number.isFinite(x) && Number.isFinite(y)) {
    if (Number.isNaN(result)) return domainError();
    if (!Number.isFinite(result)) return x === 0 ? domainError() : rangeError();
  }
  return fromDouble(result);
}

function math_fmod(x: number, y: number): NewRef | Null {
  const result = x % y;
  return Number.isNaN(result) && !Number.isNaN(x) && !Number.isNaN(y) ? domainError() : fromDouble(result);
}

function math_remainder(x: number, y: number): NewRef | Null {
  if (Number.isNaN(x) || Number.isNaN(y)) return fromDouble(x + y);
  const result = remainder(x, y);
  return Number.isNaN(result) ? domainError() : fromDouble(result);
}

function math_copysign(x: number, y: number): NewRef | Null {
  const size = Math.abs(x);
  return fromDouble(y < 0 || Object.is(y, -0) ? -size : size);
}

function math_fma(x: number, y: number, z: number): NewRef | Null {
  const result = fma(x, y, z);
  if (Number.isFinite(result)) return fromDouble(result);
  if (Number.isNaN(result)) {
    if (!Number.isNaN(x) && !Number.isNaN(y) && !Number.isNaN(z))
      return PyErr.setString(T.ValueError, "invalid operation in fma");
  } else if (Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(z))
    return PyErr.setString(T.OverflowError, "overflow in fma");
  return fromDouble(result);
}

function math_isclose(a: number, b: number, relative: number, absolute: number): NewRef | Null {
  if (relative < 0 || absolute < 0) return PyErr.setString(T.ValueError, "tolerances must be non-negative");
  if (a === b) return bool(true);
  if (!Number.isFinite(a) || !Number.isFinite(b)) return bool(false);
  const difference = Math.abs(b - a);
  return bool(
    difference <= Math.abs(relative * b) || difference <= Math.abs(relative * a) || difference <= absolute,
  );
}

function math_nextafter(x: number, y: number, steps: PyObject): NewRef | Null {
  if (steps === None) return fromDouble(nextAfter(x, y, 1n));
  const index = PyNumber_Index(steps);
  if (index === 0) return NULL;
  const count = PyLong.asBigInt(index);
  decref(index);
  if (count < 0n) return PyErr.setString(T.ValueError, "steps must be a non-negative integer");
  return fromDouble(nextAfter(x, y, count));
}

// ---- logarithms ----

// The function of an int that no double holds: its mantissa and its exponent apart.
function logOfLargeInt(op: PyObject, fn: (x: number) => number): number {
  const bits = PyLong.numBits(op);
  const mantissa = Number(PyLong.asBigInt(op) >> BigInt(bits - 64)) / 2 ** 64;
  return mantissa === 1 ? fn(0.5) + fn(2) * (bits + 1) : fn(mantissa) + fn(2) * bits;
}

// The logarithm of any real number; NULL with an exception set. @mayRunPython
function logarithm(op: PyObject, fn: (x: number) => number): NewRef | Null {
  if (PyLong.check(op)) {
    if (PyLong.sign(op) <= 0) return domainError();
    const value = PyLong.asNumber(op);
    return fromDouble(Number.isFinite(value) ? fn(value) : logOfLargeInt(op, fn));
  }
  const x = PyFloat.asDouble(op);
  if (x === -1 && PyErr.occurred()) return NULL;
  return x <= 0 ? domainError() : fromDouble(fn(x));
}

function math_log(x: PyObject, base: PyObject | Null): NewRef | Null {
  const numerator = logarithm(x, log);
  if (numerator === 0 || base === 0) return numerator;
  const denominator = logarithm(base, log);
  if (denominator === 0) {
    decref(numerator);
    return NULL;
  }
  const quotient = PyFloat.AS_DOUBLE(numerator) / PyFloat.AS_DOUBLE(denominator);
  const divisor = PyFloat.AS_DOUBLE(denominator);
  decref(numerator);
  decref(denominator);
  return divisor === 0
    ? PyErr.setString(T.ZeroDivisionError, "float division by zero")
    : fromDouble(quotient);
}

function math_log2(x: PyObject): NewRef | Null {
  return logarithm(x, log2);
}

function math_log10(x: PyObject): NewRef | Null {
  return logarithm(x, log10);
}

// ---- rounding ----

// What the special method gives; undefined when there is none. @mayRunPython
function callSpecial(op: PyObject, name: PyObject): NewRef | Null | undefined {
  const method = _PyObject_LookupSpecial(op, name);
  if (method === 0) return PyErr.occurred() ? NULL : undefined;
  const result = PyObject_CallNoArgs(method);
  decref(method);
  return result;
}

// floor and ceil: of a float, by the special method, of what has `__float__`.
function rounded(op: PyObject, name: PyObject, fn: (x: number) => number): NewRef | Null {
  if (PyLong.checkExact(op)) return PyLong.asExact(op);
  if (!PyFloat.checkExact(op)) {
    const special = callSpecial(op, name);
    if (special !== undefined) return special;
  }
  const x = PyFloat.asDouble(op);
  return x === -1 && PyErr.occurred() ? NULL : PyLong.fromDouble(fn(x));
}

function math_floor(op: PyObject): NewRef | Null {
  return rounded(op, ID.__floor__, Math.floor);
}

function math_ceil(op: PyObject): NewRef | Null {
  return rounded(op, ID.__ceil__, Math.ceil);
}

function math_trunc(op: PyObject): NewRef | Null {
  if (PyFloat.checkExact(op)) return PyLong.fromDouble(PyFloat.AS_DOUBLE(op));
  return (
    callSpecial(op, ID.__trunc__) ??
    PyErr.setString(T.TypeError, `type ${PyErr.typeName(op)} doesn't define __trunc__ method`)
  );
}

// ---- parts of a double ----

function pairOf(first: NewRef | Null, second: NewRef | Null): NewRef | Null {
  if (first !== 0 && second !== 0) return PyTuple.pair(first, second);
  if (first !== 0) decref(first);
  if (second !== 0) decref(second);
  return NULL;
}

function math_frexp(x: number): NewRef | Null {
  const parts = Number.isFinite(x) ? frexp(x) : { mantissa: x, exponent: 0 };
  return pairOf(fromDouble(parts.mantissa), PyLong.fromNumber(parts.exponent));
}

function math_modf(x: number): NewRef | Null {
  const whole = Math.trunc(x);
  let fraction = x - whole;
  if (!Number.isFinite(x)) fraction = Number.isNaN(x) ? x : x > 0 ? 0 : -0;
  else if (fraction === 0) fraction = x < 0 || Object.is(x, -0) ? -0 : 0;
  return pairOf(fromDouble(fraction), fromDouble(whole));
}

function math_ldexp(x: number, i: PyObject): NewRef | Null {
  if (!PyLong.check(i)) return PyErr.setString(T.TypeError, "Expected an int as second argument to ldexp.");
  if (x === 0 || !Number.isFinite(x)) return fromDouble(x);
  const exponent = Math.max(-100000, Math.min(100000, PyLong.asNumber(i)));
  const parts = frexp(x);
  const result = scaleSubnormal(parts.mantissa, parts.exponent + exponent);
  return Number.isFinite(result) ? fromDouble(result) : rangeError();
}

// In one step near the subnormals, so that the result is rounded only once.
function scaleSubnormal(mantissa: number, exponent: number): number {
  if (exponent > -1000) return scaleByPowerOfTwo(mantissa, exponent);
  return exponent < -1080 ? mantissa * 0 : mantissa * 2 ** -60 * 2 ** (exponent + 60);
}

// ---- the module ----

const FUNCTIONS: readonly MethodDef[] = [
  unary("acos", "The arc cosine of x, in radians, between 0 and pi.", acos),
  unary("acosh", "The inverse hyperbolic cosine of x.", acosh),
  unary("asin", "The arc sine of x, in radians, between -pi/2 and pi/2.", asin),
  unary("asinh", "The inverse hyperbolic sine of x.", asinh),
  unary("atan", "The arc tangent of x, in radians, between -pi/2 and pi/2.", atan),
  func(
    "atan2($module, y: float, x: float, /)",
    "The angle of the point (x, y), in radians, between -pi and pi.",
    math_atan2,
  ),
  unary("atanh", "The inverse hyperbolic tangent of x.", Math.atanh),
  unary("cbrt", "The cube root of x.", cbrt),
  func("ceil($module, x, /)", "The smallest int that is not below x.", math_ceil),
  func("comb($module, n, k, /)", "In how many ways k of n things can be chosen, without order.", math_comb),
  func("copysign($module, x: float, y: float, /)", "The magnitude of x with the sign of y.", math_copysign),
  unary("cos", "The cosine of x radians.", cos),
  unary("cosh", "The hyperbolic cosine of x.", cosh, true),
  unary("degrees", "The angle x in degrees instead of radians.", (x) => x * (180 / Math.PI), true),
  func(
    "dist($module, p, q, /)",
    "The Euclidean distance between two points, given as sequences of coordinates.",
    math_dist,
  ),
  unary("erf", "The error function at x.", erf),
  unary("erfc", "1 - erf(x), accurate also where erf(x) is close to 1.", erfc),
  unary("exp", "e raised to the power x.", exp, true),
  unary("exp2", "2 raised to the power x.", exp2, true),
  unary("expm1", "exp(x) - 1, accurate also for small x.", Math.expm1, true),
  unary("fabs", "The magnitude of x as a float.", Math.abs),
  func("factorial($module, n, /)", "The product of the ints from 1 to n.", math_factorial),
  func("floor($module, x, /)", "The largest int that is not above x.", math_floor),
  func("fma($module, x: float, y: float, z: float, /)", "x * y + z, rounded only once.", math_fma),
  func(
    "fmod($module, x: float, y: float, /)",
    "What is left of x / y, with the sign of x, as in C.",
    math_fmod,
  ),
  func(
    "frexp($module, x: float, /)",
    "The pair (m, e) with x == m * 2**e and 0.5 <= abs(m) < 1.",
    math_frexp,
  ),
  func(
    "fsum($module, seq, /)",
    "The sum of the floats in an iterable, exact but for one rounding.",
    math_fsum,
  ),
  func("gamma($module, x: float, /)", "The gamma function at x.", math_gamma),
  func("gcd($module, *integers)", "The greatest common divisor.", math_gcd),
  func(
    "hypot($module, *coordinates)",
    "The Euclidean length of the vector with these coordinates.",
    math_hypot,
  ),
  func(
    "isclose($module, /, a: float, b: float, *, rel_tol: float = 1e-09, abs_tol: float = 0.0)",
    "Do a and b differ by no more than rel_tol of the larger of them, or abs_tol?",
    math_isclose,
  ),
  predicate("isfinite", "Is x neither an infinity nor a NaN?", Number.isFinite),
  predicate("isinf", "Is x an infinity?", (x) => Math.abs(x) === Number.POSITIVE_INFINITY),
  predicate("isnan", "Is x a NaN?", Number.isNaN),
  func("isqrt($module, n, /)", "The square root of n, rounded down to an int.", math_isqrt),
  func("lcm($module, *integers)", "The least common multiple.", math_lcm),
  func("ldexp($module, x: float, i, /)", "x * 2**i.", math_ldexp),
  func(
    "lgamma($module, x: float, /)",
    "The logarithm of the magnitude of the gamma function at x.",
    math_lgamma,
  ),
  func(
    "log($module, x, base=NULL, /)",
    "The logarithm of x to the given base, or the natural one.",
    math_log,
  ),
  func("log10($module, x, /)", "The logarithm of x to base 10.", math_log10),
  unary("log1p", "The natural logarithm of 1 + x, accurate also for small x.", Math.log1p),
  func("log2($module, x, /)", "The logarithm of x to base 2.", math_log2),
  func(
    "modf($module, x: float, /)",
    "The pair of fraction and whole part of x, both floats with its sign.",
    math_modf,
  ),
  func(
    "nextafter($module, x: float, y: float, /, *, steps=None)",
    "The float that is steps (or one) floats from x in the direction of y.",
    math_nextafter,
  ),
  func("perm($module, n, k=None, /)", "In how many ways k of n things can be put in a row.", math_perm),
  func("pow($module, x: float, y: float, /)", "x raised to the power y, as floats.", math_pow),
  func("prod($module, iterable, /, *, start=1)", "The product of start and all items.", math_prod),
  unary("radians", "The angle x in radians instead of degrees.", (x) => x * (Math.PI / 180)),
  func(
    "remainder($module, x: float, y: float, /)",
    "x minus the multiple of y that is nearest to it, as IEEE 754 defines it.",
    math_remainder,
  ),
  unary("sin", "The sine of x radians.", sin),
  unary("sinh", "The hyperbolic sine of x.", sinh, true),
  unary("sqrt", "The square root of x.", Math.sqrt),
  func(
    "sumprod($module, p, q, /)",
    "The sum of the products of the items of p and q in pairs.",
    math_sumprod,
  ),
  unary("tan", "The tangent of x radians.", tan),
  unary("tanh", "The hyperbolic tangent of x.", Math.tanh),
  func("trunc($module, x, /)", "x without its fraction, by way of its __trunc__ method.", math_trunc),
  func("ulp($module, x: float, /)", "The value of the last bit of the float x.", (x: number) =>
    fromDouble(ulp(x)),
  ),
];

/** The constants of the module. */
const CONSTANTS: readonly (readonly [string, number])[] = [
  ["pi", Math.PI],
  ["e", Math.E],
  ["tau", 2 * Math.PI],
  ["inf", Number.POSITIVE_INFINITY],
  ["nan", Number.NaN],
];

defineModule({
  name: "math",
  doc: "The mathematical functions of the C standard, and some more, for real numbers.",
  functions: FUNCTIONS,
  exec: (module) =>
    CONSTANTS.every(([name, value]) => addObjectSteal(module, name, fromDouble(value)) === 0) ? 0 : -1,
});
