/**
 * exp, log, pow and the trigonometric functions, rounded correctly (but for about one case in 2**40).
 *
 * JavaScript's Math differs from C's libm in the last bit for 3 to 10 results in a hundred, and Python programs print all digits. glibc's own
 * versions are off the correct rounding in about one case of a thousand or less, so we compute in double-double: a value is the unevaluated
 * sum of two doubles, about 105 bits. A pair is passed as two numbers; functions leave theirs in P (a typed
 * array: a `let` of the module that holds doubles costs an allocation with every store). Nothing here touches the heap.
 */
import { decompose, frexp, roundToDouble, scaleByPowerOfTwo } from "./float-text.js";

/** The pair that the last double-double operation gave: high and low part. */
const P = new Float64Array(2);

const SPLITTER = 134217729; // 2**27 + 1

// P = a + b, when |a| >= |b| or a is 0.
function quickSum(a: number, b: number): void {
  const sum = a + b;
  P[1] = b - (sum - a);
  P[0] = sum;
}

// P = a + b.
function twoSum(a: number, b: number): void {
  const sum = a + b;
  const part = sum - a;
  P[1] = a - (sum - part) + (b - part);
  P[0] = sum;
}

// P = a * b, below 2**996.
function twoProduct(a: number, b: number): void {
  const product = a * b;
  let c = SPLITTER * a;
  const aHigh = c - (c - a);
  const aLow = a - aHigh;
  c = SPLITTER * b;
  const bHigh = c - (c - b);
  const bLow = b - bHigh;
  P[1] = aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
  P[0] = product;
}

function add(a: number, aLow: number, b: number, bLow: number): void {
  twoSum(a, b);
  const high = P[0];
  const rest = P[1];
  twoSum(aLow, bLow);
  const low = P[1];
  quickSum(high, rest + P[0]);
  quickSum(P[0], P[1] + low);
}

function multiply(a: number, aLow: number, b: number, bLow: number): void {
  twoProduct(a, b);
  quickSum(P[0], P[1] + (a * bLow + aLow * b));
}

function divide(a: number, aLow: number, b: number, bLow: number): void {
  const first = a / b;
  multiply(b, bLow, first, 0);
  add(a, aLow, -P[0], -P[1]);
  const second = P[0] / b;
  const firstHigh = first;
  multiply(b, bLow, second, 0);
  const h = P[0];
  const l = P[1];
  multiply(b, bLow, firstHigh, 0);
  add(a, aLow, -P[0], -P[1]);
  add(P[0], P[1], -h, -l);
  const third = P[0] / b;
  quickSum(firstHigh, second);
  add(P[0], P[1], third, 0);
}

// The square root of a positive pair.
function squareRoot(a: number, aLow: number): void {
  const root = Math.sqrt(a);
  twoProduct(root, root);
  add(a, aLow, -P[0], -P[1]);
  quickSum(root, P[0] / (2 * root));
}

// ---- constants ----

const LN2_HIGH = Math.LN2;
const LN2_LOW = 2.3190468138462996e-17;
const LN2_LOWEST = 5.707708438416212e-34;

/** 1 / n! as pairs. */
const INVERSE_FACTORIAL: (readonly [number, number])[] = [[1, 0]];
for (let n = 1; n < 30; n++) {
  const [high, low] = INVERSE_FACTORIAL[n - 1]!;
  divide(high, low, n, 0);
  INVERSE_FACTORIAL.push([P[0], P[1]]);
}

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

/** e**x. */
export function exp(x: number): number {
  if (x > 709.8) return Number.POSITIVE_INFINITY;
  if (x < -745.2) return 0;
  if (Math.abs(x) < 2 ** -54) return 1 + x;
  if (Number.isNaN(x)) return x;
  expPair(x, 0);
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

function logOfSpecial(x: number): number {
  if (x < 0 || Number.isNaN(x)) return Number.NaN;
  return x === 0 ? Number.NEGATIVE_INFINITY : x;
}

/** The natural logarithm of x. */
export function log(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return logOfSpecial(x);
  if (x === 1) return 0;
  logPair(x);
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
  logPair(x);
  const size = P[0] * y;
  if (size > 710) return Number.POSITIVE_INFINITY;
  if (size < -746) return 0;
  if (Math.abs(size) < 2 ** -54) return 1 + size;
  multiply(P[0], P[1], y, 0);
  expPair(P[0], P[1]);
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

// ---- sine, cosine, tangent ----

const PI_HALF = [1.5707963267948966, 6.123233995736766e-17, -1.4973849048591833e-33] as const;
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
  if (Math.abs(x) > 1e5) {
    reduceLarge(x);
    return;
  }
  const k = Math.round(x / PI_HALF[0]);
  quadrant = k & 3;
  twoProduct(k, PI_HALF[0]);
  // Near a multiple of pi/2 most of the bits cancel: three parts of pi/2 leave enough.
  const p = P[0];
  const pLow = P[1];
  twoSum(x, -p);
  add(P[0], P[1], -pLow, 0);
  const h = P[0];
  const l = P[1];
  twoProduct(k, PI_HALF[1]);
  add(h, l, -P[0], -P[1]);
  add(P[0], P[1], -k * PI_HALF[2], 0);
  if (Math.abs(P[0]) < 1e-9) reduceLarge(x);
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

/** The sine of x. */
export function sin(x: number): number {
  if (Math.abs(x) < 2 ** -27) return tinyMinusCube(x, 1 / 6);
  if (!Number.isFinite(x)) return Number.NaN;
  circular(x, 0);
  return P[0] + P[1];
}

// x - x**3 * factor for a tiny x, whose second term matters only in rounding.
function tinyMinusCube(x: number, factor: number): number {
  return x - x * x * x * factor;
}

/** The cosine of x. */
export function cos(x: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  circular(x, 1);
  return P[0] + P[1];
}

/** The tangent of x. */
export function tan(x: number): number {
  if (Math.abs(x) < 2 ** -27) return tinyMinusCube(x, -1 / 3);
  if (!Number.isFinite(x)) return Number.NaN;
  circular(x, 0);
  const h = P[0];
  const l = P[1];
  circular(x, 1);
  divide(h, l, P[0], P[1]);
  return P[0] + P[1];
}

// ---- inverse functions ----

// The angle of the point (x, y), both pairs of moderate size.
function anglePair(y: number, yLow: number, x: number, xLow: number): void {
  const guess = Math.atan2(y, x);
  circular(guess, 0);
  const s = P[0];
  const sLow = P[1];
  circular(guess, 1);
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

// ---- lengths and roots ----

/** The length of the vector (x, y). */
export function hypot(x: number, y: number): number {
  return vectorNorm([x, y]);
}

/** The length of a vector, correctly rounded in nearly all cases (CPython's vector_norm). */
export function vectorNorm(vector: readonly number[]): number {
  let max = 0;
  let hasNaN = false;
  for (const part of vector) {
    const size = Math.abs(part);
    if (Number.isNaN(size)) hasNaN = true;
    else if (size > max) max = size;
  }
  if (max === Number.POSITIVE_INFINITY) return max;
  if (hasNaN) return Number.NaN;
  if (max === 0) return 0;
  const k = Math.floor(Math.log2(max));
  let sum = 0;
  let sumLow = 0;
  for (const part of vector) {
    const x = scaleByPowerOfTwo(Math.abs(part), -k);
    twoProduct(x, x);
    add(sum, sumLow, P[0], P[1]);
    sum = P[0];
    sumLow = P[1];
  }
  squareRoot(sum, sumLow);
  return scaled(P[0], P[1], k);
}

// A polynomial that approximates the cube root in [0.5, 1), lowest coefficient first.
const CBRT_POLYNOMIAL = [
  0.35489576504391984, 1.508191937815849, -2.114994941673713, 2.446931222780836, -1.8346927748361308,
  0.7849323449766393, -0.14526389938548637,
];
/** Cube roots of 1/4, 1/2, 1, 2, 4. */
const CBRT_FACTORS = [
  1 / 1.5874010519681996,
  1 / 1.2599210498948732,
  1,
  1.2599210498948732,
  1.5874010519681996,
];

/** The cube root of x: one step of Halley's method from a polynomial, as glibc does. */
export function cbrt(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const { mantissa, exponent: e } = frexp(Math.abs(x));
  let guess = 0;
  for (let i = CBRT_POLYNOMIAL.length - 1; i >= 0; i--) guess = guess * mantissa + CBRT_POLYNOMIAL[i]!;
  const cube = guess * guess * guess;
  const third = Math.trunc(e / 3);
  const root = ((guess * (cube + 2 * mantissa)) / (2 * cube + mantissa)) * CBRT_FACTORS[2 + (e % 3)]!;
  return scaleByPowerOfTwo(x < 0 ? -root : root, third);
}
