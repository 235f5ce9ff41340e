/** The number half of the format-spec mini-language without a heap; the tables of results are in test/python/builtins/{int,float,complex}/format.py. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatFloat,
  formatInt,
  padPercentNumber,
  percentFloat,
  percentInt,
} from "../../../../src/runtime/format-number.js";
import { parseFormatSpec } from "../../../../src/runtime/format-spec.js";
import { T } from "../../../../src/runtime/objects/type-table.js";

function int(value: number | bigint, text: string): unknown {
  const spec = parseFormatSpec(text, "int", "d", ">");
  return typeof spec === "string" ? spec : formatInt(value, spec, "int", 4300);
}

function float(value: number, text: string): unknown {
  const spec = parseFormatSpec(text, "float", "", ">");
  return typeof spec === "string" ? spec : formatFloat(value, spec, "float");
}

const anyInt = fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n });

describe("int", () => {
  test("digits of every base", () => {
    fc.assert(
      fc.property(anyInt, (n) => {
        expect(int(n, "d")).toBe(n.toString());
        expect(int(n, "x")).toBe(n.toString(16));
        expect(int(n, "#b")).toBe(n < 0n ? `-0b${(-n).toString(2)}` : `0b${n.toString(2)}`);
      }),
    );
  });

  test("grouping leaves the digits, in threes", () => {
    fc.assert(
      fc.property(anyInt, (n) => {
        const text = int(n, ",") as string;
        expect(text.replaceAll(",", "")).toBe(n.toString());
        expect(text).toMatch(/^-?\d{1,3}(,\d{3})*$/);
        expect(int(n, "_x")).toMatch(/^-?[0-9a-f]{1,4}(_[0-9a-f]{4})*$/);
      }),
    );
  });

  test("the width is kept, whatever the alignment", () => {
    fc.assert(
      fc.property(
        anyInt,
        fc.constantFrom("<", ">", "=", "^"),
        fc.integer({ min: 1, max: 90 }),
        (n, align, width) => {
          const text = int(n, `*${align}${width}`) as string;
          expect(text.length).toBe(Math.max(width, n.toString().length));
          expect(text.replaceAll("*", "")).toBe(n.toString());
        },
      ),
    );
  });

  test("limits", () => {
    expect(int(10n ** 4300n, "")).toEqual({
      type: T.ValueError,
      message:
        "Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit",
    });
    expect((int(10n ** 4299n, "") as string).length).toBe(4300);
    expect((int(10n ** 5000n, "x") as string).length).toBe((10n ** 5000n).toString(16).length);
    expect(int(1, "999999999999")).toEqual({ type: T.MemoryError, message: "" });
    expect(int(1, "9".repeat(30))).toBe("Too many decimal digits in format string");
  });
});

describe("float", () => {
  test("an empty type with a precision never loses the point", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer({ min: 1, max: 20 }),
        (x, p) => {
          expect(float(x, `.${p}`)).toMatch(/[.e]/);
          expect(Number(float(x, ".17"))).toBe(x);
        },
      ),
    );
  });

  test("infinities and NaN", () => {
    expect(float(Number.POSITIVE_INFINITY, "010,")).toBe("0000000inf");
    expect(float(Number.NaN, "F")).toBe("NAN");
    expect(float(-Number.POSITIVE_INFINITY, ".3%")).toBe("-inf%");
  });
});

test("% puts zeros behind sign and prefix", () => {
  const pad = { leftAdjust: false, zeroPad: true, sign: "", width: 12 };
  expect(padPercentNumber(percentInt(-255, "x", true, -1, 4300) as string, pad)).toBe("-0x0000000ff");
  expect(padPercentNumber(percentFloat(-1.5, "f", false, 2) as string, pad)).toBe("-00000001.50");
  expect(padPercentNumber("-1", { ...pad, leftAdjust: true })).toBe("-1          ");
});
