import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as number from "../../../../src/runtime/abstract/number.js";
import { CompareOp, PyObject_Hash, PyObject_RichCompare } from "../../../../src/runtime/abstract/object.js";
import { heapStatistics } from "../../../../src/runtime/heap/alloc.js";
import { I32 } from "../../../../src/runtime/heap/memory.js";
import { isSmallInt, type NewRef, type Null, type PyObject } from "../../../../src/runtime/heap/ownership.js";
import * as PyLong from "../../../../src/runtime/objects/long.js";
import { decref } from "../../../../src/runtime/objects/object.js";
import * as PyTuple from "../../../../src/runtime/objects/tuple.js";
import { None, T, True } from "../../../../src/runtime/objects/type-table.js";
import { ok, reprOf, takeError } from "../boot-heap.js";

// Values near the borders of the representations: tag, digits, 2**53, and long ones.
const edges = [
  0n,
  1n,
  2n ** 30n,
  2n ** 31n,
  2n ** 32n,
  2n ** 53n,
  2n ** 62n,
  2n ** 64n,
  2n ** 96n,
  2n ** 128n,
];
const nearEdge = fc
  .tuple(fc.constantFrom(...edges), fc.bigInt(-3n, 3n), fc.boolean())
  .map(([edge, offset, negative]) => (negative ? -edge - offset : edge + offset));
const anyInt = fc.oneof(
  fc.bigInt(-1000n, 1000n),
  nearEdge,
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
  fc.bigInt({ min: -(2n ** 4000n), max: 2n ** 4000n }),
);

const floorDiv = (a: bigint, b: bigint): bigint => {
  const q = a / b;
  return q * b !== a && a < 0n !== b < 0n ? q - 1n : q;
};
const floorMod = (a: bigint, b: bigint): bigint => a - floorDiv(a, b) * b;

// The BigInt of a result, which must be in its one and only representation.
function take(op: NewRef | Null): bigint {
  const int = ok(op);
  const value = PyLong.asBigInt(int);
  expect(PyLong.checkExact(int)).toBe(true);
  expect(isSmallInt(int)).toBe(value >= -(2n ** 30n) && value < 2n ** 30n);
  decref(int);
  return value;
}

function withInts<R>(a: bigint, b: bigint, body: (x: PyObject, y: PyObject) => R): R {
  const x = ok(PyLong.fromBigInt(a));
  const y = ok(PyLong.fromBigInt(b));
  const result = body(x, y);
  decref(x);
  decref(y);
  return result;
}

let objectsBefore = 0;
beforeAll(() => {
  objectsBefore = heapStatistics().objects;
});
afterAll(() => {
  expect(heapStatistics().objects).toBe(objectsBefore);
});

const RUNS = { numRuns: 2000 };

describe("int arithmetic against BigInt", () => {
  const binary: [string, (x: PyObject, y: PyObject) => NewRef | Null, (a: bigint, b: bigint) => bigint][] = [
    ["+", number.PyNumber_Add, (a, b) => a + b],
    ["-", number.PyNumber_Subtract, (a, b) => a - b],
    ["*", number.PyNumber_Multiply, (a, b) => a * b],
    ["&", number.PyNumber_And, (a, b) => a & b],
    ["|", number.PyNumber_Or, (a, b) => a | b],
    ["^", number.PyNumber_Xor, (a, b) => a ^ b],
  ];
  for (const [name, op, model] of binary) {
    test(`a ${name} b`, () => {
      fc.assert(
        fc.property(anyInt, anyInt, (a, b) => {
          expect(withInts(a, b, (x, y) => take(op(x, y)))).toBe(model(a, b));
        }),
        RUNS,
      );
    });
  }

  // Next to a multiple of the divisor the estimate of a digit of the quotient is one too large.
  const nearMultiple = fc
    .tuple(anyInt, anyInt, fc.bigInt(-1n, 1n))
    .map(([q, b, rest]): [bigint, bigint] => [q * b + rest, b]);
  const division = fc.oneof(fc.tuple(anyInt, anyInt), nearMultiple);

  test("a // b, a % b, divmod(a, b)", () => {
    fc.assert(
      fc.property(division, ([a, b]) => {
        fc.pre(b !== 0n);
        withInts(a, b, (x, y) => {
          expect(take(number.PyNumber_FloorDivide(x, y))).toBe(floorDiv(a, b));
          expect(take(number.PyNumber_Remainder(x, y))).toBe(floorMod(a, b));
          const pair = ok(number.PyNumber_Divmod(x, y));
          expect(PyLong.asBigInt(PyTuple.getItem(pair, 0))).toBe(floorDiv(a, b));
          expect(PyLong.asBigInt(PyTuple.getItem(pair, 1))).toBe(floorMod(a, b));
          decref(pair);
        });
      }),
      RUNS,
    );
  });

  test("a << n, a >> n", () => {
    fc.assert(
      fc.property(anyInt, fc.oneof(fc.bigInt(0n, 70n), fc.bigInt(0n, 5000n)), (a, n) => {
        withInts(a, n, (x, y) => {
          expect(take(number.PyNumber_Lshift(x, y))).toBe(a << n);
          expect(take(number.PyNumber_Rshift(x, y))).toBe(a >> n);
        });
      }),
      RUNS,
    );
  });

  test("a ** n, pow(a, n, m)", () => {
    fc.assert(
      fc.property(anyInt, fc.bigInt(0n, 40n), anyInt, (a, n, m) => {
        withInts(a, n, (x, y) => {
          expect(take(number.PyNumber_Power(x, y))).toBe(a ** n);
          if (m === 0n) return;
          const modulus = ok(PyLong.fromBigInt(m));
          expect(take(number.PyNumber_Power(x, y, modulus))).toBe(floorMod(a ** n, m));
          decref(modulus);
        });
      }),
      { numRuns: 500 },
    );
  });

  test("pow with long exponents and inverses", () => {
    fc.assert(
      fc.property(anyInt, fc.bigInt(0n, 2n ** 90n), fc.bigInt(2n, 2n ** 200n), (a, n, m) => {
        let expected = 1n;
        for (const bit of n.toString(2)) {
          expected = (expected * expected) % m;
          if (bit === "1") expected = floorMod(expected * a, m);
        }
        const modulus = ok(PyLong.fromBigInt(m));
        withInts(a, n, (x, y) => expect(take(number.PyNumber_Power(x, y, modulus))).toBe(expected));
        withInts(a, -1n, (x, y) => {
          const inverse = number.PyNumber_Power(x, y, modulus);
          if (inverse === 0)
            expect(takeError()).toBe("ValueError: base is not invertible for the given modulus");
          else expect(floorMod(take(inverse) * a, m)).toBe(1n % m);
        });
        decref(modulus);
      }),
      { numRuns: 300 },
    );
  });

  test("-a, +a, ~a, abs(a)", () => {
    fc.assert(
      fc.property(anyInt, (a) => {
        withInts(a, 0n, (x) => {
          expect(take(number.PyNumber_Negative(x))).toBe(-a);
          expect(take(number.PyNumber_Positive(x))).toBe(a);
          expect(take(number.PyNumber_Invert(x))).toBe(~a);
          expect(take(number.PyNumber_Absolute(x))).toBe(a < 0n ? -a : a);
        });
      }),
      RUNS,
    );
  });

  test("comparisons", () => {
    fc.assert(
      fc.property(anyInt, anyInt, fc.boolean(), (a, other, same) => {
        const b = same ? a : other;
        withInts(a, b, (x, y) => {
          const results = [
            CompareOp.LT,
            CompareOp.LE,
            CompareOp.EQ,
            CompareOp.NE,
            CompareOp.GT,
            CompareOp.GE,
          ].map((op) => PyObject_RichCompare(x, y, op) === True);
          expect(results).toEqual([a < b, a <= b, a === b, a !== b, a > b, a >= b]);
        });
      }),
      RUNS,
    );
  });

  test("hash is the value modulo 2**31 - 1, with its sign", () => {
    fc.assert(
      fc.property(anyInt, (a) => {
        const magnitude = Number((a < 0n ? -a : a) % 0x7fffffffn);
        const expected = a < 0n ? -magnitude : magnitude;
        withInts(a, 0n, (x) => expect(PyObject_Hash(x) + 0).toBe(expected === -1 ? -2 : expected + 0));
      }),
      RUNS,
    );
  });

  test("digits: normalised, CPython's size field", () => {
    const op = ok(PyLong.fromBigInt(-(2n ** 64n)));
    expect([...I32.subarray((op >> 2) + 1, (op >> 2) + 6)]).toEqual([T.int, -3, 0, 0, 1]);
    decref(op);
  });
});

describe("conversions", () => {
  test("to BigInt and back, any length", () => {
    for (const bits of [31, 32, 33, 1500, 1536, 1537, 100_000, 140_000, 300_001]) {
      for (const value of [2n ** BigInt(bits) - 1n, 2n ** BigInt(bits), -(2n ** BigInt(bits)) / 3n]) {
        expect(take(PyLong.fromBigInt(value))).toBe(value);
      }
    }
  });

  test("to a double: nearest, half to even, as Number(BigInt)", () => {
    fc.assert(
      fc.property(anyInt, (a) => {
        const x = ok(PyLong.fromBigInt(a));
        expect(PyLong.asNumber(x) + 0).toBe(Number(a));
        decref(x);
      }),
      RUNS,
    );
  });

  test("true division: the nearest double", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 31 }),
        fc.integer({ min: -1000, max: 900 }),
        anyInt,
        (m, e, b) => {
          fc.pre(b !== 0n);
          // (m * 2**e * b) / b is a double, whatever b is.
          const [a, d] =
            e >= 0 ? [BigInt(m) * 2n ** BigInt(e) * b, b] : [BigInt(m) * b, b * 2n ** BigInt(-e)];
          withInts(a, d, (x, y) => {
            const quotient = ok(number.PyNumber_TrueDivide(x, y));
            expect(reprOf(quotient)).toBe(reprOf(ok(number.PyNumber_Float(quotient))));
            expect(Number(reprOf(quotient))).toBe(m * 2 ** e);
            decref(quotient);
            decref(quotient);
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  test("text", () => {
    fc.assert(
      fc.property(anyInt, fc.integer({ min: 2, max: 36 }), (a, base) => {
        const text = a.toString(base);
        expect(take(PyLong.fromString(text, base))).toBe(a);
        expect(take(PyLong.fromString(` ${text.toUpperCase()}\n`, base))).toBe(a);
        withInts(a, 0n, (x) => expect(reprOf(x)).toBe(a.toString()));
      }),
      RUNS,
    );
  });
});

describe("errors", () => {
  const failing: [string, (x: PyObject, y: PyObject) => NewRef | Null, bigint, bigint, string][] = [
    ["//", number.PyNumber_FloorDivide, 1n, 0n, "ZeroDivisionError: integer division or modulo by zero"],
    ["%", number.PyNumber_Remainder, 2n ** 70n, 0n, "ZeroDivisionError: integer modulo by zero"],
    ["divmod", number.PyNumber_Divmod, 1n, 0n, "ZeroDivisionError: integer division or modulo by zero"],
    ["/", number.PyNumber_TrueDivide, 1n, 0n, "ZeroDivisionError: division by zero"],
    [
      "/",
      number.PyNumber_TrueDivide,
      10n ** 400n,
      1n,
      "OverflowError: integer division result too large for a float",
    ],
    ["<<", number.PyNumber_Lshift, 1n, -1n, "ValueError: negative shift count"],
    [">>", number.PyNumber_Rshift, 1n, -(2n ** 80n), "ValueError: negative shift count"],
    ["<<", number.PyNumber_Lshift, 1n, 10n ** 12n, "MemoryError"],
    ["<<", number.PyNumber_Lshift, 1n, 10n ** 30n, "OverflowError: too many digits in integer"],
    ["**", number.PyNumber_Power, 2n, 10n ** 12n, "MemoryError"],
    ["**", number.PyNumber_Power, 3n, 10n ** 30n, "MemoryError"],
    ["**", number.PyNumber_Power, 0n, -1n, "ZeroDivisionError: 0.0 cannot be raised to a negative power"],
    ["**", number.PyNumber_Power, 10n ** 400n, -1n, "OverflowError: int too large to convert to float"],
  ];
  test.each(failing)("a %s b", (_name, op, a, b, message) => {
    withInts(a, b, (x, y) => {
      const result = op(x, y);
      expect(result).toBe(0);
    });
    expect(takeError()).toBe(message);
  });

  test("pow(a, b, 0)", () => {
    expect(number.PyNumber_Power(3 as PyObject, 5 as PyObject, 1 as PyObject)).toBe(0);
    expect(takeError()).toBe("ValueError: pow() 3rd argument cannot be 0");
    expect(None).not.toBe(0);
  });

  test("int32", () => {
    for (const [value, message] of [
      [2n ** 31n - 1n, ""],
      [-(2n ** 31n), ""],
      [2n ** 31n, "OverflowError: Python int too large to convert to C int"],
      [10n ** 30n, "OverflowError: Python int too large to convert to C int"],
    ] as const) {
      const op = ok(PyLong.fromBigInt(value));
      const int = PyLong.asInt32(op);
      decref(op);
      expect(takeError()).toBe(message);
      if (message === "") expect(BigInt(int)).toBe(value);
    }
  });
});
