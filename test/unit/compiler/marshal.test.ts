import fc from "fast-check";
import { expect, test } from "vitest";
import type { CodeUnit, Const } from "../../../src/compiler/code-unit.js";
import { compileSource } from "../../../src/compiler/compile.js";
import { dumps, loads } from "../../../src/compiler/marshal.js";

const scalar: fc.Arbitrary<Const> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.bigInt(),
  fc.bigInt({ min: -(2n ** 31n), max: 2n ** 31n }),
  fc.double(),
  fc.string({ unit: "binary" }),
  fc.constant("\ud800 \udc00"),
  fc.uint8Array(),
  fc.constant<Const>({ kind: "ellipsis" }),
  fc.tuple(fc.double(), fc.double()).map(([real, imag]): Const => ({ kind: "complex", real, imag })),
);
const constant = fc.letrec<{ value: Const }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    scalar,
    fc.array(tie("value"), { maxLength: 5 }).map((items): Const => ({ kind: "tuple", items })),
    fc.array(scalar, { maxLength: 5 }).map((items): Const => ({ kind: "frozenset", items })),
  ),
})).value;

function unitWith(co_consts: readonly Const[]): CodeUnit {
  return { ...compileSource("x = 1\n", "x").code, co_consts };
}

test("constants come back", () => {
  fc.assert(
    fc.property(fc.array(constant), (consts) => {
      expect(loads(dumps(unitWith(consts))).co_consts).toEqual(consts);
    }),
  );
});

test("a name stands once", () => {
  const name = "a_rather_long_name_of_a_variable";
  const bytes = dumps(compileSource(`def f(): return ${name}\n${name} = f\n`, "x").code);
  expect(Buffer.from(bytes).toString("latin1").split(name)).toHaveLength(2);
});

test("bytes of another format are refused", () => {
  const bytes = dumps(unitWith([]));
  for (const at of [0, 4]) {
    const other = bytes.slice();
    other[at]!++;
    expect(() => loads(other)).toThrow("not compiled by this minipy");
  }
});
