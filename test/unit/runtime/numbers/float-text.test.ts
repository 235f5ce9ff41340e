import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { floatFromHex, floatToHex } from "../../../../src/runtime/objects/float-hex.js";
import {
  asciiNumberText,
  Dtsf,
  decompose,
  doubleToString,
  fixedText,
  floatRepr,
  frexp,
  parseFloatText,
  roundHalfEven,
  roundToDouble,
  roundToPlaces,
  scaleToNearest,
  withoutUnderscores,
} from "../../../../src/runtime/objects/float-text.js";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const positive = finite.map(Math.abs);
const RUNS = { numRuns: 5000 };

describe("text of doubles", () => {
  test("repr gives the float back, in Python's form", () => {
    fc.assert(
      fc.property(finite, (x) => {
        const text = floatRepr(x);
        expect(parseFloatText(text)).toBe(x);
        expect(text).toMatch(/^-?(\d+\.\d+|\d(\.\d+)?e[+-]\d{2,})$/);
        const size = Math.abs(x);
        expect(text.includes("e")).toBe(size !== 0 && (size < 1e-4 || size >= 1e16));
      }),
      RUNS,
    );
  });

  test("fixed digits are those of the exact value, half to even", () => {
    const half = fc
      .tuple(fc.integer({ min: 0, max: 2 ** 30 }), fc.integer({ min: 0, max: 12 }))
      .map(([n, k]) => n / 2 ** k);
    fc.assert(
      fc.property(fc.oneof(positive, half), fc.integer({ min: 0, max: 120 }), (x, places) => {
        const digits = scaleToNearest(x, places)
          .toString()
          .padStart(places + 1, "0");
        const point = digits.length - places;
        const expected = places === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
        expect(fixedText(x, places)).toBe(expected);
      }),
      RUNS,
    );
  });

  test("significant digits are those of the exact value", () => {
    fc.assert(
      fc.property(positive, fc.integer({ min: 0, max: 130 }), (x, precision) => {
        fc.pre(x !== 0);
        const [digits, exponent] = doubleToString(x, "e", precision, Dtsf.NONE).split("e");
        expect(digits!.length).toBe(precision === 0 ? 1 : precision + 2);
        expect(BigInt(digits!.replace(".", ""))).toBe(scaleToNearest(x, precision - Number(exponent)));
      }),
      RUNS,
    );
  });

  test.each([
    [0.5, "0"],
    [1.5, "2"],
    [2.5, "2"],
    [1e21, "1000000000000000000000"],
    [1e22, "10000000000000000000000"],
  ])("fixedText(%d, 0)", (x, expected) => {
    expect(fixedText(x, 0)).toBe(expected);
  });

  test("hex() and back", () => {
    fc.assert(
      fc.property(finite, (x) => {
        expect(floatFromHex(floatToHex(x))).toBe(x);
      }),
      RUNS,
    );
  });
});

describe("rounding", () => {
  test("roundToDouble is the inverse of decompose", () => {
    fc.assert(
      fc.property(positive, (x) => {
        const { mantissa, exponent } = decompose(x);
        expect(roundToDouble(mantissa, exponent)).toBe(x);
        expect(roundToDouble(mantissa << 70n, exponent - 70)).toBe(x);
      }),
      RUNS,
    );
  });

  test("roundToDouble rounds as Number(BigInt)", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 1100n), (n) => {
        expect(roundToDouble(n, 0)).toBe(Number(n));
      }),
      RUNS,
    );
  });

  test("roundToPlaces is the decimal text, read", () => {
    fc.assert(
      fc.property(finite, fc.integer({ min: 0, max: 30 }), (x, places) => {
        const text = (x < 0 ? "-" : "") + fixedText(Math.abs(x), places);
        expect(roundToPlaces(x, places)).toBe(x === 0 ? x : Number(text));
      }),
      RUNS,
    );
  });

  test("roundHalfEven", () => {
    for (const [x, expected] of [
      [0.5, 0],
      [1.5, 2],
      [2.5, 2],
      [-0.5, -0],
      [-1.5, -2],
      [0.49999999999999994, 0],
      [2 ** 51 + 0.5, 2 ** 51],
      [2 ** 51 + 1.5, 2 ** 51 + 2],
      [2 ** 52 + 1, 2 ** 52 + 1],
    ] as const) {
      expect(roundHalfEven(x) + 0).toBe(expected + 0);
    }
  });

  test("frexp", () => {
    fc.assert(
      fc.property(finite, (x) => {
        const { mantissa, exponent } = frexp(x);
        if (x !== 0) expect(Math.abs(mantissa) >= 0.5 && Math.abs(mantissa) < 1).toBe(true);
        expect(mantissa * 2 ** Math.ceil(exponent / 2) * 2 ** Math.floor(exponent / 2)).toBe(x);
      }),
      RUNS,
    );
  });
});

test("text that denotes a number", () => {
  expect(asciiNumberText(" \u0661\u0662.\uff15\u3000")).toBe("12.5");
  expect(asciiNumberText("\u{1d7d8}\u{1d7e1}\u00bc")).toBe("09?");
  expect(asciiNumberText("\x1f1")).toBe("\x1f1");
  expect(withoutUnderscores("1_000.0_1")).toBe("1000.01");
  for (const text of ["_1", "1_", "1__0", "1_.0", "1_e5"]) expect(withoutUnderscores(text)).toBe(undefined);
  for (const text of ["", ".", "1e", "e5", "0x1", "1.5.2", "infinit", "nano", "1 2"]) {
    expect(parseFloatText(text)).toBe(undefined);
  }
});
