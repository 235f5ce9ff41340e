/** The elementary functions against high precision, by BigInt: what we claim is correct rounding. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { acos, asin, atan, cos, sin, tan } from "../../../../src/runtime/objects/float-circular.js";
import { exp, log, pow } from "../../../../src/runtime/objects/float-exp.js";
import { cbrt, hypot } from "../../../../src/runtime/objects/float-norm.js";
import { decompose, roundToDouble } from "../../../../src/runtime/objects/float-text.js";

/** Fixed-point numbers with this many bits after the point. */
const BITS = 400n;
const ONE = 1n << BITS;

function fixed(x: number): bigint {
  const { mantissa, exponent } = decompose(x);
  const shift = BITS + BigInt(exponent);
  const value = shift >= 0n ? mantissa << shift : mantissa >> -shift;
  return x < 0 ? -value : value;
}

function toDouble(value: bigint): number {
  return value < 0n ? -roundToDouble(-value, -Number(BITS)) : roundToDouble(value, -Number(BITS));
}

// e**x for |x| < 40: the series of x / 2**20, squared 20 times.
function exactExp(x: bigint): bigint {
  const small = x >> 20n;
  let term = ONE;
  let sum = ONE;
  for (let n = 1n; term !== 0n && n < 200n; n++) {
    term = (term * small) / (n * ONE);
    sum += term;
  }
  for (let i = 0; i < 20; i++) sum = (sum * sum) >> BITS;
  return sum;
}

// Newton's method on e**y = x.
function exactLog(x: number): bigint {
  let y = fixed(Math.log(x));
  for (let i = 0; i < 4; i++) y += ((fixed(x) - exactExp(y)) * ONE) / exactExp(y);
  return y;
}

function exactSin(x: bigint, first: bigint): bigint {
  let term = first === 1n ? x : ONE;
  let sum = term;
  for (let n = first + 1n; term !== 0n && n < 400n; n += 2n) {
    term = -((((term * x) >> BITS) * x) >> BITS) / (n * (n + 1n));
    sum += term;
  }
  return sum;
}

// arctan(1/n), as a series.
function exactArctanInverse(n: bigint): bigint {
  let term = ONE / n;
  let sum = term;
  for (let k = 3n; term !== 0n; k += 2n) {
    term = -term / (n * n);
    sum += term / k;
  }
  return sum;
}

/** By Machin's formula. */
const TWO_PI = 32n * exactArctanInverse(5n) - 8n * exactArctanInverse(239n);

const RUNS = { numRuns: 400 };
const moderate = fc.double({ min: -30, max: 30, noNaN: true }).filter((x) => Math.abs(x) > 1e-6);
const unit = fc.double({ min: -1, max: 1, noNaN: true }).filter((x) => Math.abs(x) > 1e-6 && Math.abs(x) < 1);

describe("correct rounding", () => {
  test("exp", () => {
    fc.assert(
      fc.property(moderate, (x) => {
        expect(exp(x)).toBe(toDouble(exactExp(fixed(x))));
      }),
      RUNS,
    );
  });

  test("log", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (x) => {
        expect(log(x)).toBe(toDouble(exactLog(x)));
      }),
      RUNS,
    );
  });

  test("pow", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        fc.double({ min: -5, max: 5, noNaN: true }),
        (x, y) => {
          const exponent = (exactLog(x) * fixed(y)) >> BITS;
          expect(pow(x, y)).toBe(toDouble(exactExp(exponent)));
        },
      ),
      RUNS,
    );
  });

  test("sin, cos, tan", () => {
    fc.assert(
      fc.property(moderate, (x) => {
        const s = exactSin(fixed(x), 1n);
        const c = exactSin(fixed(x), 0n);
        expect(sin(x)).toBe(toDouble(s));
        expect(cos(x)).toBe(toDouble(c));
        expect(tan(x)).toBe(toDouble((s * ONE) / c));
      }),
      RUNS,
    );
  });

  // An inverse is right when the two doubles beside it lie on different sides.
  test("sin and cos of large numbers, and near the multiples of pi/2", () => {
    const nearMultiple = fc.integer({ min: -(10 ** 7), max: 10 ** 7 }).map((i) => (i * Math.PI) / 2);
    const large = fc.double({ min: -(2 ** 41), max: 2 ** 41, noNaN: true }).filter((x) => Math.abs(x) > 1);
    fc.assert(
      fc.property(fc.oneof(nearMultiple, large), (x) => {
        const angle = fixed(x) % TWO_PI;
        expect(sin(x)).toBe(toDouble(exactSin(angle, 1n)));
        expect(cos(x)).toBe(toDouble(exactSin(angle, 0n)));
      }),
      RUNS,
    );
  });

  test("asin, acos, atan", () => {
    const beside = (x: number): [bigint, bigint] => {
      const step = Math.abs(x) * 2 ** -53;
      return [fixed(x) - fixed(step), fixed(x) + fixed(step)];
    };
    fc.assert(
      fc.property(unit, (x) => {
        const [low, high] = beside(asin(x));
        expect(exactSin(low, 1n) <= fixed(x) && fixed(x) <= exactSin(high, 1n)).toBe(true);
        const [near, far] = beside(acos(x));
        expect(exactSin(near, 0n) >= fixed(x) && fixed(x) >= exactSin(far, 0n)).toBe(true);
        const [below, above] = beside(atan(x));
        const tangent = (y: bigint): bigint => (exactSin(y, 1n) * ONE) / exactSin(y, 0n);
        expect(tangent(below) <= fixed(x) && fixed(x) <= tangent(above)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test("hypot and cbrt of exact squares and cubes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: -300, max: 300 }), (n, e) => {
        const scale = 2 ** e;
        expect(cbrt(n * n * n)).toBe(n);
        expect(cbrt(-(n ** 3) * 8)).toBe(-2 * n);
        expect(hypot(3 * n * scale, 4 * n * scale)).toBe(5 * n * scale);
      }),
      RUNS,
    );
  });
});

test("special values are those of C", () => {
  expect(pow(1, Number.NaN)).toBe(1);
  expect(pow(-1, Number.POSITIVE_INFINITY)).toBe(1);
  expect(pow(Number.NaN, 0)).toBe(1);
  expect(pow(-8, 1 / 3)).toBe(Number.NaN);
  expect(pow(-2, 3)).toBe(-8);
  expect(pow(10, 400)).toBe(Number.POSITIVE_INFINITY);
  expect(pow(2, -1074)).toBe(5e-324);
  expect(exp(-745.13)).toBe(5e-324);
  expect(exp(710)).toBe(Number.POSITIVE_INFINITY);
  expect(log(0)).toBe(Number.NEGATIVE_INFINITY);
  expect(log(5e-324)).toBe(-744.4400719213812);
  expect(sin(1e22)).toBe(-0.8522008497671888);
  for (const odd of [sin, tan, asin, atan, cbrt]) expect(Object.is(odd(-0), -0)).toBe(true);
});
