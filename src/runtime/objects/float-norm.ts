/**
 * Lengths of vectors and cube roots, rounded correctly in nearly all cases.
 */

import { add, multiply, P, quickSum, squareRoot, twoProduct } from "./float-pair.js";
import { scaleByPowerOfTwo } from "./float-text.js";

// Squares of what lies between this and its inverse neither overflow nor lose bits.
const SMALL = 2 ** -450;
const LARGE = 2 ** 450;

/** The length of the vector (x, y). */
export function hypot(x: number, y: number): number {
  const a = Math.abs(x);
  const b = Math.abs(y);
  if (!(a > SMALL && a < LARGE && b > SMALL && b < LARGE)) return vectorNorm([x, y]);
  twoProduct(a, a);
  const high = P[0];
  const low = P[1];
  twoProduct(b, b);
  add(high, low, P[0], P[1]);
  squareRoot(P[0], P[1]);
  return P[0] + P[1];
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
  return scaleByPowerOfTwo(P[0] + P[1], k);
}

/** The cube root of x, correctly rounded (as in glibc from 2.41 on; older ones are off by up to four units in the last place). */
export function cbrt(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const k = Math.round(Math.log2(Math.abs(x)) / 3);
  const small = scaleByPowerOfTwo(x, -3 * k);
  const guess = Math.cbrt(small);
  twoProduct(guess, guess);
  multiply(P[0], P[1], guess, 0);
  add(small, 0, -P[0], -P[1]);
  quickSum(guess, P[0] / (3 * guess * guess));
  return scaleByPowerOfTwo(P[0] + P[1], k);
}
