/**
 * The functions of `math` that neither JavaScript nor objects/float-*.ts has: hyperbolic functions, gamma, erf, fma, remainder …, on doubles.
 * The gamma functions are CPython's own (Modules/mathmodule.c: Lanczos' approximation with 13 terms), so their last digits agree. erf and erfc are
 * computed in double-double and rounded once. Nothing here touches the heap.
 */

import { cos, sin } from "../objects/float-circular.js";
import { exp, expToPair, log, pow } from "../objects/float-exp.js";
import { add, divide, multiply, P, twoProduct } from "../objects/float-pair.js";
import { decompose, roundToDouble, scaleByPowerOfTwo } from "../objects/float-text.js";

const INFINITY = Number.POSITIVE_INFINITY;

// ---- hyperbolic functions ----

/** The hyperbolic cosine. */
export function cosh(x: number): number {
  const abs = Math.abs(x);
  if (abs < 0.5 * Math.LN2) {
    const t = Math.expm1(abs);
    const w = 1 + t;
    return abs < 2 ** -55 ? w : 1 + (t * t) / (w + w);
  }
  if (abs < 22) {
    const t = exp(abs);
    return 0.5 * t + 0.5 / t;
  }
  return halfExp(abs);
}

// e**x / 2 without overflow on the way.
function halfExp(x: number): number {
  if (x < 709.78) return 0.5 * exp(x);
  const root = exp(0.5 * x);
  return 0.5 * root * root;
}

/** The hyperbolic sine. */
export function sinh(x: number): number {
  const abs = Math.abs(x);
  const half = x < 0 ? -0.5 : 0.5;
  if (abs >= 22) return 2 * half * halfExp(abs);
  if (abs < 2 ** -28) return x;
  const t = Math.expm1(abs);
  return abs < 1 ? half * (2 * t - (t * t) / (t + 1)) : half * (t + t / (t + 1));
}

const LN2 = Math.LN2;

/** The inverse hyperbolic sine. */
export function asinh(x: number): number {
  const abs = Math.abs(x);
  if (!Number.isFinite(x) || abs < 2 ** -28) return x;
  let value: number;
  if (abs > 2 ** 28) value = log(abs) + LN2;
  else if (abs > 2) value = log(2 * abs + 1 / (Math.sqrt(x * x + 1) + abs));
  else value = Math.log1p(abs + (x * x) / (1 + Math.sqrt(1 + x * x)));
  return x < 0 ? -value : value;
}

/** The inverse hyperbolic cosine; NaN below 1. */
export function acosh(x: number): number {
  if (!(x >= 1)) return Number.NaN;
  if (x > 2 ** 28) return x === INFINITY ? x : log(x) + LN2;
  if (x > 2) return log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  const t = x - 1;
  return Math.log1p(t + Math.sqrt(2 * t + t * t));
}

// ---- gamma ----

const LANCZOS_G = 6.02468004077673;
const LANCZOS_G_MINUS_HALF = 5.52468004077673;
const LOG_PI = 1.1447298858494002;

/** Lanczos' sum is a quotient of polynomials, lowest coefficient first. */
const LANCZOS_NUMERATOR = [
  23531376880.41076, 42919803642.6491, 35711959237.35567, 17921034426.03721, 6039542586.352028,
  1439720407.3117216, 248874557.86205417, 31426415.585400194, 2876370.6289353725, 186056.26539522348,
  8071.672002365816, 210.82427775157936, 2.5066282746310002,
];
const LANCZOS_DENOMINATOR = [
  0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
];

// Horner's scheme in x, or for large arguments in 1/x, so that nothing overflows.
function lanczosSum(x: number): number {
  let numerator = 0;
  let denominator = 0;
  if (x < 5) {
    for (let i = LANCZOS_NUMERATOR.length - 1; i >= 0; i--) {
      numerator = numerator * x + LANCZOS_NUMERATOR[i];
      denominator = denominator * x + LANCZOS_DENOMINATOR[i];
    }
  } else {
    for (let i = 0; i < LANCZOS_NUMERATOR.length; i++) {
      numerator = numerator / x + LANCZOS_NUMERATOR[i];
      denominator = denominator / x + LANCZOS_DENOMINATOR[i];
    }
  }
  return numerator / denominator;
}

// sin(pi * x), accurate near whole numbers.
function sinPi(x: number): number {
  const y = Math.abs(x) % 2;
  const octant = Math.round(2 * y);
  const sign = x < 0 ? -1 : 1;
  switch (octant) {
    case 0:
      return sign * sin(Math.PI * y);
    case 1:
      return sign * cos(Math.PI * (y - 0.5));
    case 2:
      return sign * sin(Math.PI * (1 - y));
    case 3:
      return -sign * cos(Math.PI * (y - 1.5));
    default:
      return sign * sin(Math.PI * (y - 2));
  }
}

const FACTORIALS = [1];
for (let n = 1; n <= 22; n++) FACTORIALS.push(FACTORIALS[n - 1] * n);

// The correction for the rounding of x + g - 1/2.
function lanczosCorrection(abs: number, y: number): number {
  const z = abs > LANCZOS_G_MINUS_HALF ? y - abs - LANCZOS_G_MINUS_HALF : y - LANCZOS_G_MINUS_HALF - abs;
  return (z * LANCZOS_G) / y;
}

function gammaOfModerate(x: number, abs: number): number {
  const y = abs + LANCZOS_G_MINUS_HALF;
  const z = lanczosCorrection(abs, y);
  const root = abs < 140 ? 0 : pow(y, abs / 2 - 0.25);
  if (x < 0) {
    let result = ((-Math.PI / sinPi(abs) / abs) * exp(y)) / lanczosSum(abs);
    result -= z * result;
    return abs < 140 ? result / pow(y, abs - 0.5) : result / root / root;
  }
  let result = lanczosSum(abs) / exp(y);
  result += z * result;
  return abs < 140 ? result * pow(y, abs - 0.5) : result * root * root;
}

/** The gamma function: NaN where it is not defined (poles, -inf), an infinity where it is too large. */
export function gamma(x: number): number {
  if (!Number.isFinite(x)) return x < 0 ? Number.NaN : x;
  if (x === 0) return Number.NaN;
  if (Number.isInteger(x)) {
    if (x < 0) return Number.NaN;
    if (x <= 23) return FACTORIALS[x - 1];
  }
  const abs = Math.abs(x);
  if (abs < 1e-20) return 1 / x;
  if (abs > 200) return x < 0 ? 0 / sinPi(x) : INFINITY;
  return gammaOfModerate(x, abs);
}

/** The logarithm of the magnitude of the gamma function; an infinity at its poles and where it is too large. */
export function lgamma(x: number): number {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : INFINITY;
  if (Number.isInteger(x) && x <= 2) return x <= 0 ? INFINITY : 0;
  const abs = Math.abs(x);
  if (abs < 1e-20) return -log(abs);
  let result = log(lanczosSum(abs)) - LANCZOS_G;
  result += (abs - 0.5) * (log(abs + LANCZOS_G - 0.5) - 1);
  if (x < 0) result = LOG_PI - log(Math.abs(sinPi(abs))) - log(abs) - result;
  return result;
}

// ---- error function ----

const TWO_OVER_ROOT_PI = 1.1283791670955126;
const TWO_OVER_ROOT_PI_LOW = 1.533545961316588e-17;

// erf by its power series 2/sqrt(pi) * e**-x² * sum of 2**n x**(2n+1) / (1*3*…*(2n+1)), whose terms are all positive; 0 < x < 6.
function erfPair(x: number): void {
  twoProduct(x, x);
  const square = P[0];
  const squareLow = P[1];
  let term = x;
  let termLow = 0;
  let sum = x;
  let sumLow = 0;
  for (let n = 1; term > sum * 2 ** -107; n++) {
    multiply(term, termLow, 2 * square, 2 * squareLow);
    divide(P[0], P[1], 2 * n + 1, 0);
    term = P[0];
    termLow = P[1];
    add(sum, sumLow, term, termLow);
    sum = P[0];
    sumLow = P[1];
  }
  multiply(sum, sumLow, TWO_OVER_ROOT_PI, TWO_OVER_ROOT_PI_LOW);
  const scale = 2 ** timesExpOfMinusSquare(x, P[0], P[1]);
  P[0] *= scale;
  P[1] *= scale;
}

// P * 2**result = (a + aLow) * e**(-x*x), to some 58 bits.
function timesExpOfMinusSquare(x: number, a: number, aLow: number): number {
  twoProduct(x, x);
  const exponent = expToPair(-P[0], -P[1]);
  multiply(a, aLow, P[0], P[1]);
  return exponent;
}

// P * 2**result = erfc(x) by its continued fraction, from the bottom up; x >= 2.
function erfcPair(x: number): number {
  let fraction = x;
  let fractionLow = 0;
  for (let n = Math.ceil(400 / (x * x)) + 12; n >= 1; n--) {
    divide(n / 2, 0, fraction, fractionLow);
    add(x, 0, P[0], P[1]);
    fraction = P[0];
    fractionLow = P[1];
  }
  divide(TWO_OVER_ROOT_PI / 2, TWO_OVER_ROOT_PI_LOW / 2, fraction, fractionLow);
  return timesExpOfMinusSquare(x, P[0], P[1]);
}

// P = whole - erfc(x)
function subtractErfc(whole: number, x: number): void {
  const scale = 2 ** erfcPair(x);
  add(whole, 0, -P[0] * scale, -P[1] * scale);
}

/** The error function. */
export function erf(x: number): number {
  const abs = Math.abs(x);
  if (Number.isNaN(x) || x === 0) return x;
  if (abs >= 6) return Math.sign(x);
  if (abs < 1e-9) return x * TWO_OVER_ROOT_PI + x * TWO_OVER_ROOT_PI_LOW;
  if (abs > 2.5) {
    subtractErfc(1, abs);
  } else erfPair(abs);
  return x < 0 ? -(P[0] + P[1]) : P[0] + P[1];
}

/** 1 - erf(x), without the loss of digits. */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 27.3) return 0;
  if (x < -6) return 2;
  if (x >= 2) {
    const exponent = erfcPair(x);
    return scaleByPowerOfTwo(P[0] + P[1], exponent);
  }
  if (x <= -2.5) {
    subtractErfc(2, -x);
    return P[0] + P[1];
  }
  erfPair(Math.abs(x));
  if (x >= 0) add(1, 0, -P[0], -P[1]);
  else add(1, 0, P[0], P[1]);
  return P[0] + P[1];
}

// ---- arithmetic that is rounded once ----

/** `x * y + z`, rounded once; NaN and infinities as C has them. */
export function fma(x: number, y: number, z: number): number {
  if (!Number.isFinite(x) || !Number.isFinite(y) || !Number.isFinite(z) || x === 0 || y === 0)
    return x * y + z;
  if (z === 0 && Number.isSafeInteger(x * y)) return x * y;
  const a = decompose(x);
  const b = decompose(y);
  const c = decompose(z);
  const exponent = Math.min(a.exponent + b.exponent, c.exponent);
  const product = (a.mantissa * b.mantissa) << BigInt(a.exponent + b.exponent - exponent);
  const addend = c.mantissa << BigInt(c.exponent - exponent);
  const sum = (x < 0 !== y < 0 ? -product : product) + (z < 0 ? -addend : addend);
  return sum < 0n ? -roundToDouble(-sum, exponent) : roundToDouble(sum, exponent);
}

/** `x - n * y` with n the whole number nearest to `x / y`, half to even; exact. NaN where it is not defined. */
export function remainder(x: number, y: number): number {
  if (!Number.isFinite(x) || Number.isNaN(y) || y === 0)
    return Number.isNaN(x) ? x : y === 0 || !Number.isNaN(y) ? Number.NaN : y;
  if (!Number.isFinite(y)) return x;
  const size = Math.abs(y);
  const rest = Math.abs(x) % size;
  const missing = size - rest;
  let result: number;
  if (rest < missing) result = rest;
  else if (rest > missing) result = -missing;
  else result = rest - 2 * ((0.5 * (Math.abs(x) - rest)) % size);
  return x < 0 || Object.is(x, -0) ? -result : result;
}

// ---- neighbours ----

const doubleView = new Float64Array(1);
const integerView = new BigInt64Array(doubleView.buffer);

// A double's place in the order of all doubles, 0 for both zeros.
function ordinal(x: number): bigint {
  doubleView[0] = x;
  const bits = integerView[0];
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
}

/** The double that is `steps` (not negative) steps from x in the direction of y. */
export function nextAfter(x: number, y: number, steps: bigint): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return x + y;
  if (steps === 0n) return x;
  if (x === y) return y;
  const from = ordinal(x);
  const to = ordinal(y);
  const distance = to > from ? to - from : from - to;
  if (steps >= distance) return y;
  const place = to > from ? from + steps : from - steps;
  integerView[0] = place < 0n ? -place : place;
  const value = doubleView[0];
  return place < 0n || (place === 0n && from < 0n) ? -value : value;
}

/** The value of the least significant bit of x. */
export function ulp(x: number): number {
  const abs = Math.abs(x);
  if (!Number.isFinite(abs)) return abs;
  const next = nextAfter(abs, INFINITY, 1n);
  return Number.isFinite(next) ? next - abs : abs - nextAfter(abs, 0, 1n);
}
