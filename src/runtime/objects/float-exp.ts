/**
 * exp, log and pow, rounded correctly (but for about one case in 2**40).
 *
 * JavaScript's Math differs from C's libm in the last bit for 3 to 10 results in a hundred, and Python programs print all digits. glibc's own
 * versions are off the correct rounding in about one case of a thousand or less, so we round correctly. Each function has a quick phase, by
 * tables and short polynomials, whose error is below 2**-60; when the rounding is not settled then, a slow phase in double-double follows.
 */

import {
  add,
  divide,
  INVERSE_FACTORIAL,
  isSettled,
  multiply,
  P,
  quickSum,
  twoProduct,
  twoSum,
} from "./float-pair.js";
import { decompose, frexp, roundToDouble, scaleByPowerOfTwo } from "./float-text.js";

const LN2_HIGH = Math.LN2;
const LN2_LOW = 2.3190468138462996e-17;
const LN2_LOWEST = 5.707708438416212e-34;

// ---- exponential and logarithm ----

/** Number of halvings of the argument: the series then needs few terms. */
const HALVINGS = 7;
const EXP_TERMS = 10;

// e**r - 1 for a pair |r| < 0.35.
function expMinusOne(r: number, rLow: number): void {
  const scale = 2 ** -HALVINGS;
  const x = r * scale;
  const xLow = rLow * scale;
  let [h, l] = INVERSE_FACTORIAL[EXP_TERMS]!;
  for (let n = EXP_TERMS - 1; n >= 1; n--) {
    multiply(h, l, x, xLow);
    const [c, cLow] = INVERSE_FACTORIAL[n]!;
    add(P[0], P[1], c, cLow);
    h = P[0];
    l = P[1];
  }
  multiply(h, l, x, xLow);
  for (let i = 0; i < HALVINGS; i++) {
    h = P[0];
    l = P[1];
    multiply(h, l, h, l);
    add(2 * h, 2 * l, P[0], P[1]);
  }
}

/** Binary exponent that belongs to the pair that `expPair` gave. */
let exponent = 0;

// e**x for a pair: P times 2**exponent.
function expPair(x: number, xLow: number): void {
  const k = Math.round(x / LN2_HIGH);
  twoProduct(k, LN2_HIGH);
  add(x, xLow, -P[0], -P[1]);
  const h = P[0];
  const l = P[1];
  twoProduct(k, LN2_LOW);
  add(h, l, -P[0], -P[1] - k * LN2_LOWEST);
  expMinusOne(P[0], P[1]);
  add(1, 0, P[0], P[1]);
  exponent = k;
}

// The pair times 2**k, rounded once: also when the result is subnormal.
function scaled(high: number, low: number, k: number): number {
  const sum = high + low;
  if (k > -1000) return scaleByPowerOfTwo(sum, k);
  return roundPair(high, low, k);
}

// By BigInt, for results that may be subnormal.
function roundPair(high: number, low: number, k: number): number {
  const a = decompose(high);
  const b = decompose(low);
  // `low` contributes some 60 bits below `high`; what is further down is sticky.
  const shift = Math.max(0, a.exponent - b.exponent);
  const cut = Math.max(0, shift - 64);
  let mantissa = a.mantissa << BigInt(shift - cut);
  const rest = b.mantissa >> BigInt(cut);
  mantissa = low < 0 !== high < 0 ? mantissa - rest : mantissa + rest;
  const value = roundToDouble(mantissa * 2n + 1n, a.exponent - (shift - cut) - 1 + k);
  return high < 0 ? -value : value;
}

// ---- quick exponential ----

/** Table entries per factor of 2. */
const EXP_STEPS = 128;
const STEPS_PER_E = EXP_STEPS / LN2_HIGH;
// ln 2 / 128 in two parts; the first has so few bits that its product with the number of steps is exact.
const STEP_HIGH = Math.round((LN2_HIGH / EXP_STEPS) * 2 ** 40) / 2 ** 40;
const STEP_LOW = LN2_HIGH / EXP_STEPS - STEP_HIGH + LN2_LOW / EXP_STEPS;
/** Relative error of quickExp, with room to spare. */
const QUICK_EXP_ERROR = 2 ** -59;

let expTable: Float64Array | undefined;

// 2**(i/128) as pairs.
function makeExpTable(): Float64Array {
  const table = new Float64Array(2 * EXP_STEPS);
  for (let i = 0; i < EXP_STEPS; i++) {
    multiply(LN2_HIGH, LN2_LOW, i / EXP_STEPS, 0);
    expPair(P[0], P[1]);
    table[2 * i] = scaleByPowerOfTwo(P[0], exponent);
    table[2 * i + 1] = scaleByPowerOfTwo(P[1], exponent);
  }
  return table;
}

// e**(x + xLow): P times 2**exponent, with a relative error of QUICK_EXP_ERROR. |x| < 746
function quickExp(x: number, xLow: number): void {
  const table = (expTable ??= makeExpTable());
  const steps = Math.round(x * STEPS_PER_E);
  const rough = x - steps * STEP_HIGH;
  const close = rough - steps * STEP_LOW;
  const closeLow = rough - close - steps * STEP_LOW + xLow;
  const r = close + closeLow;
  const rLow = closeLow - (r - close);
  const series = r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r / 720))));
  const i = steps & (EXP_STEPS - 1);
  const factor = table[2 * i];
  exponent = (steps - i) / EXP_STEPS;
  quickSum(factor, table[2 * i + 1] + factor * (r + (rLow + series)));
}

/** P * 2**result = e**(x + xLow), to some 58 bits; |x| < 746. */
export function expToPair(x: number, xLow: number): number {
  quickExp(x, xLow);
  return exponent;
}

/** e**x. */
export function exp(x: number): number {
  if (x > 709.8) return Number.POSITIVE_INFINITY;
  if (x < -745.2) return 0;
  if (Math.abs(x) < 2 ** -54) return 1 + x;
  if (Number.isNaN(x)) return x;
  quickExp(x, 0);
  if (exponent < -1000 || !isSettled(P[0] * QUICK_EXP_ERROR)) expPair(x, 0);
  return scaled(P[0], P[1], exponent);
}

/** 2**x. */
export function exp2(x: number): number {
  if (x >= 1024) return Number.POSITIVE_INFINITY;
  if (x < -1075) return 0;
  if (Number.isNaN(x) || Math.abs(x) < 2 ** -54) return 1 + x;
  const k = Math.round(x);
  if (k === x) return scaleByPowerOfTwo(1, k);
  multiply(LN2_HIGH, LN2_LOW, x - k, 0);
  expMinusOne(P[0], P[1]);
  add(1, 0, P[0], P[1]);
  return scaled(P[0], P[1], k);
}

// The natural logarithm of a positive finite number.
function logPair(x: number): void {
  let mantissa = x;
  let k = 0;
  if (x < 1e-290 || x > 1e290) {
    k = x < 1 ? -300 : 300;
    mantissa = scaleByPowerOfTwo(x, -k);
  }
  const guess = Math.log(mantissa);
  // A step of Newton's method: guess + (mantissa * e**-guess - 1), with the term after that.
  expPair(-guess, 0);
  multiply(P[0], P[1], scaleByPowerOfTwo(mantissa, exponent), 0);
  add(P[0], P[1], -1, 0);
  const error = P[0];
  add(guess, 0, P[0], P[1] - (error * error) / 2);
  if (k === 0) return;
  const h = P[0];
  const l = P[1];
  multiply(LN2_HIGH, LN2_LOW, k, 0);
  add(h, l, P[0], P[1]);
}

// ---- quick logarithm ----

const LOG_STEPS = 128;
const LOG_FIRST = 88;
// ln 2 in two parts; the first times any binary exponent is exact.
const LN2_ROUND = Math.round(LN2_HIGH * 2 ** 40) / 2 ** 40;
const LN2_REST = LN2_HIGH - LN2_ROUND + LN2_LOW;
/** Error of quickLog relative to its result, with room to spare. */
const QUICK_LOG_ERROR = 2 ** -65;

let logTable: Float64Array | undefined;

// ln(i/128) as pairs, for i from LOG_FIRST to twice that.
function makeLogTable(): Float64Array {
  const table = new Float64Array(2 * LOG_FIRST + 4);
  for (let i = LOG_FIRST; i <= 2 * LOG_FIRST + 1; i++) {
    P.fill(0);
    if (i !== LOG_STEPS) logPair(i / LOG_STEPS);
    table[2 * (i - LOG_FIRST)] = P[0];
    table[2 * (i - LOG_FIRST) + 1] = P[1];
  }
  return table;
}

/** Mantissa in [0.5, 1) and exponent of the number that `splitPowerOfTwo` took apart. */
const mantissaOf = new Float64Array(1);
const mantissaWords = new Int32Array(mantissaOf.buffer);
let binaryExponent = 0;

function splitPowerOfTwo(x: number): void {
  mantissaOf[0] = x;
  binaryExponent = 0;
  if (x < 2 ** -1022) {
    mantissaOf[0] = x * 2 ** 54;
    binaryExponent = -54;
  }
  binaryExponent += (mantissaWords[1] >>> 20) - 1022;
  mantissaWords[1] = (mantissaWords[1] & 0xfffff) | 0x3fe00000;
}

// The natural logarithm of a positive finite number in P, with a relative error of QUICK_LOG_ERROR.
function quickLog(x: number): void {
  const table = (logTable ??= makeLogTable());
  // mantissa in [88/128, 176/128)
  splitPowerOfTwo(x);
  let mantissa = mantissaOf[0];
  let k = binaryExponent;
  if (mantissa < LOG_FIRST / LOG_STEPS) {
    mantissa *= 2;
    k -= 1;
  }
  const i = Math.round(mantissa * LOG_STEPS);
  const center = i / LOG_STEPS;
  const difference = mantissa - center;
  // ln(mantissa) = ln(center) + ln(1 + z)
  const z = difference / center;
  twoProduct(z, center);
  const zLow = (difference - P[0] - P[1]) / center;
  twoProduct(z, z * -0.5);
  const square = P[0];
  const squareLow = P[1];
  const cube = z * z * z * (1 / 3 - z * (1 / 4 - z * (1 / 5 - z * (1 / 6 - z * (1 / 7 - z / 8)))));
  const j = 2 * (i - LOG_FIRST);
  const low = k * LN2_REST + table[j + 1] + zLow + squareLow - z * zLow + cube;
  twoSum(k * LN2_ROUND, table[j]);
  let sumLow = P[1];
  twoSum(P[0], z);
  sumLow += P[1];
  twoSum(P[0], square);
  quickSum(P[0], P[1] + sumLow + low);
}

function logOfSpecial(x: number): number {
  if (x < 0 || Number.isNaN(x)) return Number.NaN;
  return x === 0 ? Number.NEGATIVE_INFINITY : x;
}

/** The natural logarithm of x. */
export function log(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return logOfSpecial(x);
  if (x === 1) return 0;
  quickLog(x);
  if (!isSettled(P[0] * QUICK_LOG_ERROR)) logPair(x);
  return P[0] + P[1];
}

/** The logarithm of x to base 2. */
export function log2(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return logOfSpecial(x);
  const rounded = Math.round(Math.log2(x));
  if (scaleByPowerOfTwo(1, rounded) === x) return rounded;
  logPair(x);
  divide(P[0], P[1], LN2_HIGH, LN2_LOW);
  return P[0] + P[1];
}

const INVERSE_LN10 = Math.LOG10E;
// The logarithm of 2 to base 10: the high part has so few bits that its product with an exponent is exact.
const LOG10_2_HIGH = 0.30102999566361177;
const LOG10_2_LOW = 3.694239077158931e-13;

/** The logarithm of x to base 10: by way of exponent and mantissa, as C's libm does, and not rounded any better. */
export function log10(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return logOfSpecial(x);
  const parts = frexp(x);
  // A mantissa in [1, 2) above 1, in [0.5, 1) below.
  const k = parts.exponent - 1;
  const whole = k < 0 ? k + 1 : k;
  const mantissa = k < 0 ? parts.mantissa : parts.mantissa * 2;
  return whole * LOG10_2_LOW + INVERSE_LN10 * log(mantissa) + whole * LOG10_2_HIGH;
}

// ---- power ----

// x ** n for integers whose power has at most 53 + 64 bits: exactly rounded, where a tie would defeat the logarithm.
function wholePower(x: number, n: number): number | undefined {
  if (!Number.isInteger(n) || n < 2 || n > 64 || !Number.isSafeInteger(x)) return undefined;
  return Math.log2(Math.abs(x)) * n > 120 ? undefined : Number(BigInt(x) ** BigInt(n));
}

/** x ** y for finite x > 0 and finite y; Infinity when it is too large. */
function positivePower(x: number, y: number): number {
  if (y === 1 || x === 1) return y === 1 ? x : 1;
  if (y === 0.5 && x >= 2 ** -1022) return squareRootOf(x);
  if (y === 2) return x * x;
  const whole = wholePower(x, y);
  if (whole !== undefined) return whole;
  quickLog(x);
  const size = P[0] * y;
  if (size > 710) return Number.POSITIVE_INFINITY;
  if (size < -746) return 0;
  if (Math.abs(size) < 2 ** -54) return 1 + size;
  const logLow = P[1];
  twoProduct(P[0], y);
  quickExp(P[0], P[1] + logLow * y);
  const error = P[0] * (QUICK_EXP_ERROR + Math.abs(size) * QUICK_LOG_ERROR);
  if (exponent < -1000 || !isSettled(error)) {
    logPair(x);
    multiply(P[0], P[1], y, 0);
    expPair(P[0], P[1]);
  }
  return scaled(P[0], P[1], exponent);
}

// Correctly rounded, as Math.sqrt is.
function squareRootOf(x: number): number {
  return Math.sqrt(x);
}

/** x ** y as C's pow gives it: NaN for a negative x with a fractional y, Infinity when too large. */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x === 0 || !Number.isFinite(x) || !Number.isFinite(y)) {
    // JavaScript says NaN where C says 1.
    return x === -1 && !Number.isFinite(y) ? 1 : x ** y;
  }
  if (x > 0) return positivePower(x, y);
  if (!Number.isInteger(y)) return Number.NaN;
  const result = positivePower(-x, y);
  return Math.abs(y) % 2 === 1 ? -result : result;
}
