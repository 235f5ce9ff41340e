import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileSource } from "../../../src/compiler/compile.js";
import { foldBinary, foldUnary } from "../../../src/compiler/const-eval.js";
import { constRepr } from "../../../src/compiler/constants.js";
import { Op } from "../../../src/vm/opcode.js";

/** repr() of the constant that an expression has become; null if there is still something to compute. */
function folded(source: string): string | null {
  const { code } = compileSource(source, "x", { mode: "eval" });
  const [, last] = code.co_code;
  if (code.co_code.length !== 2 || (last! & 0xff) !== Op.RETURN_CONST) return null;
  return constRepr(code.co_consts[last! >> 8]!);
}

// What python3.13 folds, and to what.
const FOLDED: readonly [string, string | null][] = [
  ["1+2", "3"],
  ["7//-2", "-4"],
  ["-7//2", "-4"],
  ["-7%3", "2"],
  ["7%-3", "-2"],
  ["-7.5%2", "0.5"],
  ["7.5//-2", "-4.0"],
  ["-0.0", "-0.0"],
  ["0.0*-1", "-0.0"],
  ["2**10", "1024"],
  ["2**-1", "0.5"],
  ["2**200", null],
  ["1<<100", "1267650600228229401496703205376"],
  ["1<<200", null],
  ["1>>3", "0"],
  ["-1>>100", "-1"],
  ["~5", "-6"],
  ["~True", "-2"],
  ["not 1", "False"],
  ["not ''", "True"],
  ["+True", "1"],
  ["-True", "-1"],
  ["True+True", "2"],
  ["True&False", "False"],
  ["True|2", "3"],
  ["True^True", "False"],
  ["1/3", "0.3333333333333333"],
  ["10**20/3", "3.333333333333333e+19"],
  ["(1<<60)/3", "3.843071682022823e+17"],
  ["1e308*10", "inf"],
  ["1/0", null],
  ["1%0", null],
  ["1//0", null],
  ["1<<-1", null],
  ["'a'+'b'", "'ab'"],
  ["'ab'*3", "'ababab'"],
  ["3*'ab'", "'ababab'"],
  ["'a'*5000", null],
  ["b'a'*2", "b'aa'"],
  ["b'a'+b'b'", "b'ab'"],
  ["'a'+b'b'", null],
  ["(1,2)+(3,)", "(1, 2, 3)"],
  ["(1,2)*2", "(1, 2, 1, 2)"],
  ["(1,2)*200", null],
  ["'abc'[1]", "'b'"],
  ["'abc'[-1]", "'c'"],
  ["'abc'[5]", null],
  ["b'abc'[0]", "97"],
  ["(1,2,3)[True]", "2"],
  ["1j*1j", "(-1+0j)"],
  ["1+2j", "(1+2j)"],
  ["(1+2j)/(3-4j)", "(-0.2+0.4j)"],
  ["1j/0", null],
  ["-1j", "(-0-1j)"],
  ["2.5**2", "6.25"],
  ["10**-2", "0.01"],
  ["2.0**1000", "1.0715086071862673e+301"],
  ["2.0**-500", "3.054936363499605e-151"],
  ["2.0**1024", null],
  ["0.5**1000", "9.332636185032189e-302"],
  ["3**-40", "8.225263339969959e-20"],
  ["1.1**-7", "0.5131581182307065"],
  ["1.1**20", "6.727499949325611"],
  ["7**-64", "8.198330820981258e-55"],
  ["(-2.5)**3", "-15.625"],
  ["1e200**2", null],
  ["0**-1", null],
  ["0.0**-1", null],
  ["1.5//0.0", null],
  ["5.5%-0.0", null],
  ["10**15+0.1", "1000000000000000.1"],
  ["3.0*2", "6.0"],
  ["'a' 'b' % ()", null],
  ["'%s' % (1,)", null],
  ["(1,(2,(3,)))", "(1, (2, (3,)))"],
  ["2**0.5", "1.4142135623730951"],
  ["True+1.5", "2.5"],
  ["9007199254740993/1", "9007199254740992.0"],
  ["123456789012345678901234567890/987654321", "1.249999988734375e+20"],
  ["-5//1", "-5"],
  ["-5.0//1", "-5.0"],
  ["5e-324/2", "0.0"],
  ["1e16", "1e+16"],
  ["1e15", "1000000000000000.0"],
  ["123456.789e3", "123456789.0"],
  ["1e-4", "0.0001"],
  ["1e-5", "1e-05"],
  ["1.0", "1.0"],
  ["100000.0", "100000.0"],
];

test.each(FOLDED)("%s", (source, expected) => {
  expect(folded(source)).toBe(expected);
});

describe("integers", () => {
  const small = fc.bigInt({ min: -(2n ** 40n), max: 2n ** 40n });

  test("a == a // b * b + a % b, and a % b has the sign of b", () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        fc.pre(b !== 0n);
        const quotient = foldBinary("FloorDiv", a, b) as bigint;
        const remainder = foldBinary("Mod", a, b) as bigint;
        expect(quotient * b + remainder).toBe(a);
        expect(remainder === 0n || remainder < 0n === b < 0n).toBe(true);
      }),
    );
  });

  test("the quotient of big ints is the nearest float", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 2n ** 300n }),
        fc.bigInt({ min: 1n, max: 2n ** 300n }),
        (a, b) => {
          const quotient = foldBinary("Div", a, b) as number;
          // q is the nearest when a lies within half a unit: compare a * 2^k with (q ± ulp / 2) * b * 2^k exactly.
          const scale = 1200;
          const exact = (value: number): bigint => {
            let shifted = 0;
            while (!Number.isInteger(value)) {
              value *= 2;
              shifted++;
            }
            return BigInt(value) << BigInt(scale - shifted);
          };
          const ulp = 2 ** (Math.floor(Math.log2(quotient)) - 52);
          const distance = (a << BigInt(scale)) - exact(quotient) * b;
          expect((distance < 0n ? -distance : distance) * 2n <= exact(ulp) * b).toBe(true);
        },
      ),
    );
  });

  test("-(-a) and ~~a are a", () => {
    fc.assert(
      fc.property(fc.bigInt(), (a) => {
        expect(foldUnary("USub", foldUnary("USub", a)!)).toBe(a);
        expect(foldUnary("Invert", foldUnary("Invert", a)!)).toBe(a);
      }),
    );
  });
});
