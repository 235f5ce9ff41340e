/** scripts/wasm: what it compiles does what the same text does as JavaScript. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";
import fc from "fast-check";
import { expect, test } from "vitest";

const scripts = fileURLToPath(new URL("../../../scripts/wasm/", import.meta.url));
const { Compiler } = await import(path.join(scripts, "compiler.mjs"));
const { Sources } = await import(path.join(scripts, "sources.mjs"));

type Run = (...args: number[]) => number;

interface Made {
  readonly compiled: Run;
  readonly interpreted: Run;
  /** The first words of the memory of each. */
  readonly words: readonly Int32Array[];
}

const given = { double: (x: number) => 2 * x, fail: () => -7 };
const constants = { LIMIT: 10, FIELD: { offset: 8, kind: "i32", get: () => 0 } };

/** Make `main` of `text` both ways; `given` and `constants` are what it may use besides itself. */
function make(text: string): Made {
  const file = "/virtual.ts";
  const names = new Map();
  const compile = (values: boolean) => {
    const sources = new Sources(new Map([[file, text]]));
    const value = (_: unknown, expression: string) =>
      values
        ? new Function(...Object.keys(constants), `return ${expression}`)(...Object.values(constants))
        : undefined;
    return new Compiler({ sources, constants: value, names, registers: [] }).module(
      sources.get(file),
      "main",
      1,
    );
  };
  compile(false);
  // @ts-expect-error: the project's types have no WebAssembly.
  const { Memory, Module, Instance } = WebAssembly;
  const memory = new Memory({ initial: 1, maximum: 1, shared: true });
  const env: Record<string, unknown> = { memory };
  const bytes = compile(true);
  for (const { name, text: imported } of names.values()) {
    env[name] = new Function(...Object.keys(given), `return ${imported}`)(...Object.values(given));
  }
  const { main } = new Instance(new Module(bytes), { env }).exports;
  const js = transformSync(text, { loader: "ts" }).code.replace(/^export /gm, "");
  const buffer = new SharedArrayBuffer(65536);
  const scope = {
    I32: new Int32Array(buffer),
    F64: new Float64Array(buffer),
    U8: new Uint8Array(buffer),
    ...constants,
    ...given,
  };
  const interpreted = new Function(...Object.keys(scope), `${js}; return main;`)(...Object.values(scope));
  return {
    compiled: main,
    interpreted,
    words: [new Int32Array(memory.buffer, 0, 64), scope.I32.subarray(0, 64)],
  };
}

/** The same results and the same memory, for any small numbers. */
function expectSame(text: string): void {
  const { compiled, interpreted, words } = make(text);
  const numbers = fc.integer({ min: -40, max: 40 });
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      // Compiled code has no -0.
      expect(compiled(a, b)).toBe(interpreted(a, b) + 0);
      expect([...words[0]]).toEqual([...words[1]]);
    }),
    { numRuns: 50 },
  );
}

test("arithmetic, comparisons, conditions", () => {
  expectSame(`export function main(a: number, b: number): number {
    const sum = ((a + b) | 0) - (b << 2) + (a >> 1) + ((a >>> 28) ^ (b & 7)) - (~a | 3);
    const product = a * b;
    if ((a < b && product > 12) || !(a !== b)) return sum + (a % 7);
    return product >= 0 ? -sum : b === 0 ? 1 : sum / 2 | 0;
  }`);
});

test("loops, labels, switches that fall through", () => {
  expectSame(`export function main(a: number, b: number): number {
    let result = 0;
    outer: for (let i = 0; i < LIMIT; i++) {
      let j = b & 7;
      while (j > 0) {
        j--;
        if (i === j) continue outer;
        if (result > 60) break outer;
        result += i - j;
      }
      other: switch ((a + i) & 7) {
        case 0:
          result++;
        case 1:
        case 2:
          result += 2;
          break;
        case 5: {
          if (b > 0) break other;
          result -= 9;
          break;
        }
        default:
          result ^= 1;
      }
    }
    return result;
  }`);
});

test("memory: words, bytes, doubles, fields, counting in place", () => {
  expectSame(`export function main(a: number, b: number): number {
    const i32 = I32;
    let at = 8;
    i32[at++] = a;
    i32[at] = i32[at - 1] = b;
    i32[at]++;
    i32[at - 1] += 5;
    F64[(at + 7) >> 1] = a / 4 + b;
    U8[100] = a;
    const half = F64[8] * 0.5;
    return i32[at] + U8[100] + (half < 1 ? -1 : 1) + --i32[(40 >> 2) + 3];
  }`);
});

test("functions: in place, of their own, imported", () => {
  expectSame(`
    /** @wasm inline */
    function larger(x: number, y: number): number {
      if (x > y) return x;
      return y;
    }
    /** @wasm */
    function gcd(x: number, y: number): number {
      while (y !== 0) {
        const rest = x % y;
        x = y;
        y = rest;
      }
      return x;
    }
    /** @wasm inline */
    function mean(x: number, y: number): double {
      return (x + y) / 2;
    }
    export function main(a: number, b: number): number {
      const x = larger(a, b) - larger(b, larger(3, a));
      return x + gcd(a & 63, b & 31) + double(a) + (mean(a, b) > 1.25 ? 1 : 0) + fail();
    }`);
});

test("what is not in the subset is named with its line", () => {
  expect(() => make("export function main(a: number): number {\n  return { a };\n}")).toThrow(
    /virtual.ts:2: no ObjectExpression/,
  );
  expect(() => make("export function main(a: number): number {\n  return a.b();\n}")).toThrow(
    /virtual.ts:2: no function/,
  );
});
