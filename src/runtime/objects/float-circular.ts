/**
 * sin, cos, tan and their inverses, rounded correctly (but for about one case in 2**40); see float-exp.ts for why.
 */

import {
  add,
  divide,
  INVERSE_FACTORIAL,
  isSettled,
  multiply,
  P,
  quickSum,
  squareRoot,
  twoProduct,
  twoSum,
} from "./float-pair.js";
import { decompose, roundToDouble } from "./float-text.js";

// ---- sine, cosine, tangent ----

/** pi / 2 in parts: a double each. */
const PI_HALF = [
  1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33, 5.562271104316826e-50,
] as const;
/** Up to here the four parts leave 105 bits, even of the double that lies nearest to a multiple of pi / 2. */
const FOUR_PARTS_LIMIT = 2 ** 40;
const SIN_TERMS = 27;

/** Quadrant of the argument that `reduce` brought down. */
let quadrant = 0;

let bigPi: bigint | undefined;
const BIG_PI_BITS = 1300;

// arctan(1/n) times 2**BIG_PI_BITS and some.
function arctanInverse(n: bigint, one: bigint): bigint {
  let term = one / n;
  let sum = term;
  const square = n * n;
  for (let k = 3n; term !== 0n; k += 2n) {
    term = -term / square;
    sum += term / k;
  }
  return sum;
}

// pi / 2 times 2**BIG_PI_BITS, by Machin's formula.
function halfPi(): bigint {
  if (bigPi === undefined) {
    const one = 1n << BigInt(BIG_PI_BITS + 32);
    bigPi = (8n * arctanInverse(5n, one) - 2n * arctanInverse(239n, one)) >> 32n;
  }
  return bigPi;
}

// A BigInt times 2**-bits as a pair.
function pairFromBigInt(value: bigint, bits: number): void {
  const negative = value < 0n;
  const magnitude = negative ? -value : value;
  const high = roundToDouble(magnitude, -bits);
  const { mantissa, exponent: e } = decompose(high);
  const shift = e + bits;
  const taken = shift >= 0 ? mantissa << BigInt(shift) : mantissa >> BigInt(-shift);
  const rest = magnitude - taken;
  const low = rest < 0n ? -roundToDouble(-rest, -bits) : roundToDouble(rest, -bits);
  P[0] = negative ? -high : high;
  P[1] = negative ? -low : low;
}

// x minus the nearest multiple of pi/2, as a pair, and the quadrant.
function reduce(x: number): void {
  if (Math.abs(x) < 0.7853981) {
    quadrant = 0;
    P[0] = x;
    P[1] = 0;
    return;
  }
  if (Math.abs(x) > FOUR_PARTS_LIMIT) {
    reduceLarge(x);
    return;
  }
  const k = Math.round(x / PI_HALF[0]);
  quadrant = k & 3;
  // Near a multiple of pi/2 most of the bits cancel, so the first two products are taken off exactly.
  twoProduct(k, PI_HALF[0]);
  const pLow = P[1];
  twoSum(x - P[0], -pLow);
  const h = P[0];
  const l = P[1];
  twoProduct(k, PI_HALF[1]);
  add(h, l, -P[0], -P[1]);
  const rest = P[0];
  const restLow = P[1];
  twoProduct(k, PI_HALF[2]);
  add(rest, restLow, -P[0], -P[1] - k * PI_HALF[3]);
}

function reduceLarge(x: number): void {
  const { mantissa, exponent: e } = decompose(x);
  const unit = halfPi();
  const shift = e + BIG_PI_BITS;
  const value = shift >= 0 ? mantissa << BigInt(shift) : mantissa >> BigInt(-shift);
  let quotient = value / unit;
  let rest = value % unit;
  if (rest * 2n > unit) {
    rest -= unit;
    quotient += 1n;
  }
  if (x < 0) {
    rest = -rest;
    quotient = -quotient;
  }
  quadrant = Number(BigInt.asUintN(2, quotient));
  pairFromBigInt(rest, BIG_PI_BITS);
}

// Sum of the terms first, first + 2, … of the series of e**x with alternating signs, without the factor x**first.
function alternatingSeries(square: number, squareLow: number, first: number): void {
  const last = first === 1 ? SIN_TERMS : SIN_TERMS - 1;
  let [h, l] = INVERSE_FACTORIAL[last]!;
  for (let n = last - 2; n >= first; n -= 2) {
    multiply(h, l, square, squareLow);
    const [c, cLow] = INVERSE_FACTORIAL[n]!;
    add(c, cLow, -P[0], -P[1]);
    h = P[0];
    l = P[1];
  }
}

// Sine of a pair |x| < 0.8.
function sinPair(x: number, xLow: number): void {
  multiply(x, xLow, x, xLow);
  alternatingSeries(P[0], P[1], 1);
  multiply(P[0], P[1], x, xLow);
}

// Cosine of a pair |x| < 0.8.
function cosPair(x: number, xLow: number): void {
  multiply(x, xLow, x, xLow);
  alternatingSeries(P[0], P[1], 0);
}

// Sine (shift 0) or cosine (shift 1) of any finite number, as a pair.
function circular(x: number, shift: number): void {
  reduce(x);
  const turned = (quadrant + shift) & 3;
  if ((turned & 1) === 0) sinPair(P[0], P[1]);
  else cosPair(P[0], P[1]);
  if (turned >= 2) {
    P[0] = -P[0];
    P[1] = -P[1];
  }
}

// ---- quick sine and cosine ----

/** Table entries per radian. */
const ANGLE_STEPS = 64;
const ANGLES = 52;
/** Error of quickCircular relative to its result, with room to spare. */
const QUICK_ERROR = 2 ** -60;

let angleTable: Float64Array | undefined;

// Sine and cosine of i/64 as pairs, i from 0 to 51.
function makeAngleTable(): Float64Array {
  const table = new Float64Array(4 * ANGLES);
  for (let i = 0; i < ANGLES; i++) {
    sinPair(i / ANGLE_STEPS, 0);
    table.set(P, 4 * i);
    cosPair(i / ANGLE_STEPS, 0);
    table.set(P, 4 * i + 2);
  }
  return table;
}

// As `circular`, with a relative error of QUICK_ERROR: the angle is one of the table plus a small rest d.
function quickCircular(x: number, shift: number): void {
  const table = (angleTable ??= makeAngleTable());
  reduce(x);
  const turned = (quadrant + shift) & 3;
  const angle = P[0];
  const sign = angle < 0 ? -1 : 1;
  const i = Math.round(angle * sign * ANGLE_STEPS);
  const d = angle * sign - i / ANGLE_STEPS;
  const dLow = P[1] * sign;
  const square = d * d;
  const cosMinusOne = square * (-1 / 2 + square * (1 / 24 - square * (1 / 720 - square / 40320)));
  const sinMinusD = d * square * (-1 / 6 + square * (1 / 120 - square * (1 / 5040 - square / 362880)));
  const isCosine = (turned & 1) !== 0;
  // sin(c + d) = sin c + cos c * d + …; cos(c + d) = cos c - sin c * d - …
  const j = 4 * i;
  const a = table[isCosine ? j + 2 : j];
  const aLow = table[isCosine ? j + 3 : j + 1];
  const b = isCosine ? -table[j] : table[j + 2];
  const bLow = isCosine ? -table[j + 1] : table[j + 3];
  twoProduct(b, d);
  const product = P[0];
  const rest = P[1] + aLow + b * (dLow + sinMinusD) + bLow * d + a * (cosMinusOne - d * dLow);
  twoSum(a, product);
  quickSum(P[0], P[1] + rest);
  const factor = (turned >= 2 ? -1 : 1) * (isCosine ? 1 : sign);
  P[0] *= factor;
  P[1] *= factor;
}

/** The sine of x. */
export function sin(x: number): number {
  if (Math.abs(x) < 2 ** -27) return tinyMinusCube(x, 1 / 6);
  if (!Number.isFinite(x)) return Number.NaN;
  quickCircular(x, 0);
  if (!isSettled(P[0] * QUICK_ERROR)) circular(x, 0);
  return P[0] + P[1];
}

// x - x**3 * factor for a tiny x, whose second term matters only in rounding.
function tinyMinusCube(x: number, factor: number): number {
  // The sign of a zero would be lost.
  return x === 0 ? x : x - x * x * x * factor;
}

/** The cosine of x. */
export function cos(x: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  quickCircular(x, 1);
  if (!isSettled(P[0] * QUICK_ERROR)) circular(x, 1);
  return P[0] + P[1];
}

type Circular = (x: number, shift: number) => void;

function tanPair(x: number, circularPair: Circular): void {
  circularPair(x, 0);
  const h = P[0];
  const l = P[1];
  circularPair(x, 1);
  divide(h, l, P[0], P[1]);
}

/** The tangent of x. */
export function tan(x: number): number {
  if (Math.abs(x) < 2 ** -27) return tinyMinusCube(x, -1 / 3);
  if (!Number.isFinite(x)) return Number.NaN;
  tanPair(x, quickCircular);
  if (!isSettled(P[0] * 4 * QUICK_ERROR)) tanPair(x, circular);
  return P[0] + P[1];
}

// ---- inverse functions ----

// The angle of the point (x, y), both pairs of moderate size.
function anglePair(y: number, yLow: number, x: number, xLow: number): void {
  anglePairBy(y, yLow, x, xLow, quickCircular);
  // What the sine and cosine are off by, the angle is off by.
  if (!isSettled(4 * QUICK_ERROR * Math.min(1, 4 * Math.abs(P[0])))) anglePairBy(y, yLow, x, xLow, circular);
}

function anglePairBy(y: number, yLow: number, x: number, xLow: number, circularPair: Circular): void {
  const guess = Math.atan2(y, x);
  circularPair(guess, 0);
  const s = P[0];
  const sLow = P[1];
  circularPair(guess, 1);
  const c = P[0];
  const cLow = P[1];
  // The sine and cosine of what the guess is off by.
  multiply(x, xLow, s, sLow);
  const p = P[0];
  const pLow = P[1];
  multiply(y, yLow, c, cLow);
  add(P[0], P[1], -p, -pLow);
  const across = P[0];
  const acrossLow = P[1];
  const along = x * c + y * s;
  quickSum(across / along, acrossLow / along);
  add(guess, 0, P[0], P[1]);
}

/** The arc tangent of x. */
export function atan(x: number): number {
  if (Math.abs(x) < 2 ** -27) return tinyMinusCube(x, 1 / 3);
  if (Math.abs(x) > 2 ** 60 || Number.isNaN(x)) return Math.atan(x);
  anglePair(x, 0, 1, 0);
  return P[0] + P[1];
}

/** The arc tangent of y/x, with the quadrant of the point (x, y). */
export function atan2(y: number, x: number): number {
  const ratio = Math.abs(y / x);
  if (!(ratio > 2 ** -60 && ratio < 2 ** 60)) return atan2OfExtremes(y, x);
  const size = Math.max(Math.abs(x), Math.abs(y));
  const scale = size > 1e100 ? 2 ** -600 : size < 1e-100 ? 2 ** 600 : 1;
  anglePair(y * scale, 0, x * scale, 0);
  return P[0] + P[1];
}

// One of them is zero, not finite, or vanishes beside the other.
function atan2OfExtremes(y: number, x: number): number {
  if (x > 0 && y !== 0 && Number.isFinite(x) && Number.isFinite(y) && Math.abs(y) < Math.abs(x)) return y / x;
  return Math.atan2(y, x);
}

// (1 - x) * (1 + x), square root: the cosine that belongs to the sine x.
function complementPair(x: number): void {
  twoSum(1, -x);
  const a = P[0];
  const aLow = P[1];
  twoSum(1, x);
  multiply(a, aLow, P[0], P[1]);
  squareRoot(P[0], P[1]);
}

/** The arc sine of x. */
export function asin(x: number): number {
  if (Math.abs(x) < 2 ** -27) return tinyMinusCube(x, -1 / 6);
  if (!(Math.abs(x) < 1)) return Math.asin(x);
  complementPair(x);
  anglePair(x, 0, P[0], P[1]);
  return P[0] + P[1];
}

/** The arc cosine of x. */
export function acos(x: number): number {
  if (!(Math.abs(x) < 1)) return Math.acos(x);
  complementPair(x);
  anglePair(P[0], P[1], x, 0);
  return P[0] + P[1];
}
