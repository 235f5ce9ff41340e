/**
 * Double-double arithmetic: a value is the unevaluated sum of two doubles, about 105 bits. A pair is passed as two numbers; the functions leave
 * their result in P (a typed array: a `let` of the module that holds doubles costs an allocation with every store). Nothing here touches the heap.
 */

/** The pair that the last operation gave: high and low part. */
export const P = new Float64Array(2);

const SPLITTER = 134217729; // 2**27 + 1

/** P = a + b, when |a| >= |b| or a is 0. */
export function quickSum(a: number, b: number): void {
  const sum = a + b;
  P[1] = b - (sum - a);
  P[0] = sum;
}

/** P = a + b. */
export function twoSum(a: number, b: number): void {
  const sum = a + b;
  const part = sum - a;
  P[1] = a - (sum - part) + (b - part);
  P[0] = sum;
}

/** P = a * b, below 2**996. */
export function twoProduct(a: number, b: number): void {
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

/** P = (a + aLow) + (b + bLow). */
export function add(a: number, aLow: number, b: number, bLow: number): void {
  twoSum(a, b);
  const high = P[0];
  const rest = P[1];
  twoSum(aLow, bLow);
  const low = P[1];
  quickSum(high, rest + P[0]);
  quickSum(P[0], P[1] + low);
}

/** P = (a + aLow) * (b + bLow). */
export function multiply(a: number, aLow: number, b: number, bLow: number): void {
  twoProduct(a, b);
  quickSum(P[0], P[1] + (a * bLow + aLow * b));
}

/** P = (a + aLow) / (b + bLow). */
export function divide(a: number, aLow: number, b: number, bLow: number): void {
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

/** P = the square root of a positive pair. */
export function squareRoot(a: number, aLow: number): void {
  const root = Math.sqrt(a);
  twoProduct(root, root);
  add(a, aLow, -P[0], -P[1]);
  quickSum(root, P[0] / (2 * root));
}

/** 1 / n! as pairs. */
export const INVERSE_FACTORIAL: (readonly [number, number])[] = [[1, 0]];
for (let n = 1; n < 30; n++) {
  const [high, low] = INVERSE_FACTORIAL[n - 1]!;
  divide(high, low, n, 0);
  INVERSE_FACTORIAL.push([P[0], P[1]]);
}

/** Is the sum of the pair in P the same double, whichever way the pair is off by `error`? Then it is the correctly rounded result. */
export function isSettled(error: number): boolean {
  return P[0] + (P[1] + error) === P[0] + (P[1] - error);
}
